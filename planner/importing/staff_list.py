"""Lists of the staff beside a plan: what they say of people who stand in the plan.

A plan often has names or initials alone, and a sheet of its own tells who they are, with
profession, hours and unit. Nobody is made a person by standing in such a list.
"""

from dataclasses import dataclass

from planner.importing.doubts import Doubts, shown
from planner.importing.headings import Role, role_of
from planner.importing.hours import hours_of
from planner.importing.names import INITIALS, may_be_name, tidy
from planner.importing.people import People, Person
from planner.importing.sheet import Place, Sheet, Workbook
from planner.importing.words import fold

_HEADING_ROWS = 15
_FACTS: tuple[Role, ...] = ("profession", "hours", "unit")
_OTHER: frozenset[Role] = frozenset(
    {"date", "start", "end", "times", "code", "roll", "roll_week", "week", "weekday"}
)
_INITIALS = frozenset({"initialer", "init", "initials", "kürzel", "forkortelse", "kode", "sign"})


@dataclass(frozen=True, slots=True)
class _List:
    """A list of the staff: its heading row and what its columns hold."""

    sheet: Sheet
    heading: int
    columns: dict[Role, int]
    initials: int | None

    def name(self, row: int) -> str:
        """The name in a row, of one column or of first and last names."""
        whole = "name" in self.columns
        roles: tuple[Role, ...] = ("name",) if whole else ("first_name", "last_name")
        return " ".join(
            text for role in roles if role in self.columns
            if (text := self.sheet.text(row, self.columns[role]))
        )


def fill_from_lists(book: Workbook, used: frozenset[str], people: People) -> frozenset[str]:
    """Fill in what lists on other sheets than the `used` ones say of people; who stands in the
    plan under initials gets her name. Returns the names of the sheets that told something."""
    everybody = people.everybody()
    by_name: dict[str, list[Person]] = {}
    for person in everybody:
        by_name.setdefault(person.name.casefold(), []).append(person)
    told: set[str] = set()
    for sheet in book.sheets:
        staff = _staff_list(sheet) if sheet.name not in used else None
        if staff is None:
            continue
        several = _shared_initials(staff)
        for row in range(staff.heading + 1, len(sheet.rows)):
            if _tell(staff, row, by_name, several, people.doubts):
                told.add(sheet.name)
    return frozenset(told)


def _staff_list(sheet: Sheet) -> _List | None:
    for row in range(min(_HEADING_ROWS, len(sheet.rows))):
        columns: dict[Role, int] = {}
        initials = None
        for column in range(sheet.width):
            text = sheet.text(row, column)
            role = role_of(text)
            if fold(text) in _INITIALS:
                initials = column
            elif role is not None:
                columns.setdefault(role, column)
        named = "name" in columns or {"first_name", "last_name"} <= columns.keys()
        says = initials is not None or bool(columns.keys() & set(_FACTS))
        if named and says and not columns.keys() & _OTHER:
            return _List(sheet, row, columns, initials)
    return None


def _shared_initials(staff: _List) -> dict[str, list[str]]:
    """Folded initials that a list gives to more than one person, with their names."""
    names: dict[str, list[str]] = {}
    if staff.initials is None:
        return {}
    for row in range(staff.heading + 1, len(staff.sheet.rows)):
        short = staff.sheet.text(row, staff.initials).casefold()
        if short and may_be_name(name := staff.name(row)):
            names.setdefault(short, []).append(tidy(name))
    return {short: each for short, each in names.items() if len(each) > 1}


def _tell(
    staff: _List, row: int, by_name: dict[str, list[Person]], several: dict[str, list[str]],
    doubts: Doubts,
) -> bool:
    """What one row says of the one person whom it names; True if it named one."""
    sheet, written = staff.sheet, staff.name(row)
    if not may_be_name(written):
        return False
    name = tidy(written)
    found = by_name.get(name.casefold(), [])
    short = sheet.text(row, staff.initials) if staff.initials is not None else ""
    if not found and short and INITIALS.fullmatch(short):
        found = by_name.get(short.casefold(), [])
        if len(found) == 1 and short.casefold() in several:
            names = several[short.casefold()]
            person = found[0]
            doubts.ask("warning", "initials_of_several", person.sheet, person.first_place,
                       initials=person.name, names=", ".join(names), count=len(names))
            doubts.leave_open("same", person.name, person.sheet, person.first_place, name)
            return False
        if len(found) == 1:
            place: Place = (row, staff.initials or 0)
            doubts.ask_once("info", "initials_told", sheet, place, "", initials=shown(short),
                            name=name)
            found[0].name = name
    if len(found) != 1:
        return False
    person, sheet_rows = found[0], sheet.rows[row]
    for role in _FACTS:
        if role not in staff.columns:
            continue
        if role == "hours" and person.hours is None:
            person.hours = hours_of(sheet_rows[staff.columns[role]])
        elif role == "profession":
            person.profession = person.profession or sheet.text(row, staff.columns[role]) or None
        elif role == "unit":
            person.unit = person.unit or sheet.text(row, staff.columns[role]) or None
    return True
