# Everything starts from a fresh clone: each target makes .venv first, where it is missing or old.
#   make demo    plans the sample care home into ./demo and opens it where there is a screen
#   make run     opens the app
#   make test    all checks and tests
#   make lint    the checks alone
#   make slow    the tests that take minutes
#   make bench   measures planning: how long, how good, how near the best (hours; see the module)
#   make package builds the .deb and the tarball into ./dist
#   make clean   removes what the other targets made

# Tests start hundreds of programs: what one has compiled the next one has.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
READY := .venv/.ready
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo run test slow lint bench package clean

help:
	@sed -n 's/^#   //p' Makefile

$(READY): pyproject.toml constraints.txt scripts/setup.sh
	@scripts/setup.sh

demo: $(READY)
	@scripts/demo.sh

run: $(READY)
	@$(BIN)/faellestid

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n $(WORKERS)

slow: $(READY)
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n $(WORKERS) -m slow

bench: $(READY)
	$(BIN)/python -m benchmarks.bench $(BENCH)

package: $(READY)
	@installer/linux.sh

clean:
	rm -rf .venv demo build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -rf .import_linter_cache
	find models planner ui tests -name __pycache__ -type d -prune -exec rm -rf {} +
