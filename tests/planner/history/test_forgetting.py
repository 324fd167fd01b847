"""A person who left is taken out of a plan: not one byte tells of her."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models.finding import Question
from models.meetings import Course, Incident, Series
from models.people import Before, Earlier
from models.plan import Outcome, Plan, Reason, Unplaced, Unreached
from models.policy import Bond, Carried, Wish
from models.problem import Problem
from models.record import Answer, Cancelled, Entry, Held, Record, Remark, Seen
from models.resources import Lead
from planner.history.copies import drop_past_incidents, forget_answers, forget_in_copies
from planner.history.forgetting import forgotten, found
from planner.history.incidents import without_past
from planner.importing.mapping import read_mapping
from planner.judging import check
from planner.plan_file import locked
from planner.plan_file.backups import keep, list_backups, list_beside
from planner.plan_file.opening import read_plan
from planner.plan_file.saving import protect, save
from planner.plan_json import plan_from_json, plan_to_json
from tests.make import TALK, at, day, employee, meeting, plan, problem, seat, span, window

NAME, ID = "Yrsa Plantetnavn", "yrsa-plantetnavn"
YRSA = replace(
    employee(ID, shifts=["2026-01-05 07-15"], away=["2026-01-07"]), name=NAME
)
NOW = at("2026-01-06 09:00")
DEBRIEF = replace(TALK, id="debrief", interval=None, after_hours=(24, 72))


def everywhere() -> tuple[Problem, Plan]:
    """A plan that holds her in every place that can hold anybody."""
    sat = replace(meeting("2026-01-05 10-11", ID, seat("Bo"), lead="l"), locked=True)
    talk = meeting("2026-01-07 10-11", seat("Bo"), id="d-h1-1", kind="debrief", series="d-h1")
    said = f"{NAME} kan ikke."
    remarks = (
        Remark("1", "Bo", NOW, "person", ID, "Ring."), Remark("2", NAME, NOW, "plan", None, "Nej."),
        Remark("3", "Bo", NOW, "meeting", "row-1", f"Spørg {NAME}!",
               answers=(Answer(NAME, NOW, "Ja."), Answer("Bo", NOW, f"Tak, {NAME}"))),
    )
    record = Record(
        remarks=remarks, seen=(Seen(NAME, NOW, (sat,)), Seen("Bo", NOW, (sat,))),
        log=(Entry(NOW, NAME, "added", "row-1", f"Refleksion, {NAME}"),),
        held=(Held("row-1", NOW, NAME, sat.attendance),),
        cancelled=(Cancelled(replace(sat, id="row-9"), NOW, NAME),),
    )
    courses = (Course("g1", f"{NAME} m.fl.", (ID, "Bo")),)
    about = replace(
        problem(
            YRSA, employee("Bo", shifts=["2026-01-05 07-15"]), kinds=(TALK, DEBRIEF),
            series=(Series("row", "talk", subjects=(NAME,)), Series("hers", "talk", people=(ID,)),
                    Series("closed", "talk", courses=courses, people=(ID, "Bo")),
                    Series("d-h1", "debrief", incident="h1"),
                    Series("d-h2", "debrief", incident="h2")),
            leads=(Lead("l", NAME, ("talk",), employee=ID),),
            incidents=(Incident("h1", NOW, None, (ID, "Bo"), day("2026-03-01")),
                       Incident("h2", NOW, None, (ID,), day("2026-03-01"))),
            wishes=(Wish(ID, window("8-10")),), carried={ID: Carried(5)}, locked=(sat,),
            assumed=(said,),
        ),
        name=f"Plan {NAME}", bonds=(Bond((ID, "Bo")), Bond(("Bo", ID), together=True)),
        record=record,
    )
    about = replace(about, roster=replace(
        about.roster, questions=(Question("info", "x", said), Question("info", "y", "Andet.")),
    ))
    why = (Reason("busy", 2, said),)
    made = replace(
        plan(sat, talk, courses={"g1": (ID, "Bo")}),
        unplaced=(Unplaced("hers-1", "talk", "hers", None, day("2026-01-05"), day("2026-01-11"),
                           why, said),
                  Unplaced("row-2", "talk", "row", None, day("2026-01-05"), day("2026-01-11"),
                           why, said)),
        unreached=(Unreached(ID, day("2026-01-05"), day("2026-01-11"), why, said),
                   Unreached("Bo", day("2026-01-05"), day("2026-01-11"), why, said)),
    )
    return about, made


def outcome(about: Problem, made: Plan) -> Outcome:
    return Outcome(about, made, check(about, made))


def tells(data: bytes) -> list[str]:
    """Which of her marks stand in some bytes."""
    return [mark for mark in ("Yrsa", "Plantetnavn", "yrsa", "plantetnavn")
            if mark.encode() in data or mark.encode("utf-16-le") in data]


def test_not_one_byte_of_a_saved_plan_tells_of_her(tmp_path: Path) -> None:
    file = tmp_path / "plan.faellestid"
    before = outcome(*everywhere())
    save(before, file)
    assert tells(file.read_bytes())
    now = outcome(*forgotten(before.problem, before.plan, ID))
    save(now, file)
    assert tells(file.read_bytes()) == []
    save(now, tmp_path / "plan.json")
    assert tells((tmp_path / "plan.json").read_bytes()) == []
    assert sorted(f.name for f in tmp_path.iterdir()) == ["plan.faellestid", "plan.json"]
    assert read_plan(file)[0] == now.problem


def test_what_is_others_stays() -> None:
    about, made = forgotten(*everywhere(), ID)
    assert [p.id for p in about.roster.employees] == ["Bo"]
    assert [row.id for row in about.series] == ["row", "closed", "d-h1"]
    assert about.series[1].people == ("Bo",)
    assert [i.involved for i in about.incidents] == [("Bo",)]
    assert [m.id for m in made.meetings] == ["row-1", "d-h1-1"]
    assert [s.employee for s in made.meetings[0].attendance] == ["Bo"]
    assert made.meetings[0].lead is None
    assert about.bonds == ()
    (remark,) = about.record.remarks
    assert remark.text == "Spørg en tidligere medarbejder!"
    assert [a.text for a in remark.answers] == ["Tak, en tidligere medarbejder"]
    assert [line.by for line in about.record.log] == ["en tidligere medarbejder"]
    assert about.record.held[0].planned == (seat("Bo"),)
    assert plan_from_json(plan_to_json(outcome(about, made)))[0] == about


def test_what_she_did_in_the_period_before_goes_with_her() -> None:
    about, made = everywhere()
    known = Before(day("2026-01-04"), (Earlier(span("2025-12-30 10-11")),), (480,))
    people = tuple(replace(p, before=known) for p in about.roster.employees)
    about = replace(about, carried={}, roster=replace(about.roster, employees=people))
    assert dict(found(about, made, ID).traces)["carried"] == 1
    after, _ = forgotten(about, made, ID)
    assert [p.before for p in after.roster.employees] == [known]
    assert ID not in repr(after.roster)


def test_what_goes_is_counted_before() -> None:
    known = found(*everywhere(), ID)
    assert known.name == NAME
    assert dict(known.traces) == {
        "shifts": 1, "away": 1, "seats": 2, "leading": 1, "carried": 1, "wishes": 1, "bonds": 2,
        "groups": 1, "rows": 2, "incidents": 2, "remarks": 3, "notes": 4,
    }
    assert not known.namesake
    bo = found(*everywhere(), "Bo")
    assert "carried" not in dict(bo.traces)
    with pytest.raises(KeyError):
        found(*everywhere(), "ingen")


def test_a_namesake_keeps_her_name() -> None:
    about, made = everywhere()
    twin = replace(employee("2"), name=NAME)
    about = replace(about, roster=replace(
        about.roster, employees=(*about.roster.employees, twin)
    ))
    assert found(about, made, ID).namesake
    after, _ = forgotten(about, made, ID)
    assert after.roster.employee("2").name == NAME
    assert after.record.log[0].by == NAME


def test_a_short_name_is_no_part_of_a_word() -> None:
    about = problem(employee("Bo"), assumed=("Bo skal bo i Bodø.",))
    after, _ = forgotten(about, plan(), "Bo")
    assert after.assumed == ("en tidligere medarbejder skal bo i Bodø.",)


def test_copies_are_cleaned_and_what_cannot_be_read_is_deleted(tmp_path: Path) -> None:
    file, folder = tmp_path / "plan.faellestid", tmp_path / "kopier"
    save(outcome(*everywhere()), file, backups=folder)
    keep(file, lambda: b"ikke en plan", folder, datetime.now(UTC) + timedelta(hours=3))
    assert len(list_backups(file, folder)) == 2
    cleaned = forget_in_copies(file, folder, ID, NAME)
    assert (cleaned.written, cleaned.deleted) == (1, 1)
    (copy,) = list_backups(file, folder)
    assert tells(copy.file.read_bytes()) == []
    assert forget_in_copies(file, folder, ID, NAME).written == 0


def test_copies_with_a_password_are_cleaned_with_it_and_kept_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sqlcipher3")
    monkeypatch.setitem(locked.COST, "n", 2)
    file, folder = tmp_path / "plan.faellestid", tmp_path / "kopier"
    save(outcome(*everywhere()), file, backups=folder, password="rød bil")
    (copy,) = list_backups(file, folder)
    before = copy.file.read_bytes()
    assert forget_in_copies(file, folder, ID, NAME).locked == 1
    assert forget_in_copies(file, folder, ID, NAME, "grøn bil").locked == 1
    assert copy.file.read_bytes() == before
    assert forget_in_copies(file, folder, ID, NAME, "rød bil").written == 1
    problem, _, _ = read_plan(copy.file, "rød bil")
    assert NAME not in {person.name for person in problem.roster.employees}


def test_answers_about_rosters_forget_the_name(tmp_path: Path) -> None:
    kept = tmp_path / "a.toml"
    kept.write_text(
        f'[codes]\nD = "07:00-15:00"\n[people]\nignore = ["{NAME}", "Kaffe"]\n'
        f'[people.same]\nYP = "{NAME}"\nBH = "Bo Hansen"\n', encoding="utf-8",
    )
    assert forget_answers(tmp_path, NAME) == 1
    assert tells(kept.read_bytes()) == []
    answers = read_mapping(kept)
    assert answers.same == {"BH": "Bo Hansen"}
    assert answers.ignore == ("Kaffe",)
    assert forget_answers(tmp_path, NAME) == 0
    assert forget_answers(tmp_path / "ingen", NAME) == 0


def test_incidents_past_their_date_go_and_what_they_cost_stays() -> None:
    about, made = everywhere()
    before = {p.employee: p for p in check(about, made).by_employee}["Bo"]
    assert without_past(about, made, day("2026-03-01")) == (about, made)
    after, left = without_past(about, made, day("2026-03-02"))
    assert after.incidents == ()
    assert [m.id for m in left.meetings] == ["row-1"]
    now = {p.employee: p for p in check(after, left).by_employee}["Bo"]
    assert before.extra_minutes == now.extra_minutes + after.carried["Bo"].extra_minutes
    assert after.carried["Bo"].meetings == 1


def test_incidents_past_their_date_go_from_copies(tmp_path: Path) -> None:
    file, folder = tmp_path / "plan.faellestid", tmp_path / "kopier"
    save(outcome(*everywhere()), file, backups=folder)
    assert drop_past_incidents(file, folder, day("2026-02-01")) == 0
    assert drop_past_incidents(file, folder, day("2026-03-02")) == 1
    (copy,) = list_backups(file, folder)
    assert read_plan(copy.file)[0].incidents == ()


def left_beside(file: Path) -> None:
    """A plan that was of the first version and damaged in turn, with all that is left of that."""
    save(outcome(*everywhere()), file)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 1")
    whole = outcome(*everywhere())
    save(replace(whole, problem=replace(whole.problem, name="Anden")), file)
    with file.open("r+b") as opened:
        opened.seek(100)
        opened.write(b"damaged")
    save(whole, file)
    assert len(list(file.parent.iterdir())) == 3


def test_not_one_byte_of_what_is_left_beside_the_plan_tells_of_her(tmp_path: Path) -> None:
    file = tmp_path / "plan.faellestid"
    left_beside(file)
    assert all(tells(each.read_bytes()) for each in tmp_path.iterdir())
    before = outcome(*everywhere())
    save(outcome(*forgotten(before.problem, before.plan, ID)), file)
    cleaned = forget_in_copies(file, tmp_path / "kopier", ID, NAME)
    assert (cleaned.written, cleaned.deleted) == (1, 1)
    assert [name for each in tmp_path.iterdir() if (name := tells(each.read_bytes()))] == []
    assert {each.name for each in tmp_path.iterdir()} == {"plan.faellestid", "plan.v1.faellestid"}


def test_incidents_past_their_date_go_from_what_is_left_beside_the_plan(tmp_path: Path) -> None:
    file = tmp_path / "plan.faellestid"
    left_beside(file)
    assert drop_past_incidents(file, None, day("2026-03-02")) == 2
    (older,), damaged = list_beside(file)
    assert damaged == ()
    assert read_plan(older)[0].incidents == ()
    assert b"h1" not in older.read_bytes()


def test_plans_of_other_names_are_no_copies(tmp_path: Path) -> None:
    file = tmp_path / "plan.faellestid"
    for name in ("plan.v2.faellestid", "plan.vi.faellestid", "plan 1.v1.faellestid", "plan.v1.json",
                 "plan.faellestid.bad", "x.faellestid.20260101T000000.bad"):
        (tmp_path / name).touch()
    assert list_beside(file) == ((), ())
    assert list_beside(tmp_path / "ingen" / file.name) == ((), ())


def test_a_password_is_given_to_what_is_left_beside_the_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sqlcipher3")
    monkeypatch.setitem(locked.COST, "n", 2)
    file = tmp_path / "plan.faellestid"
    left_beside(file)
    protect(file, None, "en lille rød bil")
    assert [each.name for each in tmp_path.iterdir() if tells(each.read_bytes())] == []
