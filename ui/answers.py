"""Answers about a roster, one at a time: given, told in a sentence, and taken back. Knows no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from models.people import TEAMS, Team
from models.timespan import DAY_MINUTES, clock
from planner.importing.codes import Absent, Meaning, Work, usual_team
from planner.importing.mapping import Mapping, parse_meaning
from planner.importing.sheet import text_of
from planner.texts import capital, t
from planner.texts.dates import numeric_date, team_name

Kind = Literal["sheets", "layout", "first_day", "code", "ignore", "same"]

_OFF_WORDS = frozenset({"off", "fri", "fridag", "fri dag"})
_AWAY_WORDS = frozenset({"away", "væk", "fravær", "fraværende", "ikke til rådighed"})


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: what it is about (`text` is the code or the name, else empty), and a sentence."""

    kind: Kind
    text: str
    sentence: str


def answers_in(mapping: Mapping) -> tuple[Answer, ...]:
    """Every answer of a mapping, in the order of the wizard's steps."""
    found: list[Answer] = []
    if mapping.sheets:
        names = ", ".join(mapping.sheets)
        found.append(Answer("sheets", "", t("ui.wizard.answer.sheets", sheets=names)))
    if mapping.layout is not None:
        name = layout_name(mapping.layout)
        found.append(Answer("layout", "", t("ui.wizard.answer.layout", layout=name)))
    if mapping.first_day is not None:
        day = numeric_date(mapping.first_day)
        found.append(Answer("first_day", "", t("ui.wizard.answer.first_day", day=day)))
    for code, meaning in mapping.codes.items():
        said = t("ui.wizard.answer.code", code=code, meaning=in_words(meaning))
        found.append(Answer("code", code, said))
    found += [
        Answer("ignore", name, t("ui.wizard.answer.ignore", name=name)) for name in mapping.ignore
    ]
    for name, person in mapping.same.items():
        key = "ui.wizard.answer.person" if name == person else "ui.wizard.answer.same"
        found.append(Answer("same", name, t(key, name=name, person=person)))
    return tuple(found)


def without(mapping: Mapping, answer: Answer) -> Mapping:
    """The mapping without one answer."""
    text = answer.text
    if answer.kind == "sheets":
        return replace(mapping, sheets=())
    if answer.kind == "layout":
        return replace(mapping, layout=None)
    if answer.kind == "first_day":
        return replace(mapping, first_day=None)
    if answer.kind == "code":
        return replace(mapping, codes={k: v for k, v in mapping.codes.items() if k != text})
    if answer.kind == "ignore":
        return replace(mapping, ignore=tuple(name for name in mapping.ignore if name != text))
    return replace(mapping, same={k: v for k, v in mapping.same.items() if k != text})


def less(mapping: Mapping, other: Mapping) -> Mapping:
    """The answers of a mapping that another does not hold in the same words."""
    others = set(answers_in(other))
    for answer in answers_in(mapping):
        if answer in others:
            mapping = without(mapping, answer)
    return mapping


def with_code(mapping: Mapping, code: str, meaning: Meaning) -> Mapping:
    """The mapping with what a code means."""
    return replace(mapping, codes={**mapping.codes, code: meaning})


def with_person(mapping: Mapping, name: str, person: str) -> Mapping:
    """The mapping with whose a name is; her own, if `person` is the name itself."""
    ignore = tuple(other for other in mapping.ignore if other != name)
    return replace(mapping, ignore=ignore, same={**mapping.same, name: person})


def with_nobody(mapping: Mapping, name: str) -> Mapping:
    """The mapping with a name that is no person's."""
    same = {k: v for k, v in mapping.same.items() if k != name}
    return replace(mapping, ignore=tuple(dict.fromkeys((*mapping.ignore, name))), same=same)


def without_name(mapping: Mapping, name: str) -> Mapping:
    """The mapping with nothing said of a name."""
    ignore = tuple(other for other in mapping.ignore if other != name)
    same = {k: v for k, v in mapping.same.items() if k != name}
    return replace(mapping, ignore=ignore, same=same)


def kept_of(recalled: Mapping, codes: Iterable[str], names: Iterable[str]) -> Mapping:
    """What was remembered as answers about the file in hand: those that this file has a use for.

    `codes` and `names`: those that were read by what was remembered.
    """
    used_codes, used_names = set(codes), set(names)
    return replace(
        recalled, remembered=False,
        codes={code: m for code, m in recalled.codes.items() if code in used_codes},
        ignore=tuple(name for name in recalled.ignore if name in used_names),
        same={name: person for name, person in recalled.same.items() if name in used_names},
    )


def layout_name(layout: str) -> str:
    """A layout as people call it."""
    return capital(t(f"mapping.layout.{layout}"))


def in_words(meaning: Meaning) -> str:
    """What a code means, as people read it: `12:00–21:00 aftenvagt`, `fri`."""
    if isinstance(meaning, Absent):
        return t("ui.wizard.off" if meaning is Absent.OFF else "ui.wizard.away")
    return f"{times_of(meaning)} {team_name(meaning.team)}"


def times_of(meaning: Work) -> str:
    """`12:00–21:00`."""
    end = meaning.end if meaning.end <= DAY_MINUTES else meaning.end - DAY_MINUTES
    return f"{clock(meaning.start)}–{clock(end)}"


def meaning_of(words: str) -> Meaning | None:
    """What a person wrote about a code; None where it is neither times nor one of the words."""
    plain = text_of(words).casefold()
    if plain in _OFF_WORDS:
        return Absent.OFF
    if plain in _AWAY_WORDS:
        return Absent.AWAY
    return parse_meaning(words)


def with_team(meaning: Work, team: Team | None) -> Work:
    """The same times in a vagtlag; None: the usual one of the times."""
    return replace(meaning, team=team or usual_team(meaning.start, meaning.end))


def team_choices(present: Team | None) -> tuple[Team, ...]:
    """The vagtlag that a code can be given: the three, and the one it has."""
    return TEAMS if present is None or present in TEAMS else (*TEAMS, present)
