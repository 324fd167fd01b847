"""Saving under any name, copies of what was saved, and putting one of them back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models.finding import UnusableInput
from planner import service
from planner.plan_file.backups import Backup, keep, kept, list_backups
from planner.plan_file.faults import Changed, Damaged
from planner.plan_file.opening import read_plan
from planner.plan_file.saving import restore, save
from tests.planner.plan_file.plans import moved, outcome, renamed

NOW = datetime(2026, 3, 10, 12, 30, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.faellestid"
    save(outcome(), path)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "backups"


def test_the_name_says_how_a_plan_is_kept_and_the_content_how_it_is_read(tmp_path: Path) -> None:
    plan, text = tmp_path / "a.faellestid", tmp_path / "b.JSON"
    service.save_plan(outcome(), plan)
    service.save_plan(outcome(), text)
    assert plan.read_bytes()[:6] == b"SQLite"
    assert text.read_bytes()[:1] == b"{"
    swapped = plan.rename(tmp_path / "c.json"), text.rename(tmp_path / "d.faellestid")
    for path in swapped:
        assert service.open_outcome(path).plan == outcome().plan
        assert service.open_problem(path) == outcome().problem


def test_a_plan_that_was_kept_as_json_under_the_new_name_is_kept_anew(tmp_path: Path) -> None:
    path = tmp_path / "plan.faellestid"
    service.save_json(outcome(), path)
    saved = save(moved(outcome()), path)
    assert saved is not None
    assert path.read_bytes()[:6] == b"SQLite"
    assert read_plan(path) == (outcome().problem, moved(outcome()).plan, saved.version)


def test_a_plan_that_somebody_changed_since_is_not_overwritten(path: Path) -> None:
    _, since = service.open_plan(path)
    service.save_plan(renamed(outcome(), "Hendes"), path)
    with pytest.raises(Changed):
        service.save_plan(moved(outcome()), path, since)
    assert read_plan(path)[0].name == "Hendes"


def test_a_damaged_file_is_put_aside_and_the_plan_saved(path: Path) -> None:
    broken = path.read_bytes()[:9000]
    path.write_bytes(broken)
    save(moved(outcome()), path)
    assert read_plan(path)[1] == moved(outcome()).plan
    (aside,) = path.parent.glob("*.bad")
    assert aside.read_bytes() == broken


def test_a_journal_of_a_file_that_is_gone_does_not_reach_the_new_one(path: Path) -> None:
    path.unlink()
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(5000))
    save(outcome(), path)
    assert not journal.exists()
    assert read_plan(path)[1] == outcome().plan


@pytest.mark.parametrize("name", ["mangler/plan.faellestid", "mappe.faellestid"])
def test_where_nothing_can_be_written_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "mappe.faellestid").mkdir()
    with pytest.raises(UnusableInput, match=r"\.faellestid"):
        save(outcome(), tmp_path / name)


# Copies


def test_what_was_there_and_what_is_saved_are_copied_once_an_hour(
    path: Path, folder: Path
) -> None:
    for minutes in (0, 15, 30):
        save(moved(outcome(), 0, minutes + 15), path, backups=folder)
    (first,) = list_backups(path, folder)
    assert read_plan(first.file)[1] == outcome().plan
    assert first.size == first.file.stat().st_size
    assert list_backups(path.with_name("another.faellestid"), folder) == ()


def test_a_copy_is_put_back_and_what_was_there_is_copied_first(path: Path, folder: Path) -> None:
    old = keep(path, path.read_bytes, folder, NOW)
    assert old is not None
    save(renamed(moved(outcome()), "Nu"), path)
    restore(old, path, folder)
    assert read_plan(path)[:2] == (outcome().problem, outcome().plan)
    latest = list_backups(path, folder)[0]
    assert read_plan(latest.file)[0].name == "Nu"
    path.unlink()
    restore(latest, path, folder)
    assert read_plan(path)[0].name == "Nu"


def test_a_damaged_copy_is_not_put_back(path: Path, folder: Path) -> None:
    old = keep(path, lambda: path.read_bytes()[:5000], folder, NOW)
    assert old is not None
    with pytest.raises(Damaged):
        restore(old, path, folder)
    assert read_plan(path)[1] == outcome().plan


def test_a_copy_takes_the_place_of_a_damaged_plan(path: Path, folder: Path) -> None:
    old = keep(path, path.read_bytes, folder, NOW)
    assert old is not None
    path.write_bytes(path.read_bytes()[:5000])
    restore(old, path, folder)
    assert read_plan(path)[1] == outcome().plan


def test_where_no_copy_can_be_made_the_plan_is_saved_all_the_same(
    path: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    save(moved(outcome()), path, backups=tmp_path / "file" / "backups")
    assert read_plan(path)[1] == moved(outcome()).plan
    assert "no copy of a plan" in caplog.text


def made(folder: Path, path: Path, *, every: timedelta, days: int) -> list[datetime]:
    at, ends = NOW - timedelta(days=days), NOW
    while at <= ends:
        keep(path, lambda: b"x", folder, at)
        at += every
    return [backup.made for backup in list_backups(path, folder)]


def test_copies_are_fewer_the_older_they_are(path: Path, folder: Path) -> None:
    ages = [NOW - at for at in made(folder, path, every=timedelta(hours=3), days=300)]
    assert sum(age <= timedelta(days=1) for age in ages) == 9
    assert 13 <= sum(timedelta(days=1) < age <= timedelta(days=14) for age in ages) <= 14
    assert 8 <= sum(timedelta(days=14) < age <= timedelta(days=70) for age in ages) <= 10
    assert 7 <= sum(timedelta(days=70) < age for age in ages) <= 9


def test_within_the_hour_there_is_one(path: Path, folder: Path) -> None:
    assert len(made(folder, path, every=timedelta(minutes=7), days=1)) == 23


def test_a_clock_that_is_set_back_stops_no_copies_and_loses_none(path: Path, folder: Path) -> None:
    keep(path, lambda: b"x", folder, NOW + timedelta(days=400))
    assert keep(path, lambda: b"x", folder, NOW) is not None
    assert len(list_backups(path, folder)) == 2


def test_of_each_hour_day_week_and_month_the_first_stays() -> None:
    hours = [NOW - timedelta(hours=h, minutes=m) for h in range(6) for m in (0, 20)]
    assert len(kept(hours, NOW)) == 6
    assert kept([NOW - timedelta(days=401)], NOW) == frozenset()


def test_other_files_in_the_folder_are_no_copies(path: Path, folder: Path) -> None:
    backup = keep(path, path.read_bytes, folder, NOW)
    assert isinstance(backup, Backup)
    (backup.file.parent / "noter.faellestid").write_text("")
    assert list_backups(path, folder) == (backup,)
