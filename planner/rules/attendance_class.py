"""Rule: what a plan says an attendance is and costs is what the roster says."""

from collections.abc import Iterator

from models.finding import Finding
from models.problem import Problem
from planner.judging.facts import Facts, Seat
from planner.rules.base import Rule
from planner.rules.wording import counted, meeting_name
from planner.texts import t
from planner.texts.dates import class_name


class AttendanceClassTrue(Rule):
    """Class and extra minutes of each seat follow from the shifts, to the minute.

    Why: people are paid and asked by these figures, and a plan may come from another hand or an
    older roster. Source: the meaning of the three classes.
    """

    id = "attendance_class"

    def sentence(self, problem: Problem) -> str:
        """The longest wait that still adjoins."""
        adjoining = counted("minute", problem.policy.adjoining_minutes)
        return t("rules.attendance_class", adjoining=adjoining)

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each seat with another class or other minutes than the true ones."""
        for held in facts.held:
            for seat in held.seats:
                message = _trouble(seat)
                if message is not None:
                    yield Finding(
                        "error", "attendance_class", message, meeting=held.meeting.id,
                        employee=seat.person.id,
                    )


def _trouble(seat: Seat) -> str | None:
    name, meeting = seat.person.name, meeting_name(seat)
    if seat.stated.cls != seat.cls:
        return t(
            "rules.attendance_class.cls", name=name, meeting=meeting,
            stated=class_name(seat.stated.cls), actual=class_name(seat.cls),
        )
    if seat.stated.extra_minutes != seat.extra_minutes:
        return t(
            "rules.attendance_class.minutes", name=name, meeting=meeting,
            stated=counted("minute", seat.stated.extra_minutes),
            actual=counted("minute", seat.extra_minutes),
        )
    return None
