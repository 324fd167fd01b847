"""LibreOffice doing to a workbook what people do: sort its lines, insert some, filter, save."""

import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

from tests.planner.exporting.recalculated import SOFFICE

_MACRO = """
Sub Work
    Dim aHidden(0) As New com.sun.star.beans.PropertyValue
    aHidden(0).Name = "Hidden"
    aHidden(0).Value = True
    oBook = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, aHidden())
    oSheet = oBook.Sheets.getByIndex({sheet})
    oSheet.unprotect("")
    Dim aFields(0) As New com.sun.star.table.TableSortField
    aFields(0).Field = {by}
    aFields(0).IsAscending = False
    Dim aHow(1) As New com.sun.star.beans.PropertyValue
    aHow(0).Name = "SortFields"
    aHow(0).Value = aFields()
    aHow(1).Name = "ContainsHeader"
    aHow(1).Value = False
    oSheet.getCellRangeByPosition(0, {first}, {right}, {last}).sort(aHow())
    oSheet.Rows.insertByIndex({first} + 2, 2)
    oSheet.Columns.insertByIndex(1, 1)
    oSheet.Rows.getByIndex({first} + 5).IsVisible = False
    Dim aKind(0) As New com.sun.star.beans.PropertyValue
    aKind(0).Name = "FilterName"
    aKind(0).Value = "Calc MS Excel 2007 XML"
    oBook.storeToURL("{target}", aKind())
    oBook.close(True)
End Sub
"""
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE {root} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{file}.dtd">\n'
)


def sorted_and_inserted(
    path: Path, folder: Path, sheet: int, rows: tuple[int, int], columns: int, by: int
) -> Path:
    """The workbook after rows first–last (from 1) of a sheet were sorted downwards by a column
    (from 1), two rows and a column inserted and a row filtered away."""
    assert SOFFICE is not None
    office = [SOFFICE, f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless"]
    # A new profile is filled at the first start, over whatever is in it.
    subprocess.run(
        [*office, "--terminate_after_init"], check=True, capture_output=True, timeout=120
    )
    target = folder / f"gemt-{path.name}"
    macro = _MACRO.format(
        source=path.as_uri(), target=target.as_uri(), sheet=sheet, first=rows[0] - 1,
        last=rows[1] - 1, right=columns - 1, by=by - 1,
    )
    _install(macro, folder / "profil" / "user" / "basic")
    subprocess.run(
        [*office, "macro:///Standard.Work.Work"],
        check=True, capture_output=True, timeout=300,
    )
    return target


def _install(macro: str, basic: Path) -> None:
    """Put the macro into a profile of its own."""
    standard = basic / "Standard"
    standard.mkdir(parents=True, exist_ok=True)
    (basic / "script.xlc").write_text(
        _HEAD.format(root="library:libraries", file="libraries")
        + '<library:libraries xmlns:library="http://openoffice.org/2000/library" '
        'xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" '
        'library:link="false"/></library:libraries>', encoding="utf-8",
    )
    (standard / "script.xlb").write_text(
        _HEAD.format(root="library:library", file="library")
        + '<library:library xmlns:library="http://openoffice.org/2000/library" '
        'library:name="Standard" library:readonly="false" library:passwordprotected="false">'
        '<library:element library:name="Work"/></library:library>', encoding="utf-8",
    )
    (standard / "Work.xba").write_text(
        _HEAD.format(root="script:module", file="module")
        + '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Work" '
        f'script:language="StarBasic">{escape(macro)}</script:module>', encoding="utf-8",
    )
