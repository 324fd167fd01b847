"""Printing: the preview of what is shown, PDF files and calendars from the menus."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from planner.paper.page import Box, Page, Paper, Words
from planner.paper.sheets import Wanted
from tests.ui.conftest import PATIENCE, Answers
from ui.main_window import MainWindow
from ui.printing import draw, draw_page, printer_for
from ui.selection import Selection
from ui.verbs.printing import sheet_for


def paper(*pages: Page) -> Paper:
    return Paper("Prøve", pages)


TALL, WIDE = Page(210, 297, ()), Page(297, 210, ())


def test_a_mark_stands_where_the_page_says(qtbot: QtBot) -> None:
    image = QImage(210, 297, QImage.Format.Format_RGB32)
    image.fill("#ffffff")
    painter = QPainter(image)
    draw_page(Page(210, 297, (Box(20, 30, 40, 50, "#ff0000"),)), painter, 1.0)
    painter.end()
    assert image.pixelColor(40, 55).name() == "#ff0000"
    assert image.pixelColor(18, 55).name() == "#ffffff"
    assert image.pixelColor(62, 82).name() == "#ffffff"


@pytest.mark.parametrize(("align", "first", "last"), [
    ("left", 100, 160), ("center", 70, 130), ("right", 40, 100),
])
def test_text_leans_to_the_side_that_is_asked_for(
    qtbot: QtBot, align: str, first: int, last: int
) -> None:
    image = QImage(210, 60, QImage.Format.Format_RGB32)
    image.fill("#ffffff")
    painter = QPainter(image)
    mark = Words(100, 30, "MMMM", 30, colour="#000000", align=align)  # type: ignore[arg-type]
    draw_page(Page(210, 60, (mark,)), painter, 1.0)
    painter.end()
    dark = [
        x for x in range(210) if any(image.pixelColor(x, y).lightness() < 128 for y in range(60))
    ]
    assert dark
    assert first - 2 <= dark[0]
    assert dark[-1] <= last + 2


def test_every_page_is_printed_in_its_own_direction(qtbot: QtBot, tmp_path: Path) -> None:
    printed = paper(TALL, WIDE, TALL)
    printer = printer_for(printed)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "p.pdf"))
    draw(printed, printer)
    data = (tmp_path / "p.pdf").read_bytes()
    assert data.count(b"/Type /Page\n") == 3
    boxes = [line for line in data.split(b"\n") if line.startswith(b"/MediaBox")]
    assert boxes[0] == boxes[2] != boxes[1]


def test_what_is_selected_is_what_is_printed() -> None:
    selection = Selection()
    assert sheet_for("calendar", selection) == Wanted("weeks")
    assert sheet_for("load", selection) == Wanted("coverage")
    selection.select_person("p1")
    assert sheet_for("calendar", selection) == Wanted("people", employee="p1")
    selection.select_meeting("m1")
    assert sheet_for("calendar", selection) == Wanted("attendance", meeting="m1")


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.verbs.working, timeout=PATIENCE)


def test_print_shows_the_pages_of_what_is_shown(
    qtbot: QtBot, planned: MainWindow, answers: Answers
) -> None:
    planned.show_view("coverage")
    planned._menus.actions["print"].trigger()
    settled(qtbot, planned)
    (shown,) = answers.shown
    assert shown.title.startswith("Dækning")
    assert shown.pages


def test_each_sheet_can_be_looked_at_from_the_menu(
    qtbot: QtBot, planned: MainWindow, answers: Answers
) -> None:
    menu = planned._menus.actions["preview"].menu()
    assert isinstance(menu, QMenu)
    entries = [action for action in menu.actions() if not action.isSeparator()]
    for entry in entries:
        entry.trigger()
        settled(qtbot, planned)
    assert len(answers.shown) == len(entries) == 7
    assert len({shown.title for shown in answers.shown}) == 6


def test_a_sheet_is_saved_as_pdf(
    qtbot: QtBot, planned: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    answers.file = tmp_path / "uge.pdf"
    menu = planned._menus.actions["pdf"].menu()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    settled(qtbot, planned)
    assert answers.file.read_bytes().startswith(b"%PDF-")


def test_calendars_are_written_to_a_folder(
    qtbot: QtBot, planned: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    answers.file = tmp_path / "kalendere"
    planned._menus.actions["calendars"].trigger()
    settled(qtbot, planned)
    people = planned.document.state.outcome.problem.roster.employees  # type: ignore[union-attr]
    assert len(list((answers.file / "Medarbejdere").glob("*.ics"))) == len(people)


def test_nothing_can_be_printed_before_there_is_a_plan(window: MainWindow) -> None:
    for name in ("print", "preview", "pdf", "calendars"):
        assert not window._menus.actions[name].isEnabled()
