"""What a meeting is to a person's roster, and how work falls into blocks: plain look-ups.

Written a second time on purpose: a plan made with one reading of the words is judged with another
that was written from the definitions alone. All lengths are real minutes.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol, TypeVar

from models.meetings import AttendanceClass, Meeting, Window
from models.timespan import DAY_MINUTES, Span, day_of, minute_of_day, moment_of


def classify(
    shifts: Iterable[Span], meeting: Span, adjoining: int
) -> tuple[AttendanceClass, int]:
    """What attending a meeting is for somebody with these shifts, and the minutes it costs.

    The minutes are those of the meeting outside all shifts, and where it adjoins a shift also the
    wait on either side, as far as it is no longer than `adjoining`.
    """
    near = [shift for shift in shifts if shift.gap(meeting) <= adjoining]
    if any(shift.holds(meeting) for shift in near):
        return "on_shift", 0
    if not near:
        return "called_in", meeting.minutes
    return "adjoining", outside(near, meeting) + wait_before(near, meeting) + wait_after(
        near, meeting
    )


def outside(shifts: Iterable[Span], meeting: Span) -> int:
    """Minutes of a meeting that lie in none of the shifts."""
    free, reached = 0, meeting.start
    for shift in sorted(s for s in shifts if s.shared(meeting)):
        free += max(0, shift.start - reached)
        reached = max(reached, shift.end)
    return free + max(0, meeting.end - reached)


def wait_before(near: Iterable[Span], meeting: Span) -> int:
    """Minutes from the last work before a meeting to its start; 0 where she comes from a shift."""
    worked = [min(shift.end, meeting.start) for shift in near if shift.start <= meeting.start]
    return meeting.start - max(worked, default=meeting.start)


def wait_after(near: Iterable[Span], meeting: Span) -> int:
    """Minutes from the end of a meeting to the next work; 0 where a shift goes on."""
    works = [max(shift.start, meeting.end) for shift in near if shift.end >= meeting.end]
    return min(works, default=meeting.end) - meeting.end


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of work: a shift (`meeting` None) or a meeting."""

    span: Span
    meeting: Meeting | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Work without a rest in between: pieces with at most the adjoining minutes between them."""

    span: Span
    pieces: tuple[Piece, ...]

    @property
    def first(self) -> Piece:
        """The piece that the block begins with."""
        return min(self.pieces, key=lambda piece: piece.span.start)

    @property
    def last(self) -> Piece:
        """The piece that the block ends with."""
        return max(self.pieces, key=lambda piece: piece.span.end)


def blocks(pieces: Iterable[Piece], adjoining: int) -> tuple[Block, ...]:
    """Pieces of work joined into blocks, in order of time."""
    found: list[Block] = []
    for piece in sorted(pieces, key=lambda piece: piece.span):
        last = found[-1] if found else None
        if last is not None and piece.span.start - last.span.end <= adjoining:
            span = Span(last.span.start, max(last.span.end, piece.span.end))
            found[-1] = Block(span, (*last.pieces, piece))
        else:
            found.append(Block(piece.span, (piece,)))
    return tuple(found)


def longest_free(work: Sequence[Span], window: Span) -> int:
    """Minutes of the longest piece of a window without work: spans in order, none overlapping."""
    longest, reached = 0, window.start
    for span in work[bisect_right(work, window.start, key=lambda span: span.end) :]:
        if span.start >= window.end:
            break
        longest = max(longest, span.start - reached)
        reached = span.end
    return max(longest, window.end - reached)


class Timed(Protocol):
    """Anything that is held at some time."""

    @property
    def span(self) -> Span:
        """When."""


T = TypeVar("T", bound=Timed)


def clashes(timed: Iterable[T]) -> Iterator[tuple[T, T]]:
    """Of things in order of time, each that begins before a former one has ended, with that one."""
    running: T | None = None
    for one in timed:
        if running is not None and one.span.start < running.span.end:
            yield running, one
        if running is None or one.span.end > running.span.end:
            running = one


def within(windows: Sequence[Window], span: Span) -> bool:
    """Whether a span lies wholly in one of the windows of its first day."""
    first = span.first_day
    days = (day_of(span.end) - first).days
    start, end = minute_of_day(span.start), days * DAY_MINUTES + minute_of_day(span.end)
    return any(window.holds(first.isoweekday(), start, end) for window in windows)


def touches(window: Window, span: Span) -> bool:
    """Whether some minute of a span lies in a window, also one that runs past midnight."""
    day = span.first_day - timedelta(days=1)
    while day <= day_of(span.end - 1):
        if day.isoweekday() in window.weekdays:
            start, end = moment_of(day, window.start), moment_of(day, window.end)
            if start < span.end and span.start < end:
                return True
        day += timedelta(days=1)
    return False
