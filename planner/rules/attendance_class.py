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
                trouble = _trouble(seat)
                if trouble is not None:
                    key, stated, actual = trouble
                    message = t(
                        key, name=seat.person.name, meeting=meeting_name(seat), stated=stated,
                        actual=actual,
                    )
                    yield Finding(
                        "error", "attendance_class", message, meeting=held.meeting.id,
                        employee=seat.person.id,
                    )


def _trouble(seat: Seat) -> tuple[str, str, str] | None:
    """The sentence that is to be said, what is stated and what is true, where they differ."""
    if seat.stated.cls != seat.cls:
        key = "rules.attendance_class.cls"
        return key, class_name(seat.stated.cls), class_name(seat.cls)
    if seat.stated.extra_minutes != seat.extra_minutes:
        return (
            "rules.attendance_class.minutes", counted("minute", seat.stated.extra_minutes),
            counted("minute", seat.extra_minutes),
        )
    return None
