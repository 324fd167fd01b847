#!/usr/bin/env bash
# The sample care home from roster to plan, in ./demo, and the app on it where there is a screen.
set -euo pipefail
cd "$(dirname "$0")/.."

# 1 says that a rule is broken or a whole row missing: the plan is there all the same.
status=0
.venv/bin/faellestid example demo || status=$?
[ "$status" -le 1 ] || exit "$status"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ]; then
  .venv/bin/faellestid demo/plan.json \
    || echo "Vinduet kunne ikke åbnes; planen ligger i mappen demo."
else
  echo "Her er ingen skærm. Åbn demo/plan.xlsx i et regneark, eller kør make run ved en skærm."
fi
