"""A newer roster takes over the problem of the older: nothing that hangs on people is lost."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.meetings import Attendance, Course, Incident, Meeting, Series, Window
from models.people import Employee
from models.plan import Outcome, Plan
from models.policy import Bond, Carried, Policy, Wish
from models.problem import Problem
from models.resources import Lead, Room
from models.roster import Roster
from models.timespan import Period, Span, moment_of
from planner import service
from planner.importing.takeover import take_over
from planner.plan_json import plan_from_json, plan_to_json
from planner.presets import REFLECTION, SUPERVISION, problem_from_roster
from tests.planner.importing.books import Rows, book, days
from tests.planner.importing.test_reconcile import DAYS, MONDAY, person, roster

BO = person("Bo Hansen", "DDDDD--DDDDD", "Hus 1", "SSA", 32.0)
IDA = person("Ida Toft", "AAAAA--AAAAA", "Hus 1")
PER = person("Per Friis", "NNNNN--NNNNN", "Hus 1")
LATER = Period(MONDAY + timedelta(days=7), MONDAY + timedelta(days=20))


def meeting(day: date, *people: str, locked: bool = False, id_: str = "r-1") -> Meeting:
    span = Span(moment_of(day, 840), moment_of(day, 900))
    attendance = tuple(Attendance(name, "on_shift", 0) for name in people)
    return Meeting(id_, REFLECTION, "r", span, attendance, locked=locked, unit=None)


def older() -> Problem:
    problem = problem_from_roster(roster(BO, IDA, PER), "Solgården")
    return replace(
        problem,
        series=(Series("r", REFLECTION),
                Series("s", SUPERVISION, None, (Course("s-a", "A", ("bo-hansen", "per-friis")),)),
                Series("i", "debriefing", None, (), "i1")),
        rooms=(Room("stue", "Stuen", 12),),
        leads=(Lead("l1", "Per Friis", (REFLECTION,), "per-friis"), Lead("l2", "Eva", ())),
        incidents=(Incident("i1", moment_of(DAYS[1], 600), None, ("bo-hansen", "per-friis")),),
        wishes=(Wish("bo-hansen", Window(frozenset({1}), 0, 600)),
                Wish("per-friis", Window(frozenset({2}), 0, 600))),
        policy=Policy(max_call_ins=2),
        carried={"bo-hansen": Carried(90, 1, 2), "per-friis": Carried(30)},
        locked=(meeting(DAYS[8], "bo-hansen", "ida-toft", locked=True, id_="r-2"),),
        bonds=(Bond(("bo-hansen", "ida-toft")),),
    )


def newer(*people: Employee, period: Period | None = None) -> Roster:
    """As another file would have it: in another order, with ids of its own."""
    return roster(*(replace(p, id=f"ny-{p.id}") for p in people), period=period)


PLAN = Plan((meeting(DAYS[0], "bo-hansen", "per-friis"),
             meeting(DAYS[8], "bo-hansen", "ida-toft", locked=True, id_="r-2")))


def test_all_but_roster_and_period_stays() -> None:
    before = older()
    after = take_over(before, newer(PER, IDA, BO, period=LATER), {}, PLAN)
    assert (after.period, after.roster.period) == (LATER, LATER)
    assert [p.id for p in after.roster.employees] == ["per-friis", "ida-toft", "bo-hansen"]
    assert replace(after, roster=before.roster, period=before.period) == before


def test_the_days_are_those_of_the_newer_roster() -> None:
    changed = replace(BO, shifts=IDA.shifts, unit=None, profession="SSH", hours_per_week=None)
    after = take_over(older(), newer(changed, IDA, PER), {}, None)
    bo = after.roster.employee("bo-hansen")
    assert (bo.shifts, bo.unit, bo.profession, bo.hours_per_week) == (
        IDA.shifts, "Hus 1", "SSH", 32.0)


def test_somebody_who_changed_her_name_keeps_what_is_hers() -> None:
    renamed = replace(BO, name="Bo Holm")
    after = take_over(older(), newer(renamed, IDA, PER), {"ny-bo-hansen": "bo-hansen"}, PLAN)
    assert after.roster.employee("bo-hansen").name == "Bo Holm"
    assert after.carried["bo-hansen"] == Carried(90, 1, 2)


def test_who_is_gone_stays_where_something_refers_to_her() -> None:
    after = take_over(older(), newer(IDA, period=LATER), {}, PLAN)
    assert [p.id for p in after.roster.employees] == ["ida-toft", "bo-hansen", "per-friis"]
    per = after.roster.employee("per-friis")
    assert (per.name, per.shifts, per.away) == ("Per Friis", (), frozenset(LATER.days()))
    assert after.carried == older().carried
    assert after.wishes == older().wishes
    assert after.incidents == older().incidents


def test_who_is_gone_and_free_of_everything_is_gone() -> None:
    before = replace(older(), leads=(), locked=())
    after = take_over(before, newer(BO, IDA), {}, None)
    assert [p.id for p in after.roster.employees] == ["bo-hansen", "ida-toft"]
    assert after.carried["per-friis"] == Carried(30)


def test_she_comes_back_to_what_is_hers() -> None:
    between = take_over(older(), newer(BO, IDA), {}, PLAN)
    after = take_over(between, newer(BO, IDA, PER), {}, PLAN)
    assert after.roster.employee("per-friis").shifts == PER.shifts
    assert [p.id for p in after.roster.employees] == ["bo-hansen", "ida-toft", "per-friis"]


def test_what_is_locked_in_the_plan_is_locked() -> None:
    before = replace(older(), locked=())
    assert take_over(before, newer(BO, IDA, PER), {}, PLAN).locked == (PLAN.meetings[1],)
    assert take_over(before, newer(BO, IDA, PER), {}, None).locked == ()
    assert take_over(older(), newer(BO, IDA, PER), {}, PLAN).locked == older().locked


def test_meetings_outside_the_newer_period_are_kept_and_reported() -> None:
    after = take_over(older(), newer(BO, IDA, PER, period=LATER), {}, PLAN)
    judged = service.check(after, PLAN)
    early = {f.code for f in judged.findings if f.meeting == "r-1"}
    assert "outside_stretch" in early
    locked = meeting(DAYS[0], "bo-hansen", locked=True, id_="r-9")
    kept = take_over(replace(older(), locked=(locked,)), newer(BO, period=LATER), {}, None)
    assert kept.locked == (locked,)
    gone = service.check(kept, Plan(()))
    assert ("locked", "r-9") in {(f.code, f.meeting) for f in gone.findings}
    there = service.check(kept, Plan((locked,)))
    assert ("not_due", "r-9") in {(f.code, f.meeting) for f in there.findings}


def test_a_check_names_the_meetings_in_which_she_is_missed() -> None:
    after = take_over(older(), newer(IDA, PER), {}, PLAN)
    findings = service.check(after, PLAN).findings
    assert ("absence", "r-2", "bo-hansen") in {(f.code, f.meeting, f.employee) for f in findings}
    assert not any(f.code.startswith("unknown") for f in findings)


def test_it_can_be_saved_and_opened(tmp_path: Path) -> None:
    after = take_over(older(), newer(IDA, period=LATER), {}, PLAN)
    outcome = Outcome(after, PLAN, service.check(after, PLAN))
    service.save_json(outcome, tmp_path / "plan.json")
    again = service.open_outcome(tmp_path / "plan.json")
    assert again.plan.meetings == PLAN.meetings
    assert again.problem.carried == after.carried
    assert again.problem.wishes == after.wishes
    assert again.problem.incidents == after.incidents
    assert again.problem.leads == after.leads


def test_wrong_answers_about_who_is_who_are_refused() -> None:
    with pytest.raises(KeyError):
        take_over(older(), newer(BO), {"nobody": "bo-hansen"}, None)
    with pytest.raises(ValueError, match="same"):
        take_over(older(), newer(BO, IDA), {"ny-bo-hansen": "per-friis",
                                            "ny-ida-toft": "per-friis"}, None)


def test_the_service_reads_remembers_compares_and_takes_over(tmp_path: Path) -> None:
    plan: Rows = [["Navn", *days(14)], ["Bo Hansen", "D", "XQ"], ["Ida Toft", "A"]]
    first = service.read_explained(book(tmp_path, Plan=plan))
    store = tmp_path / "store"
    assert service.recall(store, first) is None
    (tmp_path / "svar.toml").write_text('[codes]\nXQ = "12-20"\n', encoding="utf-8")
    answers = service.read_mapping(tmp_path / "svar.toml")
    service.remember(store, first, answers)
    remembered = service.recall(store, first)
    assert remembered is not None
    assert remembered.remembered
    assert remembered.codes == answers.codes
    problem = service.problem_of(first, "Solgården")
    assert (problem.name, problem.roster) == ("Solgården", first.roster)
    again = service.read_explained(book(tmp_path, Plan=plan), mapping=remembered)
    difference = service.compare_rosters(problem, again.roster, None)
    assert [(c.employee, c.kind) for c in difference.shifts] == [("bo-hansen", "added")]
    assert service.compare_rosters(problem.roster, again.roster, None) == difference
    taken = service.take_over(problem, again.roster, {}, None)
    assert taken == replace(problem, roster=again.roster)


def test_what_a_roster_never_says_stays_with_the_person() -> None:
    known = replace(older(), bonds=(Bond(("bo-hansen", "per-friis")),))
    people = tuple(
        replace(p, group="Rød", manager=True, alone=True) if p.id == "bo-hansen" else p
        for p in known.roster.employees
    )
    known = replace(known, roster=replace(known.roster, employees=people))
    after = take_over(known, newer(BO, IDA), {}, None)
    bo = after.roster.employee("bo-hansen")
    assert (bo.group, bo.manager, bo.alone) == ("Rød", True, True)
    saved = plan_to_json(Outcome(after, PLAN, service.check(after, PLAN)))
    assert plan_from_json(saved)[0].bonds == known.bonds
