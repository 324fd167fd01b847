from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from models.finding import UnusableInput
from planner.importing.codes import Absent, Work
from planner.importing.mapping import Mapping
from planner.importing.memory import proposal, remember
from planner.importing.shape import Shape
from planner.importing.understand import explain
from tests.planner.importing.books import Rows, book, days

MAPPING = Mapping(("Plan",), "names_by_dates", date(2026, 1, 5),
                  {"XQ": Work(720, 1260, "evening"), "SY": Absent.AWAY}, ("Kaffe",),
                  {"BHA": "Bo Hansen"})


def shape(folder: Path, first: date = date(2026, 1, 5), name: str = "Bo Hansen",
          sheet: str = "Plan", mapping: Mapping | None = None) -> Shape:
    folder.mkdir(exist_ok=True)
    plan: Rows = [["Navn", "Stilling", *days(7, first)], [name, "SSA", "D"]]
    return explain(book(folder, **{sheet: plan}), mapping).shape


def test_the_next_file_of_the_shape_is_proposed_the_answers(tmp_path: Path) -> None:
    store = tmp_path / "data" / "answers"
    remember(store, shape(tmp_path), MAPPING)
    later = shape(tmp_path, date(2026, 2, 2), "Ida Toft")
    assert proposal(store, later) == replace(MAPPING, first_day=None, remembered=True)


def test_answers_do_not_change_the_shape(tmp_path: Path) -> None:
    mapping = Mapping(("Plan",), "names_by_dates", codes={"D": Work(0, 60, "day"), "x": Absent.OFF})
    assert shape(tmp_path, mapping=mapping) == shape(tmp_path)


def test_another_shape_is_proposed_nothing(tmp_path: Path) -> None:
    remember(tmp_path, shape(tmp_path), MAPPING)
    other = explain(book(tmp_path, None, Plan=[["Navn", "Dato", "Start", "Slut"],
                                               ["Bo Hansen", date(2026, 1, 5), "7", "15"]])).shape
    assert proposal(tmp_path, other) is None


def test_sheets_named_by_date_are_of_one_shape_and_are_not_proposed(tmp_path: Path) -> None:
    january = shape(tmp_path, sheet="Januar_2026")
    remember(tmp_path, january, replace(MAPPING, sheets=("Januar 2026",)))
    march = shape(tmp_path, date(2026, 3, 2), sheet="Marts_2026")
    assert march.key == january.key
    proposed = proposal(tmp_path, march)
    assert proposed is not None
    assert proposed.sheets == ()


def test_the_name_of_the_store_tells_nothing(tmp_path: Path) -> None:
    store = tmp_path / "s"
    remember(store, shape(tmp_path, name="Xenia Quist"), MAPPING)
    [kept] = store.iterdir()
    assert kept.stem.isalnum()
    assert "2026" not in kept.read_text(encoding="utf-8")


def test_a_damaged_store_proposes_nothing(tmp_path: Path) -> None:
    remember(tmp_path / "s", shape(tmp_path), MAPPING)
    [kept] = (tmp_path / "s").iterdir()
    kept.write_bytes(b"\x00\xff [")
    assert proposal(tmp_path / "s", shape(tmp_path)) is None
    assert proposal(tmp_path / "none", shape(tmp_path)) is None


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UnusableInput):
        remember(tmp_path / "file" / "s", shape(tmp_path), MAPPING)
