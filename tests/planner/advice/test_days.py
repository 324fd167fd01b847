"""Fixed meeting days and what if: the grid to the digit, the price and the moves by real plans."""

from dataclasses import replace

import pytest

from models.meetings import Meeting
from models.people import DAY, EVENING, NIGHT
from models.plan import Outcome
from models.timespan import Period
from planner.advice.changes import CallInsMore, PersonMore
from planner.advice.fixed_day import fixed_day_price
from planner.advice.meeting_days import Cell, MeetingDays, all_meeting_days, meeting_days
from planner.advice.solving import judged, solve
from planner.advice.what_if import what_if
from planner.solver.options import PlanOptions
from tests.make import broken, day, employee, meeting, seat
from tests.planner.advice.homes import PEOPLE, TALK, home, led, outcome

QUICK = PlanOptions(time_limit=60, seed=1, work=0.4)


def cell(found: MeetingDays, weekday: int, clock: int) -> Cell:
    return next(c for c in found.cells if (c.weekday, c.clock) == (weekday, clock))


def test_the_grid_counts_who_is_on_or_next_to_a_shift() -> None:
    found = meeting_days(home(), "row")
    tuesday = cell(found, 2, 14 * 60)
    assert dict(tuesday.teams) == {DAY: 2.0, EVENING: 2.0, NIGHT: 0.0}
    assert (tuesday.together, tuesday.weeks, tuesday.full) == (4.0, 1, 1)
    assert tuesday.in_window
    noon = cell(found, 2, 12 * 60)
    assert (noon.together, noon.full) == (2.0, 0)
    assert not cell(found, 2, 18 * 60).in_window
    assert found.best is not None
    assert (found.best.weekday, found.best.clock) == (2, 14 * 60)
    assert found.message == (
        "Refleksion: bedste faste mødedag er tirsdag kl. 14:00. Her kan alle vagtlag være med i "
        "eller ved siden af en vagt i 1 af 1 uger, med indkald i 1. I gennemsnit kan 4,0 "
        "medarbejdere komme uden indkald."
    )


def test_a_holiday_and_a_lead_who_is_away_close_the_day() -> None:
    about = led()
    lead = replace(about.leads[0], away=frozenset({day("2026-01-06")}))
    shut = replace(about.policy, closed_days=frozenset({day("2026-01-07")}))
    found = meeting_days(replace(about, leads=(lead,), policy=shut), "row")
    assert cell(found, 2, 14 * 60).weeks == 0
    assert cell(found, 3, 14 * 60).weeks == 0
    assert cell(found, 4, 14 * 60).weeks == 1


def test_the_whole_home_and_every_row() -> None:
    about = home()
    assert meeting_days(about).name == "Alle medarbejdere"
    assert [found.series for found in all_meeting_days(about)] == ["row"]
    with pytest.raises(KeyError):
        meeting_days(about, "nothing")


def test_a_kind_without_times_has_no_best_day() -> None:
    never = replace(TALK, minutes=60, windows=(replace(TALK.windows[0], start=990, end=1000),))
    found = meeting_days(home(kinds=[never]), "row")
    assert found.best is None
    assert "ingen tid" in found.message


def three_weeks() -> Outcome:
    weeks = [f"2026-01-{n:02d}" for n in range(5, 26)]
    people = [
        employee("Åse", DAY, [f"{d} 07-15" for d in weeks]),
        employee("Bo", DAY, [f"{d} 07-15" for d in weeks]),
        employee("Carl", EVENING, [f"{d} 15-23" for d in weeks[:9] + weeks[10:]]),
    ]
    about = replace(home(people=people), period=Period(day("2026-01-05"), day("2026-01-25")))
    return judged(about, solve(about, QUICK, outcome(about).plan))


def test_the_price_of_a_fixed_day_and_the_week_in_which_it_pays_to_move() -> None:
    free = three_weeks()
    found = fixed_day_price(free, "row", 3, 14 * 60, QUICK)

    def on_the_day(held: Meeting) -> bool:
        return held.span.first_day.isoweekday() == 3

    assert all(on_the_day(held) for held in found.fixed.plan.meetings)
    assert broken(found.fixed.judgement) == []
    assert broken(found.kept.judgement) == []
    assert [move.week for move in found.moves] == [3]  # Carl does not work that Wednesday
    assert dict(found.moves[0].effect.covered)[EVENING] >= 0
    assert sum(not on_the_day(held) for held in found.kept.plan.meetings) == 1
    assert found.message.startswith("Refleksion fast onsdag kl. 14:00: ")
    assert "Flyttes uge 3 til " in found.message


def test_a_change_beside_the_plan_as_it_is() -> None:
    free = three_weeks()
    answer = what_if(free, PersonMore("Carl"), QUICK)
    assert len(answer.problem.roster.employees) == 4
    assert free.problem.roster.employees == answer.base.problem.roster.employees
    assert answer.message.startswith("Med én medarbejder mere, der arbejder som Carl: ")
    nothing = what_if(free, CallInsMore(), QUICK)
    assert nothing.effect.placed == 0


def test_what_if_of_somebody_unknown_is_an_error() -> None:
    here = outcome(home(people=PEOPLE), meeting("2026-01-06 14-15", "Åse", seat("Carl")))
    with pytest.raises(KeyError):
        what_if(here, PersonMore("nobody"), QUICK)
