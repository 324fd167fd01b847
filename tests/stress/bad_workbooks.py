"""Read workbooks that no importer should trust, and hold each ending against the page of messages.

    .venv/bin/python -m tests.stress.bad_workbooks FOLDER

FOLDER holds files that are named as in `ENDS`: bombs, lies, wrong names, broken files. Each is read
as the program reads it, in a child process within 20 s and 1 GB. Ends with 1 if a file takes longer
or says something else than docs/IMPORT_MESSAGES.md promises.
"""

import sys
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

from models.finding import UnusableInput
from planner.importing import read_roster
from tests.stress.mutated_workbooks import key_of

READ = "read"
_SECONDS = 20.0

ENDS: Mapping[str, str] = {
    "ok.xlsx": READ, "xlsx_named.xls": READ, "xlsx_named_noext": READ, "xls_named.xlsx": READ,
    "csv_named.xlsx": READ,
    "bomb_spaces_1GB.xlsx": "bomb", "bomb_20Mcells.xlsx": "bomb", "bomb_string_1GB.xlsx": "bomb",
    "billion_laughs_sst.xlsx": "entities", "billion_laughs_sheet.xlsx": "entities",
    "quadratic_blowup.xlsx": "entities", "xxe_file.xlsx": "entities",
    "dim_full_1cell.xlsx": "no_dates", "huge_merge.xlsx": "no_dates",
    "merge_10000rows.xlsx": "no_dates", "date_overflow.xlsx": "no_dates",
    "lastrow_colA.xlsx": "too_wide",
    "corner_cells.xlsx": "too_wide", "lastrow_colZ.xlsx": "too_wide",
    "row_out_of_range.xlsx": "outside", "col_out_of_range.xlsx": "outside",
    "bad_sst_index.xlsx": "damaged", "missing_workbook.xlsx": "damaged",
    "not_xml.xlsx": "damaged", "truncated_50.xlsx": "damaged", "truncated_99.xlsx": "damaged",
    "crc_corrupt.xlsx": "damaged",
    "deep_nesting.xlsx": "no_cells", "styled_1M_empty_rows.xlsx": "no_cells",
    "utf16_sheet.xlsx": "encoding", "zero_bytes.xlsx": "empty", "random.xlsx": "no_spreadsheet",
    "html_named.xls": "web_page", "password.xlsx": "password", "dup_entries.xlsx": "twice",
    "formula_nocache.xlsx": "formulas",
}
"""How each file ends: as a roster, or in the sentence of a key."""


def _is_sound(path: Path) -> bool:
    """Whether what was to be damaged is not there: some programs write no table of texts."""
    if not path.name.startswith("billion_laughs_sst") or not zipfile.is_zipfile(path):
        return False
    return "xl/sharedStrings.xml" not in zipfile.ZipFile(path).namelist()


def main(folder: Path) -> int:
    """Print a line a file; returns the exit status."""
    wrong = 0
    for name, wanted in ENDS.items():
        began = time.monotonic()
        try:
            read_roster(folder / name)
            end = READ
        except UnusableInput as problem:
            end = key_of(str(problem))
        seconds = time.monotonic() - began
        good = end == (READ if _is_sound(folder / name) else wanted) and seconds <= _SECONDS
        wrong += not good
        print(f"{'  ' if good else '! '}{name:<28}{end:<16}{seconds:5.1f} s")
    others = sorted(path.name for path in folder.iterdir() if path.name not in ENDS)
    print(f"{len(ENDS)} files, {wrong} not as promised; not known: {', '.join(others) or 'none'}")
    return 1 if wrong or others else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
