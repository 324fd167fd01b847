"""Rule: a room is large enough, open, free, and the unit's own or everybody's."""

from collections import defaultdict
from collections.abc import Iterator

from models.finding import Finding
from models.problem import Problem
from models.resources import Room
from models.timespan import Span
from planner.judging.facts import Facts, Held
from planner.judging.times import clashes, within
from planner.rules.base import Rule
from planner.rules.wording import counted, listed, meeting_name, windows_text
from planner.texts import t
from planner.texts.dates import when
from planner.variables import Posting, Var, never_at_once


class Rooms(Rule):
    """A room holds everybody who attends, one meeting at a time, in its opening hours.

    A unit's room is used by that unit's meetings and those of the whole home, a room without a
    unit by all. Why: small houses have one quiet room, and a meeting in a passage is no meeting.
    A home that names no rooms is asked for none. Source: 000 §2.2.2.
    """

    id = "room"

    def sentence(self, problem: Problem) -> str:
        """The rule, and each room with its places."""
        if not problem.rooms:
            return t("rules.room.none")
        return t(
            "rules.room",
            rooms=listed(
                t("rules.room.line", name=room.name, places=counted("place", room.capacity))
                for room in problem.rooms
            ),
        )

    def post(self, model: Posting) -> None:
        """A room holds one meeting at a time, and no more people than it has seats for."""
        seats = {room.id: room.capacity for room in model.problem.rooms}
        sizes_kept = "group_size" not in model.problem.policy.prices
        uses: dict[str, list[tuple[Span, Var]]] = defaultdict(list)
        for slot in model.slots:
            everybody = [chance.var for chance in slot.chances]
            for choice in slot.rooms:
                uses[choice.id] += [(slot.span(n), var) for n, var in choice.at.items()]
                many = slot.kind.group.max if sizes_kept else len(everybody)
                if slot.locked is None and seats[choice.id] <= many:
                    for var in choice.at.values():
                        model.at_most(everybody, seats[choice.id], when=[var])
        for taken in uses.values():
            never_at_once(model, taken)

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each meeting that its room does not suit, and for each two at once."""
        used: dict[str, list[Held]] = defaultdict(list)
        for held in facts.held:
            if facts.rooms and held.meeting.room is None:
                message = t("rules.room.missing", meeting=meeting_name(held))
                yield Finding("error", "room_missing", message, meeting=held.meeting.id)
            if held.room is not None:
                used[held.room.id].append(held)
                for code, message in _unsuitable(held, held.room):
                    yield Finding("error", code, message, meeting=held.meeting.id)
        for room_id, meetings in used.items():
            for first, second in clashes(meetings):
                message = t(
                    "rules.room.double", room=facts.rooms[room_id].name,
                    first=meeting_name(first), second=meeting_name(second),
                )
                yield Finding("error", "room_double", message, meeting=second.meeting.id)


def _unsuitable(held: Held, room: Room) -> Iterator[tuple[str, str]]:
    """Code and sentence of everything that speaks against a meeting in a room."""
    meeting, people = meeting_name(held), len(held.seats)
    if people > room.capacity:
        yield "room_small", t(
            "rules.room.small", meeting=meeting, count=counted("participant", people),
            room=room.name, capacity=counted("place", room.capacity),
        )
    if room.windows and not within(room.windows, held.span):
        yield "room_closed", t(
            "rules.room.closed", meeting=meeting, room=room.name,
            windows=windows_text(room.windows),
        )
    other = next((other for other in room.taken if other.bars(held.span)), None)
    if other is not None:
        yield "room_taken", t(
            "many.rule.room", meeting=meeting, room=room.name, when=when(other.span)
        )
    if room.unit is not None and held.meeting.unit not in (None, room.unit):
        yield "room_unit", t(
            "rules.room.unit", meeting=meeting, room=room.name, unit=room.unit
        )
