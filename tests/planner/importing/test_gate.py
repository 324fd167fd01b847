import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from models.finding import UnusableInput
from planner.importing.gate import examine
from planner.importing.sheet import load
from planner.importing.understand import understand
from planner.texts import t
from tests.planner.importing.books import LEGEND, asked, book, days, work

SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'
OPEN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def sound(folder: Path) -> Path:
    """A roster that can be read."""
    return book(folder, Plan=[["Navn", *days(7)], ["Bo Hansen", "D", "A"]])


def changed(path: Path, part: str, content: bytes | None, **more: bytes) -> Path:
    """The workbook with one part replaced (None: left out) and others added."""
    old = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        if content is not None:
            new.writestr(part, content)
        for name, extra in more.items():
            new.writestr(name, extra)
    return path


def sheet(rows: bytes, tail: bytes = b"") -> bytes:
    """The XML of a worksheet."""
    return HEAD + OPEN + b"<sheetData>" + rows + b"</sheetData>" + tail + b"</worksheet>"


def says(path: Path, key: str, **values: object) -> None:
    """The file ends in exactly the sentence of that key."""
    with pytest.raises(UnusableInput) as caught:
        understand(path)
    assert str(caught.value) == t(f"import.{key}", file=path.name, **values)


def test_a_missing_file_a_folder_and_an_empty_file(tmp_path: Path) -> None:
    says(tmp_path / "væk.xlsx", "missing", folder=tmp_path)
    says(tmp_path, "folder")
    (tmp_path / "tom.xlsx").write_bytes(b"")
    says(tmp_path / "tom.xlsx", "empty")


@pytest.mark.parametrize(("content", "key"), [
    (b"%PDF-1.7\n%abc", "no_spreadsheet"),
    (bytes(range(256)) * 10, "no_spreadsheet"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "no_spreadsheet"),
    (b"<html><table><tr><td>Navn</td></tr></table></html>", "web_page"),
    (b"\xef\xbb\xbf<!DOCTYPE html><p>Navn", "web_page"),
    (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas"/>', "xml"),
    (b"PK\x03\x04 and no more", "damaged"),
    (bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 600, "no_spreadsheet"),
    (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "password"),
])
def test_the_bytes_decide_what_a_file_is(tmp_path: Path, content: bytes, key: str) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(content)
    says(path, key)


def test_a_text_document_in_the_same_container_is_no_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "brev.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", "<document/>")
    says(path, "no_spreadsheet")


@pytest.mark.parametrize("share", [0.5, 0.9, 0.99])
def test_a_file_cut_short_is_damaged(tmp_path: Path, share: float) -> None:
    path = sound(tmp_path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    says(path, "damaged")


def test_a_flipped_byte_in_a_sheet_is_damaged(tmp_path: Path) -> None:
    path = sound(tmp_path)
    content = bytearray(path.read_bytes())
    content[content.find(SHEET.encode()) + 60] ^= 0xFF
    path.write_bytes(content)
    says(path, "damaged")


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_wherever_it_stands(
    tmp_path: Path, part: str, encoding: str
) -> None:
    xml = '<?xml version="1.0"?>\n<!-- a < b --><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    path = changed(sound(tmp_path), part, xml.encode(encoding))
    if part == SHEET and encoding == "utf-16":
        says(path, "encoding")
    else:
        says(path, "entities", part=part)


def test_a_sheet_in_utf_16_is_refused_and_not_read_as_empty(tmp_path: Path) -> None:
    xml = sheet(b"").decode().replace("UTF-8", "UTF-16").encode("utf-16")
    says(changed(sound(tmp_path), SHEET, xml), "encoding")


def test_a_part_that_unpacks_to_hundreds_of_megabytes_is_refused(tmp_path: Path) -> None:
    path = sound(tmp_path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/media/image1.xml", b" " * 40_000_000)
    with pytest.raises(UnusableInput, match="pakker 40 MB ud"):
        examine(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    path = sound(tmp_path)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr(SHEET, sheet(b""))
    says(path, "twice", part=SHEET)


@pytest.mark.parametrize(("rows", "key", "more"), [
    (b'<row r="1"/><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "too_wide",
     {"cell": "XFD1048576"}),
    (b'<row r="1"/><row r="1048576"><c r="Z1048576"><v>1</v></c></row>', "too_wide",
     {"cell": "Z1048576"}),
    (b'<row r="99999999"><c r="A99999999"><v>1</v></c></row>', "outside", {}),
    (b'<row r="1"><c r="ZZZZ1"><v>1</v></c></row>', "outside", {}),
])
def test_cells_far_out_are_named_before_a_reader_sees_them(
    tmp_path: Path, rows: bytes, key: str, more: dict[str, object]
) -> None:
    says(changed(sound(tmp_path), SHEET, sheet(rows)), key, sheet="Plan", **more)


def test_a_merge_over_the_whole_sheet_harms_nobody(tmp_path: Path) -> None:
    tail = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    path = changed(sound(tmp_path), SHEET, sheet(b'<row r="1"><c r="A1"><v>1</v></c></row>', tail))
    says(path, "no_dates", sheets="Plan, Vagtkoder")


def test_formulas_without_a_value_are_named(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["B3"] = "=DATE(2026,3,29)"
    workbook.save(tmp_path / "plan.xlsx")
    says(tmp_path / "plan.xlsx", "formulas", sheet="Sheet", cell="B3")


def test_formulas_and_error_values_beside_shifts_are_asked_about(tmp_path: Path) -> None:
    path = book(tmp_path, Plan=[["Navn", *days(7)], ["Bo Hansen", "D", "=A1", "#N/A"]])
    workbook = openpyxl.load_workbook(path)
    workbook["Plan"]["D2"].data_type = "e"
    workbook.save(path)
    assert sorted(asked(understand(path))) == [("error_cells", "D2"), ("formula", "C2")]


def test_an_empty_workbook_and_one_without_dates_or_people(tmp_path: Path) -> None:
    says(book(tmp_path, None, Ark=[]), "no_cells")
    says(book(tmp_path, None, Ark=[["Navn"], ["Bo Hansen"]]), "no_dates", sheets="Ark")
    says(book(tmp_path, None, Ark=[["x", *days(7)], [None, 1]]), "no_people", sheets="Ark")


def test_macros_are_said_and_not_run(tmp_path: Path) -> None:
    path = sound(tmp_path)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/vbaProject.bin", b"\x00")
    assert asked(understand(path)) == [("macros", None)]


@pytest.mark.parametrize("name", ["plan.xls", "plan", "plan.csv", "plan.txt"])
def test_a_wrong_name_does_not_matter(tmp_path: Path, name: str) -> None:
    path = sound(tmp_path).rename(tmp_path / name)
    assert [len(p.shifts) for p in understand(path).employees] == [2]


def _lines(delimiter: str, *rows: tuple[str, ...]) -> str:
    return "\r\n".join(delimiter.join(row) for row in rows) + "\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_text_in_any_usual_encoding_and_delimiter(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    path = tmp_path / "plan.xlsx"
    text = _lines(delimiter, ("Navn", "Dato", "Start", "Slut"),
                  ("Åse Sørensen", "05-01-2026", "07:00", "15:00"))
    path.write_bytes(text.encode(encoding))
    [person] = understand(path).employees
    assert person.name == "Åse Sørensen"
    assert work(person) == ["2026-01-05T07:00 2026-01-05T15:00 day"]


def test_addresses_count_as_excel_does(tmp_path: Path) -> None:
    plan = load(book(tmp_path, LEGEND, Plan=[[*[None] * 27, "x"]])).sheets[0]
    assert plan.address(0, 27) == "AB1"
    assert plan.turn().address(27, 0) == "AB1"
    assert plan.turn().text(27, 0) == "x"




def test_a_package_whose_parts_have_no_readable_names_is_damaged(tmp_path: Path) -> None:
    path = sound(tmp_path)
    content = changed(path, "", None, **{"xl/vægt.xml": b"<a/>"}).read_bytes()
    path.write_bytes(content.replace("vægt".encode(), b"v\xec\xecgt"))
    says(path, "damaged")


def test_a_libreoffice_file_without_its_list_of_parts_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "plan.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", "<a/>")
    says(path, "damaged")


@pytest.mark.parametrize("number", [b"NaN", b"INF"])
def test_a_number_that_is_none_is_asked_about(tmp_path: Path, number: bytes) -> None:
    path = book(tmp_path, Plan=[["Navn", *days(7)], ["Bo Hansen", 4711, "A"]])
    part = zipfile.ZipFile(path).read(SHEET)
    assert b"<v>4711</v>" in part
    roster = understand(changed(path, SHEET, part.replace(b"<v>4711</v>", b"<v>%s</v>" % number)))
    assert asked(roster, "error") == [("unknown_code", "B2")]


@pytest.mark.parametrize(("cell", "far"), [(b"XFD2", "XFD9000"), (b"B1048576", "Z1048576")])
def test_a_cell_far_out_is_found_wherever_it_stands(
    tmp_path: Path, cell: bytes, far: str
) -> None:
    rows = b'<row r="2"><c r="%s"><v>1</v></c><c r="C2"><v>1</v></c></row>' % cell
    rows += b'<row r="9000"><c r="Z9000"><v>1</v></c></row>'
    path = changed(sound(tmp_path), SHEET, sheet(rows))
    says(path, "too_wide", sheet="Plan", cell=far)


def test_a_cell_that_strayed_far_below_the_plan_is_named(tmp_path: Path) -> None:
    far = b'<row r="150001"><c r="A150001"><v>1</v></c></row>'
    near = b'<row r="1"><c r="A1"><v>1</v></c></row>'
    says(changed(sound(tmp_path), SHEET, sheet(near + far)), "too_wide", sheet="Plan",
         cell="A150001")


def test_cells_that_only_together_reach_too_far_are_found(tmp_path: Path) -> None:
    """The last cell of each row stands near; the sheet that a reader lays out is still vast."""
    row = b'<row r="2"><c r="Q999999"><v>1</v></c><c r="B2"><v>1</v></c></row>'
    says(changed(sound(tmp_path), SHEET, sheet(row)), "too_wide", sheet="Plan", cell="Q999999")
