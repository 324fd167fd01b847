"""What holds for one file alone is not asked again after the program was killed, and is forgotten
once its roster is in use or given up."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.problem import Problem
from planner import service
from planner.importing.lacking import Lacking
from planner.importing.mapping import Mapping
from planner.progress import never, silent
from tests.ui.conftest import PATIENCE
from tests.ui.rosters import PEOPLE, write_roster
from ui.importer import Importer
from ui.tasks import Read, ReadRoster

FEBRUARY = date(2026, 2, 1)
Start = Callable[[Path], Importer]


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return tmp_path / "answers"


@pytest.fixture
def start(memory: Path, qapp: QApplication) -> Start:
    """A program that begins and reads a roster; the one before was killed."""

    def begin(path: Path) -> Importer:
        made = Importer(memory, QObject(qapp))
        found = ReadRoster(path, memory=memory).run(silent, never)
        made.begin(path, found, ask=False)
        return made

    return begin


def undated(path: Path, people: int = len(PEOPLE)) -> Path:
    """A roster that does not say its days."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Navn", *range(1, 29)])
    for name, _ in PEOPLE[:people]:
        sheet.append([name, *["7-15" if n % 3 else "" for n in range(28)]])
    book.save(path)
    return path


def kept(memory: Path) -> list[Path]:
    return [*memory.glob("*.unfinished.json")]


def until_still(qtbot: QtBot, importer: Importer) -> None:
    qtbot.waitUntil(lambda: not importer.busy and importer._keeping is None, timeout=PATIENCE)


def answered(start: Start, qtbot: QtBot, path: Path) -> Importer:
    importer = start(path)
    assert isinstance(importer.lacking, Lacking)
    importer.answer(Mapping(first_day=FEBRUARY))
    until_still(qtbot, importer)
    return importer


def test_the_first_day_is_not_asked_again(
    start: Start, memory: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    path = undated(tmp_path / "plan.xlsx")
    answered(start, qtbot, path)
    again = start(path)
    assert again.read is not None
    assert again.read.problem.period.first == FEBRUARY
    assert again.active  # it goes on where it was
    (answer,) = again.said.own()
    again.take_back(answer)
    until_still(qtbot, again)
    assert kept(memory) == []
    assert start(path).lacking is not None


def test_no_other_file_has_that_day(
    start: Start, tmp_path: Path, qtbot: QtBot, memory: Path
) -> None:
    path = undated(tmp_path / "plan.xlsx")
    answered(start, qtbot, path)
    assert start(undated(tmp_path / "marts.xlsx", people=6)).lacking is not None
    copy = tmp_path / "kopi.xlsx"
    copy.write_bytes(path.read_bytes())
    assert start(copy).lacking is None
    undated(path, people=5)
    assert start(path).lacking is not None
    assert len(kept(memory)) == 1


@pytest.mark.parametrize("end", ["finish", "leave"])
def test_it_is_forgotten_with_the_end_of_the_import(
    start: Start, memory: Path, tmp_path: Path, qtbot: QtBot, end: str
) -> None:
    path = undated(tmp_path / "plan.xlsx")
    answered(start, qtbot, path)
    again = start(path)
    assert len(kept(memory)) == 1
    getattr(again, end)()
    until_still(qtbot, again)
    assert kept(memory) == []
    assert start(path).lacking is not None


def test_closing_the_window_gives_nothing_up(
    start: Start, memory: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    path = undated(tmp_path / "plan.xlsx")
    answered(start, qtbot, path).close()
    assert len(kept(memory)) == 1
    assert start(path).lacking is None


def test_a_day_that_can_no_longer_be_read_is_asked_for(
    start: Start, memory: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    path = undated(tmp_path / "plan.xlsx")
    answered(start, qtbot, path)
    (file,) = kept(memory)
    for text in ("{", "{}", '{"first_day": "2026-02-30"}', "[" * 100_000):
        file.write_text(text, encoding="utf-8")
        assert start(path).lacking is not None


# Two rosters ----------------------------------------------------------------------------------


@pytest.fixture
def older(tmp_path: Path) -> Problem:
    understood = service.read_explained(write_roster(tmp_path / "gammel.xlsx"))
    return service.problem_of(understood, "Huset")


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The same roster with another name for the first, and for the second."""
    path = write_roster(tmp_path / "ny.xlsx")
    book = load_workbook(path)
    book["Vagtplan"]["A2"], book["Vagtplan"]["A3"] = "Åse Bæk-Lund", "Bo Dam Holm"
    book.save(path)
    return path


def compared(start: Start, qtbot: QtBot, path: Path, older: Problem) -> Importer:
    importer = start(path)
    importer.compare_with(older, None)
    until_still(qtbot, importer)
    return importer


def test_who_is_the_same_is_not_asked_again(
    start: Start, qtbot: QtBot, newer: Path, older: Problem, memory: Path
) -> None:
    first = compared(start, qtbot, newer, older)
    assert isinstance(first.read, Read)
    assert first.read.compared is not None
    one, other = ((pair.newer, pair.older) for pair in first.read.compared.people.likely[:2])
    first.join(*one)
    until_still(qtbot, first)
    first.part(*other)
    until_still(qtbot, first)
    again = compared(start, qtbot, newer, older)
    assert again.said.same == dict([one])
    assert again.said.apart == {other}
    assert again.read is not None
    assert one[1] in {p.id for p in again.read.problem.roster.employees}
    again.leave()
    until_still(qtbot, again)
    assert kept(memory) == []


def test_pairs_of_another_older_roster_are_not_taken(
    start: Start, qtbot: QtBot, newer: Path, older: Problem, tmp_path: Path
) -> None:
    first = compared(start, qtbot, newer, older)
    assert first.read is not None
    assert first.read.compared is not None
    pair = first.read.compared.people.likely[0]
    first.join(pair.newer, pair.older)
    until_still(qtbot, first)
    other = service.problem_of(service.read_explained(shorter(tmp_path)), "Andet hus")
    again = compared(start, qtbot, newer, other)
    assert again.said.same == {}
    assert again.said.apart == frozenset()


def shorter(tmp_path: Path) -> Path:
    """The older roster without its last person."""
    path = write_roster(tmp_path / "andet.xlsx")
    book = load_workbook(path)
    book["Vagtplan"].delete_rows(len(PEOPLE) + 1)
    book.save(path)
    return path


def test_whose_data_are_deleted_are_not_in_it(
    start: Start, memory: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    answered(start, qtbot, undated(tmp_path / "plan.xlsx"))
    service.forget_answers(memory, "Åse Bæk")
    assert kept(memory) == []
