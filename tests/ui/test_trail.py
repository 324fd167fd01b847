"""Back the way one came: through views, pages and what was selected."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from ui.document import State
from ui.main_window import MainWindow
from ui.trail import LONGEST, Place, Trail


def test_a_walk_through_one_list_is_one_place(qapp: QApplication) -> None:
    gone: list[Place] = []
    trail = Trail(gone.append)
    for place in (Place("load"), Place("load", person="a"), Place("load", person="b"),
                  Place("calendar", meeting="m")):
        trail.visit(place)
    trail.back()
    assert gone == [Place("load", person="b")]
    trail.back()
    assert gone[-1] == Place("load")
    assert not trail.can_back
    trail.forward()
    trail.visit(Place("days"))
    assert not trail.can_forward


def test_a_long_way_is_not_remembered_for_ever(qapp: QApplication) -> None:
    gone: list[Place] = []
    trail = Trail(gone.append)
    for number in range(LONGEST + 20):
        trail.visit(Place(f"view {number}"))
    while trail.can_back:
        trail.back()
    assert len(gone) == LONGEST - 1


def test_back_goes_to_the_view_and_what_was_selected_there(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    person, meeting = outcome.problem.roster.employees[0].id, outcome.plan.meetings[0].id
    planned.show_view("load")
    planned.selection.select_person(person)
    qtbot.wait(1)
    planned.show_view("calendar")
    planned.selection.select_meeting(meeting)
    qtbot.wait(1)
    back, forward = (planned._menus.actions[name] for name in ("back", "forward"))
    assert (back.shortcut().toString(), forward.shortcut().toString()) == ("Alt+Left", "Alt+Right")
    back.trigger()
    assert (planned.current_view(), planned.selection.person) == ("load", person)
    forward.trigger()
    assert (planned.current_view(), planned.selection.meeting) == ("calendar", meeting)
    assert not forward.isEnabled()


def test_another_document_has_no_way_back(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    qtbot.wait(1)
    planned.show_view("load")
    qtbot.wait(1)
    assert planned.trail.can_back
    planned.document.open(State(outcome.problem, outcome))
    assert not planned.trail.can_back
