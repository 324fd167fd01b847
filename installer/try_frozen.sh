#!/usr/bin/env bash
# Runs every command of the frozen program (try_commands.sh), then the journeys of the window, the tests
# of the commands and those of work in several processes with the frozen program's own parts.
# Builds it first, with tests. Arguments go to pytest.
#   installer/try_frozen.sh [tests/ui/test_journeys.py ...]
set -euo pipefail
cd "$(dirname "$0")/.."
[ "$(uname -s)" != Linux ] || installer/linux.sh --tests
program="$PWD/build/frozen/faellestid/faellestid-tests"
[ $# -gt 0 ] || installer/try_commands.sh "${program%-tests}"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/docs"
cp -R tests pyproject.toml "$folder/"
cp -R docs/guide "$folder/docs/"
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
cd "$folder"
[ $# -gt 0 ] || set -- tests/ui tests/planner/many tests/planner/test_cli*.py
"$program" "$folder" -q "$@"
