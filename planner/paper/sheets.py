"""Which sheets there are to print, by the name that the command line and the window use."""

from dataclasses import dataclass
from datetime import date

from models.plan import Outcome
from planner.exporting.facts import Facts
from planner.paper.attendance import attendance
from planner.paper.coverage import coverage
from planner.paper.log import log
from planner.paper.months import months
from planner.paper.page import Format, Paper, Sheet
from planner.paper.people import people
from planner.paper.weeks import weeks


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to print. `first`–`last`: those days alone (weeks, months, attendance, log); `meeting`
    and `employee`: the one of that id alone (attendance, people)."""

    sheet: Sheet
    paper: Format = "A4"
    first: date | None = None
    last: date | None = None
    meeting: str | None = None
    employee: str | None = None


def paper_of(outcome: Outcome, wanted: Wanted, made: date) -> Paper:
    """A plan as a document to print. `made`: the day that stands on it."""
    facts = Facts(outcome, made)
    if wanted.sheet == "weeks":
        return weeks(facts, wanted.paper, wanted.first, wanted.last)
    if wanted.sheet == "months":
        return months(facts, wanted.paper, wanted.first, wanted.last)
    if wanted.sheet == "people":
        return people(facts, wanted.paper, wanted.employee)
    if wanted.sheet == "attendance":
        return attendance(facts, wanted.paper, wanted.meeting, wanted.first, wanted.last)
    if wanted.sheet == "log":
        return log(facts, wanted.paper, wanted.first, wanted.last)
    return coverage(facts, wanted.paper)
