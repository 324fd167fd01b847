"""What a plan does for each team and each person, counted from roster and meetings."""

from collections.abc import Iterator

from models.people import Employee
from models.plan import PersonCoverage, TeamCoverage
from models.policy import Carried
from planner.judging.facts import Facts, Held


def by_team(facts: Facts) -> tuple[TeamCoverage, ...]:
    """Each required team of each meeting, in order of time."""
    return tuple(
        coverage for held in facts.held
        for coverage in facts.of_meeting("coverage", held, _of_teams)
    )


def _of_teams(facts: Facts, held: Held) -> Iterator[TeamCoverage]:
    for team in held.kind.teams_required:
        present = facts.present_of(held, team)
        yield TeamCoverage(held.meeting.id, team, present, held.kind.team_min)


def by_employee(facts: Facts) -> tuple[PersonCoverage, ...]:
    """Each person in the order of the roster; what was led counts among the meetings,
    short gatherings on the floor do not."""
    return tuple(
        coverage for person in facts.people.values()
        for coverage in facts.of_person("coverage", person, _of)
    )


def _of(facts: Facts, person: Employee) -> Iterator[PersonCoverage]:
    seats = facts.seats_of(person)
    before = facts.problem.carried.get(person.id, Carried())
    counted = [seat for seat in seats if not seat.kind.on_floor]
    yield PersonCoverage(
        employee=person.id,
        last_seen=counted[-1].span.first_day if counted else before.last_seen,
        meetings=len(counted),
        extra_minutes=sum(seat.extra_minutes for seat in seats),
        call_ins=sum(seat.cls == "called_in" for seat in seats),
        load_points=sum(seat.kind.load_points for seat in seats),
        leading=sum(seat.leads for seat in seats),
        missed=tuple(stretch.first for stretch in facts.missed(person)),
    )
