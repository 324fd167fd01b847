"""Rules in a TOML file: there and back, what each part changes, and what is refused."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from models.finding import UnusableInput
from models.meetings import MeetingKind, Series
from models.people import Employee
from models.policy import Bond, CoverageWeights, FloorMinimum, Policy, Wish
from models.problem import Problem
from models.resources import Lead, Travel
from planner.cli import main
from planner.exporting.template import write_template
from planner.kinds import catalogue
from planner.rules import RULES
from planner.rules_text import meaning, rules_to_toml
from planner.rules_toml import LIMITS, WEIGHTS, line_of, read_rules, with_rules
from tests.make import FREE, TALK, employee, problem, seeded_problem, window
from tests.planner.test_template import SAMPLE, SHORT, awkward

HOME = problem(
    employee("Åse Øst", unit="Nord"), employee("Bo Ærø", unit="Syd"),
    leads=[Lead("l", "Kim", ("talk",))], kinds=[replace(TALK, lead="external")],
)


def told(text: str, about: Problem = HOME) -> Problem:
    return with_rules(about, text, "regler.toml")


def refused(text: str, about: Problem = HOME) -> str:
    with pytest.raises(UnusableInput) as caught:
        told(text, about)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    "about", [SAMPLE, awkward(), HOME, *map(seeded_problem, range(25))],
    ids=lambda about: about.name,
)
def test_written_and_read_again_nothing_has_changed(about: Problem) -> None:
    text = rules_to_toml(about)
    again = told(text, about)
    assert replace(again, leads=()) == replace(about, leads=())
    assert [replace(lead, kinds=()) for lead in again.leads] == [
        replace(lead, kinds=()) for lead in about.leads
    ]
    assert rules_to_toml(again) == rules_to_toml(told(rules_to_toml(again), again))


def test_a_file_written_for_one_home_changes_every_field_of_another() -> None:
    counts = {f.name: getattr(Policy(), f.name) + 1 for f in fields(Policy) if f.type is int}
    policy = Policy(
        **counts, full_time_hours=36.5, closed_days=frozenset({SAMPLE.period.first}),
        floor=(FloorMinimum("Nord", "day", 3, ("SSA",)),),
        coverage=CoverageWeights(31, 7, 2, 5, 4), ladder=("wishes", "coverage"),
        keep_wishes=True, prices={"rest": 30, "sleep": 0},
    )
    text = rules_to_toml(replace(HOME, policy=policy))
    assert told(text).policy == policy


def test_an_empty_file_changes_nothing() -> None:
    assert told("# intet\n") == HOME


def test_fields_that_are_not_named_stay() -> None:
    made = told('[limits]\nrest_minutes = 600\n[[kinds]]\nid = "talk"\ngroup = { max = 5 }\n')
    assert made.policy == replace(FREE, rest_minutes=600)
    assert made.kinds == (replace(
        HOME.kinds[0], group=replace(HOME.kinds[0].group, max=5)
    ),)


def test_prices_replace_prices() -> None:
    priced = replace(HOME, policy=replace(FREE, prices={"rest": 5}))
    assert told("[prices]\nfloor = 7\n", priced).policy.prices == {"floor": 7}
    assert told("[prices]\n", priced).policy.prices == {}


def test_a_kind_of_the_catalogue_needs_no_more_than_its_id_and_a_row() -> None:
    made = told(
        '[[kinds]]\nid = "time-out"\n[[series]]\nid = "t"\nkind = "time-out"\nteam = "day"\n'
    )
    assert made.kinds[1] == next(kind for kind in catalogue() if kind.id == "time-out")
    assert made.series[1] == Series("t", "time-out", team="day")


def test_a_kind_of_ones_own_is_led_by_those_who_lead_its_sort() -> None:
    made = told(
        '[[kinds]]\nid = "kaffe"\nname = "Kaffemøde"\nminutes = 20\nlead = "external"\n'
        'group = { min = 1, max = 3 }\ninterval_days = { min = 5, max = 9, every = 7 }\n'
    )
    assert made.kinds[1] == MeetingKind(
        "kaffe", "Kaffemøde", 20, made.kinds[1].group, (), made.kinds[1].interval, lead="external"
    )
    assert made.leads == (Lead("l", "Kim", ("talk", "kaffe")),)


def test_a_new_closed_row_gets_its_groups() -> None:
    made = told('[[kinds]]\nid = "buddy"\n[[series]]\nid = "par"\nkind = "buddy"\n')
    assert [course.id for course in made.series[1].courses] == ["par-g1"]


def test_a_row_can_be_taken_out_or_given_a_fixed_time() -> None:
    assert told('[[series]]\nid = "row"\ndrop = true\n').series == ()
    made = told('[[series]]\nid = "row"\nweekday = 3\nclock = "13:30"\npeople = ["Bo Ærø"]\n')
    assert made.series == (Series("row", "talk", weekday=3, clock=810, people=("Bo Ærø",)),)


def test_people_are_named_by_name_or_id() -> None:
    about = problem(Employee("e1", "Åse Øst"), Employee("e2", "Bo Ærø"))
    made = told(
        '[[people]]\nemployee = "Åse Øst"\ngroup = "Rød"\nmanager = true\n'
        '[[people]]\nemployee = "e2"\nalone = true\n'
        '[[wishes]]\nemployee = "Bo Ærø"\n'
        'window = { weekdays = [5], from = "12:00", to = "18:00" }\n'
        '[[bonds]]\npeople = ["Bo Ærø", "e1"]\n', about,
    )
    assert made.roster.employees == (
        Employee("e1", "Åse Øst", group="Rød", manager=True), Employee("e2", "Bo Ærø", alone=True),
    )
    assert made.wishes == (Wish("e2", window("12-18", {5})),)
    assert made.bonds == (Bond(("e2", "e1")),)


def test_lists_are_replaced_whole() -> None:
    made = told(
        '[[floor]]\nteam = "day"\nmin = 3\nprofessions = ["SSA"]\n'
        '[[travel]]\none = "Nord"\nother = "Syd"\nminutes = 20\n'
    )
    assert made.policy.floor == (FloorMinimum(None, "day", 3, ("SSA",)),)
    assert made.travel == (Travel("Nord", "Syd", 20),)


@pytest.mark.parametrize(("text", "line", "key"), [
    ("[limits]\n\nrest_minutes = -1\n", 3, "limits.rest_minutes"),
    ("[limits]\nrest_minute = 600\n", 2, "limits.rest_minute"),
    ("[limits]\nrest_minutes = 11.0\n", 2, "limits.rest_minutes"),
    ('[limits]\nladder = ["coverage",\n "coverage"]\n', 2, "limits.ladder[1]"),
    ("[regler]\na = 1\n", 1, "regler"),
    ("[prices]\nabsence = 4\n", 2, "prices.absence"),
    ("[prices]\nrest = 1\nhvile = 4\n", 3, "prices.hvile"),
    ('[[kinds]]\nid = "talk"\n[[kinds]]\nid = "ny"\n', 3, "kinds[1]"),
    ('[[kinds]]\nid = "talk"\nminutes = 0\n', 3, "kinds[0].minutes"),
    ('[[series]]\nid = "r"\nkind = "x"\n', 3, "series[0].kind"),
    ('[[series]]\nid = "row"\npeople = ["Ib"]\n', 3, "series[0].people[0]"),
    ('[[wishes]]\nemployee = "Ib"\n', 2, "wishes[0].employee"),
    ('[[bonds]]\npeople = ["Bo Ærø", "Ib"]\n', 2, "bonds[0].people[1]"),
    ('[[people]]\nemployee = "Bo Ærø"\ngrupe = "x"\n', 3, "people[0].grupe"),
])
def test_the_first_fault_is_told_with_line_and_key(text: str, line: int, key: str) -> None:
    assert refused(text).startswith(f"regler.toml, linje {line}, {key}: ")


def test_a_rule_that_is_always_kept_has_no_price() -> None:
    said = refused("[prices]\nabsence = 4\n")
    assert "reglen »Fravær« kan ikke brydes mod en pris; den holdes altid" in said


@pytest.mark.parametrize("text", ["[limits\n", "a = \n", 'a = "\n', "a = 1\na = 2\n"])
def test_what_is_no_toml_is_told_with_its_line(text: str) -> None:
    assert "regler.toml, linje " in refused(text)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for content in (None, b"\xff\xfe\x00"):
        path = tmp_path / "r.toml"
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(UnusableInput, match=r"r\.toml"):
            read_rules(path, HOME)


def test_a_file_from_notepad_is_read(tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    path.write_bytes("[limits]\r\nrest_minutes = 600\r\n".encode("utf-8-sig"))
    assert read_rules(path, HOME).policy.rest_minutes == 600


def test_lines_within_lists_are_those_of_their_key() -> None:
    text = '[[kinds]]\nid = "a"\n[[kinds]]\nid = "b"\nwindows = [\n { from = "x" },\n]\n'
    assert line_of(text, "kinds[1].windows[0].from") == 5
    assert line_of(text, "kinds[1].name") == 3
    assert line_of(text, "") == 1


def test_every_field_has_its_meaning() -> None:
    for table, names in (("limits", LIMITS), ("weights", WEIGHTS)):
        for name in names:
            assert meaning(table, name)


def test_every_price_that_can_be_set_stands_in_the_file() -> None:
    text = rules_to_toml(HOME)
    assert [r.id for r in RULES if r.priced and f"\n# {r.id} = " not in text] == []


def test_on_the_command_line_there_and_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home, rules = tmp_path / "skabelon.xlsx", tmp_path / "regler.toml"
    write_template(home, SHORT)
    assert main(["rules", str(home), "-o", str(rules)]) == 0
    with rules.open("a", encoding="utf-8") as file:
        file.write('[[kinds]]\nid = "trio"\n')
    again = tmp_path / "igen.toml"
    assert main(["rules", str(home), "--rules", str(rules), "-o", str(again)]) == 0
    assert 'id = "trio"' in again.read_text(encoding="utf-8")
    rules.write_text("[limits]\nrest = 1\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["plan", str(home), "--rules", str(rules), "--quiet"]) == 2
    assert "regler.toml, linje 2, limits.rest: " in capsys.readouterr().err
