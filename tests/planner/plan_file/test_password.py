"""Plans with a password: opened by it alone, and nothing of them anywhere in the clear."""

import random
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models.finding import UnusableInput
from models.plan import Outcome
from planner.plan_file import locked, migrations
from planner.plan_file.backups import list_backups
from planner.plan_file.faults import Changed, Damaged, Locked, WrongPassword
from planner.plan_file.file import PlanFile
from planner.plan_file.locked import MARK, is_locked
from planner.plan_file.opening import read_plan
from planner.plan_file.rows import write
from planner.plan_file.saving import protect, restore, save
from tests.planner.plan_file.older import make_older
from tests.planner.plan_file.plans import moved, outcome, renamed, with_notes

pytest.importorskip("sqlcipher3")

PASSWORD = "rød bil æder grød"
SECRET = "Kirstine Hemmeligsen"


def secret(number: int = 0) -> Outcome:
    return with_notes(renamed(moved(outcome(), 0, 15 * (number + 1)), f"{SECRET} {number}"), SECRET)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(locked.COST, "n", 2)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "plan.faellestid"
    save(secret(), made, password=PASSWORD)
    return made


def held(path: Path, password: str | None = PASSWORD) -> "tuple[object, object]":
    return read_plan(path, password)[:2]


def test_a_plan_comes_back_with_its_password_alone(path: Path) -> None:
    assert held(path) == (secret().problem, secret().plan)
    before = path.read_bytes()
    for wrong in ("rød bil æder grød ", "Rød bil æder grød", "", "x" * 10_000):
        with pytest.raises(WrongPassword, match="Adgangskoden passer ikke") as told:
            read_plan(path, wrong)
        assert wrong == "" or wrong not in str(told.value)
        with pytest.raises(WrongPassword):
            save(secret(1), path, password=wrong)
    with pytest.raises(Locked, match="beskyttet med en adgangskode"):
        read_plan(path)
    with pytest.raises(Locked):
        save(secret(1), path)
    assert path.read_bytes() == before


def test_the_letters_of_a_password_may_be_put_together_in_two_ways(path: Path) -> None:
    assert held(path, "r\u00f8d bil \u00e6der gr\u00f8d") == held(path)
    save(secret(), path.with_name("å.faellestid"), password="blå blå blå")
    assert held(path.with_name("å.faellestid"), "bla\u030a bla\u030a bla\u030a")


def test_two_plans_of_one_password_have_nothing_in_common(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "anden.faellestid"
    save(secret(), other, password=PASSWORD)
    one, two = path.read_bytes(), other.read_bytes()
    assert one[:4] == two[:4] == MARK
    assert not {one[n:n + 16] for n in range(0, len(one), 16)} & {
        two[n:n + 16] for n in range(0, len(two), 16)
    }


def test_nothing_is_on_the_disk_in_the_clear(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a save is under way too: what is there is looked at before each commit."""
    path, backups, temporary = tmp_path / "plan.faellestid", tmp_path / "b", tmp_path / "t"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    seen: list[str] = []

    def looked(*arguments: object) -> object:
        made = write(*arguments)  # type: ignore[arg-type]
        seen.extend(plain(tmp_path))
        return made

    monkeypatch.setattr("planner.plan_file.file.write", looked)
    for number in range(3):
        save(secret(number), path, backups=backups, copy_first=True, password=PASSWORD)
    backup = list_backups(path, backups)[0]
    restore(backup, path, backups, PASSWORD)
    with PlanFile.open(path, password=PASSWORD) as file:
        assert file.content().startswith(MARK)
        file.save(secret(9))
        seen.extend(plain(tmp_path))
    assert list_backups(path, backups)
    assert plain(tmp_path) == seen == []
    save(secret(), tmp_path / "bar.faellestid")
    assert plain(tmp_path) == ["bar.faellestid"]


def plain(folder: Path) -> list[str]:
    """Files in which a name, or a word that every plan holds, can be read."""
    words = [SECRET.encode(), b"SQLite format", b"generation", b'"employees"', b"meetings"]
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file.name for file in files if any(word in file.read_bytes() for word in words)]


def test_a_plan_gets_a_password_and_its_copies_too_and_all_lose_it_again(tmp_path: Path) -> None:
    path, backups = tmp_path / "plan.faellestid", tmp_path / "b"
    first = save(secret(), path, backups=backups)
    assert first is not None
    assert plain(tmp_path)
    protect(path, None, PASSWORD, backups)
    assert plain(tmp_path) == []
    assert held(path) == (secret().problem, secret().plan)
    assert held(list_backups(path, backups)[0].file) == held(path)
    # The state of the file is the same, so that who had it open saves on.
    assert read_plan(path, PASSWORD)[2] == first.version
    protect(path, PASSWORD, "en helt anden kode", backups)
    with pytest.raises(WrongPassword):
        read_plan(path, PASSWORD)
    assert held(path, "en helt anden kode")
    protect(path, "en helt anden kode", None, backups)
    assert not is_locked(path)
    assert held(path, None) == held(list_backups(path, backups)[0].file, None)


def test_a_refused_password_changes_nothing(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(WrongPassword):
        protect(path, "forkert kode", "en ny adgangskode")
    with pytest.raises(UnusableInput, match="mindst 8 tegn"):
        protect(path, PASSWORD, "kort")
    with pytest.raises(UnusableInput, match="faellestid"):
        protect(tmp_path / "plan.json", None, PASSWORD)
    assert path.read_bytes() == before


def test_a_plan_with_a_password_is_not_saved_over_one_without(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "uden.faellestid"
    save(outcome(), other)
    before = other.read_bytes()
    with pytest.raises(UnusableInput, match="ingen adgangskode"):
        save(secret(), other, password=PASSWORD)
    assert other.read_bytes() == before


def test_two_who_write_lose_no_remark_and_overwrite_nothing(path: Path) -> None:
    problem, plan, version = read_plan(path, PASSWORD)
    mine = replace(secret(), problem=problem, plan=plan)
    save(with_notes(mine, "AMR", "Først"), path, version, password=PASSWORD)
    both = save(with_notes(mine, "TR", "Siden"), path, version, password=PASSWORD)
    assert both is not None
    assert both.others
    assert {r.by for r in read_plan(path, PASSWORD)[0].record.remarks} >= {"AMR", "TR"}
    save(renamed(mine, "Første"), path, password=PASSWORD)
    with pytest.raises(Changed):
        save(renamed(mine, "Anden"), path, version, password=PASSWORD)
    assert read_plan(path, PASSWORD)[0].name == "Første"


def test_200_damaged_files_are_refused_or_read_as_they_were(path: Path) -> None:
    whole, wanted = path.read_bytes(), held(path)
    rnd, refused = random.Random(7), 0
    for number in range(200):
        data = bytearray(whole)
        match number % 4:
            case 0:
                data[rnd.randrange(len(data))] ^= 1 << rnd.randrange(8)
            case 1:
                del data[rnd.randrange(len(data)):]
            case 2:
                at = rnd.randrange(len(data) - 64)
                data[at:at + 64] = rnd.randbytes(64)
            case _:
                one, two = (4096 * rnd.randrange(len(data) // 4096) for _ in range(2))
                data[one:one + 4096], data[two:two + 4096] = (
                    data[two:two + 4096], data[one:one + 4096]
                )
        path.write_bytes(data)
        # Without its mark it is no plan; with another salt no password is the right one.
        expected = (Damaged, UnusableInput) if data[:16] != whole[:16] else (Damaged,)
        try:
            assert held(path) == wanted
        except expected:
            refused += 1
    assert refused > 100


def test_saving_over_a_damaged_plan_puts_it_aside(path: Path, tmp_path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:200] = bytes(100)
    path.write_bytes(data)
    save(secret(3), path, password=PASSWORD)
    assert held(path) == (secret(3).problem, secret(3).plan)
    assert [file.read_bytes() for file in tmp_path.glob("*.bad")] == [bytes(data)]


def test_an_older_version_is_brought_up_to_date_and_its_copy_has_the_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.faellestid"
    save(secret(), path)
    step = make_older(path)
    older = path.read_bytes()
    monkeypatch.setattr(migrations, "MIGRATIONS", (step, *migrations.MIGRATIONS))
    protect(path, None, PASSWORD)
    assert plain(tmp_path) == []
    assert held(path) == (secret().problem, secret().plan)
    assert older != path.read_bytes()


def test_without_the_extra_package_it_is_said_what_is_missing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    with pytest.raises(UnusableInput, match=r"faellestid\[password\]"):
        read_plan(path, PASSWORD)


def test_a_copy_each_hour_has_the_password_of_the_plan(path: Path, tmp_path: Path) -> None:
    save(secret(1), path, backups=tmp_path / "b", password=PASSWORD)
    copies = list_backups(path, tmp_path / "b")
    assert all(is_locked(copy.file) for copy in copies)
    assert datetime.now(UTC) - copies[0].made < timedelta(minutes=5)
