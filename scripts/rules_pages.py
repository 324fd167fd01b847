"""Write `docs/rules/*.md` and `docs/RULES_FILE.md` from the code: `python -m scripts.rules_pages`.

A page has the rule as people read it, with the numbers of the sample home, why it is there and from
where, what can be set, whether it has a price, and an example of what a check says where it is
broken, taken from careless plans for made-up people. A test says whether the pages are up to date.
"""

import inspect
import random
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from models.policy import Policy
from models.timespan import clock
from planner.judging.facts import Facts
from planner.kinds import catalogue
from planner.rules import RULES, Rule
from planner.rules_text import meaning
from planner.rules_toml import ENTRIES, LIMITS, WEIGHTS
from planner.sample import sample_problem
from planner.sources import named
from planner.texts import t
from scripts.rules_settings import FIELDS, SETTINGS
from tests.make import random_plan, random_problem

DOCS = Path(__file__).resolve().parent.parent / "docs"
_WIDTH = 100
_SEEDS = range(400)


def pages() -> dict[Path, str]:
    """Every page by its path."""
    examples = _examples()
    made = {
        DOCS / "rules" / f"{rule.id}.md": _page(rule, examples.get(rule.id)) for rule in RULES
    }
    made[DOCS / "rules" / "README.md"] = _index()
    made[DOCS / "RULES_FILE.md"] = _rules_file()
    return made


def _examples() -> dict[str, str]:
    """For each rule a sentence that a check says of a careless plan where it is broken."""
    found: dict[str, str] = {}
    for seed in _SEEDS:
        rng = random.Random(seed)
        about = random_problem(rng)
        plan = random_plan(rng, about)
        about = replace(about, locked=random_plan(rng, about).meetings[:1])
        facts = Facts(about, plan)
        for rule in RULES:
            if rule.id not in found:
                said = [f.message for f in rule.check(facts) if f.severity != "info"]
                if said:
                    found[rule.id] = min(said)
        if len(found) == len(RULES):
            break
    return found


def _page(rule: Rule, example: str | None) -> str:
    why, _, source = inspect.cleandoc(type(rule).__doc__ or "").partition("Source: ")
    lines = [
        f"# {rule.name} (`{rule.id}`)", "",
        *_quoted(rule.sentence(sample_problem())), "",
        why.strip(), "",
        "**Source**: " + named(" ".join(source.split()), "en"), "",
        "**Kept or priced**: " + _kept(rule), "",
    ]
    if SETTINGS[rule.id]:
        lines += ["| Setting | Default |", "|---|---|"]
        lines += [f"| `{name}` | {_default(name)} |" for name in SETTINGS[rule.id]]
        lines += [""]
    else:
        lines += ["There is nothing to set.", ""]
    if example:
        lines += ["What a check says where it is broken, for example:", "", *_quoted(example), ""]
    return "\n".join(lines).rstrip() + "\n"


def _kept(rule: Rule) -> str:
    if rule.priced:
        unit = t(f"rules.{rule.id}.per")
        return (
            f"kept, unless `[prices]` has `{rule.id}`: then so many points pr. {unit}, counted in "
            "the objective `breaches`, and told as a warning."
        )
    if rule.id in ("reach", "team_reach", "everybody"):
        return "never forbids a plan; counted in an objective and told as a warning."
    return "always kept; no price lets a plan break it."


def _default(name: str) -> str:
    table, _, field = name.partition(".")
    if table != "limits":
        return "see the [file of rules](../RULES_FILE.md)"
    return _shown(field)


def _shown(field: str) -> str:
    value = getattr(Policy(), field)
    if field == "half_holidays_from":
        return clock(value)
    if isinstance(value, tuple | frozenset):
        return ", ".join(map(str, sorted(value) if isinstance(value, frozenset) else value)) or "–"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _quoted(text: str) -> list[str]:
    return [f"> {line}" for line in textwrap.wrap(text, _WIDTH - 2, break_long_words=False)]


def _index() -> str:
    lines = [
        "# The rules", "",
        "One page a rule, made from the code by `python -m scripts.rules_pages`. How they are "
        "changed:", "[the file of rules](../RULES_FILE.md).", "", "| Rule | Id | Price |",
        "|---|---|---|",
    ]
    lines += [
        f"| [{rule.name}]({rule.id}.md) | `{rule.id}` | {'may have one' if rule.priced else '–'} |"
        for rule in RULES
    ]
    return "\n".join(lines) + "\n"


def _rules_file() -> str:
    return "\n".join([*_head(), *_tables(), *_lists(), *_catalogue()]) + "\n"


def _head() -> Iterator[str]:
    yield from (
        "# The file of rules", "",
        "`faellestid rules FILE -o rules.toml` writes the rules of a roster, a template or a plan "
        "with", "a comment above each line; `faellestid plan FILE --rules rules.toml` plans with "
        "them. What is not in", "the file stays as it is. The same fields stand in the template's "
        "sheets and in the JSON of a plan.", "",
        "Reading is strict: an unknown field, a wrong type or a name that nobody has is refused "
        "with file,", "line and key. This page is made from the code by "
        "`python -m scripts.rules_pages`.", "",
    )


def _tables() -> Iterator[str]:
    yield from ("## `[limits]`", "", "| Field | Default | What it means |", "|---|---|---|")
    for name in LIMITS:
        yield f"| `{name}` | {_shown(name)} | {meaning('limits', name)} |"
    yield from ("", "## `[weights]`", "", "| Field | Default | What it means |", "|---|---|---|")
    for name in WEIGHTS:
        yield f"| `{name}` | {getattr(Policy().coverage, name)} | {meaning('weights', name)} |"
    yield from (
        "", "## `[prices]`", "",
        "Points for each breach of a rule; a rule without a price is kept. The points are summed "
        "in the", "objective `breaches`, which stands after `reach` in the ladder unless `ladder` "
        "places it.", "", "| Rule | Points pr. |", "|---|---|",
    )
    for rule in RULES:
        if rule.priced:
            yield f"| [`{rule.id}`](rules/{rule.id}.md) | {t(f'rules.{rule.id}.per')} |"
    yield ""


def _lists() -> Iterator[str]:
    for table, names in ENTRIES.items():
        yield from (f"## `[[{table}]]`", "", FIELDS[table][""], "", "| Field | What it is |",
                    "|---|---|")
        for name in names:
            yield f"| `{name}` | {FIELDS[table][name]} |"
        yield ""


def _catalogue() -> Iterator[str]:
    yield from (
        "## The catalogue of kinds", "",
        "A `[[kinds]]` entry with one of these ids, and a `[[series]]` of it, is all that is "
        "needed.", "", "| Id | Name | Minutes | Days between | Group | Source |",
        "|---|---|---|---|---|---|",
    )
    for kind in catalogue():
        every = kind.interval.every if kind.interval else "after an incident"
        size = f"{kind.group.min}–{kind.group.max}" + (", closed" if kind.group.closed else "")
        yield (
            f"| `{kind.id}` | {kind.name} | {kind.minutes} | {every} | {size} | "
            f"{named(kind.source, 'en')} |"
        )


def main() -> None:
    """Write every page, and take away those of rules that are no more."""
    made = pages()
    (DOCS / "rules").mkdir(exist_ok=True)
    for old in (DOCS / "rules").glob("*.md"):
        if old not in made:
            old.unlink()
    for path, text in made.items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
