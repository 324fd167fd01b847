#!/usr/bin/env bash
# docs/daekningsrapport.pdf anew: the coverage report of the sample care home, planned first.
# Arguments go to `faellestid example`, for instance --time-limit 120.
set -euo pipefail
cd "$(dirname "$0")/.."
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

# 1 says that a rule is broken or a whole row missing: the plan is there all the same.
status=0
.venv/bin/faellestid example "$folder" --quiet "$@" || status=$?
[ "$status" -le 1 ] || exit "$status"

FAELLESTID_LANGUAGE=da .venv/bin/faellestid export "$folder/plan.json" \
  --pdf docs/daekningsrapport.pdf --sheet coverage
