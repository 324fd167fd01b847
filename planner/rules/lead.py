"""Rule: each meeting has a leader who may lead it and can come."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from models.finding import Finding
from models.problem import Problem
from models.resources import Lead
from models.timespan import Span
from planner.judging.facts import Facts, Held
from planner.judging.times import clashes, within
from planner.rules.base import Rule
from planner.rules.wording import counted, listed, meeting_name, windows_text
from planner.texts import t
from planner.texts.dates import short_date, when
from planner.variables import Posting, Var, never_at_once


class Leading(Rule):
    """Who leads may lead the kind, has the time in her calendar, and leads one thing at a time.

    A leader of the roster sits among those who attend, marked as leading, and is bound by every
    rule on people; an outsider is bound by her calendar, her days away and her meetings a week.
    A leader with a unit leads that unit's meetings and those of the whole home, and nobody leads
    the talk about what she was part of. From one unit to another she needs the time of the way.
    Source: 000 §2.1 (trained facilitators, external supervisors).
    """

    id = "lead"

    def sentence(self, problem: Problem) -> str:
        """The rule, and each leader with the kinds she may lead."""
        if not problem.leads:
            return t("rules.lead.none")
        return t("rules.lead", leads=listed(_line(problem, lead) for lead in problem.leads))

    def post(self, model: Posting) -> None:
        """A lead is in one place at a time, so many times a week, and leads or takes part."""
        leads = {lead.id: lead for lead in model.problem.leads}
        uses: dict[str, list[tuple[Span, Var]]] = defaultdict(list)
        weeks: dict[tuple[str, int, int], list[Var]] = defaultdict(list)
        for slot in model.slots:
            for choice in slot.leads:
                for index, var in choice.at.items():
                    uses[choice.id].append((slot.span(index), var))
                    year, week, _ = slot.days[index].isocalendar()
                    weeks[choice.id, year, week].append(var)
            for chance in slot.chances:
                if chance.leads:
                    model.at_most([chance.var, *slot.attending(chance.employee)], 1)
        for taken in uses.values():
            never_at_once(model, taken)
        _on_the_way(model)
        for (name, year, week), held in weeks.items():
            cap = leads[name].max_per_week
            if cap is not None:
                model.at_most(held, max(0, cap - _elsewhere(leads[name])[year, week]))

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each meeting whose leader is missing, unfit, absent or elsewhere."""
        led: dict[str, list[Held]] = defaultdict(list)
        for held in facts.held:
            yield from facts.of_meeting(self.id, held, _of_one)
            if held.lead is not None:
                led[held.lead.id].append(held)
        for lead_id, meetings in led.items():
            yield from _too_much(facts.leads[lead_id], meetings)
            yield from _too_far(facts, facts.leads[lead_id], meetings)


def _of_one(facts: Facts, held: Held) -> Iterator[Finding]:
    """What is wrong with the lead of a meeting, whatever else is planned."""
    yield from _missing(facts, held)
    yield from _seats(held)
    for code, message in _unfit(held, held.lead) if held.lead is not None else ():
        yield Finding("error", code, message, meeting=held.meeting.id)


def _missing(facts: Facts, held: Held) -> Iterator[Finding]:
    if held.kind.lead == "none" or held.meeting.lead is not None:
        return
    possible = any(held.kind.id in lead.kinds for lead in facts.problem.leads)
    message = t(
        "rules.lead.missing" if possible else "rules.lead.nobody", meeting=meeting_name(held)
    )
    yield Finding("error", "lead_missing", message, meeting=held.meeting.id)


def _seats(held: Held) -> Iterator[Finding]:
    """Whoever is marked as leading is the leader, and a leader of the roster is so marked."""
    meeting, lead = meeting_name(held), held.lead
    employee = lead.employee if lead is not None else None
    leading = [seat for seat in held.seats if seat.leads]
    if lead is not None and employee and employee not in {s.person.id for s in leading}:
        message = t("rules.lead.not_present", lead=lead.name, meeting=meeting)
        yield Finding(
            "error", "lead_seat", message, meeting=held.meeting.id, employee=employee
        )
    for seat in leading:
        if seat.person.id != employee:
            message = (
                t("rules.lead.stranger_none", name=seat.person.name, meeting=meeting)
                if lead is None
                else t(
                    "rules.lead.stranger", name=seat.person.name, meeting=meeting, lead=lead.name
                )
            )
            yield Finding(
                "error", "lead_seat", message, meeting=held.meeting.id, employee=seat.person.id
            )


def _unfit(held: Held, lead: Lead) -> Iterator[tuple[str, str]]:
    """Code and sentence of everything that keeps somebody from leading a meeting."""
    meeting = meeting_name(held)
    if held.kind.id not in lead.kinds:
        yield "lead_kind", t("rules.lead.kind", lead=lead.name, meeting=meeting)
    if lead.unit is not None and held.meeting.unit not in (None, lead.unit):
        yield "lead_unit", t("rules.lead.unit", lead=lead.name, meeting=meeting, unit=lead.unit)
    if held.incident is not None and lead.employee in held.incident.involved:
        yield "lead_involved", t("rules.lead.involved", lead=lead.name, meeting=meeting)
    if lead.windows and not within(lead.windows, held.span):
        yield "lead_calendar", t(
            "rules.lead.calendar", lead=lead.name, meeting=meeting,
            windows=windows_text(lead.windows),
        )
    away = next((day for day in held.span.days() if day in lead.away), None)
    if away is not None:
        yield "lead_away", t(
            "rules.lead.away", lead=lead.name, meeting=meeting, day=short_date(away)
        )
    other = next((other for other in lead.taken if other.bars(held.span)), None)
    if other is not None:
        yield "lead_taken", t(
            "many.rule.lead", lead=lead.name, meeting=meeting, when=when(other.span)
        )


def _elsewhere(lead: Lead) -> "Counter[tuple[int, int]]":
    """How many meetings she leads in other plans, by year and week."""
    return Counter(other.span.first_day.isocalendar()[:2] for other in lead.taken)


def _on_the_way(model: Posting) -> None:
    """A meeting in one unit and one in another, too soon after it, exclude each other."""
    if not model.problem.travel:
        return
    units: dict[tuple[str, str], list[tuple[Span, Var]]] = defaultdict(list)
    for slot in model.slots:
        for choice in slot.leads if slot.due.unit is not None else ():
            units[choice.id, slot.due.unit or ""] += [
                (slot.span(index), var) for index, var in choice.at.items()
            ]
    for (lead, here), after in units.items():
        for (other, there), before in units.items():
            minutes = model.problem.travel_minutes(here, there) if lead == other else 0
            if minutes and here != there:
                _far_apart(model, before, after, minutes)


def _far_apart(
    model: Posting, before: list[tuple[Span, Var]], after: list[tuple[Span, Var]], minutes: int
) -> None:
    """Whatever ends at one moment excludes whatever begins less than so many minutes later."""
    ends: dict[int, list[Var]] = defaultdict(list)
    starts: dict[int, list[Var]] = defaultdict(list)
    for span, var in before:
        ends[span.end].append(var)
    for span, var in after:
        starts[span.start].append(var)
    for end, ending in ends.items():
        for start, starting in starts.items():
            if end <= start < end + minutes:
                model.at_most([*ending, *starting], 1)


def _too_far(facts: Facts, lead: Lead, meetings: list[Held]) -> Iterator[Finding]:
    if not facts.problem.travel:
        return
    for number, first in enumerate(meetings):
        for second in meetings[number + 1 :]:
            needed = facts.problem.travel_minutes(first.meeting.unit, second.meeting.unit)
            between = second.span.start - first.span.end
            if first.meeting.unit != second.meeting.unit and 0 <= between < needed:
                message = t(
                    "rules.lead.travel", lead=lead.name, first=meeting_name(first),
                    second=meeting_name(second), between=counted("minute", between),
                    needed=counted("minute", needed),
                )
                yield Finding("error", "lead_travel", message, meeting=second.meeting.id)


def _too_much(lead: Lead, meetings: list[Held]) -> Iterator[Finding]:
    for first, second in clashes(meetings):
        message = t(
            "rules.lead.double", lead=lead.name, first=meeting_name(first),
            second=meeting_name(second),
        )
        yield Finding("error", "lead_double", message, meeting=second.meeting.id)
    if lead.max_per_week is None:
        return
    weeks = Counter(held.span.first_day.isocalendar()[:2] for held in meetings)
    last_of = {held.span.first_day.isocalendar()[:2]: held.meeting.id for held in meetings}
    elsewhere = _elsewhere(lead)
    for week, count in ((week, here + elsewhere[week]) for week, here in weeks.items()):
        if count > lead.max_per_week:
            message = t(
                "rules.lead.week", lead=lead.name, count=counted("meeting", count), week=week[1],
                limit=lead.max_per_week,
            )
            yield Finding("error", "lead_per_week", message, meeting=last_of[week])


def _line(problem: Problem, lead: Lead) -> str:
    names = [kind.name for kind in problem.kinds if kind.id in lead.kinds]
    kinds = listed(names) if names else t("rules.lead.no_kind")
    if lead.max_per_week is None:
        return t("rules.lead.line", name=lead.name, kinds=kinds)
    limit = counted("meeting", lead.max_per_week)
    return t("rules.lead.line_week", name=lead.name, kinds=kinds, limit=limit)
