import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from models.finding import UnusableInput
from planner.exporting.safe_write import replace_file

OLD, NEW = b"den gamle", b"den nye"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "plan for Solgården.xlsx"
    path.write_bytes(OLD)
    return path


def _raising(fault: Exception) -> Callable[..., NoReturn]:
    def raises(*_: object, **__: object) -> NoReturn:
        raise fault

    return raises


def test_writes_a_new_file(tmp_path: Path) -> None:
    replace_file(tmp_path / "ny.xlsx", NEW)
    assert (tmp_path / "ny.xlsx").read_bytes() == NEW


def test_replaces_the_old_file_and_leaves_nothing_beside_it(target: Path) -> None:
    replace_file(target, NEW)
    assert target.read_bytes() == NEW
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt", reason="permissions are another thing there")
def test_keeps_the_permissions_of_the_old_file(target: Path) -> None:
    target.chmod(0o640)
    replace_file(target, NEW)
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_follows_a_link(target: Path) -> None:
    link = target.with_name("link.xlsx")
    link.symlink_to(target)
    replace_file(link, NEW)
    assert target.read_bytes() == NEW
    assert link.is_symlink()


@pytest.mark.parametrize(
    ("step", "number", "words"),
    [
        ("os.fsync", errno.ENOSPC, "ikke er plads nok"),
        ("os.fsync", errno.EIO, "Prøv et andet sted"),
        ("pathlib.Path.replace", errno.EACCES, "åben i Excel"),
        ("tempfile.mkstemp", errno.EDQUOT, "ikke er plads nok"),
        ("tempfile.mkstemp", errno.ENAMETOOLONG, "kortere navn"),
    ],
)
def test_a_failing_step_leaves_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, words: str
) -> None:
    monkeypatch.setattr(step, _raising(OSError(number, os.strerror(number))))
    with pytest.raises(UnusableInput, match=words) as told:
        replace_file(target, NEW)
    assert target.name in str(told.value)
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_a_file_that_may_not_be_written_is_left(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(UnusableInput, match="skrivebeskyttet"):
        replace_file(target, NEW)
    assert target.read_bytes() == OLD


def test_a_folder_in_which_nobody_may_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    monkeypatch.setattr("tempfile.mkstemp", _raising(fault))
    with pytest.raises(UnusableInput, match="ikke er tilladt at skrive i mappen"):
        replace_file(tmp_path / "ny.xlsx", NEW)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="mangler ikke findes"):
        replace_file(tmp_path / "mangler" / "plan.xlsx", NEW)
    assert not (tmp_path / "mangler").exists()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="ikke en almindelig fil"):
        replace_file(tmp_path, NEW)


def test_an_interruption_leaves_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: int) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace_file(target, NEW)
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]
