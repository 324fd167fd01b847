"""The tables of the import: sound by Qt's own tester, quick where a sheet is large, legible."""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.people import TEAMS
from planner.importing.codes import Absent, Work
from planner.importing.mapping import Mapping
from planner.importing.picture import CodeFact, Mark, Marks, PersonFact, Picture, SheetPicture
from planner.importing.reconcile import Cost
from planner.texts import t
from tests.ui.rosters import MONDAY
from tests.ui.test_window import contrast
from ui import answers
from ui.changes import cost_in_words
from ui.look import Look
from ui.theme import DARK, LIGHT, Theme, Tone
from ui.views.importing.codes_model import COLUMNS as CODES
from ui.views.importing.codes_model import CodesModel
from ui.views.importing.people_model import PeopleModel
from ui.views.importing.sheet_model import (
    FOUND_ROLE,
    MARK_ROLE,
    TEAM_ROLE,
    Known,
    SheetModel,
    address_of,
    place_of,
)
from ui.views.importing.sheet_paint import tone_of
from ui.views.importing.sheet_pane import SheetPane
from ui.widgets.plain_table import Line, PlainModel

DAY = Work(7 * 60, 15 * 60, "day")
MARKS: tuple[Mark | None, ...] = (
    "name", "fact", "date", "shift", "off", "away", "legend", "heading", "doubt", None,
)
SHEET = SheetPicture(
    "Plan",
    (("Vagtplan", "", ""), ("Navn", "05-01-2026", "06-01-2026"), ("Åse Bæk", " D ", "QX9")),
    {(1, 0): "heading", (1, 1): "date", (1, 2): "date", (2, 0): "name", (2, 1): "shift",
     (2, 2): "doubt"},
    merged=((0, 0, 0, 2),),
)
KNOWN = Known({"D": DAY})
CODE_FACTS = (
    CodeFact("D", "07:00-15:00", "day", 9, "legend", (("Plan", "B3"),)),
    CodeFact("SYG", "away", None, 2, "usual"),
    CodeFact("QX9", None, None, 1, "unknown", (("Plan", "C3"),)),
)
PEOPLE = (
    PersonFact("ase-baek", "Åse Bæk", "Hus 1", "SSA", "day", 9, 32.0, ("Plan", "A3"), "read"),
    PersonFact(None, "Kaffe", None, None, None, 0, None, None, "ignored"),
    PersonFact("ab", "AB", None, None, None, 2, None, None, "doubt", "Åse Bæk"),
)


def sheet(look: Look) -> QAbstractItemModel:
    model = SheetModel()
    model.show(SHEET, KNOWN)
    return model


def codes(look: Look) -> QAbstractItemModel:
    model = CodesModel(look)
    model.show(CODE_FACTS, frozenset())
    return model


def people(look: Look) -> QAbstractItemModel:
    model = PeopleModel(look)
    model.show(PEOPLE, {"ase-baek": "ny"})
    return model


def plain(look: Look) -> QAbstractItemModel:
    model = PlainModel()
    model.show(("Hvem", "Hvad"), [Line(("Åse Bæk", "ny"))])
    return model


@pytest.mark.parametrize("build", [sheet, codes, people, plain])
def test_every_model_is_sound(
    build: Callable[[Look], QAbstractItemModel], look: Look, qtmodeltester: ModelTester
) -> None:
    model = build(look)
    assert model.rowCount() > 0
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]
    for role in Qt.ItemDataRole:
        model.data(model.index(0, 0), role)


def test_a_cell_tells_what_it_was_read_as_and_whose_day_it_is() -> None:
    model = SheetModel()
    model.show(SHEET, KNOWN)
    told = model.index(2, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert told == "B3: »D« · Læst som: 07:00–15:00 dagvagt · Åse Bæk · 05-01-2026"
    assert model.index(2, 1).data(TEAM_ROLE) == "day"
    assert "tvivl" in model.index(2, 2).data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) is None
    assert t("ui.wizard.mark.unread") in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_a_shift_in_several_cells_has_the_vagtlag_that_one_of_them_names() -> None:
    model = SheetModel()
    row = ("Åse Bæk", "Nattevagt", "23:00", "07:00")
    model.show(SheetPicture("Liste", (row,), {(0, 1): "shift", (0, 2): "shift"}), Known())
    assert [model.index(0, n).data(TEAM_ROLE) for n in range(4)] == [None, "night", "night", None]


def test_cells_are_pointed_out_until_others_are() -> None:
    model = SheetModel()
    model.show(SHEET, KNOWN)
    def found() -> list[tuple[int, int]]:
        return [
            (row, column) for row in range(model.rowCount())
            for column in range(model.columnCount()) if model.index(row, column).data(FOUND_ROLE)
        ]

    model.find(lambda text: text.strip() == "D")
    assert found() == [(2, 1)]
    model.find(None)
    assert found() == []
    model.find(lambda text: text.strip() == "D", (2, 0))
    assert found() == [(2, 0), (2, 1)]
    model.find(None, (2, 99))
    assert found() == []


def test_each_reading_of_a_text_is_found_where_it_stands_first() -> None:
    model = SheetModel()
    texts = (("D", "D", "x"), ("D", "x", ""))
    marks = Marks((bytes((1, 2)), bytes((2,))))
    model.show(SheetPicture("Liste", texts, marks), Known())
    plain = SheetPicture("Liste", texts, dict(marks))
    found = model.read_as(2)
    assert found == {
        ("D", marks[0, 0]): (0, 0), ("D", marks[0, 1]): (0, 1), ("x", None): (0, 2),
        ("", None): (1, 2),
    }
    assert list(model.read_as(1).values()) != list(found.values())
    model.show(plain, Known())
    assert model.read_as(2) == found


@pytest.mark.parametrize(
    ("address", "place"), [("A1", (0, 0)), ("Z3", (2, 25)), ("AA10", (9, 26)), ("XFD2", (1, 16383))]
)
def test_addresses_are_those_of_excel(address: str, place: tuple[int, int]) -> None:
    assert place_of(address) == place
    assert address_of(place) == address


@pytest.mark.parametrize("wrong", ["", "7", "A", "A0", "D7x", "ÅÆ1", "A-1"])
def test_what_is_no_address_is_none(wrong: str) -> None:
    assert place_of(wrong) is None


def test_unknown_codes_come_first_and_remembered_ones_say_so(look: Look) -> None:
    model = CodesModel(look)
    model.show(CODE_FACTS, frozenset({"D"}))
    assert [fact.text for fact in model.facts] == ["QX9", "D", "SYG"]
    source = CODES.index("source")
    assert model.index(1, source).data() == t("ui.wizard.source.remembered")


def test_a_code_is_answered_with_words_and_the_same_answer_says_nothing(look: Look) -> None:
    model = CodesModel(look)
    model.show(CODE_FACTS, frozenset())
    heard: list[object] = []
    wrong: list[str] = []
    model.answered.connect(lambda code, meaning: heard.append((code, meaning)))
    model.refused.connect(wrong.append)
    meaning, team = CODES.index("meaning"), CODES.index("team")
    known = model.row_of("D")
    assert known is not None
    assert model.setData(model.index(known, meaning), "7-15")
    assert model.setData(model.index(known, team), "day")
    assert heard == []
    assert model.setData(model.index(0, meaning), "Ikke til rådighed")
    assert model.setData(model.index(known, team), "evening")
    assert heard == [("QX9", Absent.AWAY), ("D", Work(7 * 60, 15 * 60, "evening"))]
    assert not model.setData(model.index(0, meaning), "måske")
    assert not model.setData(model.index(0, team), "night")
    assert not model.setData(model.index(0, meaning), " ")
    assert wrong == ["måske"]


def test_answers_are_told_and_taken_back_one_by_one() -> None:
    mapping = answers.with_nobody(
        answers.with_person(answers.with_code(Mapping(), "A4", DAY), "BHA", "Bo Hansen"), "Kaffe"
    )
    mapping = Mapping(("Plan",), "names_by_dates", MONDAY, mapping.codes, mapping.ignore,
                      mapping.same)
    given = answers.answers_in(mapping)
    assert [answer.kind for answer in given] == [
        "sheets", "layout", "first_day", "code", "ignore", "same",
    ]
    for answer in given:
        assert answers.answers_in(answers.without(mapping, answer)) == tuple(
            other for other in given if other != answer
        )
    assert answers.less(mapping, mapping) == Mapping()


def test_a_name_is_nobody_or_somebody_never_both() -> None:
    mapping = answers.with_nobody(answers.with_person(Mapping(), "BHA", "Bo Hansen"), "BHA")
    assert (mapping.ignore, mapping.same) == (("BHA",), {})
    mapping = answers.with_person(mapping, "BHA", "Bo Hansen")
    assert (mapping.ignore, mapping.same) == ((), {"BHA": "Bo Hansen"})
    assert answers.without_name(mapping, "BHA") == Mapping()


def test_what_attending_costs_is_said_in_words() -> None:
    assert cost_in_words(Cost("on_shift", 0)) == "i vagten"
    assert cost_in_words(Cost("called_in", 90)) == "indkaldt, 90 min ekstra"
    assert cost_in_words(Cost(None, 0, "rest")) == "kan ikke komme: hviletiden bliver for kort"
    assert cost_in_words(Cost(None, 0, "another rule")) == "kan ikke komme"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_mark_can_be_read_and_told_apart(theme: Theme) -> None:
    tones: dict[str, Tone] = {mark or "unread": tone_of(theme, mark) for mark in MARKS}
    tones |= {team: tone_of(theme, "shift", team) for team in TEAMS}
    assert {mark: round(contrast(tone.ink, tone.ground), 2) for mark, tone in tones.items()
            if contrast(tone.ink, tone.ground) < 4.5} == {}
    grounds = [tones[mark].ground for mark in (*TEAMS, "name", "date", "legend", "doubt", "away")]
    assert len(set(grounds)) == len(grounds)


def test_every_mark_has_its_word() -> None:
    for mark in MARKS:
        assert t(f"ui.wizard.mark.{mark or 'unread'}")
        assert t(f"ui.wizard.legend.{mark or 'unread'}")


def test_a_large_sheet_comes_up_and_scrolls_at_once(
    qtbot: QtBot, qapp: QApplication, look: Look
) -> None:
    rows, days = 2000, 366
    head = ("Navn", *(str(MONDAY + timedelta(days=n)) for n in range(days)))
    texts = (head, *((f"Person {n}", *("D" if (n + d) % 3 else "" for d in range(days)))
                     for n in range(rows)))
    marks: dict[tuple[int, int], Mark] = {
        (r, c): "shift" for r in range(1, rows + 1) for c in range(1, days + 1)
    }
    pane = SheetPane(look)
    qtbot.addWidget(pane)
    pane.resize(1000, 700)
    pane.show()
    began = time.monotonic()
    pane.show_picture(Picture((SheetPicture("Plan", texts, marks, used=True),)), KNOWN)
    for step in range(20):
        pane.table.verticalScrollBar().setValue(step * 2000)
        pane.table.horizontalScrollBar().setValue(step * 500)
        qapp.processEvents()
    assert time.monotonic() - began < 6.0
    assert pane.go_to("Plan", "CX1500")
    assert pane.table.currentIndex().data(MARK_ROLE) == "shift"
    assert not pane.go_to("Plan", "A9999")
    assert not pane.go_to("Et andet ark", "A1")


def test_a_change_of_the_reading_leaves_the_view_where_it_was(qtbot: QtBot, look: Look) -> None:
    pane = SheetPane(look)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_picture(Picture((SHEET, SheetPicture("Koder", (("D", "7-15"),)))), KNOWN)
    assert pane.table.columnSpan(0, 0) == 3
    pane.tabs.setCurrentIndex(1)
    pane.go_to("Koder", "B1")
    marked = SheetPicture("Koder", (("D", "7-15"),), {(0, 0): "legend"})
    pane.show_picture(Picture((SHEET, marked)), KNOWN)
    assert pane.tabs.currentIndex() == 1
    here = pane.table.currentIndex()
    assert (here.row(), here.column()) == (0, 1)
    assert pane.model.index(0, 0).data(MARK_ROLE) == "legend"


def test_names_stay_in_sight_while_days_scroll(qtbot: QtBot, look: Look) -> None:
    head = ("Vagtplan", *(str(n) for n in range(60)))
    people = tuple((f"Anne-Marie Overgaard {n}", *["D"] * 60) for n in range(40))
    marks: dict[tuple[int, int], Mark] = {(row, 0): "name" for row in range(1, 41)}
    pane = SheetPane(look)
    qtbot.addWidget(pane)
    pane.resize(700, 500)
    pane.show()
    pane.show_picture(Picture((SheetPicture("Plan", (head, *people), marks, used=True),)), KNOWN)
    table, names = pane.table, pane.table._names
    assert pane.go_to("Plan", "AZ30")
    qtbot.wait(1)
    assert names.isVisible()
    assert [n for n in range(61) if not names.isColumnHidden(n)] == [0]
    assert names.verticalScrollBar().value() == table.verticalScrollBar().value() > 0
    assert pane.go_to("Plan", "F30")
    index = pane.model.index(29, 5)
    assert table.visualRect(index).left() >= names.width() - 1
    pane.resize(240, 500)  # too narrow for both
    qtbot.wait(1)
    assert not names.isVisible()
