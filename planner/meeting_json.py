"""A meeting and its seats as JSON, for plans and for what is noted of them."""

from models.meetings import Attendance, Meeting
from planner.json_node import Json, moment_text


def meeting_to_json(meeting: Meeting) -> Json:
    """A placed meeting."""
    return {
        "id": meeting.id,
        "kind": meeting.kind,
        "series": meeting.series,
        "group": meeting.course,
        "unit": meeting.unit,
        "start": moment_text(meeting.span.start),
        "end": moment_text(meeting.span.end),
        "room": meeting.room,
        "lead": meeting.lead,
        "locked": meeting.locked,
        "attendance": [attendance_to_json(attendance) for attendance in meeting.attendance],
    }


def attendance_to_json(attendance: Attendance) -> Json:
    """One person's seat."""
    entry: Json = {
        "employee": attendance.employee,
        "class": attendance.cls,
        "extra_minutes": attendance.extra_minutes,
    }
    return entry | {"role": "lead"} if attendance.leads else entry
