"""Calendars as others read them, and as they follow a plan that changes."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from models.finding import UnusableInput
from models.meetings import Incident, Meeting, Series
from models.plan import Judgement, Outcome
from models.resources import Lead, Room
from planner.exporting.calendars import write_calendars
from planner.review.holding import cancelled
from tests import make

MONDAY = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)
LATER = MONDAY + timedelta(days=1)
HERE = ZoneInfo("Europe/Copenhagen")


def outcome(*meetings: Meeting, **wanted: Any) -> Outcome:
    people = (
        make.employee("Åse Lind", shifts=["2026-01-05 07-15"], unit="Hus Mågen"),
        make.employee("Bo Øst", shifts=["2026-01-05 07-15"], unit="Hus Mågen"),
    )
    problem = make.problem(*people, period="2026-01-05 2026-04-05", **wanted)
    return Outcome(problem, make.plan(*meetings), Judgement((), (), {}, ()))


TALK = make.meeting("2026-01-05 14-15", "Åse Lind", "Bo Øst", unit="Hus Mågen", room="r")
ROOM = Room("r", "Pejsestuen", 9)


def events(path: Path) -> list[Event]:
    found = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return [event for event in found if isinstance(event, Event)]


def unfolded(path: Path) -> list[str]:
    return re.sub(r"\r\n[ \t]", "", path.read_bytes().decode("utf-8")).split("\r\n")


def number(event: Event) -> int:
    return int(str(event["sequence"]))


def only(path: Path) -> Event:
    (event,) = events(path)
    return event


def test_everybody_has_a_calendar_and_so_has_each_unit_and_each_lead_from_outside(
    tmp_path: Path,
) -> None:
    leads = [Lead("x", "Pia Lund", ("talk",)), Lead("y", "Bo Øst", ("talk",), employee="Bo Øst")]
    files = write_calendars(outcome(TALK, leads=leads, rooms=[ROOM]), tmp_path, MONDAY)
    assert {f.relative_to(tmp_path).as_posix() for f in files} == {
        "Medarbejdere/Åse Lind.ics", "Medarbejdere/Bo Øst.ics", "Enheder/Hus Mågen.ics",
        "Mødeledere/Pia Lund.ics",
    }


def test_a_meeting_is_told_in_her_calendar_as_it_is_to_her(tmp_path: Path) -> None:
    late = make.meeting(
        "2026-01-05 15-16", make.seat("Åse Lind", "adjoining", 60), "Bo Øst", unit="Hus Mågen",
        room="r",
    )
    write_calendars(outcome(late, rooms=[ROOM]), tmp_path, MONDAY)
    event = only(tmp_path / "Medarbejdere" / "Åse Lind.ics")
    assert event.decoded("dtstart") == datetime(2026, 1, 5, 14, 0, tzinfo=UTC)
    assert event.decoded("dtend") == datetime(2026, 1, 5, 15, 0, tzinfo=UTC)
    assert (str(event["summary"]), str(event["location"])) == ("Refleksion", "Pejsestuen")
    assert str(event["description"]).splitlines() == [
        "Hus Mågen", "Ligger i forlængelse af din vagt", "Ekstra tid: 1:00",
    ]
    assert "Bo" not in event.to_ical().decode()


def test_the_units_calendar_names_who_comes(tmp_path: Path) -> None:
    write_calendars(outcome(TALK, rooms=[ROOM]), tmp_path, MONDAY)
    text = str(only(tmp_path / "Enheder" / "Hus Mågen.ics")["description"])
    assert text.splitlines() == ["Hus Mågen", "Deltagere: Åse Lind, Bo Øst"]


def test_the_file_is_as_the_standard_asks(tmp_path: Path) -> None:
    people = [f"Alexandra Bjørg Cæcilie {n}" for n in range(20)]
    wide = make.meeting("2026-01-05 14-15", *people, unit="Hus Mågen")
    target = tmp_path / "plan.ics"
    assert write_calendars(outcome(wide), target, MONDAY) == (target,)
    data = target.read_bytes()
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    calendar = Calendar.from_ical(data)
    assert (str(calendar["version"]), str(calendar["method"])) == ("2.0", "PUBLISH")
    for event in calendar.walk("VEVENT"):
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS"} <= set(event)


@pytest.mark.parametrize(("day", "utc_hour"), [
    ("2026-03-28", 13), ("2026-03-29", 12), ("2026-03-30", 12),
    ("2026-10-24", 12), ("2026-10-25", 13), ("2026-10-26", 13),
])
def test_times_are_right_on_both_sides_of_the_summer_time_nights(
    tmp_path: Path, day: str, utc_hour: int
) -> None:
    write_calendars(outcome(make.meeting(f"{day} 14-15", "Åse Lind")), tmp_path / "p.ics", MONDAY)
    event = only(tmp_path / "p.ics")
    assert event.decoded("dtstart").hour == utc_hour
    assert event.decoded("dtstart").astimezone(HERE).hour == 14


@pytest.mark.parametrize(("night", "hours"), [("2026-03-28", 7), ("2026-10-24", 9)])
def test_a_night_is_as_long_as_it_really_is(tmp_path: Path, night: str, hours: int) -> None:
    """From 23 to 7 over the hour that is left out, and over the one that comes twice."""
    write_calendars(outcome(make.meeting(f"{night} 23-07", "Åse Lind")), tmp_path / "p.ics", MONDAY)
    event = only(tmp_path / "p.ics")
    start, end = event.decoded("dtstart"), event.decoded("dtend")
    assert end - start == timedelta(hours=hours)
    assert (start.astimezone(HERE).hour, end.astimezone(HERE).hour) == (23, 7)


def test_no_time_needs_a_time_zone_of_the_file(tmp_path: Path) -> None:
    write_calendars(outcome(TALK), tmp_path / "p.ics", MONDAY)
    lines = unfolded(tmp_path / "p.ics")
    assert not any("TZID" in line or line == "BEGIN:VTIMEZONE" for line in lines)
    for name in ("DTSTART", "DTEND", "DTSTAMP", "LAST-MODIFIED"):
        (line,) = [one for one in lines if one.startswith(name)]
        assert re.fullmatch(rf"{name}:\d{{8}}T\d{{6}}Z", line)


def test_every_file_keeps_to_the_rules_of_the_standard(tmp_path: Path) -> None:
    """RFC 5545: lines of at most 75 octets that fold between letters, each property once, an end
    after the start, UIDs that nothing else has."""
    leads = [Lead("x", "Pia Lund, psykolog; ekstern", ("talk",))]
    people = [f"Ældste Øjvind Åse {n}" for n in range(30)]
    many = make.meeting("2026-01-05 14-15", *people, unit="Hus Mågen", room="r", lead="x")
    later = make.meeting("2026-01-12 14-15", "Åse Lind", id="row-2", unit="Hus Mågen")
    write_calendars(outcome(many, later, leads=leads, rooms=[ROOM]), tmp_path / "k", MONDAY)
    write_calendars(outcome(later, leads=leads, rooms=[ROOM]), tmp_path / "k", LATER)
    files = list((tmp_path / "k").rglob("*.ics"))
    assert len(files) >= 4
    for file in files:
        data = file.read_bytes()
        folded = data.split(b"\r\n")
        assert folded[-1] == b""
        assert all(len(line) <= 75 for line in folded)
        for line in folded:
            line.decode("utf-8")  # never folded within a letter
        for block in "\n".join(unfolded(file)).split("BEGIN:VEVENT\n")[1:]:
            names = [re.split("[;:]", line)[0] for line in block.split("END:VEVENT")[0].split()]
            for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "STATUS"):
                assert names.count(name) == 1, (file.name, name)
        found = events(file)
        assert len({str(event["uid"]) for event in found}) == len(found)
        assert all(event.decoded("dtend") > event.decoded("dtstart") for event in found)
        assert {str(event["status"]) for event in found} <= {"CONFIRMED", "CANCELLED"}
        assert str(Calendar.from_ical(data)["prodid"]).startswith("-//")


def test_a_meeting_has_one_uid_in_all_calendars(tmp_path: Path) -> None:
    files = write_calendars(outcome(TALK, rooms=[ROOM]), tmp_path, MONDAY)
    assert len({str(event["uid"]) for file in files for event in events(file)}) == 1


def test_a_meeting_that_was_noted_as_cancelled_is_cancelled(tmp_path: Path) -> None:
    target, before = tmp_path / "p.ics", outcome(TALK)
    write_calendars(before, target, MONDAY)
    uid = str(only(target)["uid"])
    problem, plan = cancelled(before, TALK.id, "Ole", 1)
    write_calendars(replace(before, problem=problem, plan=plan), target, LATER)
    event = only(target)
    assert (str(event["uid"]), str(event["status"])) == (uid, "CANCELLED")


def test_written_again_without_a_change_nothing_changes(tmp_path: Path) -> None:
    target = tmp_path / "p.ics"
    write_calendars(outcome(TALK), target, MONDAY)
    before = target.read_bytes()
    write_calendars(outcome(TALK), target, LATER)
    assert target.read_bytes() == before


def test_a_moved_meeting_keeps_its_uid_and_gets_a_higher_sequence(tmp_path: Path) -> None:
    target = tmp_path / "p.ics"
    write_calendars(outcome(TALK), target, MONDAY)
    before = only(target)
    moved = make.meeting("2026-01-06 14-15", "Åse Lind", unit="Hus Mågen")
    write_calendars(outcome(moved), target, LATER)
    after = only(target)
    assert after["uid"] == before["uid"]
    assert number(after) > number(before)
    assert after.decoded("dtstart") == datetime(2026, 1, 6, 13, 0, tzinfo=UTC)


def test_the_sequence_rises_even_where_the_clock_was_set_back(tmp_path: Path) -> None:
    target = tmp_path / "p.ics"
    write_calendars(outcome(TALK), target, LATER)
    before = number(only(target))
    write_calendars(outcome(make.meeting("2026-01-06 14-15", "Åse Lind")), target, MONDAY)
    assert number(only(target)) == before + 1


def test_the_sequence_rises_where_the_older_file_is_gone(tmp_path: Path) -> None:
    write_calendars(outcome(TALK), tmp_path / "one.ics", MONDAY)
    write_calendars(outcome(TALK), tmp_path / "two.ics", LATER)
    assert number(only(tmp_path / "two.ics")) > number(only(tmp_path / "one.ics"))


def test_a_meeting_that_is_gone_is_cancelled_once(tmp_path: Path) -> None:
    target = tmp_path / "p.ics"
    write_calendars(outcome(TALK), target, MONDAY)
    planned = number(only(target))
    write_calendars(outcome(), target, LATER)
    event = only(target)
    assert str(event["status"]) == "CANCELLED"
    assert number(event) > planned
    cancelled = target.read_bytes()
    write_calendars(outcome(), target, LATER + timedelta(days=1))
    assert target.read_bytes() == cancelled


def test_a_cancelled_meeting_that_comes_back_is_confirmed_again(tmp_path: Path) -> None:
    target = tmp_path / "p.ics"
    for day, meetings in enumerate(((TALK,), (), (TALK,))):
        write_calendars(outcome(*meetings), target, MONDAY + timedelta(days=day))
    assert str(only(target)["status"]) == "CONFIRMED"


def test_who_has_left_has_her_meetings_cancelled(tmp_path: Path) -> None:
    write_calendars(outcome(TALK), tmp_path, MONDAY)
    full = outcome(make.meeting("2026-01-05 14-15", "Bo Øst", unit="Hus Mågen"))
    stays = tuple(p for p in full.problem.roster.employees if p.name != "Åse Lind")
    problem = replace(full.problem, roster=replace(full.problem.roster, employees=stays))
    write_calendars(replace(full, problem=problem), tmp_path, LATER)
    assert str(only(tmp_path / "Medarbejdere" / "Åse Lind.ics")["status"]) == "CANCELLED"


def test_the_next_period_leaves_the_former_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "p.ics"
    write_calendars(outcome(TALK), target, MONDAY)
    former = outcome()
    period = make.problem(period="2026-04-06 2026-07-05").period
    problem = replace(former.problem, period=period)
    write_calendars(replace(former, problem=problem), target, LATER)
    assert str(only(target)["status"]) == "CONFIRMED"


def test_a_meeting_after_an_incident_names_nobody(tmp_path: Path) -> None:
    wanted = {
        "series": [Series("row", "talk", "Hus Mågen", incident="h1")],
        "incidents": [Incident("h1", make.at("2026-01-04 21:00"), "Hus Mågen", ("Åse Lind",))],
    }
    write_calendars(outcome(TALK, **wanted), tmp_path / "p.ics", MONDAY)
    event = only(tmp_path / "p.ics")
    text = event.to_ical().decode()
    assert str(event["class"]) == "PRIVATE"
    assert "Åse" not in text
    assert "20260104" not in text


def test_two_people_of_one_name_have_a_file_each(tmp_path: Path) -> None:
    made = outcome(make.meeting("2026-01-05 14-15", "Åse Lind"))
    twin = replace(made.problem.roster.employees[1], name="Åse Lind")
    roster = replace(made.problem.roster, employees=(made.problem.roster.employees[0], twin))
    problem = replace(made.problem, roster=roster)
    write_calendars(replace(made, problem=problem), tmp_path, MONDAY)
    files = sorted((tmp_path / "Medarbejdere").iterdir())
    assert len(files) == 2
    assert sorted(len(events(file)) for file in files) == [0, 1]


HOSTILE = (
    "=cmd|' /C calc'!A0", "@sum(1)", "tab\there", "cr\rhere", "two\r\nlines", "BEGIN:VEVENT",
    "x\nEND:VCALENDAR\n", "a;b,c\\d:e", "‮right to left", "👩‍⚕️ emoji", "../../etc/passwd", "CON",
    "nul.txt", "", "   ", "x" * 500, "\x00null", "http://example.org/?a=b&c", "quote \" here",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_text_in_its_folder(tmp_path: Path, name: str) -> None:
    made = outcome(make.meeting("2026-01-05 14-15", "Åse Lind", unit="Hus Mågen"))
    person = replace(made.problem.roster.employees[0], name=name)
    roster = replace(made.problem.roster, employees=(person,))
    made = replace(made, problem=replace(made.problem, name=name, roster=roster))
    target = tmp_path / "out"
    for file in write_calendars(made, target, MONDAY):
        assert target in file.resolve().parents
        assert len(events(file)) == 1
        data = file.read_bytes()
        assert data.count(b"\r\nBEGIN:VEVENT\r\n") == 1
        assert not any(b"\r" in line or b"\n" in line for line in data.split(b"\r\n"))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out"]


def test_a_file_that_is_no_calendar_is_not_written_over(tmp_path: Path) -> None:
    target = tmp_path / "p.ics"
    target.write_bytes(b"my diary")
    with pytest.raises(UnusableInput, match=r"p\.ics"):
        write_calendars(outcome(TALK), target, MONDAY)
    assert target.read_bytes() == b"my diary"


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(UnusableInput, match="mappe"):
        write_calendars(outcome(TALK), tmp_path / "out", MONDAY)
