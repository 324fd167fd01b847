"""How advice speaks of meetings, people and reasons. All words are in the catalogue."""

from collections import Counter
from collections.abc import Iterator, Sequence

from models.agenda import Occurrence
from models.meetings import MeetingKind
from models.plan import Reason
from planner import why
from planner.advice.asking import Answers, beside
from planner.advice.effect import minutes_more
from planner.advice.view import View
from planner.rules.wording import listed
from planner.table import CALLED_IN, ON_SHIFT
from planner.texts import t
from planner.texts.dates import duration, short_date, when

MOST_REASONS = 5
"""A sentence with more reasons than these sums up the rarest."""


def meeting_of(view: View, due: Occurrence) -> str:
    """`Supervision, Gruppe 2 (Hus Solsikken)`: what is due, without a time."""
    name = view.kind(due).name
    course = view.facts.courses[due.course].name if due.course is not None else None
    name = f"{name}, {course}" if course else name
    return f"{name} ({due.unit})" if due.unit else name


def several(messages: Sequence[str], most: int = 3) -> str:
    """Some sentences as one, the first few of them in full."""
    told = [message.removesuffix(".") for message in messages[:most]]
    left = len(messages) - len(told)
    if left:
        told.append(t("advice.others.one") if left == 1 else t("advice.others", n=left))
    return "; ".join(told)


def placed_or_due(view: View, due: Occurrence) -> str:
    """The same with its time, or with the days in which it should lie."""
    held = view.facts.answered.get(due.id)
    time = (
        when(held.span) if held is not None
        else t("advice.from_to", first=short_date(due.first), last=short_date(due.last))
    )
    return t("advice.meeting", meeting=meeting_of(view, due), when=time)


def counted(found: Counter[str], total: int) -> tuple[tuple[Reason, ...], str]:
    """Reasons with their counts, the most frequent first, and the first of them in one clause that
    begins with the total: `af 60 mulige tider er mødelederen ikke til rådighed i 34, …`."""
    reasons = tuple(
        Reason(code, number, why.counted(code, number)) for code, number in found.most_common()
    )
    told = [reason.message for reason in reasons]
    if len(told) > MOST_REASONS:
        rest = sum(reason.candidates for reason in reasons[MOST_REASONS - 1 :])
        told[MOST_REASONS - 1 :] = [why.counted("rest", rest)]
    return reasons, why.of_all(total, listed(told) if told else "")


def price_of(minutes: int, call_ins: int, missing: int, unreached: int) -> str:
    """What a time costs beside the present one; that it costs nothing more, where it does not."""
    parts = [*_prices(minutes, call_ins, missing, unreached)]
    return listed(parts) if parts else t("advice.price.none")


def _prices(minutes: int, call_ins: int, missing: int, unreached: int) -> Iterator[str]:
    if missing:
        yield t("advice.price.missing" if missing > 0 else "advice.price.covered")
    if unreached:
        yield t("advice.price.unreached" if unreached > 0 else "advice.price.reached")
    if minutes:
        yield minutes_more(minutes)
    if call_ins:
        way = "more" if call_ins > 0 else "fewer"
        one = ".one" if abs(call_ins) == 1 else ""
        yield t(f"advice.change.call_in.{way}{one}", n=abs(call_ins))


def of_person(
    view: View, asked: Answers, kind: MeetingKind, meeting: str, row: int, column: int
) -> str:
    """What attending would be for somebody, or why she cannot: a whole sentence."""
    person, reason = asked.people[row], asked.reason(row, column)
    if reason is not None:
        words = why.of_rule(reason)
        if reason == "rest":
            words = _rest_left(view, asked, kind, meeting, row, column) or words
        return t("advice.person.cannot", name=person.name, why=words)
    cls, extra = int(asked.would[row, column]), int(asked.extra[row, column])
    if cls == ON_SHIFT:
        return t("advice.person.on_shift", name=person.name)
    key = "advice.person.called_in" if cls == CALLED_IN else "advice.person.adjoining"
    return t(key, name=person.name, n=extra)


def _rest_left(
    view: View, asked: Answers, kind: MeetingKind, meeting: str, row: int, column: int
) -> str | None:
    """How short the rest would be, beside shifts and the plan's other meetings."""
    person = asked.people[row]
    outside = [s for s in view.seats(person.id, meeting) if s.cls != "on_shift"]
    times = asked.starts[column : column + 1]
    work = beside(view, person, outside, times, kind.minutes)
    short = min(int(work.rest_before[0]), int(work.rest_after[0]))
    if not 0 < short < view.policy.rest_minutes:
        return None
    return t(
        "advice.rest_left", rest=duration(short), wanted=duration(view.policy.rest_minutes)
    )
