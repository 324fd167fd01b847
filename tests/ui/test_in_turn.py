"""One slice in each turn of the event loop, and what is held stands until it is let go."""

from itertools import pairwise

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.in_turn import Held, InTurn


def test_others_have_their_turn_between_two_slices(qtbot: QtBot) -> None:
    done: list[str] = []
    root = QObject()
    others = QTimer(root, interval=0)
    others.timeout.connect(lambda: done.append("other"))
    turns = InTurn(root)
    turns.add(*(lambda n=n: done.append(f"slice {n}") for n in range(4)))
    others.start()
    assert done == []
    qtbot.waitUntil(lambda: not turns.waiting)
    others.stop()
    slices = [n for n, each in enumerate(done) if each != "other"]
    assert [done[n] for n in slices] == [f"slice {n}" for n in range(4)]
    assert all(after - before > 1 for before, after in pairwise(slices))


def test_what_waits_can_be_done_at_once_or_not_at_all(qtbot: QtBot) -> None:
    done: list[int] = []
    root = QObject()
    turns = InTurn(root)
    turns.add(lambda: done.append(1), lambda: turns.add(lambda: done.append(3)),
              lambda: done.append(2))
    turns.finish()
    assert done == [1, 2, 3]  # what a slice adds comes after those that waited before it
    turns.add(lambda: done.append(4))
    turns.forget()
    qtbot.wait(20)
    assert done == [1, 2, 3]
    assert not any(timer.isActive() for timer in root.findChildren(QTimer))


def test_what_was_to_be_painted_as_it_was_held_is_painted_once_it_is_not(qtbot: QtBot) -> None:
    painted: list[str] = []

    class Part(QLabel):
        def paintEvent(self, event: QPaintEvent) -> None:
            painted.append(self.text())
            super().paintEvent(event)

    window = QWidget()
    qtbot.addWidget(window)
    part = Part("before", window)
    window.resize(200, 100)
    window.show()
    qtbot.waitUntil(lambda: bool(painted))
    part.update()
    held = Held()
    part.setText("after")
    qtbot.wait(30)
    held.release()
    qtbot.waitUntil(lambda: painted[-1] == "after")
    assert window.updatesEnabled()
