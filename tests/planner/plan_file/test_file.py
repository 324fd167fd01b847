"""The plan file: what it holds, what it lets in, and that a save is all or nothing."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from models.finding import UnusableInput
from models.plan import Outcome, Plan
from models.problem import Problem
from planner.plan_file import migrations
from planner.plan_file.faults import Busy, Changed, Damaged, Newer
from planner.plan_file.file import PlanFile, save_as
from planner.plan_file.opening import read_plan
from planner.plan_file.rows import write
from planner.plan_file.schema import VERSION
from planner.review.remarks import without_remark
from tests.planner.plan_file.older import make_older, rename_back
from tests.planner.plan_file.plans import NOT_JUDGED, NOW, moved, outcome, renamed, with_notes
from tests.planner.test_plan_json import an_outcome

SCHEMA_1 = Path(__file__).with_name("schema_1.faellestid")
SCHEMA_2 = Path(__file__).with_name("schema_2.faellestid")
"""A plan as each version wrote it. It is never made anew: what it holds is opened for ever."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A saved plan in a folder with letters that an address must not take for its own."""
    folder = tmp_path / "Plejehjemmet Æblegården #2 100%?"
    folder.mkdir()
    path = folder / "forår & sommer.faellestid"
    save_as(outcome(), path)
    return path


def held(path: Path) -> tuple[Problem, Plan]:
    with PlanFile.open(path, read_only=True) as file:
        return file.read()


def sql(path: Path, *sentences: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for sentence in sentences:
            connection.execute(sentence)


def test_what_was_saved_comes_back(path: Path) -> None:
    assert held(path) == (outcome().problem, outcome().plan)
    assert read_plan(path)[:2] == (outcome().problem, outcome().plan)


def test_every_field_of_a_plan_comes_back(tmp_path: Path) -> None:
    made, path = an_outcome(), tmp_path / "plan.faellestid"
    save_as(made, path)
    assert held(path) == (made.problem, made.plan)


def test_it_is_a_database_marked_as_a_plan_that_keeps_no_log_beside_it(path: Path) -> None:
    header = path.read_bytes()[:100]
    assert header[:16] == b"SQLite format 3\x00"
    assert header[18:20] == b"\x01\x01"
    assert header[68:72] == b"Ftid"
    assert int.from_bytes(header[60:64]) == VERSION == 2
    with PlanFile.open(path) as file:
        file.save(moved(outcome()))
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_save_writes_what_changed_and_nothing_else(path: Path) -> None:
    with PlanFile.open(path) as file:
        before = rows(path)
        file.save(moved(outcome()))
    after = rows(path)
    (meeting,) = {key for key in before if before[key] != after[key]}
    assert meeting[0] == "meetings"
    assert before.keys() == after.keys()
    assert held(path) == (outcome().problem, moved(outcome()).plan)


def rows(path: Path) -> dict[tuple[str, str], tuple[int, str]]:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT section, id, place, content FROM part").fetchall()
    return {(section, id_): (place, content) for section, id_, place, content in found}


def test_a_save_without_a_change_writes_nothing(path: Path) -> None:
    before = path.read_bytes()
    with PlanFile.open(path) as file:
        assert file.save(outcome()).version == file.version
    assert path.read_bytes() == before


def test_a_plan_of_another_home_can_take_the_place_and_leaves_no_trace(path: Path) -> None:
    name = b"Solhjemmet i Skoven"
    with PlanFile.open(path) as file:
        file.save(renamed(outcome(), name.decode()))
        assert name in path.read_bytes()
        file.save(an_outcome())
    assert held(path) == (an_outcome().problem, an_outcome().plan)
    assert name not in path.read_bytes()


def test_many_saves_of_one_object_and_of_others_in_turn(path: Path) -> None:
    made = outcome()
    with PlanFile.open(path) as file:
        for turn in range(1, 12):
            made = moved(made, turn % len(made.plan.meetings))
            if turn % 4 == 0:
                gone = made.plan.meetings[1:]
                made = replace(made, plan=replace(made.plan, meetings=gone[::-1]))
            file.save(made)
            assert held(path) == (made.problem, made.plan)
        assert file.version.generation == 12


def test_reading_alone_cannot_write(path: Path) -> None:
    with PlanFile.open(path, read_only=True) as file, pytest.raises(UnusableInput, match="skrive"):
        file.save(moved(outcome()))
    assert held(path) == (outcome().problem, outcome().plan)


# What is not let in


@pytest.mark.parametrize("sentence", [
    "CREATE VIEW more AS SELECT 1", "CREATE TABLE more (a)",
    "CREATE TRIGGER t AFTER UPDATE ON part BEGIN DELETE FROM part; END",
    "CREATE INDEX i ON part (content)", "DROP TABLE state", "ALTER TABLE part ADD COLUMN more",
])
def test_tables_that_no_plan_has_are_refused(path: Path, sentence: str) -> None:
    sql(path, sentence)
    with pytest.raises(Damaged, match="indeholder andet"):
        PlanFile.open(path)


@pytest.mark.parametrize("sentence", [
    "UPDATE part SET content = replace(content, '2026-', '2025-') WHERE section = 'plan'",
    "DELETE FROM part WHERE section = 'meetings'", "DELETE FROM state",
    "UPDATE part SET section = 'hidden' WHERE section = 'rules'",
    "UPDATE part SET place = -place", "UPDATE part SET content = 7 WHERE section = 'rules'",
    "UPDATE part SET content = x'ff00' WHERE section = 'rules'",
    "UPDATE part SET content = CAST(x'ff' AS TEXT) WHERE section = 'rules'",
    "UPDATE state SET plan = 'x'", "UPDATE state SET generation = 'x'",
    "UPDATE part SET place = 1000000 - place WHERE section = 'employees'",
])
def test_content_that_nobody_saved_is_refused(path: Path, sentence: str) -> None:
    sql(path, sentence)
    with pytest.raises(Damaged, match="ikke det, der blev gemt"):
        held(path)


def test_a_newer_file_is_refused_and_left_alone(path: Path) -> None:
    sql(path, f"PRAGMA user_version = {VERSION + 1}")
    before = path.read_bytes()
    for read_only in (True, False):
        with pytest.raises(Newer, match="nyere udgave"):
            PlanFile.open(path, read_only)
    assert path.read_bytes() == before


def test_a_file_of_another_program_is_no_plan(path: Path) -> None:
    sql(path, "PRAGMA application_id = 7")
    with pytest.raises(UnusableInput, match="ikke en gemt plan"):
        PlanFile.open(path)


def test_a_log_beside_the_file_is_never_begun(path: Path) -> None:
    sql(path, "PRAGMA journal_mode = WAL")
    with pytest.raises(Damaged, match="opbygning"):
        PlanFile.open(path)


@pytest.mark.parametrize("size", [0, 50, 100, 4096, 9000, -1])
def test_a_file_that_was_cut_short_is_refused(path: Path, size: int) -> None:
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(UnusableInput, match="forår & sommer"):
        held(path)


def test_names_of_tables_that_are_no_text_are_refused(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data.replace(b"CREATE TABLE part", b"CREATE \xbb\xff\xfe\xfd part", 1))
    with pytest.raises(Damaged):
        PlanFile.open(path)


def test_a_large_file_is_not_opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.plan_file.schema.MOST_BYTES", 5000)
    with pytest.raises(UnusableInput, match="for stor"):
        PlanFile.open(path)


# Bad days


def test_a_file_that_another_program_holds_is_waited_for_and_then_told_of(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.plan_file.schema._WAIT_SECONDS", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    with closing(other), PlanFile.open(path) as file:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy, match="optaget"):
            file.save(moved(outcome()))
        other.execute("ROLLBACK")
        file.save(moved(outcome()))
    assert held(path) == (outcome().problem, moved(outcome()).plan)


def test_a_file_that_is_gone_is_told_of(path: Path) -> None:
    with PlanFile.open(path) as file:
        path.unlink()
        with pytest.raises(UnusableInput, match="flyttet eller slettet"):
            file.save(moved(outcome()))
    with pytest.raises(UnusableInput, match="findes ikke"):
        PlanFile.open(path)


def test_a_full_disk_leaves_what_was_there(path: Path) -> None:
    with PlanFile.open(path) as file:
        pages = file._connection.execute("PRAGMA page_count").fetchone()[0]
        file._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(UnusableInput, match="ikke er plads nok"):
            file.save(with_notes(outcome(), "AMR", "lang " * 4000))
        assert file.read() == (outcome().problem, outcome().plan)
    assert held(path) == (outcome().problem, outcome().plan)


def test_a_save_that_fails_half_way_leaves_what_was_there(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(*args: Any) -> None:
        write(*args)
        raise OSError(5, "Input/output error")

    with PlanFile.open(path) as file:
        version = file.version
        monkeypatch.setattr("planner.plan_file.file.write", half)
        with pytest.raises(UnusableInput):
            file.save(moved(outcome()))
        assert file.version == version
        monkeypatch.undo()
        file.save(moved(outcome()))
    assert held(path) == (outcome().problem, moved(outcome()).plan)


# Two at once


def test_notes_of_somebody_else_come_in(path: Path) -> None:
    with PlanFile.open(path) as mine, PlanFile.open(path) as hers:
        hers.save(with_notes(outcome(), "AMR"))
        saved = mine.save(moved(outcome()))
    assert saved.others
    assert held(path) == (saved.problem, saved.plan)
    assert saved.plan == moved(outcome()).plan
    assert [remark.by for remark in saved.problem.record.remarks] == ["AMR"]


def test_a_remark_that_i_took_away_does_not_come_back_with_hers(path: Path) -> None:
    with PlanFile.open(path) as file:
        file.save(with_notes(outcome(), "AMR", "Væk igen"))
        problem, plan = file.read()
    (remark,) = problem.record.remarks
    with PlanFile.open(path) as mine, PlanFile.open(path) as hers:
        hers.save(moved(Outcome(problem, plan, NOT_JUDGED)))
        mine.save(Outcome(without_remark(problem, remark.id, NOW), plan, NOT_JUDGED))
        saved = hers.save(moved(Outcome(problem, plan, NOT_JUDGED), 1))
    assert saved.problem.record.remarks == ()
    assert held(path)[0].record.remarks == ()


def test_my_notes_go_into_a_plan_that_somebody_else_changed(path: Path) -> None:
    with PlanFile.open(path) as mine, PlanFile.open(path) as hers:
        hers.save(moved(outcome()))
        saved = mine.save(with_notes(outcome(), "AMR"))
    assert saved.others
    assert saved.plan == moved(outcome()).plan
    assert [remark.by for remark in saved.problem.record.remarks] == ["AMR"]


def test_where_both_changed_the_plan_mine_is_refused_and_my_notes_are_kept(path: Path) -> None:
    with PlanFile.open(path) as mine, PlanFile.open(path) as hers:
        theirs = with_notes(moved(outcome()), "Leder")
        hers.save(theirs)
        changed = with_notes(renamed(outcome(), "Mit"), "AMR", "Husk aftenholdet.")
        since = mine.version
        for _ in range(3):  # to try again does not help, and doubles nothing
            with pytest.raises(Changed, match="ændret af en anden"):
                mine.save(changed, since)
        problem, plan = mine.read()
    assert plan == theirs.plan
    assert problem.name == outcome().problem.name
    assert sorted(r.text for r in problem.record.remarks) == ["Husk aftenholdet.", "Kan vi bytte?"]


def test_a_save_says_from_which_state_it_was_made(path: Path) -> None:
    _, _, since = read_plan(path)
    with PlanFile.open(path) as hers:
        hers.save(moved(outcome()))
    with PlanFile.open(path) as mine, pytest.raises(Changed):
        mine.save(renamed(outcome(), "Mit"), since)


# Versions


def test_a_file_of_the_first_schema_is_opened_for_ever(tmp_path: Path) -> None:
    path = tmp_path / SCHEMA_1.name
    shutil.copy(SCHEMA_1, path)
    problem, plan, version = read_plan(path)
    assert problem.name == "Solgården"
    assert [person.name for person in problem.roster.employees] == ["Åse Østergård", "Bo Lund"]
    assert problem.roster.employees[0].shifts[0].span.minutes == 420
    assert problem.policy.rest_minutes == 661
    assert problem.carried["e1"].extra_minutes == 90
    assert [(m.id, m.room, m.lead, len(m.attendance)) for m in plan.meetings] == [
        ("sup-a-1", "r1", "l1", 2)
    ]
    assert plan.courses == {"sup-a": ("e1",)}
    assert [(r.by, r.text) for r in problem.record.remarks] == [("AMR", "Kan vi bytte?")]
    assert len(problem.record.seen) == 1
    assert version is not None
    assert version.generation == 2
    assert path.read_bytes() == SCHEMA_1.read_bytes()


def test_a_file_of_the_first_schema_is_saved_to_after_a_copy_was_kept(tmp_path: Path) -> None:
    path = tmp_path / SCHEMA_1.name
    shutil.copy(SCHEMA_1, path)
    before = Outcome(*read_plan(path)[:2], NOT_JUDGED)
    (remark,) = before.problem.record.remarks
    after = replace(before, problem=without_remark(before.problem, remark.id, NOW))
    with PlanFile.open(path) as file:
        file.save(after)
    assert held(path) == (after.problem, after.plan)
    assert path.with_name("schema_1.v1.faellestid").read_bytes() == SCHEMA_1.read_bytes()


def test_a_file_of_the_second_schema_is_opened_for_ever(tmp_path: Path) -> None:
    path = tmp_path / SCHEMA_2.name
    shutil.copy(SCHEMA_2, path)
    problem, plan, _ = read_plan(path)
    assert problem.name == "Solgården"
    assert [m.id for m in plan.meetings] == ["sup-a-1"]
    assert problem.record.remarks == ()
    assert [(gone.id, gone.answers, gone.at) for gone in problem.record.withdrawn] == [
        ("b1", 0, NOW)
    ]
    assert path.read_bytes() == SCHEMA_2.read_bytes()


@pytest.fixture
def older(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(migrations, "MIGRATIONS", (make_older(path), *migrations.MIGRATIONS))
    return path


def test_an_older_file_is_read_without_a_change(older: Path) -> None:
    before = older.read_bytes()
    assert held(older) == (outcome().problem, outcome().plan)
    assert older.read_bytes() == before


def test_an_older_file_is_brought_up_to_date_after_a_copy_was_kept(older: Path) -> None:
    before = older.read_bytes()
    with PlanFile.open(older) as file:
        file.save(moved(outcome()))
    assert held(older) == (outcome().problem, moved(outcome()).plan)
    assert older.with_name("forår & sommer.v0.faellestid").read_bytes() == before


def test_a_step_that_fails_changes_nothing(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(connection: sqlite3.Connection) -> None:
        rename_back(connection)
        connection.execute("SELECT * FROM nowhere")

    step, *later = migrations.MIGRATIONS
    monkeypatch.setattr(migrations, "MIGRATIONS", (replace(step, run=fails), *later))
    with pytest.raises(UnusableInput):
        PlanFile.open(older)
    monkeypatch.setattr(migrations, "MIGRATIONS", (step, *later))
    assert held(older) == (outcome().problem, outcome().plan)
