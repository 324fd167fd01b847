"""Worksheets as other programs write them, edited byte by byte."""

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from planner.exporting.own_workbook_comments import Comments
from planner.exporting.own_workbook_look import Widths, areas_of, look
from planner.exporting.own_workbook_package import Package, open_package
from planner.exporting.own_workbook_sheet import Strings, TextCells, with_more
from planner.exporting.own_workbook_xml import OddXml, escaped, find, walk

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRINGS = (
    f'<sst xmlns="{MAIN}" count="3"><si><t>D</t></si>'
    "<si><r><rPr><b/></rPr><t>N</t></r><r><t xml:space=\"preserve\"> sen</t></r>"
    "<rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si><si/></sst>"
).encode()


def sheet(rows: str, head: str = "", tail: str = "", prefix: str = "") -> bytes:
    """A worksheet around some rows."""
    space = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{prefix}worksheet {space}="{MAIN}">{head}'
        f"<{prefix}sheetData>{rows}</{prefix}sheetData>{tail}</{prefix}worksheet>"
    ).encode()


def written(data: bytes, texts: dict[tuple[int, int], str]) -> str:
    """The worksheet with texts in it."""
    cells = TextCells(look(data, {row for row, _ in texts}), Strings(STRINGS))
    assert all(cells.can_hold(place, text) for place, text in texts.items())
    made = cells.write(texts)
    walk(made, lambda _n, _a, _at: None, lambda _n, _at: None)
    return made.decode()


def test_a_shared_string_becomes_the_cells_own() -> None:
    data = sheet('<row r="1"><c r="A1" s="4" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c></row>')
    made = written(data, {(0, 0): "x"})
    assert made == data.decode().replace(
        '<c r="A1" s="4" t="s"><v>0</v></c>',
        '<c r="A1" s="4" t="inlineStr"><is><t xml:space="preserve">D x</t></is></c>',
    )


def test_the_look_of_letters_stays_and_so_do_readings() -> None:
    made = written(sheet('<row r="1"><c r="A1" t="s"><v>1</v></c></row>'), {(0, 0): "x"})
    assert ('<is><r><rPr><b/></rPr><t>N</t></r><r><t xml:space="preserve"> sen</t></r>'
            '<r><t xml:space="preserve"> x</t></r><rPh sb="0" eb="1">') in made


def test_prefixes_are_those_of_the_sheet() -> None:
    rows = '<x:row r="1"><x:c r="A1" t="s"><x:v>1</x:v></x:c></x:row>'
    made = written(sheet(rows, prefix="x:"), {(0, 0): "x", (0, 2): "y", (3, 1): "z"})
    assert "<x:is><x:r><x:rPr><x:b/></x:rPr><x:t>N</x:t></x:r>" in made
    assert not re.search(r"<(?!/?x:|\?)", made)


def test_cells_that_are_not_there_come_in_their_order() -> None:
    rows = '<row r="2" spans="1:4"><c r="B2"><v>1</v></c><c r="D2" s="1"/></row><row r="5"/>'
    made = written(sheet(rows), {(1, 0): "a", (1, 2): "c", (1, 3): "d", (1, 5): "f", (4, 1): "g",
                                 (3, 0): "h", (9, 0): "i"})
    assert re.findall(r'r="([A-Z]+\d+)"', made) == [
        "A2", "B2", "C2", "D2", "F2", "A4", "B5", "A10",
    ]
    assert 'r="D2" s="1" t="inlineStr"' in made
    assert "spans" not in made


def test_places_that_are_not_said_are_counted() -> None:
    rows = '<row><c><v>1</v></c><c t="inlineStr"><is><t>D</t></is></c></row><row><c/></row>'
    made = written(sheet(rows), {(0, 1): "x", (1, 0): "y"})
    assert "<t xml:space=\"preserve\">D x</t>" in made
    assert "<t xml:space=\"preserve\">y</t>" in made


def test_a_body_without_rows_gets_them() -> None:
    data = f'<worksheet xmlns="{MAIN}"><dimension ref="A1"/><sheetData/></worksheet>'.encode()
    made = written(data, {(2, 1): "x"})
    assert '<dimension ref="A1:B3"/><sheetData><row r="3"><c r="B3"' in made
    assert "</sheetData></worksheet>" in made


@pytest.mark.parametrize(
    "cell",
    ['<c r="A1"><v>7</v></c>', '<c r="A1" t="b"><v>1</v></c>', '<c r="A1" t="e"><v>#N/A</v></c>',
     '<c r="A1" t="str"><f>B1</f><v>D</v></c>', '<c r="A1"><f t="shared" si="0"/></c>',
     '<c r="A1" t="d"><v>2026-01-05</v></c>', '<c r="A1" t="s"><v>99</v></c>'],
)
def test_what_is_no_text_cannot_hold_more(cell: str) -> None:
    cells = TextCells(look(sheet(f'<row r="1">{cell}</row>'), {0}), Strings(STRINGS))
    assert not cells.can_hold((0, 0), "x")


def test_a_cell_that_is_full_cannot_hold_more() -> None:
    rows = f'<row r="1"><c r="A1" t="str"><v>{"x" * 32_700}</v></c></row>'
    cells = TextCells(look(sheet(rows), {0}), Strings(None))
    assert cells.can_hold((0, 0), "a" * 20)
    assert not cells.can_hold((0, 0), "a" * 80)


def test_signs_of_xml_and_of_other_letters_are_plain() -> None:
    assert escaped('<Åse> & "◆"') == b"&lt;&#197;se&gt; &amp; &quot;&#9670;&quot;"
    assert with_more(b"<t>1 &lt; 2</t>", "x", b"", b" ") == (
        b'<t xml:space="preserve">1 &lt; 2 x</t>'
    )


def test_quotes_signs_and_comments_in_tags_do_not_mislead() -> None:
    rows = "<!-- <c r='A1'> --><row r='1' x='a>b'><c r='A1' t='s' s='2'><v>0</v></c></row>"
    assert "<c r='A1' s='2' t=\"inlineStr\">" in written(sheet(rows), {(0, 0): "x"})


def test_a_part_of_another_encoding_keeps_it() -> None:
    rows = ('<row r="1"><c r="A1" t="inlineStr"><is><t>Å</t></is></c>'
            '<c r="B1" t="str"><v>Ø</v></c></row>')
    data = sheet(rows).replace(b"UTF-8", b"ISO-8859-1").decode().encode("latin-1")
    cells = TextCells(look(data, {0}), Strings(None))
    made = cells.write({(0, 1): "◆"})
    assert "<t>Å</t>".encode("latin-1") in made
    assert b"&#216; &#9670;" in made


def test_a_mark_of_utf_8_before_it_all_is_counted() -> None:
    data = b"\xef\xbb\xbf" + sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    made = TextCells(look(data, {0}), Strings(STRINGS)).write({(0, 0): "x"})
    assert made.startswith(b"\xef\xbb\xbf<?xml")
    assert b'"preserve">D x</t></is></c></row></sheetData>' in made


@pytest.mark.parametrize(
    "data",
    [b"<a>", b"<a/><b/>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<a/>".encode("utf-16"),
     sheet('<row r="x"/>'), sheet('<row r="1"><c r="1A"/></row>'), b"<worksheet/>"],
)
def test_what_cannot_be_edited_is_told(data: bytes) -> None:
    with pytest.raises(OddXml):
        look(data, {0})


def test_areas_and_widths() -> None:
    assert areas_of("A1 $B$2:C4 x A1:") == [(0, 0, 0, 0), (1, 1, 3, 2), (0, 0, 0, 0)]
    head = ('<sheetFormatPr defaultColWidth="11"/><cols><col min="2" max="4" width="4.5"/>'
            '<col min="6" max="6" width="wide"/></cols>')
    widths = Widths(look(sheet("", head), ()))
    assert [widths.of(column) for column in (0, 1, 3, 4)] == [11, 4.5, 4.5, 11]


def test_an_element_is_found_with_those_of_its_name_in_it() -> None:
    found = find(b"<a><b><b/>x</b><b/></a>", "b")
    assert found is not None
    assert (found.start, found.end) == (3, 15)


def _package(tmp_path: Path, extra: str) -> Package:
    path = tmp_path / "plan.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["D"])  # type: ignore[union-attr]
    book.save(path)
    with zipfile.ZipFile(path) as package:
        held = {name: package.read(name) for name in package.namelist()}
    part = "xl/worksheets/sheet1.xml"
    held[part] = held[part].replace(b"</worksheet>", extra.encode() + b"</worksheet>")
    with zipfile.ZipFile(path, "w") as package:
        for name, content in held.items():
            package.writestr(name, content)
    return open_package(path)


def test_the_drawing_of_comments_stands_before_what_must_come_after(tmp_path: Path) -> None:
    package = _package(tmp_path, '<extLst><ext uri="a"><legacyDrawing/></ext></extLst>')
    Comments(package, "xl/worksheets/sheet1.xml").write({(0, 0): "a", (4, 2): "b"})
    made = package.read("xl/worksheets/sheet1.xml")
    assert re.search(rb'<legacyDrawing xmlns:r="[^"]+" r:id="rId2"/><extLst>', made)
    shapes = package.read("xl/drawings/vmlDrawing1.vml")
    assert re.findall(rb"<x:Row>(\d+)</x:Row><x:Column>(\d+)<", shapes) == [
        (b"0", b"0"), (b"4", b"2"),
    ]
    assert len(set(re.findall(rb"_x0000_s\d+", shapes))) == 2
    types = package.read("[Content_Types].xml")
    assert types.count(b'Extension="vml"') == 1
    assert b'PartName="/xl/comments1.xml"' in types


def test_shapes_of_others_in_the_drawing_stay(tmp_path: Path) -> None:
    package = _package(tmp_path, "")
    part = "xl/worksheets/sheet1.xml"
    Comments(package, part).write({(0, 0): "a"})
    drawing = "xl/drawings/vmlDrawing1.vml"
    button = b'<v:shape id="_x0000_s1099" type="#_x0000_t201"><br></v:shape>'
    package.put(drawing, package.read(drawing).replace(b"</xml>", button + b"</xml>"))
    Comments(package, part).write({(1, 0): "b", (0, 0): "more"})
    shapes = package.read(drawing)
    assert button in shapes
    assert b'id="_x0000_s1100"' in shapes
    assert shapes.count(b"<v:shapetype") == 1
    said = package.read("xl/comments1.xml").decode()
    assert 'ref="A1" authorId="0"><text><t xml:space="preserve">a\nmore</t></text>' in said
    assert said.count("<comment ") == 2


def test_numbers_of_shapes_are_dealt_out_by_the_thousand(tmp_path: Path) -> None:
    package = _package(tmp_path, "")
    part = "xl/worksheets/sheet1.xml"
    package.put("xl/drawings/other.vml", b'<xml><v:shape id="_x0000_s2050"/></xml>')
    Comments(package, part).write({(row, 0): "a" for row in range(1023)})
    drawing = "xl/drawings/vmlDrawing1.vml"
    assert b'data="3"' in package.read(drawing)
    Comments(package, part).write({(2000, 0): "b"})
    assert b'data="3,4"' in package.read(drawing)
    numbers = re.findall(rb'id="_x0000_s(\d+)"', package.read(drawing))
    assert [int(number) for number in numbers] == list(range(3073, 4097))


def test_the_ending_is_that_of_the_kind_of_file(tmp_path: Path) -> None:
    package = _package(tmp_path, "")
    assert package.suffix() == ".xlsx"
    types = package.read("[Content_Types].xml")
    plain = b"openxmlformats-officedocument.spreadsheetml.sheet."
    macros = b"ms-excel.sheet.macroEnabled."
    package.put("[Content_Types].xml", types.replace(plain, macros))
    assert package.suffix() == ".xlsm"
