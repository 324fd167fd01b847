#!/usr/bin/env bash
# Puts Fællestid among the programs of the one who runs this, without rights to the machine, and lets
# .faellestid files open with it. The folder stays where it is.
#   ./for-one-user.sh             adds it
#   ./for-one-user.sh --remove    takes it away again; plans stay
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
desk="$here/_internal/ui/desktop"
share="${XDG_DATA_HOME:-$HOME/.local/share}"
entry="$share/applications/faellestid.desktop"
kind="$share/mime/packages/faellestid.xml"
icon="$share/icons/hicolor/scalable/apps/faellestid.svg"

if [ "${1:-}" = --remove ]; then
  rm -f "$entry" "$kind" "$icon"
else
  install -Dm644 "$desk/faellestid.xml" "$kind"
  install -Dm644 "$desk/faellestid.svg" "$icon"
  mkdir -p "$(dirname "$entry")"
  # A path may hold spaces: quoted, as the standard of desktop entries asks.
  awk -v program="\"$here/faellestid-app\"" \
    '/^Exec=/ { print "Exec=" program " %F"; next } { print }' "$desk/faellestid.desktop" > "$entry"
fi
update-mime-database "$share/mime" 2>/dev/null || true
update-desktop-database "$share/applications" 2>/dev/null || true
