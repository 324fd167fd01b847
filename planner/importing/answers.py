"""What somebody answered about a file, put to use, and held against what the file then says.

An answer that fits nothing is a question in its turn. What is only remembered from an earlier file
steps back: the file's own legend goes before it, and what does not fit is passed over.
"""

from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace
from pathlib import Path

from planner.importing.aliases import Aliases
from planner.importing.codes import Codes, Meaning
from planner.importing.dates import mark_of
from planner.importing.doubts import Doubts, shown
from planner.importing.grid import Block
from planner.importing.layouts.base import Reading, Source
from planner.importing.legends import find_codes
from planner.importing.mapping import Mapping
from planner.importing.sheet import Workbook, text_of
from planner.importing.titles import title_hints
from planner.texts.dates import numeric_date

_TABLES_OF_DAYS = frozenset({"names_by_dates", "week_sheets"})
_SETTLED_BY_FIRST_DAY = frozenset({"day_numbers", "sheet_month", "title", "week", "roll_start"})


@dataclass(frozen=True, slots=True)
class Answers:
    """A mapping and the file that it is about. `spelled`: its codes as the file writes them."""

    mapping: Mapping
    book: Workbook
    spelled: Table[str, Meaning] = field(init=False)
    unfit: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        codes = self.mapping.codes
        texts = _texts(self.book) if codes else frozenset[str]()
        by_folded: dict[str, list[str]] = {}
        for text in texts:
            by_folded.setdefault(text.casefold(), []).append(text)
        spelled: dict[str, Meaning] = {}
        for code, meaning in codes.items():
            written = [code] if code in texts else by_folded.get(code.casefold(), [code])
            spelled.update((text, meaning) for text in written if text not in codes)
            spelled.setdefault(code, meaning)
        object.__setattr__(self, "spelled", spelled)
        object.__setattr__(
            self, "unfit", frozenset(code for code in codes if code.casefold() not in by_folded)
        )

    def aliases(self) -> Aliases:
        """What was answered about names, none of it met yet."""
        return Aliases.of(self.mapping.ignore, self.mapping.same)

    def codes(self, book: Workbook, doubts: Doubts) -> Codes:
        """The codes of a workbook and those of the answers."""
        if not self.mapping.remembered:
            return find_codes(book, doubts, self.spelled)
        codes = find_codes(book, doubts)
        own = codes.explained
        return replace(
            codes, explained={**self.spelled, **own},
            answers={code: m for code, m in self.spelled.items() if code not in own},
        )

    def chosen(self, book: Workbook) -> Workbook:
        """The sheets that were answered, or all; each knows the first day that was."""
        wanted = {_plain(name) for name in self.mapping.sheets}
        found = tuple(sheet for sheet in book.sheets if _plain(sheet.name) in wanted)
        first, last = self.mapping.first_day, self.mapping.last_day
        return replace(book, sheets=tuple(
            replace(s, first_day=first, last_day=last) for s in found or book.sheets
        ))

    def first_day_missed(self, name: str, reading: Reading, source: Source) -> bool:
        """Whether the one table of a file begins on another day than was answered."""
        first = self.mapping.first_day
        if first is None or reading.period.first == first:
            return False
        return len(source.blocks() if name in _TABLES_OF_DAYS else reading.sheets) == 1

    def hear(self, name: str, reading: Reading, source: Source) -> None:
        """Ask about answers that fit nothing, and take back questions that others settled."""
        doubts = source.doubts
        if self.mapping.remembered:
            used = sorted(source.codes.met & source.codes.answers.keys())
            if used:
                doubts.ask("info", "codes_remembered", codes=", ".join(shown(c) for c in used))
            names = (*self.mapping.ignore, *self.mapping.same)
            unmet = source.aliases.unmet(names)
            met = [shown(name) for name in names if name not in unmet]
            if met:
                doubts.ask("info", "names_remembered", names=", ".join(met))
        else:
            self._ask_about_place(name, reading, doubts)
            for code in self.mapping.codes:
                if code in self.unfit and code not in source.codes.met:
                    doubts.ask("warning", "answer_code", text=shown(code))
            for person in source.aliases.unmet((*self.mapping.ignore, *self.mapping.same)):
                doubts.ask("warning", "answer_name", text=shown(person))
        self._ask_about_last_day(reading, doubts)
        self._hear_first_day(name, reading, source)

    def _ask_about_place(self, name: str, reading: Reading, doubts: Doubts) -> None:
        there = {_plain(sheet.name) for sheet in self.book.sheets}
        for sheet in self.mapping.sheets:
            if _plain(sheet) not in there:
                names = ", ".join(sheet.name for sheet in self.book.sheets)
                doubts.ask("warning", "answer_sheet", text=sheet, sheets=names)
        if self.mapping.layout not in (None, name):
            doubts.ask("warning", "answer_layout", text=self.mapping.layout, used=name)
        first = self.mapping.first_day
        if first is not None and first != reading.period.first:
            doubts.ask("warning", "answer_first_day", text=numeric_date(first),
                       first=numeric_date(reading.period.first))

    def _ask_about_last_day(self, reading: Reading, doubts: Doubts) -> None:
        last = self.mapping.last_day
        if last is not None and last != reading.period.last:
            doubts.ask("warning", "answer_last_day", text=numeric_date(last),
                       last=numeric_date(reading.period.last))

    def _hear_first_day(self, name: str, reading: Reading, source: Source) -> None:
        first = self.mapping.first_day
        if first is None or first != reading.period.first:
            return
        if len(reading.sheets) == 1:
            source.doubts.settle(_SETTLED_BY_FIRST_DAY)
        tables = source.blocks() if name in _TABLES_OF_DAYS else []
        told = [block for block in tables if min(block.days.values()) == first and _is_told(block)]
        if len(told) > 1:
            place = (told[1].date_row, min(told[1].days))
            source.doubts.ask("warning", "answer_first_tables", told[1].sheet, place,
                              text=numeric_date(first), count=len(told))

    def understood(self, name: str, reading: Reading, codes: Codes) -> Mapping:
        """All that a reading rests on, as answers; those that were given stay."""
        return Mapping(
            sheets=() if _is_text(self.book) else tuple(
                sheet.name for sheet in self.book.sheets if sheet.name in reading.sheets
            ),
            layout=name,
            first_day=reading.period.first,
            codes={**codes.explained, **codes.texts_off(), **self.mapping.codes}
            if not self.mapping.remembered else {**codes.explained, **codes.texts_off()},
            ignore=self.mapping.ignore,
            same=self.mapping.same,
            last_day=self.mapping.last_day,
        )


def _plain(name: str) -> str:
    return text_of(name).casefold()


def _is_text(book: Workbook) -> bool:
    """Whether the only sheet just bears the file's name, as that of a text file does."""
    return [sheet.name for sheet in book.sheets] == [Path(book.file).stem]


def _texts(book: Workbook) -> frozenset[str]:
    """Every different text of a workbook as a code would be written."""
    return frozenset(text_of(v) for sheet in book.sheets for v in sheet.values if v != "")


def _is_told(block: Block) -> bool:
    """Whether only the answer says when a table's days are."""
    sheet = block.sheet
    mark = mark_of(sheet.rows[block.date_row][min(block.days)])
    own = title_hints(replace(sheet, first_day=None, first_day_wins=False), block.date_row)
    return mark is not None and mark.month is None and not (own.month or own.week)
