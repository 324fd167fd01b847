"""The notes of a plan as JSON and back: remarks, reviews, the log, what was held or cancelled.

Notes outlive what they speak of, so ids in them need not be known any more.
"""

from models.meetings import Attendance, Meeting
from models.record import (
    ABOUT,
    DEEDS,
    REMARK_STATES,
    Answer,
    Cancelled,
    Entry,
    Held,
    Record,
    Remark,
    Seen,
    Withdrawn,
)
from models.timespan import Span
from planner import json_parts as parts
from planner.json_node import Json, Node, moment_text
from planner.meeting_json import attendance_to_json, meeting_to_json


def record_to_json(record: Record) -> Json:
    """All notes; empty kinds are left out."""
    every = {
        "remarks": [_remark(remark) for remark in record.remarks],
        "reviews": [
            {
                "by": seen.by, "at": moment_text(seen.at),
                "meetings": [meeting_to_json(meeting) for meeting in seen.meetings],
            }
            for seen in record.seen
        ],
        "log": [_entry(entry) for entry in record.log],
        "held": [
            {
                "meeting": held.meeting, "at": moment_text(held.at), "by": held.by,
                "planned": [attendance_to_json(seat) for seat in held.planned],
            }
            for held in record.held
        ],
        "cancelled": [
            {
                "at": moment_text(cancelled.at), "by": cancelled.by,
                "meeting": meeting_to_json(cancelled.meeting),
            }
            for cancelled in record.cancelled
        ],
        "withdrawn": [
            {"id": gone.id, "mark": gone.mark, "answers": gone.answers, "at": moment_text(gone.at)}
            for gone in record.withdrawn
        ],
    }
    return {name: notes for name, notes in every.items() if notes}


def record_from_json(node: Node) -> Record:
    """What `record_to_json` made. Raises UnusableInput at the first fault, with its place."""
    return Record(
        remarks=node.optional(
            "remarks", lambda n: n.distinct(_read_remark, lambda remark: remark.id), ()
        ),
        seen=tuple(
            Seen(n.get("by").text(), n.get("at").moment(), _meetings(n))
            for n in node.each("reviews")
        ),
        log=tuple(_read_entry(n) for n in node.each("log")),
        held=tuple(
            Held(
                n.get("meeting").name(), n.get("at").moment(), n.get("by").text(),
                tuple(_seat(seat) for seat in n.each("planned")),
            )
            for n in node.each("held")
        ),
        cancelled=tuple(
            Cancelled(_meeting(n.get("meeting")), n.get("at").moment(), n.get("by").text())
            for n in node.each("cancelled")
        ),
        withdrawn=tuple(
            Withdrawn(
                n.get("id").name(), n.get("mark").name(), n.get("answers").integer(-1),
                n.get("at").moment(),
            )
            for n in node.each("withdrawn")
        ),
    )


def _span(span: Span | None) -> Json | None:
    return None if span is None else {
        "start": moment_text(span.start), "end": moment_text(span.end)
    }


def _remark(remark: Remark) -> Json:
    return {
        "id": remark.id, "by": remark.by, "at": moment_text(remark.at), "about": remark.about,
        "subject": remark.subject, "text": remark.text, "state": remark.state,
        "answers": [
            {"by": answer.by, "at": moment_text(answer.at), "text": answer.text}
            for answer in remark.answers
        ],
        "proposal": _span(remark.proposal),
    }


def _entry(entry: Entry) -> Json:
    return {
        "at": moment_text(entry.at), "by": entry.by, "deed": entry.deed, "meeting": entry.meeting,
        "name": entry.name, "before": _span(entry.before), "after": _span(entry.after),
    }


def _read_remark(node: Node) -> Remark:
    return Remark(
        id=node.get("id").name(), by=node.get("by").text(), at=node.get("at").moment(),
        about=node.get("about").choice(ABOUT), subject=node.optional("subject", Node.text, None),
        text=node.get("text").text(),
        state=node.optional("state", lambda n: n.choice(REMARK_STATES), "open"),
        answers=tuple(
            Answer(n.get("by").text(), n.get("at").moment(), n.get("text").text())
            for n in node.each("answers")
        ),
        proposal=node.optional("proposal", parts.span, None),
    )


def _read_entry(node: Node) -> Entry:
    return Entry(
        at=node.get("at").moment(), by=node.get("by").text(), deed=node.get("deed").choice(DEEDS),
        meeting=node.get("meeting").name(), name=node.get("name").text(),
        before=node.optional("before", parts.span, None),
        after=node.optional("after", parts.span, None),
    )


def _meetings(node: Node) -> tuple[Meeting, ...]:
    return node.get("meetings").distinct(_meeting, lambda meeting: meeting.id)


def _meeting(node: Node) -> Meeting:
    return Meeting(
        id=node.get("id").name(), kind=node.get("kind").name(), series=node.get("series").name(),
        span=parts.span(node), attendance=tuple(_seat(seat) for seat in node.each("attendance")),
        course=node.optional("group", Node.text, None), unit=node.optional("unit", Node.text, None),
        room=node.optional("room", Node.text, None), lead=node.optional("lead", Node.text, None),
        locked=node.optional("locked", Node.flag, False),
    )


def _seat(node: Node) -> Attendance:
    """A seat of somebody who may have left since."""
    return parts.attendance(node, frozenset({node.get("employee").name()}))
