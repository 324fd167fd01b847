#!/usr/bin/env bash
# Tries a .deb on a bare Debian or Ubuntu, as root, in a container that may be thrown away: installs it,
# plans the sample care home, opens the window on the plan, takes it off again, and looks for what was
# left behind.
#   debootstrap --variant=minbase bookworm ROOT && cp DEB installer/try_deb.sh ROOT/ &&
#   chroot ROOT /try_deb.sh /DEB [PICTURE.png]
# In a chroot /proc, /dev and a /dev/shm that everybody may write in are mounted first.
set -euo pipefail
deb=$1
picture=${2:-}
say() { printf '== %s\n' "$*"; }
export DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 HOME=/home/somebody

say "A screen for the trial"
apt-get update -qq
apt-get install -y -qq --no-install-recommends xvfb xauth xdotool imagemagick >/dev/null
useradd --create-home somebody 2>/dev/null || true
as() { runuser -u somebody -- env HOME=/home/somebody LANG=C.UTF-8 "$@"; }
# Besides what apt itself keeps: lists, logs, caches.
listing() { find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /tmp -o -path /run \
  -o -path /var/lib/dpkg -o -path /var/lib/apt -o -path /var/cache -o -path /var/log \) -prune \
  -o -print | sort; }
before=$(apt-mark showmanual | sort; dpkg-query -f '${Package}\n' -W | sort)
listing > /tmp/before

say "Install"
apt-get install -y -qq --no-install-recommends "$deb" >/dev/null
command -v faellestid faellestid-app

say "Plan the sample care home"
cd /home/somebody
as faellestid example sample --time-limit 10 --quiet
as test -s sample/plan.xlsx -a -s sample/plan.json
as faellestid check sample/plan.json | tail -2
as faellestid plan sample/plan.json --time-limit 5 --quiet --save sample/plan.faellestid
as faellestid export sample/plan.faellestid --pdf sample/uge.pdf --sheet weeks
as faellestid export sample/plan.faellestid --ics sample/kalendere

say "Open the window"
as bash -c 'cd; Xvfb :77 -screen 0 1600x1000x24 >/dev/null 2>&1 & echo $! > x.pid; sleep 2
  DISPLAY=:77 faellestid-app sample/plan.faellestid > window.log 2>&1 & window=$!
  for _ in $(seq 60); do
    sleep 1
    found=$(DISPLAY=:77 xdotool search --onlyvisible --name "Fællestid" 2>/dev/null | head -1) || true
    [ -z "$found" ] || break
  done
  [ -n "$found" ] || { cat window.log; exit 1; }
  sleep 8
  DISPLAY=:77 xdotool getwindowname "$found"
  DISPLAY=:77 import -window root window.png
  kill -0 $window
  # The incident of the sample may be past its date by now, and has then left the plan.
  DISPLAY=:77 xdotool windowfocus "$found" key ctrl+s
  sleep 4
  DISPLAY=:77 xdotool windowfocus "$found" key ctrl+q
  for _ in $(seq 20); do kill -0 $window 2>/dev/null || break; sleep 1; done
  ! kill -0 $window 2>/dev/null || { echo "The window did not close"; kill $window; exit 1; }
  kill "$(cat x.pid)"; cat window.log'
log=.local/share/faellestid/faellestid.log
if grep -q ERROR "$log" 2>/dev/null; then
  cat "$log"
  exit 1
fi

say "Take it off"
apt-get purge -y -qq faellestid >/dev/null
apt-get autoremove --purge -y -qq >/dev/null
after=$(apt-mark showmanual | sort; dpkg-query -f '${Package}\n' -W | sort)
[ "$before" = "$after" ] || { diff <(echo "$before") <(echo "$after"); exit 1; }
listing > /tmp/after
say "Left behind"
comm -13 /tmp/before /tmp/after | tee /tmp/left
if grep -v '^/home/somebody' /tmp/left; then
  echo "Something was left outside the user's own folder"
  exit 1
fi
[ -z "$picture" ] || cp window.png "$picture"
say "Well"
