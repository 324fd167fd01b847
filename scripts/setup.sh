#!/usr/bin/env bash
# Makes .venv with everything that pyproject.toml asks for, in the versions of constraints.txt,
# and sees to it that the system has the libraries that Qt needs. Called by the Makefile.
# --system-only installs those libraries and nothing else.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '== %s\n' "$*"; }
die() { printf 'setup: %s\n' "$*" >&2; exit 1; }

# What Qt 6 loads on Debian and Ubuntu: for drawing in memory, and for a window under X11.
QT_PACKAGES=(
  libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libx11-xcb1 libxkbcommon0
  libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
  libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1
  libwayland-client0 libwayland-cursor0 libwayland-egl1 fonts-dejavu-core
)

has_apt() { command -v apt-get >/dev/null 2>&1; }

# install WHY PACKAGE...: with apt as root; otherwise names the line to type and ends.
install() {
  local why=$1
  shift
  if ! has_apt; then
    die "$why. Install what corresponds to these Debian packages, then run make again: $*"
  fi
  if [ "$(id -u)" -ne 0 ]; then
    die "$why. Type this, then run make again:
    sudo apt-get update && sudo apt-get install -y $*"
  fi
  say "$why: installing with apt-get"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

new_enough() {
  "$1" -c 'import sys; sys.exit(not ((3, 11) <= sys.version_info[:2] < (3, 14)))' 2>/dev/null
}

find_python() {
  local candidate
  for candidate in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.12 python3.11 python; do
    if command -v "$candidate" >/dev/null 2>&1 && new_enough "$candidate"; then
      command -v "$candidate"
      return
    fi
  done
  return 1
}

make_venv() {
  local python
  if [ -x .venv/bin/python ] && .venv/bin/python -m pip --version >/dev/null 2>&1; then
    return
  fi
  if ! python=$(find_python); then
    install "no Python 3.11, 3.12 or 3.13 found" python3 python3-venv
    python=$(find_python) || die "this system offers no Python 3.11, 3.12 or 3.13. Install one,
    then run: make PYTHON=/path/to/python"
  fi
  "$python" -c 'import ensurepip, venv' 2>/dev/null \
    || install "Python lacks its venv module" "python$("$python" -c \
        'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
  say "making .venv with $("$python" --version)"
  "$python" -m venv --clear .venv
}

qt_plugin() { .venv/bin/python -c \
  'import pathlib, PySide6; print(pathlib.Path(PySide6.__file__).parent / "Qt/plugins/platforms/'"$1"'")'; }

qt_is_complete() {
  local plugin
  for plugin in libqoffscreen.so libqxcb.so; do
    ! ldd "$(qt_plugin "$plugin")" | grep -q 'not found' || return 1
  done
  QT_QPA_PLATFORM=offscreen .venv/bin/python -c \
    'from PySide6.QtWidgets import QApplication; from PySide6.QtGui import QFontDatabase
QApplication([]); raise SystemExit(not QFontDatabase.families())' >/dev/null 2>&1
}

check_qt() {
  [ "$(uname -s)" = Linux ] || return 0
  qt_is_complete && return
  install "Qt lacks libraries or fonts of the system" "${QT_PACKAGES[@]}"
  qt_is_complete || die "Qt still cannot start. This shows what it lacks:
    ldd $(qt_plugin libqxcb.so) | grep 'not found'"
}

if [ "${1:-}" = --system-only ]; then
  install "What Qt needs" "${QT_PACKAGES[@]}"
  exit
fi
make_venv
say "installing what pyproject.toml asks for"
.venv/bin/python -m pip install --quiet --disable-pip-version-check \
  --constraint constraints.txt --editable '.[dev]'
check_qt
touch .venv/.ready
say "ready"
