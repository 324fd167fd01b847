"""A plan's meetings written into a copy of the roster that somebody made, all else left as it is.

In two steps, since what the file cannot keep is to be said before anything is written: `prepare`
reads the roster, makes the copy in memory and says what there is to say; `write` puts it on the
disk, and never where the roster is.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, Literal

from models.finding import UnusableInput
from models.meetings import Meeting
from models.plan import Outcome
from planner.exporting.facts import Facts
from planner.exporting.own_workbook_comments import Comments
from planner.exporting.own_workbook_look import SheetXml, Widths, holds, look
from planner.exporting.own_workbook_match import Entry, Matched, match, named_with_days
from planner.exporting.own_workbook_package import WORKBOOK, Package, open_package
from planner.exporting.own_workbook_rows import write_rows
from planner.exporting.own_workbook_sheet import Strings, TextCells
from planner.exporting.own_workbook_text import Wording
from planner.exporting.own_workbook_xml import OddXml
from planner.exporting.safe_write import replace_file
from planner.importing import Mapping as Answers
from planner.importing import read_located
from planner.importing.sheet import Place
from planner.progress import Cancel, never
from planner.texts import t, tn

Way = Literal["cell", "comment", "rows"]
WAYS: Final[tuple[Way, ...]] = ("comment", "cell", "rows")
"""The one that changes least stands first."""

_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s>/]")
_STRICT = b"purl.oclc.org"
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Prepared:
    """A copy that is ready to be written. `notes`: what there is to say before, in order.

    `suffix`: the ending that its name must have.
    """

    way: Way
    file: str
    suffix: str
    notes: tuple[str, ...]
    content: bytes


@dataclass(slots=True)
class _Copy:
    """A copy in the making."""

    package: Package
    parts: dict[str, str]
    matched: Matched
    wording: Wording
    notes: list[str] = field(default_factory=list)

    def say(self, key: str, **values: object) -> None:
        """Add a sentence."""
        self.notes.append(t(f"own_workbook.note.{key}", **values))

    def count(self, key: str, number: int, **values: object) -> None:
        """Add a sentence about so many things, where there are any."""
        if number:
            self.notes.append(tn(f"own_workbook.note.{key}", number, **values))


def prepare(
    outcome: Outcome, roster: Path, way: Way, answers: Answers | None = None,
    cancel: Cancel = never,
) -> Prepared:
    """The copy with the meetings in it. Nothing is written.

    Raises UnusableInput where the plan was not made for the roster, where the file is of a kind
    that cannot be kept as it is, or where this way of writing is not possible in it; the sentence
    names another. Raises ReadingCancelled.
    """
    made = prepare_all(outcome, roster, (way,), answers, cancel)[way]
    if isinstance(made, str):
        raise UnusableInput(made)
    return made


def prepare_all(
    outcome: Outcome, roster: Path, ways: Iterable[Way] = WAYS, answers: Answers | None = None,
    cancel: Cancel = never,
) -> dict[Way, Prepared | str]:
    """The same for several ways, with the roster read once; the sentence for a way that is not
    possible. Raises UnusableInput where none can be."""
    open_package(roster)  # what cannot be written is refused before the roster is read
    read, cells = read_located(roster, cancel, answers)
    facts = Facts(outcome, date.today())
    matched = match(facts, outcome, read, cells, roster.name)
    found: dict[Way, Prepared | str] = {}
    for way in ways:
        try:
            found[way] = copy_of(roster, way, matched)
        except UnusableInput as refused:
            found[way] = str(refused)
    return found


def write(prepared: Prepared, roster: Path, target: Path) -> None:
    """Write the copy, wholly or not at all. Raises UnusableInput where it cannot, where `target` is
    the roster itself by whatever name, and where its ending does not fit."""
    refuse_target(roster, target, prepared.suffix)
    replace_file(target, prepared.content)


def refuse_target(roster: Path, target: Path, suffix: str) -> None:
    """Raise UnusableInput for a place at which the copy may not be written."""
    if _is_same(roster, target):
        raise UnusableInput(t("own_workbook.same_file", file=target))
    if target.suffix.lower() != suffix:
        raise UnusableInput(t("own_workbook.suffix", file=target.name, suffix=suffix))


def _is_same(roster: Path, target: Path) -> bool:
    """Whether two names are one file: through links, or in other letters where these are none."""
    if target.exists():
        return target.samefile(roster)
    return target.resolve() == roster.resolve()


def copy_of(roster: Path, way: Way, matched: Matched) -> Prepared:
    """The copy of a roster that was read, written in one way. Raises UnusableInput where that is
    not possible in it."""
    package = open_package(roster)
    try:
        copy = _Copy(package, package.sheets(), matched, Wording(matched.facts))
        copy.notes += matched.notes
        _WRITERS[way](copy)
        _say_of_file(copy)
        return Prepared(way, roster.name, package.suffix(), tuple(copy.notes), package.to_bytes())
    except OddXml as fault:
        raise UnusableInput(t("own_workbook.odd", file=roster.name)) from fault


def _write_cells(copy: _Copy) -> None:
    """Into the day's cell; where that holds no text, as a comment on it."""
    strings = _strings(copy.package)
    entries, missing = copy.matched.entries()
    in_text = beside = narrow = 0
    watched: set[str] = set()
    for name, part, sheet, places in _sheets(copy, entries, missing):
        cells = TextCells(sheet, strings)
        texts = {
            place: text for place, entry in places.items()
            if cells.can_hold(place, text := " ".join(_lines(copy.wording.in_cell, entry)))
        }
        widths = Widths(sheet)
        narrow += sum(1 for place, text in texts.items()
                      if cells.length(place) + len(text) > widths.of(place[1]))
        if texts:
            watched |= _watchers(sheet, texts)
            copy.package.put(part, cells.write(texts))
        rest = {place: entry for place, entry in places.items() if place not in texts}
        beside += _comment(copy, name, part, rest, missing)
        in_text += len(texts)
    _refuse_nothing(copy, in_text + beside, "cell")
    if in_text:
        copy.notes.insert(0, tn("own_workbook.done.cell", in_text))
    copy.count("numbers", beside)
    _say_missing(copy, missing)
    copy.count("narrow", narrow)
    copy.say("look")
    if in_text and _has_formulas(copy):
        copy.say("formulas")
    for key in sorted(watched):
        copy.say(key)


def _write_comments(copy: _Copy) -> None:
    """As a comment on the day's cell."""
    entries, missing = copy.matched.entries()
    count = 0
    for name, part, _, places in _sheets(copy, entries, missing):
        count += _comment(copy, name, part, places, missing)
    _refuse_nothing(copy, count, "comment")
    copy.notes.insert(0, tn("own_workbook.done.comment", count))
    _say_missing(copy, missing)
    copy.say("comments_unseen")


def _write_rows(copy: _Copy) -> None:
    """As rows below the roster."""
    rows, left = write_rows(copy.package, copy.parts, copy.matched, copy.wording)
    if not rows:
        raise UnusableInput(t("own_workbook.odd", file=copy.package.name))
    meetings = len(copy.matched.facts.meetings) - left
    sheets = _sheet_names(below.sheet for below in rows)
    copy.notes.insert(0, tn("own_workbook.done.rows", meetings, sheets=sheets))
    for below in rows:
        if not below.close:
            copy.say("rows_further_down", sheet=below.sheet, row=below.first + 1)
    copy.count("rows_left", left)
    if b"_xlnm.Print_Area" in copy.package.read(WORKBOOK):
        copy.say("print_area")


_WRITERS: Final[Mapping[Way, Callable[[_Copy], None]]] = {
    "cell": _write_cells, "comment": _write_comments, "rows": _write_rows,
}


def _sheets(
    copy: _Copy, entries: Mapping[str, Mapping[Place, Entry]], missing: list[tuple[str, date]]
) -> Iterable[tuple[str, str, SheetXml, dict[Place, Entry]]]:
    """Each sheet with its part, what stands where in it, and what belongs in its cells. What a
    merged cell hides is added to the missing."""
    for name, places in entries.items():
        part = copy.parts.get(name)
        if part is None:
            raise OddXml("a sheet without a part")
        sheet = look(copy.package.read(part), {row for row, _ in places})
        hidden = {
            place for place in places for area in sheet.areas["mergeCell"]
            if holds(area, place) and place != (area[0], area[1])
        }
        for place in hidden:
            missing += _who(places[place])
        yield name, part, sheet, {p: entry for p, entry in places.items() if p not in hidden}


def _comment(
    copy: _Copy, name: str, part: str, places: Mapping[Place, Entry],
    missing: list[tuple[str, date]],
) -> int:
    """Put comments on cells; how many. What cannot have one is added to the missing."""
    if not places:
        return 0
    if _STRICT in copy.package.read(part)[:_HEAD]:
        for entry in places.values():
            missing += _who(entry)
        return 0
    comments = Comments(copy.package, part)
    if comments.has_meetings():
        raise UnusableInput(t("own_workbook.written_before", file=copy.package.name))
    fit = {place: entry for place, entry in places.items() if comments.takes(place)}
    for place, entry in places.items():
        if place not in fit:
            missing += _who(entry)
    longer = sum(1 for place in fit if comments.has(place))
    comments.write(
        {place: "\n".join(_lines(copy.wording.in_comment, entry)) for place, entry in fit.items()}
    )
    copy.count("comments_longer", longer, sheet=name)
    copy.count("conversation", len(places) - len(fit), sheet=name)
    return len(fit)


def _lines(line: Callable[[Meeting, Sequence[str]], str], entry: Entry) -> list[str]:
    return [
        line(meeting, people if entry.shared else ())
        for meeting, people in entry.meetings.values()
    ]


def _who(entry: Entry) -> list[tuple[str, date]]:
    return [
        (person, meeting.span.first_day)
        for meeting, people in entry.meetings.values() for person in people
    ]


def _refuse_nothing(copy: _Copy, count: int, way: Way) -> None:
    if not count:
        raise UnusableInput(t(f"own_workbook.no_cells.{way}", file=copy.package.name))


def _say_missing(copy: _Copy, missing: list[tuple[str, date]]) -> None:
    copy.count("missing", len(missing), names=named_with_days(copy.matched.facts, missing))


def _watchers(sheet: SheetXml, places: Iterable[Place]) -> set[str]:
    """What looks at the text of cells: colours by condition, lists of allowed values."""
    keys = {"conditionalFormatting": "colours", "dataValidation": "validation"}
    return {
        key for name, key in keys.items()
        if any(holds(area, place) for area in sheet.areas[name] for place in places)
    }


def _has_formulas(copy: _Copy) -> bool:
    return any(_FORMULA.search(copy.package.read(part)) for part in copy.parts.values())


def _strings(package: Package) -> Strings:
    part = next(
        (r.target for r in package.relations(WORKBOOK) if r.type.endswith("/sharedStrings")), ""
    )
    return Strings(package.read(part) if part in package.names else None)


def _sheet_names(names: Iterable[str]) -> str:
    return ", ".join(t("own_workbook.sheet", name=name) for name in names)


def _say_of_file(copy: _Copy) -> None:
    """What is to be said of the whole file."""
    changed = [name for name, part in copy.parts.items() if part in copy.package.changed]
    protected = [
        name for name in changed
        if b"sheetProtection" in copy.package.read(copy.parts[name])
    ]
    if protected:
        copy.say("protected", sheets=_sheet_names(protected))
    if any(name.startswith("_xmlsignatures/") for name in copy.package.names):
        copy.say("signed")
    if "xl/vbaProject.bin" in copy.package.names:
        copy.say("macros")
