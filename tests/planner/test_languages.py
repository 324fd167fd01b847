"""What one language wrote is read under any other, and every sentence can be said in each."""

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from string import Formatter

import pytest
from openpyxl import Workbook, load_workbook

from models.finding import UnusableInput
from models.policy import OBJECTIVES
from planner.cli_arguments import parse
from planner.exporting.template import template_bytes, write_template
from planner.importing.own_files import refuse_own
from planner.importing.template import is_template, understand_template
from planner.importing.understand import understand
from planner.importing.words import fold
from planner.judging.check import check
from planner.rules import RULES, Rule
from planner.sample import sample_problem, write_example
from planner.sample.roster import sample_roster
from planner.template_form import FORMS, PLAN, Form, rule_keys, rule_sentence, sheet_names
from planner.template_words import dates_text, parse_dates, parse_windows, windows_text
from planner.texts import DANISH, catalogue, language, languages, set_language, spellings, t
from tests.make import day, problem, random_plan, seeded_problem, window
from tests.planner.test_template import SHORT, awkward

CODES = languages()
PAIRS = [pair for pair in product(CODES, CODES) if pair[0] != pair[1]]


@pytest.fixture(autouse=True)
def _language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test may choose a language; the next one begins in Danish again."""
    monkeypatch.setenv("FAELLESTID_LANGUAGE", DANISH)
    before = language()
    yield
    set_language(before)


@pytest.mark.parametrize(("written", "read"), PAIRS)
def test_filled_template_is_read_under_another_language(
    tmp_path: Path, written: str, read: str
) -> None:
    path = tmp_path / "filled.xlsx"
    set_language(written)
    write_template(path, SHORT)
    own = understand_template(path)
    set_language(read)
    assert is_template(path)
    assert understand_template(path) == own == SHORT


@pytest.mark.parametrize(("written", "read"), PAIRS)
def test_awkward_problem_is_read_under_another_language(
    tmp_path: Path, written: str, read: str
) -> None:
    path = tmp_path / "awkward.xlsx"
    set_language(written)
    write_template(path, awkward())
    set_language(read)
    assert understand_template(path) == awkward()


@pytest.mark.parametrize("code", CODES)
def test_the_sample_speaks_the_language_and_is_read_without_doubt(
    tmp_path: Path, code: str
) -> None:
    set_language(code)
    files = write_example(tmp_path)
    roster = understand(files.roster)
    assert (roster.employees, roster.questions) == (sample_roster().employees, ())
    assert understand_template(files.template) == sample_problem()
    assert {kind.name for kind in sample_problem().kinds} <= set(catalogue(code).values())


@pytest.mark.parametrize(("written", "read"), PAIRS)
def test_examples_of_an_empty_template_are_left_out_under_another_language(
    tmp_path: Path, written: str, read: str
) -> None:
    set_language(written)
    path = tmp_path / "empty.xlsx"
    path.write_bytes(template_bytes())
    set_language(read)
    with pytest.raises(UnusableInput) as caught:
        understand_template(path)
    assert len(str(caught.value).splitlines()) == 2
    assert t("template.fault.no_people") in str(caught.value)


@pytest.mark.parametrize("written", CODES)
def test_the_example_rows_of_an_empty_template_are_of_one_language(
    tmp_path: Path, written: str
) -> None:
    set_language(written)
    path = tmp_path / "empty.xlsx"
    path.write_bytes(template_bytes())
    words = {
        cell for sheet in load_workbook(path) for row in sheet.iter_rows(values_only=True)
        for cell in row if isinstance(cell, str)
    }
    foreign = {
        text for code in CODES if code != written for key, text in catalogue(code).items()
        if key.startswith(("template.", "kind.")) and len(text) > 3
    } - set(catalogue(written).values())
    assert words & foreign == set()


@pytest.mark.parametrize("form", FORMS, ids=[form.key for form in FORMS])
def test_a_heading_means_one_column_in_every_language(form: Form) -> None:
    found: dict[str, str] = {}
    for column in form.columns:
        for heading in form.headings(column):
            assert found.setdefault(fold(heading).replace(" ", ""), column.key) == column.key


def test_a_sheet_name_means_one_sheet_in_every_language() -> None:
    found: dict[str, str] = {}
    for key in ("guide", PLAN, *(form.key for form in FORMS)):
        for name in sheet_names(key):
            assert len(name) <= 31
            assert found.setdefault(fold(name), key) == key


@pytest.mark.parametrize("choices", [
    ("template.yes", "template.no"),
    ("template.wish.avoid", "template.wish.prefer"),
    ("template.bond.apart", "template.bond.together"),
    ("template.lead.external", "template.lead.internal", "template.lead.none"),
    ("template.coming.any", "template.coming.near", "template.coming.on_shift"),
    ("template.manager.optional", "template.manager.in", "template.manager.out"),
    ("template.away", "template.off"),
    tuple(f"weekday.{n}" for n in range(1, 8)),
    tuple(f"weekday.short.{n}" for n in range(1, 8)),
    tuple(f"objective.{name}" for name in OBJECTIVES),
])
def test_a_choice_means_one_thing_in_every_language(choices: tuple[str, ...]) -> None:
    found: dict[str, str] = {}
    for key in choices:
        for word in spellings(key):
            assert found.setdefault(fold(word), key) == key


@pytest.mark.parametrize("code", CODES)
def test_a_line_of_the_rules_is_one_rule(code: str) -> None:
    sentences = [fold(rule_sentence(key, code)) for key in rule_keys()]
    assert len(set(sentences)) == len(sentences)


@pytest.mark.parametrize(("written", "read"), [*PAIRS, *((code, code) for code in CODES)])
def test_hours_and_dates_are_read_in_any_language(written: str, read: str) -> None:
    hours = (window("12:00-17:00", range(1, 6)), window("09:00-12:00", (5,)),
             window("08:00-10:00", (2, 4)), window("08:00-10:00"))
    days = frozenset({day("2026-05-04"), day("2026-05-05"), day("2026-05-12")})
    set_language(written)
    said = windows_text(hours), dates_text(days)
    set_language(read)
    assert (parse_windows(said[0]), parse_dates(said[1])) == (hours, days)


@pytest.mark.parametrize(("written", "read"), PAIRS)
def test_a_finished_workbook_is_known_under_another_language(
    tmp_path: Path, written: str, read: str
) -> None:
    set_language(written)
    book = Workbook()
    for key in ("meetings", "participants", "about"):
        book.create_sheet(t(f"export.sheet.{key}"))
    path = tmp_path / "plan.xlsx"
    book.save(path)
    set_language(read)
    with pytest.raises(UnusableInput, match=r"plan\.xlsx"):
        refuse_own(path)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_each_rule_says_itself_in_every_language(rule: Rule, code: str) -> None:
    set_language(code)
    for about in (problem(), seeded_problem(3)):
        sentence = rule.sentence(about)
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert "{" not in sentence
    if code != DANISH:
        set_language(DANISH)
        assert rule.sentence(seeded_problem(3)) != sentence


@pytest.mark.parametrize("code", CODES)
def test_every_text_is_whole_when_filled(code: str) -> None:
    """A format of a field that a value cannot have, or a stray brace, is found here."""
    for key, text in catalogue(code).items():
        fields = {name for _, name, _, _ in Formatter().parse(text) if name}
        numbers = {n for _, n, spec, _ in Formatter().parse(text) if n and spec and ">" in spec}
        filled = text.format(**{name: 7 if name in numbers else "word" for name in fields})
        assert bool(text) == bool(filled), key


def test_findings_differ_from_one_language_to_another_in_their_words_alone() -> None:
    assert len(CODES) > 1
    met = 0
    for seed in range(12):
        about = seeded_problem(seed)
        made = random_plan(random.Random(seed), about)
        found = {}
        for code in CODES:
            set_language(code)
            found[code] = check(about, made).findings
        for code in CODES[1:]:
            pairs = list(zip(found[DANISH], found[code], strict=True))
            met += len(pairs)
            for danish, other in pairs:
                assert replace(danish, message="") == replace(other, message="")
                assert danish.message != other.message
    assert met > 50


COMMANDS = ("", "read", "plan", "replan", "check", "export", "template", "example", "explain",
            "helps", "meeting-days", "what-if", "rules")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_whole_in_every_language(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    lines: dict[str, list[str]] = {}
    for code in CODES:
        set_language(code)
        with pytest.raises(SystemExit):
            parse([*command.split(), "--help"], "0")
        said = capsys.readouterr().out
        lines[code] = said.splitlines()
        assert said.startswith(t("cli.usage"))
        assert t("cli.group.options") in said
    prose = [{line.strip() for line in found if not set(line) & set("[{")}
             for found in lines.values()]
    alike = {line for line in set.intersection(*prose) if " " in line}
    assert alike == set()


@pytest.mark.parametrize("argv", [
    [], ["plan"], ["plan", "a", "b"], ["plan", "a", "--json"], ["plan", "a", "--weeks", "x"],
    ["plan", "a", "--from", "x"], ["plan", "a", "--quiet=x"], ["nothing"],
    ["meeting-days", "a", "--time-limit", "-1"], ["export", "a", "--sheet", "x"],
])
def test_mistakes_are_said_in_every_language(
    capsys: pytest.CaptureFixture[str], argv: list[str]
) -> None:
    said = []
    for code in CODES:
        set_language(code)
        with pytest.raises(SystemExit):
            parse(argv, "0")
        said.append(capsys.readouterr().err.splitlines()[0])
        assert said[-1] != t("cli.usage.unclear")
    assert len(set(said)) == len(CODES)
