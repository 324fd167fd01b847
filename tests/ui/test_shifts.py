"""The grid of shifts in a window."""

from ui.main_window import MainWindow


def test_a_cell_is_drawn_anew_when_it_is_selected(planned: MainWindow) -> None:
    planned.show_view("shifts")
    table = planned.shifts.table
    row = next(n for n, r in enumerate(planned.shifts.model.rows) if r.person)
    index = planned.shifts.model.index(row, 1)
    table.scrollTo(index)
    table.clearSelection()
    rect = table.visualRect(index)
    before = table.viewport().grab(rect).toImage()
    table.selectionModel().select(index, table.selectionModel().SelectionFlag.Select)
    chosen = table.viewport().grab(rect).toImage()
    table.clearSelection()
    assert chosen != before
    assert table.viewport().grab(rect).toImage() == before


def test_a_cell_is_drawn_anew_in_another_look(planned: MainWindow) -> None:
    planned.show_view("shifts")
    table = planned.shifts.table
    row = next(n for n, r in enumerate(planned.shifts.model.rows) if r.person)
    rect = table.visualRect(planned.shifts.model.index(row, 1))
    before = table.viewport().grab(rect).toImage()
    planned.shifts.context.look.choose("dark")
    assert table.viewport().grab(rect).toImage() != before
