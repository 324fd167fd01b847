"""Whether a plan speaks of what there is: unknown ids, and meetings that nobody asked for.

Nothing here raises: a plan may have been written by hand or for an older problem.
"""

from collections import Counter
from collections.abc import Iterator

from models.finding import Finding
from models.meetings import Meeting
from planner.judging.facts import Facts, Held
from planner.texts import t
from planner.texts.dates import when


def unsound(facts: Facts) -> Iterator[Finding]:
    """An error for everything in plan and series that refers to nothing or contradicts itself."""
    yield from _series(facts)
    yield from _courses(facts)
    for meeting in facts.plan.meetings:
        if meeting.kind not in facts.kinds:
            message = t("rules.check.unknown_kind", when=when(meeting.span), id=meeting.kind)
            yield Finding("error", "unknown_kind", message, meeting=meeting.id)
    for held in facts.held:
        for code, message, employee in facts.of_meeting("ids", held, _ids):
            yield Finding("error", code, message, meeting=held.meeting.id, employee=employee)
    times = Counter(meeting.id for meeting in facts.plan.meetings)
    for id_, count in times.items():
        if count > 1:
            message = t("rules.check.twice", meeting=id_)
            yield Finding("error", "duplicate_meeting", message, meeting=id_)


def _series(facts: Facts) -> Iterator[Finding]:
    for series in facts.problem.series:
        if series.kind not in facts.kinds:
            message = t("rules.check.series_kind", series=series.id, id=series.kind)
            yield Finding("error", "unknown_kind", message)
        if series.incident is not None and series.incident not in facts.incidents:
            message = t("rules.check.series_incident", series=series.id, id=series.incident)
            yield Finding("error", "unknown_incident", message)


def _courses(facts: Facts) -> Iterator[Finding]:
    for course_id, members in facts.plan.courses.items():
        course = facts.courses.get(course_id)
        if course is None:
            message = t("rules.check.unknown_members", id=course_id)
            yield Finding("error", "unknown_course", message)
            continue
        for id_ in members:
            if id_ not in facts.people:
                message = t("rules.check.unknown_member", course=course.name, id=id_)
                yield Finding("error", "unknown_employee", message, employee=id_)


def _ids(facts: Facts, held: Held) -> Iterator[tuple[str, str, str | None]]:
    """Code, sentence and person of each id of a meeting that says nothing."""
    meeting, name = held.meeting, t("rules.meeting", kind=held.kind.name, when=when(held.span))
    for code, id_, known in (
        ("unknown_series", meeting.series, held.series),
        ("unknown_course", meeting.course, held.course),
        ("unknown_room", meeting.room, held.room),
        ("unknown_lead", meeting.lead, held.lead),
    ):
        if id_ is not None and known is None:
            yield code, t(f"rules.check.{code}", meeting=name, id=id_), None
    for id_, count in Counter(seat.employee for seat in meeting.attendance).items():
        person = facts.people.get(id_)
        if person is None:
            text = t("rules.check.unknown_employee", meeting=name, id=id_)
            yield "unknown_employee", text, id_
        elif count > 1:
            text = t("rules.check.seated_twice", name=person.name, meeting=name)
            yield "seated_twice", text, id_
    if meeting.id not in facts.due:
        yield "not_due", t("rules.check.not_due", meeting=name), None
    elif _contradicts(facts, meeting):
        yield "mismatch", t("rules.check.mismatch", meeting=name), None


def _contradicts(facts: Facts, meeting: Meeting) -> bool:
    """Whether a meeting says other things of itself than the occurrence that it answers."""
    due = facts.due[meeting.id]
    wanted = (due.kind, due.series, due.course, due.unit)
    return wanted != (meeting.kind, meeting.series, meeting.course, meeting.unit)
