"""Plans that the window saves: plan files with copies, opened again as they were."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from planner import service
from planner.plan_file.backups import list_backups
from planner.texts import t
from tests.ui.conftest import Answers
from ui import copies
from ui.copies import Copy
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.verbs import Verbs

Idle = Callable[[Verbs], None]


def test_a_plan_is_saved_as_a_plan_file_with_a_copy_among_the_users_own_data(
    planned: MainWindow, idle: Idle, answers: Answers, tmp_path: Path, settings: Settings
) -> None:
    answers.file = tmp_path / "Solgården.faellestid"
    planned.verbs.save_as()
    idle(planned.verbs)
    assert answers.file.read_bytes()[:6] == b"SQLite"
    state = planned.document.state.outcome
    assert state is not None
    assert service.open_outcome(answers.file).plan.meetings == state.plan.meetings
    (copy,) = list_backups(answers.file, settings.backups)
    assert service.open_outcome(copy.file).plan.meetings == state.plan.meetings
    planned.verbs.open_path(answers.file)
    idle(planned.verbs)
    assert planned.document.path == answers.file


def test_a_damaged_plan_is_told_of_and_what_is_open_stays(
    planned: MainWindow, idle: Idle, tmp_path: Path
) -> None:
    before = planned.document.state.outcome
    assert before is not None
    broken = tmp_path / "plan.faellestid"
    service.save_plan(before, broken)
    broken.write_bytes(broken.read_bytes()[:9000])
    planned.document.saved(tmp_path / "open.faellestid")
    planned.verbs.open_path(broken)
    idle(planned.verbs)
    what = t("plan_file.damaged.structure")
    assert planned.message.text.text() == t("plan_file.damaged", file=broken.name, what=what)
    assert planned.document.state.outcome is before


def test_nothing_is_left_of_a_copy_that_was_cut_short(tmp_path: Path) -> None:
    copy = Copy(tmp_path / "a.faellestid", "Solgården", None, datetime(2026, 3, 10))
    for name in ("a.faellestid", "a.faellestid-journal", "a.json", "a.lock"):
        (tmp_path / name).write_bytes(b"")
    copies.remove(copy)
    assert list(tmp_path.iterdir()) == []
