#!/usr/bin/env bash
# Runs every command of the console program once, on the sample, on a home that is planned in parts
# and on many units: what starts processes, asks for a password, or is imported late.
#   installer/try_commands.sh [PROGRAM]
# A status of 0 or 1 is well (1: a rule is broken, or something is not placed or not understood).
set -euo pipefail
program=${1:-.venv/bin/faellestid}
[[ $program != */* ]] || program=$(cd "$(dirname "$program")" && pwd)/$(basename "$program")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export PYTHONUTF8=1

run() {  # STATUS-AT-MOST ARGUMENT...
  local most=$1 status=0
  shift
  printf '== faellestid %s\n' "$*"
  "$program" "$@" >out.txt 2>err.txt || status=$?
  if [ "$status" -gt "$most" ] || grep -q Traceback err.txt; then
    printf 'It ended with %s\n' "$status"
    cat out.txt err.txt
    exit 1
  fi
}
there() { for file in "$@"; do [ -s "$file" ] || { echo "$file was not written"; exit 1; }; done; }

run 0 --help
run 0 --version
run 1 example sample --time-limit 2 --quiet
run 1 plan sample/solbakken-skabelon.xlsx --weeks 3 -o plan.xlsx --json plan.json \
  --save plan.faellestid --time-limit 2
there sample/plan.xlsx plan.xlsx plan.json plan.faellestid
run 1 read sample/solbakken-vagtplan.xlsx --json roster.json --write-mapping answers.toml
run 1 read sample/solbakken-vagtplan.xlsx --mapping answers.toml
run 1 check plan.faellestid
run 0 rules plan.json -o rules.toml
run 1 plan plan.json --rules rules.toml --json ruled.json --time-limit 2 --quiet
run 1 replan plan.json --roster sample/solbakken-vagtplan.xlsx --json new.json \
  --difference difference.json --time-limit 2 --yes
run 1 explain plan.json
run 1 helps plan.json --time-limit 3 --quiet
run 1 meeting-days plan.json
run 1 what-if plan.json --room --time-limit 2 --quiet
there answers.toml rules.toml ruled.json new.json

for sheet in weeks months people coverage attendance log; do
  run 0 export plan.json --pdf "$sheet.pdf" --sheet "$sheet" --paper A3
  there "$sheet.pdf"
done
run 0 export plan.faellestid --excel again.xlsx --ics calendars --review review.xlsx --log log.xlsx
for way in comment cell rows; do
  run 0 export plan.json --into sample/solbakken-vagtplan.xlsx --as "$way" -o "$way.xlsx"
  there "$way.xlsx"
done
there again.xlsx review.xlsx log.xlsx
run 0 remarks plan.json review.xlsx --json remarked.json
run 0 held plan.json again.xlsx --by AMR --json held.json
run 0 template template.xlsx
someone=$(sed -n 's/.*"id": "\([^"]*\)".*/\1/p' roster.json | head -1)
run 0 forget plan.faellestid --employee "$someone" --save less.faellestid
there remarked.json held.json template.xlsx less.faellestid

echo "== A password"
printf 'en lang adgangskode\n' > word
run 0 protect plan.faellestid --new-password-file word
"$program" check plan.faellestid </dev/null >out.txt 2>err.txt && { echo "It opens without"; exit 1; }
[ "$(head -c 6 plan.faellestid)" != SQLite ] || { echo "Anybody can read it"; exit 1; }
run 1 check plan.faellestid --password-file word
run 1 plan plan.faellestid --password-file word --save next.faellestid --time-limit 2 --quiet
run 0 protect plan.faellestid --password-file word --remove
run 1 check plan.faellestid

echo "== A home that is planned in parts"
names=(Anna Bodil Carla Dagny Ebba Frida Gerda Helga Inger Jytte Karen Lone)
shifts=("07:00-15:00" "15:00-23:00" "23:00-07:00")
{
  printf 'Navn;Afdeling;Stilling'
  # Days from a Monday on: January, February and March have 31, 28 and 31.
  for day in {5..88}; do
    if [ "$day" -le 31 ]; then printf ';%02d-01-2026' "$day"
    elif [ "$day" -le 59 ]; then printf ';%02d-02-2026' $((day - 31))
    else printf ';%02d-03-2026' $((day - 59)); fi
  done
  for unit in Lærken Mejsen Svalen; do
    for person in "${!names[@]}"; do
      printf '\n%s %s;%s;SSH' "${names[person]}" "$unit" "$unit"
      for day in {5..88}; do
        (((day + 3 * person) % 7 < 5)) && printf ';%s' "${shifts[person % 3]}" || printf ';'
      done
    done
  done
  echo
} > large.csv
run 1 plan large.csv --json large.json --time-limit 8
grep -q '"id"' large.json

echo "== Many units"
run 0 example many --many 3
run 1 plan --many many --out plans --time-limit 10
[ "$(find plans -name '*.faellestid' -o -name '*.json' | wc -l)" -ge 3 ] || { ls -R plans; exit 1; }

echo "== In English"
export FAELLESTID_LANGUAGE=en
run 0 --help
grep -qi usage out.txt
run 1 plan sample/solbakken-vagtplan.xlsx --weeks 3 -o english.xlsx --json english.json --time-limit 2
grep -q meetings out.txt
run 0 export english.json --pdf english.pdf --sheet weeks
run 0 template english-template.xlsx
there english.xlsx english.pdf english-template.xlsx
echo "== Well"
