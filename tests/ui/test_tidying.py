"""Looking for what nobody can reach waits for a quiet moment, and then finds it."""

import gc
import sys
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt

from models.plan import Outcome
from ui.document import Document, State
from ui.tidying import THRESHOLDS, Tidier


class Ring:
    """Holds itself, so that only a search lets it go."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def document(qapp: QCoreApplication) -> Iterator[Document]:
    thresholds, seconds = gc.get_threshold(), sys.getswitchinterval()
    root = QObject()
    yield Document(root)
    gc.unfreeze()
    gc.set_threshold(*thresholds)
    sys.setswitchinterval(seconds)


def test_what_is_opened_is_not_gone_through_again(document: Document, outcome: Outcome) -> None:
    Tidier(document, document)
    gc.unfreeze()
    document.open(State(outcome.problem, outcome))
    assert gc.get_freeze_count() > 1000
    assert gc.isenabled()
    assert gc.get_threshold() == THRESHOLDS


def test_what_was_set_aside_is_let_go_of_as_well(document: Document) -> None:
    tidier = Tidier(document, document)
    ring = Ring()
    gone = weakref.ref(ring)
    gc.freeze()
    del ring
    tidier.tidy()
    assert gone() is None
    assert gc.get_freeze_count() > 1000


def test_everything_is_looked_through_when_nobody_looks(document: Document) -> None:
    tidier = Tidier(document, document)
    tidier._turned(Qt.ApplicationState.ApplicationInactive)
    assert tidier._left.isActive()
    tidier._turned(Qt.ApplicationState.ApplicationActive)
    assert not tidier._left.isActive()


def test_what_is_new_is_let_go_of_after_the_last_change(
    document: Document, outcome: Outcome
) -> None:
    tidier = Tidier(document, document)
    document.open(State(outcome.problem, outcome))
    assert tidier._quiet.isActive()
    ring = Ring()
    gone = weakref.ref(ring)
    del ring
    tidier._quiet.timeout.emit()
    assert gone() is None
    assert gc.get_freeze_count() > 1000


def test_much_that_is_new_is_set_aside_before_the_quiet_moment_and_little_is_not(
    document: Document, outcome: Outcome
) -> None:
    tidier = Tidier(document, document)
    document.open(State(outcome.problem, outcome))
    assert tidier._often.isActive()
    before = gc.get_freeze_count()
    few = [Ring() for _ in range(100)]
    tidier._often.timeout.emit()
    assert gc.get_freeze_count() <= before
    many = [Ring() for _ in range(50_000)]
    tidier._often.timeout.emit()
    assert gc.get_freeze_count() > before + len(many)
    tidier._quiet.timeout.emit()
    assert not tidier._often.isActive()
    assert len(few) == 100
