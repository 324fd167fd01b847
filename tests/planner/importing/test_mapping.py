"""The file of answers: what it may say, how it is refused, and that it is written as it is read."""

from datetime import date
from pathlib import Path

import pytest

from models.finding import UnusableInput
from planner.importing.codes import Absent, Work
from planner.importing.mapping import Mapping, parse_mapping, parse_meaning, read_mapping
from planner.importing.mapping_text import mapping_to_toml, quoted

FULL = """
sheet = "Plan"
layout = "names_by_dates"
first_day = 2026-01-05

[codes]
A4 = "12:00-21:00"
AF = "12:00-21:00 day"
"N ø" = "23-07"
NO = "off"
SYG = "away"
900 = "9-17"

[people]
ignore = ["Kaffe", "Vikar 2"]

[people.same]
"BHA" = "Bo Hansen"
"""


def test_all_that_can_be_answered() -> None:
    assert parse_mapping(FULL, "m.toml") == Mapping(
        ("Plan",), "names_by_dates", date(2026, 1, 5),
        {"A4": Work(720, 1260, "evening"), "AF": Work(720, 1260, "day"),
         "N ø": Work(1380, 1860, "night"), "NO": Absent.OFF, "SYG": Absent.AWAY,
         "900": Work(540, 1020, "day")},
        ("Kaffe", "Vikar 2"), {"BHA": "Bo Hansen"},
    )


def test_nothing_need_be_answered() -> None:
    assert parse_mapping("", "m.toml") == Mapping()


@pytest.mark.parametrize(("text", "meaning"), [
    ("12:00-21:00", Work(720, 1260, "evening")), ("7-15 aften", Work(420, 900, "evening")),
    ("23.00–07.00", Work(1380, 1860, "night")), ("16:00-24:00", Work(960, 1440, "evening")),
    ("24:00-08:00", Work(1440, 1920, "night")), ("off", Absent.OFF), ("fri", Absent.OFF),
    ("away", Absent.AWAY), ("ferie", Absent.AWAY),
    ("25:99-7", None), ("7-7", None), ("7-15 + 17-20", None), ("7-15 lørdag", None), ("", None),
    ("evening", None), ("off evening", None), ("-", None),
])
def test_a_meaning(text: str, meaning: object) -> None:
    assert parse_meaning(text) == meaning


@pytest.mark.parametrize(("text", "named"), [
    ('[codes]\nA = "25:99-7"', ["codes.A", "25:99-7", "12:00-21:00"]),
    ("[codes]\nA = 7", ["codes.A", "»7«"]),
    ('[codes]\nA = ""', ["codes.A"]),
    ("codes = 3", ["codes", "[codes]"]),
    ('farve = "rød"', ["farve", "first_day"]),
    ('[people]\nwho = "x"', ["people.who", "people.ignore, people.same"]),
    ('layout = "kvadrat"', ["kvadrat", "rows_of_shifts"]),
    ("layout = 3", ["layout"]),
    ('first_day = "5. januar"', ["first_day", "5. januar", "2026-01-05"]),
    ("first_day = 2026", ["first_day", "2026"]),
    ("sheet = 3", ["sheet", "»3«"]),
    ('sheet = ["Plan", ""]', ["sheet"]),
    ('[people.same]\nBHA = ["Bo"]', ["people.same.BHA"]),
    ('a = 1\nb = "x" "y"', ["linje 2"]),
    ('[codes]\nÅ4 = "off"', ["linje 2", "anførselstegn"]),
    ('[codes]\nA = "off"\nA = "away"', ["linje 3"]),
    ("x = " + "[" * 3000, ["linje"]),
])
def test_what_cannot_be_used_is_named(text: str, named: list[str]) -> None:
    with pytest.raises(UnusableInput) as caught:
        parse_mapping(text, "svar.toml")
    for words in ("svar.toml", *named):
        assert words in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_files_of_any_editor(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "m.toml"
    path.write_bytes('[codes]\r\n"Å4" = "off"\r\n'.encode(encoding))
    assert read_mapping(path).codes == {"Å4": Absent.OFF}


def test_a_file_that_is_not_there_or_too_large(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match=r"m\.toml.*kan ikke læses"):
        read_mapping(tmp_path / "m.toml")
    (tmp_path / "m.toml").write_bytes(b"#" * 1_000_001)
    with pytest.raises(UnusableInput, match="for stor"):
        read_mapping(tmp_path / "m.toml")


@pytest.mark.parametrize("mapping", [
    Mapping(),
    parse_mapping(FULL, "m.toml"),
    Mapping(("Uge 10", 'Uge "11"'), codes={'a"b\\ \U0001f600': Absent.AWAY, "-": Work(
        1440, 1920, "night")}, same={"Åse\t": "Åse\u2028Lund"}, ignore=("\x07x",)),
])
def test_what_is_written_is_read_again(mapping: Mapping) -> None:
    assert parse_mapping(mapping_to_toml(mapping), "m.toml") == mapping


def test_control_characters_are_escaped() -> None:
    assert quoted('a"\\\n\x00') == '"a\\"\\\\\\n\\u0000"'


def test_the_example_of_the_page_is_read() -> None:
    page = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    example = next(part for part in page.split("```") if "[people.same]" in part)
    mapping = parse_mapping(example, "README.md")
    assert mapping.codes["AF"] == Work(720, 1260, "day")
    assert mapping.same == {"BHA": "Bo Hansen"}
