"""The template: empty it explains itself, filled it reads back as the same problem."""

import zipfile
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from openpyxl import Workbook as OpenWorkbook
from openpyxl import load_workbook

from models.finding import UnusableInput
from models.meetings import Course, GroupSize, Interval, MeetingKind, Series, Window
from models.people import Employee, Shift
from models.policy import Bond, Carried, CoverageWeights, FloorMinimum, Policy, Wish
from models.problem import Problem
from models.resources import Lead, Room, Travel
from models.roster import Roster
from models.timespan import Period, Span, moment, moment_of
from planner.exporting.template import template_bytes, write_template
from planner.importing.ooxml import SheetFacts, position
from planner.importing.sheet import Cell, Workbook, load
from planner.importing.template import (
    is_template,
    problem_of,
    read_template,
    understand_template,
)
from planner.presets import standard_kinds
from planner.sample import sample_problem, write_example
from planner.sample.sheet import roster_workbook
from planner.template_form import FORMS, GUIDE, LIMITS, PLAN, sheet_name

SAMPLE = sample_problem()
DAY = date(2026, 3, 2)


def first_weeks() -> Problem:
    """The sample home's first two weeks: quicker to write and read than twelve."""
    period = Period(DAY, date(2026, 3, 15))
    people = tuple(
        replace(
            person, away=frozenset(day for day in person.away if day in period),
            shifts=tuple(s for s in person.shifts if s.span.first_day in period),
        )
        for person in SAMPLE.roster.employees
    )
    return replace(SAMPLE, roster=Roster(period, people), period=period)


SHORT = first_weeks()


@cache
def short_book() -> Workbook:
    """The sheets of those two weeks, written and loaded once."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "udfyldt.xlsx"
        write_template(path, SHORT)
        return load(path)


class Edited:
    """The sheets of the filled template under somebody's hands."""

    def __init__(self, book: Workbook | None = None) -> None:
        book = book or short_book()
        # Some empty rows below, to write in.
        self.sheets = {
            s.name: replace(s, rows=[list(r) for r in s.rows] + [[""] * s.width for _ in range(9)])
            for s in book.sheets
        }

    def put(self, sheet: str, heading: str, row: int, value: Cell) -> "Edited":
        """A value by the heading of its column; row 1 is the first below the headings."""
        rows = self.sheets[sheet].rows
        for number, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if str(cell).rstrip(" *") == heading:
                    rows[number + row][column] = value
                    return self
        raise AssertionError(heading)

    def at(self, sheet: str, address: str, value: Cell) -> "Edited":
        """A value by its address."""
        row, column = position(address)
        self.sheets[sheet].rows[row][column] = value
        return self

    def clear(self, sheet: str, below: int) -> "Edited":
        """No rows from `below` on."""
        del self.sheets[sheet].rows[below:]
        return self

    def read(self) -> Problem:
        """The problem in it."""
        return problem_of(Workbook("udfyldt.xlsx", tuple(self.sheets.values())))

    def faults(self) -> list[str]:
        """The lines of the refusal."""
        with pytest.raises(UnusableInput) as refused:
            self.read()
        return str(refused.value).splitlines()


# -- there and back -------------------------------------------------------------------------------


def test_reading_in_a_child_process(tmp_path: Path) -> None:
    path = tmp_path / "udfyldt.xlsx"
    write_template(path, SHORT)
    assert is_template(path)
    assert read_template(path) == SHORT


def test_example_files(tmp_path: Path) -> None:
    files = write_example(tmp_path / "ny" / "mappe")
    assert is_template(files.template)
    assert not is_template(files.roster)
    assert understand_template(files.template) == SAMPLE


def awkward() -> Problem:
    """Namesakes, codes with two meanings, long shifts, a roster's own team, odd kinds and rules."""
    def shift(day: date, start: int, end: int, team: str, code: str) -> Shift:
        return Shift(Span(moment_of(day, start), moment(
            datetime.combine(date.fromordinal(day.toordinal() + end // 1440), time())
        ) + end % 1440), team, code)

    third = date(2026, 3, 4)
    people = (
        Employee("a-1", "Bo Ærø", "Hus, 1", "SSA", 30.5, "day",
                 (shift(DAY, 420, 900, "day", "D"), shift(DAY, 1380, 1860, "night", "N"))),
        Employee("a-2", "Bo Ærø", None, None, None, "Bakkehold",
                 (shift(DAY, 480, 1920, "Bakkehold", "=1+1"),), frozenset({DAY})),
        Employee("c", "-Åse Øst", "Hus, 1", "@pædagog", 37, "day",
                 (shift(third, 0, 1440, "day", "24"),
                  shift(date(2026, 3, 6), 600, 3000, "day", "L")),
                 group="Rød; blå"[:3], manager=True, alone=True),
    )
    kind = MeetingKind(
        "k1", "Møde; kort"[:4], 45, GroupSize(2, 5, closed=True),
        (Window(frozenset({1, 2, 3, 6}), 0, 1440), Window(frozenset(range(1, 8)), 605, 610)),
        interval=Interval(10, 7, 14), teams_required=("night", "Bakkehold"), team_min=2,
        teams_strict=True, professions_min=3, lead="internal", lead_counts=True, load_points=0,
        source="000 §2",
    )
    twin = replace(kind, id="k2", interval=None, after_hours=(12, 48), lead="none",
                   coming="near", everybody=True, on_floor=True, same_group=True, manager="out")
    return Problem(
        name="=Plan", roster=Roster(Period(DAY, date(2026, 3, 8)), people),
        period=Period(date(2026, 3, 3), date(2026, 3, 7)), kinds=(kind, twin),
        series=(
            Series("s1", "k1", "Hus, 1", (Course("g1", "Én", ("c", "a-1")), Course("g2", "To"))),
            Series("s2", "k2"),
            Series("s3", "k2", team="Bakkehold", group="Rød", people=("c", "a-2"),
                   subjects=("Emne 1", "-b"), weekday=7, clock=1439, limit=0),
        ),
        rooms=(Room("r", "+Stuen", 8),),
        leads=(Lead("l", "Bo", ("k1", "k2"), "a-2", None, (Window(frozenset({7}), 60, 120),),
                    frozenset({DAY, third}), 2),),
        wishes=(Wish("a-2", Window(frozenset({2, 4}), 780, 960), avoid=False),),
        policy=Policy(
            rest_minutes=655, full_time_hours=36.5, max_call_ins=0, half_holidays_from=1440,
            closed_days=frozenset({DAY, date(2026, 3, 3), date(2026, 3, 7)}),
            floor=(FloorMinimum(None, "Bakkehold", 1, ("SSA", "@pædagog")),
                   FloorMinimum("Hus, 1", "night", 0)),
            coverage=CoverageWeights(7, 6, 5, 4, 3),
            ladder=("wishes", "coverage", "breaches", "reach", "extra_time"),
            prices={"rest": 0, "floor": 12}, keep_wishes=True, reduced_rest_minutes=480,
            week_minutes=2220, team_days=21, heavy_gap_days=2, load_price=15,
        ),
        carried={"a-2": Carried(-15, 1, 2, None, 9, 4)},
        bonds=(Bond(("a-1", "a-2")), Bond(("c", "a-1"), together=True)),
        travel=(Travel("Hus, 1", "Hus, 1", 25),),
    )


def test_awkward_problem_reads_back_exactly(tmp_path: Path) -> None:
    path = tmp_path / "skæv.xlsx"
    write_template(path, awkward())
    assert understand_template(path) == awkward()


def test_code_with_two_meanings_gets_two_names(tmp_path: Path) -> None:
    day = Shift(Span(moment_of(DAY, 420), moment_of(DAY, 900)), "day", "D")
    short = Shift(Span(moment_of(DAY, 420), moment_of(DAY, 720)), "day", "D")
    people = (
        Employee("a", "Anna Holm", "Hus", "SSA", 30, "day", (day,)),
        Employee("b", "Bo Ærø", "Hus", "SSA", 30, "day", (short,)),
    )
    problem = replace(
        awkward(), roster=Roster(Period(DAY, DAY), people), wishes=(), carried={}, bonds=(),
        travel=(),
        leads=(Lead("l", "Ud", ("k1",)),), series=(Series("s2", "k2"),), policy=Policy(),
    )
    path = tmp_path / "to.xlsx"
    write_template(path, problem)
    again = understand_template(path).roster
    assert [p.shifts[0].span for p in again.employees] == [day.span, short.span]
    assert {p.shifts[0].code for p in again.employees} == {"D", "D.2"}


def test_nothing_in_a_template_is_a_formula_but_its_dates(tmp_path: Path) -> None:
    path = tmp_path / "skæv.xlsx"
    write_template(path, awkward())
    for sheet in load_workbook(path):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" or sheet.title == "Vagtplan", cell.coordinate


def test_columns_may_be_moved_and_rows_added() -> None:
    book = Edited()
    rooms = book.sheets["Lokaler"].rows
    for row in rooms:
        row.insert(0, "")
        row.append(row.pop(2))
    rooms.insert(0, ["Set efter af Kirsten", *rooms[-1][1:]])
    book.sheets = dict(reversed(book.sheets.items()))
    assert book.read() == SHORT


def test_ids_may_be_deleted() -> None:
    book = Edited()
    for name in ("Medarbejdere", "Lokaler", "Mødeledere", "Møderækker"):
        for heading in ("Id", "Gruppens id") if name == "Møderækker" else ("Id",):
            header = next(n for n, row in enumerate(book.sheets[name].rows) if "Id" in row)
            for row in range(1, len(book.sheets[name].rows) - header):
                book.put(name, heading, row, "")
    again = book.read()
    assert again.roster == SHORT.roster
    assert again.series == SHORT.series
    assert [room.id for room in again.rooms] == [
        "moedelokalet-i-boegen", "moedelokalet-i-laerken", "festsalen",
    ]


def test_empty_series_rooms_and_leads_are_assumed_and_said() -> None:
    again = Edited().clear("Møderækker", 4).clear("Mødeledere", 4).clear("Lokaler", 4).read()
    assert again.series == tuple(s for s in SHORT.series if s.incident is None)
    assert len(again.assumed) == 3
    assert {kind for lead in again.leads for kind in lead.kinds} == {k.id for k in SHORT.kinds}
    assert again.rooms


def test_closed_kind_without_groups_gets_as_many_as_it_needs() -> None:
    book = Edited()
    rows = book.sheets["Møderækker"].rows
    del rows[5:]
    for heading in ("Gruppe", "Gruppens id"):
        book.put("Møderækker", heading, 1, "")
    assert book.read().series == SHORT.series[:1]


# -- the empty template ---------------------------------------------------------------------------


def test_empty_template_has_every_sheet_and_asks_for_people(tmp_path: Path) -> None:
    path = tmp_path / "tom.xlsx"
    path.write_bytes(template_bytes(today=date(2026, 1, 14)))
    wanted = {GUIDE, PLAN, *(form.key for form in FORMS)}
    assert {sheet.name for sheet in load(path).sheets} == {sheet_name(key) for key in wanted}
    assert is_template(path)
    with pytest.raises(UnusableInput, match="Medarbejdere"):
        understand_template(path)


def test_empty_template_can_be_filled_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "tom.xlsx"
    path.write_bytes(template_bytes(today=date(2026, 1, 14)))
    book = Edited(load(path))
    # Rows 1 and 2 are the examples.
    for row, name in enumerate(("Holm, Anna", "Bo Ærø"), start=3):
        book.put("Medarbejdere", "Navn", row, name).put("Medarbejdere", "Enhed", row, "Hus Nord")
    book.put("Vagtplan", "Navn", 3, "Anna Holm")
    book.at("Vagtplan", "C9", "d").at("Vagtplan", "D9", "12-20").at("Vagtplan", "E9", "x")
    problem = book.read()
    anna, bo = problem.roster.employees
    assert (anna.name, anna.id, anna.home_team) == ("Anna Holm", "anna-holm", "day")
    assert [s.code for s in anna.shifts] == ["D", "12-20"]
    assert anna.shifts[1].span == Span(
        moment_of(date(2026, 2, 17), 720), moment_of(date(2026, 2, 17), 1200)
    )
    assert anna.away == {date(2026, 2, 18)}
    assert (bo.shifts, bo.home_team) == ((), None)
    assert [q.code for q in problem.roster.questions] == ["no_row"]
    assert problem.period == Period(date(2026, 2, 16), date(2026, 5, 10))
    assert problem.kinds == standard_kinds()
    assert problem.policy == Policy()


@pytest.mark.parametrize("today", [date(2026, 1, 12), date(2026, 1, 18), date(2026, 12, 3)])
def test_empty_template_begins_on_a_monday(tmp_path: Path, today: date) -> None:
    path = tmp_path / "tom.xlsx"
    path.write_bytes(template_bytes(today=today))
    rows = next(s for s in load(path).sheets if s.name == "Vagtplan").rows
    first, second = rows[5][2], rows[5][3]
    assert isinstance(first, date)
    assert isinstance(second, date)
    assert first.isoweekday() == 1
    assert 28 <= (first - today).days < 35
    assert second - first == timedelta(days=1)
    assert rows[3][2] == first.isocalendar().week


# -- what is no template --------------------------------------------------------------------------


def test_what_is_no_template(tmp_path: Path) -> None:
    roster = tmp_path / "vagtplan.xlsx"
    roster.write_bytes(roster_workbook())
    torn = tmp_path / "halv.xlsx"
    torn.write_bytes(template_bytes()[:5000])
    for path in (roster, torn, tmp_path, tmp_path / "findes-ikke.xlsx"):
        assert not is_template(path)


def test_template_is_known_by_its_sheets_alone(tmp_path: Path) -> None:
    path = tmp_path / "kopi.xlsx"
    book = OpenWorkbook()
    for name in ("Regler", "Medarbejdere", "Mødeformer", "Vagtplan"):
        book.create_sheet(name)
    book.save(path)
    assert is_template(path)
    del book["Regler"]
    book.save(path)
    assert not is_template(path)


@pytest.mark.parametrize("content", [
    "<table:named-expressions><x table:name='Faellestid_skabelon'/></table:named-expressions>",
    "".join(f'<table:table table:name="{name}" a="b"><table:table-row/></table:table>'
            for name in ("Vejledning", "Regler", "Medarbejdere", "Mødeformer", "Vagtplan")),
])
def test_template_saved_as_open_document(tmp_path: Path, content: str) -> None:
    path = tmp_path / "skabelon.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("content.xml", "<a>" + " " * 1_999_980 + content + "</a>")
    assert is_template(path)


# -- faults ---------------------------------------------------------------------------------------


def test_every_fault_is_told_at_once() -> None:
    book = (
        Edited()
        .put("Ønsker", "Medarbejder", 1, "Mohammed El-Katib")
        .put("Ønsker", "Tidsrum", 2, "tor 15:00-25:99")
        .put("Hændelser", "Klokken", 1, "25:99")
        .put("Mødeledere", "Mødeformer", 1, "Supervison")
        .put("Lokaler", "Pladser", 2, "mange")
        .put("Bemanding", "Mindst", 1, 1.5)
        .put("Bemanding", "Enhed", 4, "Hus Birken")
        .put("Regler", "Værdi", 6, "elleve")
        .put("Fra sidste periode", "Sidst til møde", 1, "i vinter")
        .at("Vagtplan", "C9", "QQ")
    )
    lines = book.faults()
    assert "10 steder" in lines[0]
    assert "udfyldt.xlsx" in lines[0]
    assert len(lines) == 11
    told = "\n".join(lines)
    for expected in (
        "»Ønsker«, celle B5", "Mente du »Mohammed El-Khatib«", "»Ønsker«, celle D6",
        "»Hændelser«, celle D5", "»Mødeledere«, celle D5", "Mente du »Supervision«",
        "»Lokaler«, celle C6: »mange« er ikke et tal", "»Bemanding«, celle D5",
        "»Bemanding«, celle B8", "»Regler«, celle C10", "celle F5: »i vinter«",
        "»Vagtplan«, celle C9: Koden »QQ«",
    ):
        assert expected in told, expected


@pytest.mark.parametrize(("sheet", "heading", "row", "value", "expected"), [
    ("Medarbejdere", "Timer pr. uge", 2, 400, "400"),
    ("Medarbejdere", "Id", 2, "kirsten-abildgaard", "B5"),
    ("Vagtplan", "Navn", 1, "Kirsten Abildgaard", "Mente du »Kirsten Abildgård«"),
    ("Vagtplan", "Navn", 2, "Kirsten Abildgård", "B7"),
    ("Vagtplan", "Navn", 3, "", "intet navn"),
    ("Vagtkoder", "Fra", 1, "", "ingen tider"),
    ("Vagtkoder", "Kode", 2, "D", "to gange"),
    ("Mødeformer", "Mødeform", 1, "", "»Mødeform« mangler"),
    ("Mødeformer", "Deltagere højst", 1, 2, "mindre end"),
    ("Mødeformer", "Dage imellem", 1, 90, "ligger ikke mellem"),
    ("Mødeformer", "Mødeleder", 1, "måske", "Ekstern; Intern; Ingen"),
    ("Mødeformer", "Tidsrum", 1, "snart", "tidsrum"),
    ("Møderækker", "Hændelse", 1, "h9", "h9"),
    ("Møderækker", "Medlemmer", 1, "Nobody At All", "Medarbejdere"),
    ("Mødeledere", "Kan ikke", 1, "08-05-2026 til 04-05-2026", "datoer"),
    ("Hændelser", "Involverede medarbejdere", 1, "Grethe Møler", "Mente du »Grethe Møller«"),
    ("Ønsker", "Ønske", 1, "Vil helst", "Undgå; Foretræk"),
    ("Ønsker", "Tidsrum", 1, "man 12-13; tir 12-13", "flere tidsrum"),
    ("Regler", "Værdi", 4, date(2026, 1, 1), "slutter, før"),
    ("Regler", "Værdi", 6, float("nan"), "ikke et tal"),
    ("Hændelser", "Dato", 1, float("inf"), "ikke en dato"),
])
def test_one_fault_one_line(
    sheet: str, heading: str, row: int, value: Cell, expected: str
) -> None:
    lines = Edited().put(sheet, heading, row, value).faults()
    assert any(f"»{sheet}«" in line and expected in line for line in lines), lines


def test_two_of_one_name_without_ids() -> None:
    book = Edited().put("Medarbejdere", "Navn", 2, "Kirsten Abildgård")
    lines = book.put("Medarbejdere", "Id", 2, "").faults()
    assert any("»Medarbejdere«, celle B6" in line and "B5" in line for line in lines), lines


def test_missing_sheet_is_named() -> None:
    book = Edited()
    del book.sheets["Regler"]
    assert book.faults()[1].startswith("• Arket »Regler«")


def test_missing_column_is_named() -> None:
    lines = Edited().put("Ønsker", "Tidsrum", 0, "Noget andet").faults()
    assert any("»Tidsrum« mangler" in line for line in lines)


def test_a_date_twice() -> None:
    lines = Edited().at("Vagtplan", "D6", date(2026, 3, 2)).faults()
    assert any("celle D6" in line and "C6" in line for line in lines)


def test_formula_without_a_result_is_told() -> None:
    book = Edited()
    book.sheets["Lokaler"] = replace(
        book.sheets["Lokaler"], facts=SheetFacts(unvalued=frozenset({(4, 2)}))
    )
    assert any("»Lokaler«, celle C5: Formlen" in line for line in book.faults())


def test_limits_are_fields_of_the_policy() -> None:
    covered = {limit.key for limit in LIMITS} | {
        "half_holidays_from", "closed_days", "floor", "ladder", "keep_wishes", "prices",
    }
    fields = set(Policy.__dataclass_fields__) - {"coverage"}
    weights = {f"coverage.{name}" for name in CoverageWeights.__dataclass_fields__}
    assert covered == fields | weights
