"""Copying what is selected in the shifts, and putting in what was copied elsewhere."""

from functools import cache

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from planner.texts import t
from ui.views import shifts_clip
from ui.views.shifts_model import ShiftsModel
from ui.views.shifts_table import Place, ShiftsTable
from ui.widgets.copying import plain


def copy(table: ShiftsTable, model: ShiftsModel) -> int:
    """Put the selected cells on the clipboard, with names and days where whole rows and columns
    are selected. Gives how many."""
    places = table.places()
    rows = sorted({row for row, _ in places})
    columns = sorted({column for _, column in places})
    if not rows:
        return 0
    people = sum(row.person is not None for row in model.rows)
    days = len(rows) == people and people > 1
    names = len(columns) == len(model.days)
    across = Qt.Orientation.Horizontal
    # A year of everybody is few texts, met again and again.
    cell = cache(plain)
    lines = []
    if days:
        lines.append([""] * names + [plain(model.headerData(c, across)) for c in columns])
    for row in rows:
        first = [plain(model.rows[row].title)] if names else []
        lines.append(first + [
            cell(model.text(row, c)) if (row, c) in places else "" for c in columns
        ])
    data = QMimeData()
    data.setText("\n".join("\t".join(line) for line in lines) + "\n")
    data.setHtml(shifts_clip.as_html(lines))
    QGuiApplication.clipboard().setMimeData(data)
    return len(places)


def pasted(table: ShiftsTable, model: ShiftsModel) -> dict[Place, str] | str:
    """What the clipboard would put where; or why it does not go in."""
    data = QGuiApplication.clipboard().mimeData()
    cells = shifts_clip.from_text(data.text()) if data.text() else []
    if not cells and data.hasHtml():
        cells = shifts_clip.from_html(data.html())
    across = Qt.Orientation.Horizontal
    cells = shifts_clip.without_headings(
        cells, frozenset(plain(row.title) for row in model.rows if row.person),
        frozenset(plain(model.headerData(c, across)) for c in range(model.columnCount())),
    )
    places = table.places()
    if not cells or not cells[0] or not places:
        return t("ui_shifts.paste.nothing")
    high, wide = len(cells), len(cells[0])
    people = [n for n, row in enumerate(model.rows) if row.person is not None]
    top, left = min(row for row, _ in places), min(column for _, column in places)
    rows = sorted({row for row, _ in places})
    columns = max(column for _, column in places) - left + 1
    if (high, wide) == (1, 1):
        targets = dict.fromkeys(places, cells[0][0])
    else:
        # What is selected is filled again and again where it goes in without a rest, as in Excel.
        down = high * max(1, len(rows) // high if len(rows) % high == 0 else 1)
        along = wide * max(1, columns // wide if columns % wide == 0 else 1)
        start = people.index(top)
        if start + down > len(people) or left + along > len(model.days):
            return t("ui_shifts.paste.room", rows=high, columns=wide)
        targets = {
            (people[start + y], left + x): cells[y % high][x % wide]
            for y in range(down) for x in range(along)
        }
    texts: dict[Place, str] = {}
    for (row, column), text in targets.items():
        person = model.rows[row].person
        if person is not None and text != model.text(row, column):
            texts[person.id, model.days[column]] = text
    return texts
