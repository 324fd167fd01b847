"""Overlapping things side by side: which lane each lies in, of how many. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.timespan import Span


@dataclass(frozen=True, slots=True)
class Lane:
    """The lane from the left, and how many lanes its group of overlapping spans needs."""

    number: int
    count: int


def lanes(spans: Sequence[Span]) -> tuple[Lane, ...]:
    """A lane for each span; spans that share a minute never share a lane."""
    order = sorted(range(len(spans)), key=lambda n: (spans[n].start, -spans[n].end))
    placed: dict[int, Lane] = {}
    group: list[tuple[int, int]] = []
    ends: list[int] = []

    def close() -> None:
        for index, lane in group:
            placed[index] = Lane(lane, len(ends))
        group.clear()
        ends.clear()

    for index in order:
        span = spans[index]
        if ends and span.start >= max(ends):
            close()
        free = next((n for n, end in enumerate(ends) if end <= span.start), None)
        if free is None:
            ends.append(span.end)
            free = len(ends) - 1
        else:
            ends[free] = span.end
        group.append((index, free))
    close()
    return tuple(placed[n] for n in range(len(spans)))
