"""The arguments of the command line, from the catalogue down to argparse's own words."""

import argparse
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NoReturn

from models.timespan import parse_clock
from planner.paper.page import FORMATS, SHEETS
from planner.texts import spellings, t

PROGRAM: Final = "faellestid"
STDOUT: Final = Path("-")
"""As an output: standard output instead of a file."""

_MAX_SECONDS = 86_400.0
_MAX_SEED = 2**31 - 1
_MAX_WEEKS = 520
_MAX_WORKERS = 64
_MAX_PLANS = 5
_MAX_UNITS = 999

_ERRORS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"the following arguments are required: (?P<names>.+)"), "cli.usage.required"),
    (re.compile(r"unrecognized arguments: (?P<names>.+)"), "cli.usage.unrecognized"),
    (re.compile(r"argument --\S+: invalid choice: '(?P<value>.+)' \(choose from (?P<names>.+)\)"),
     "cli.usage.choice"),
    (re.compile(r"argument \S+: invalid choice: (?P<value>\S+) .*"), "cli.usage.command"),
    (re.compile(r"ambiguous option: (?P<value>\S+) could match (?P<names>.+)"),
     "cli.usage.ambiguous"),
    (re.compile(r"argument (?P<name>.+?): expected one argument"), "cli.usage.value"),
    (re.compile(r"argument (?P<name>.+?): ignored explicit argument (?P<value>.+)"),
     "cli.usage.no_value"),
    (re.compile(r"argument (?P<name>.+?): (?P<why>.+)"), "cli.usage.argument"),
)


class _Help(argparse.HelpFormatter):
    """Help whose word before the usage is from the catalogue."""

    def add_usage(
        self,
        usage: str | None,
        actions: object,
        groups: object,
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or t("cli.usage"))  # type: ignore[arg-type]


class Parser(argparse.ArgumentParser):
    """A parser that speaks the language of the catalogue and adds its own `--help`."""

    def __init__(self, prog: str, description: str, epilog: str | None = None) -> None:
        super().__init__(
            prog=prog, description=description, epilog=epilog, add_help=False,
            formatter_class=_Help, allow_abbrev=False,
        )
        self.inputs = self.add_argument_group(t("cli.group.arguments"))
        self.options = self.add_argument_group(t("cli.group.options"))
        self.options.add_argument("-h", "--help", action="help", help=t("cli.help.help"))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how the command is used, and leave with exit status 2."""
        self.exit(2, f"{_in_the_catalogue(message)}\n{self.format_usage()}")


def parse(argv: Sequence[str], version: str) -> argparse.Namespace:
    """The arguments of a command. Leaves (SystemExit) for `--help`, `--version` and mistakes."""
    parser = Parser(PROGRAM, t("cli.about"), t("cli.about.window"))
    parser.options.add_argument(
        "--version", action="version", version=f"{PROGRAM} {version}", help=t("cli.help.version")
    )
    commands = parser.add_subparsers(
        title=t("cli.group.commands"), dest="command", metavar=t("cli.metavar.command"),
        required=True,
    )
    for name, fill in _COMMANDS.items():
        about = t(f"cli.{name}.about")
        fill(commands.add_parser(name, help=about, prog=f"{PROGRAM} {name}", description=about))
    found = parser.parse_args(argv)
    if found.command == "plan" and found.input is None and found.many is None:
        names = f"{t('cli.metavar.input')} / --many"
        commands.choices["plan"].error(f"the following arguments are required: {names}")
    return found


def _read(parser: Parser) -> None:
    _input(parser, "roster", "cli.metavar.roster", "cli.help.roster")
    parser.options.add_argument(
        "--json", type=_path, metavar=t("cli.metavar.file"), help=t("cli.help.json.roster")
    )
    _mapping(parser)
    parser.options.add_argument(
        "--write-mapping", type=_path, metavar=t("cli.metavar.mapping"),
        help=t("cli.help.write_mapping"),
    )


def _plan(parser: Parser) -> None:
    _input(parser, "input", "cli.metavar.input", "cli.help.input", "?")
    add = parser.options.add_argument
    add("--many", type=_path, metavar=t("many.metavar"), help=t("many.help"))
    add("--out", type=_path, metavar=t("many.metavar"), help=t("many.help.out"))
    add("--dask", metavar=t("many.metavar.dask"), help=t("many.help.dask"))
    add("-o", "--output", type=_path, metavar=t("cli.metavar.excel"), help=t("cli.help.output"))
    add("--json", type=_path, metavar=t("cli.metavar.file"), help=t("cli.help.json.plan"))
    add("--save", type=_path, metavar=t("plan_file.metavar"), help=t("plan_file.help.save"))
    add("--from", dest="first", type=_date, metavar=t("cli.metavar.date"), help=t("cli.help.from"))
    add("--weeks", type=_whole(1, _MAX_WEEKS), metavar="N", help=t("cli.help.weeks"))
    add("--after", type=_path, metavar=t("cli.metavar.plan"), help=t("history.help.after"))
    _same_people(parser)
    add("--alternatives", type=_whole(1, _MAX_PLANS), metavar="N", default=1,
        help=t("plan.help.alternatives"))
    _mapping(parser)
    _rules_file(parser)
    _search(parser)


def _replan(parser: Parser) -> None:
    _input(parser, "plan", "cli.metavar.plan", "cli.help.plan")
    add = parser.options.add_argument
    add("--roster", type=_path, required=True, metavar=t("cli.metavar.roster"),
        help=t("plan.help.roster"))
    _same_people(parser)
    add("--lock-before", type=_date, metavar=t("cli.metavar.date"),
        help=t("plan.help.lock_before"))
    add("--announced", type=_date, metavar=t("cli.metavar.date"), help=t("plan.help.announced"))
    add("-o", "--output", type=_path, metavar=t("cli.metavar.excel"), help=t("cli.help.output"))
    add("--json", type=_path, metavar=t("cli.metavar.file"), help=t("cli.help.json.plan"))
    add("--save", type=_path, metavar=t("plan_file.metavar"), help=t("plan_file.help.save"))
    add("--difference", type=_path, metavar=t("cli.metavar.file"), help=t("plan.help.difference"))
    add("--yes", action="store_true", help=t("plan.help.yes"))
    _mapping(parser)
    _search(parser)


def _rules(parser: Parser) -> None:
    _input(parser, "input", "cli.metavar.input", "cli.help.input")
    parser.options.add_argument(
        "-o", "--output", type=_path, required=True, metavar=t("rules_file.metavar"),
        help=t("rules_file.help.output"),
    )
    _rules_file(parser)


def _rules_file(parser: Parser) -> None:
    parser.options.add_argument(
        "--rules", type=_path, metavar=t("rules_file.metavar"), help=t("rules_file.help")
    )


def _check(parser: Parser) -> None:
    _input(parser, "plan", "cli.metavar.plan", "cli.help.plan")


def _protect(parser: Parser) -> None:
    _input(parser, "plan", "plan_file.metavar", "cli.help.plan")
    add = parser.options.add_argument
    add("--new-password-file", type=_path, metavar=t("plan_password.metavar"),
        help=t("plan_password.help.new"))
    add("--remove", action="store_true", help=t("plan_password.help.remove"))


def _export(parser: Parser) -> None:
    _input(parser, "plan", "cli.metavar.plan", "cli.help.plan")
    add = parser.options.add_argument
    add("--excel", type=_path, metavar=t("cli.metavar.excel"), help=t("cli.help.excel"))
    add("--review", type=_path, metavar=t("review.metavar"), help=t("review.help.export"))
    add("--log", type=_path, metavar=t("review.log.metavar"), help=t("review.help.log"))
    add("--ics", type=_path, metavar=t("calendars.metavar"), help=t("calendars.help"))
    add("--pdf", type=_path, metavar=t("paper.metavar"), help=t("paper.help"))
    add("--sheet", choices=SHEETS, default="weeks", help=t("paper.help.sheet"))
    add("--paper", choices=FORMATS, default="A4", help=t("paper.help.paper"))
    add("--into", type=_path, metavar=t("own_workbook.metavar"), help=t("own_workbook.help.into"))
    add("--as", dest="way", choices=("cell", "comment", "rows"), help=t("own_workbook.help.as"))
    add("-o", "--output", type=_path, metavar=t("own_workbook.metavar"),
        help=t("own_workbook.help.output"))
    _mapping(parser)


def _remarks(parser: Parser) -> None:
    _input(parser, "plan", "cli.metavar.plan", "cli.help.plan")
    _input(parser, "returned", "review.metavar", "review.help.returned")
    add = parser.options.add_argument
    add("--json", type=_path, metavar=t("cli.metavar.file"), help=t("review.help.output"))
    add("--save", type=_path, metavar=t("plan_file.metavar"), help=t("plan_file.help.save"))


def _held(parser: Parser) -> None:
    _input(parser, "plan", "cli.metavar.plan", "cli.help.plan")
    _input(parser, "returned", "review.metavar.lists", "review.help.lists")
    add = parser.options.add_argument
    add("--by", metavar=t("review.metavar.by"), help=t("review.help.by"))
    add("--json", type=_path, metavar=t("cli.metavar.file"), help=t("review.help.held"))
    add("--save", type=_path, metavar=t("plan_file.metavar"), help=t("plan_file.help.save"))


def _forget(parser: Parser) -> None:
    _input(parser, "plan", "cli.metavar.plan", "cli.help.plan")
    add = parser.options.add_argument
    add("--employee", required=True, metavar=t("history.metavar.employee"),
        help=t("history.help.employee"))
    add("--json", type=_path, metavar=t("cli.metavar.file"), help=t("history.help.json"))
    add("--save", type=_path, metavar=t("plan_file.metavar"), help=t("history.help.save"))
    add("--copies", action="store_true", help=t("history.help.copies"))


def _template(parser: Parser) -> None:
    _input(parser, "output", "cli.metavar.excel", "cli.help.template")


def _example(parser: Parser) -> None:
    _input(parser, "folder", "cli.metavar.folder", "cli.help.folder")
    parser.options.add_argument(
        "--many", type=_whole(1, _MAX_UNITS), metavar="N", help=t("many.help.example")
    )
    _search(parser)


def _explain(parser: Parser) -> None:
    _input(parser, "plan", "cli.metavar.plan", "cli.help.plan")
    add = parser.options.add_argument
    add("--missing", action="store_true", help=t("advice.help.missing"))
    add("--meeting", metavar="ID", help=t("advice.help.meeting"))
    add("--at", metavar=t("advice.metavar.at"), help=t("advice.help.at"))
    add("--person", metavar="ID", help=t("advice.help.person"))
    _json(parser)


def _helps(parser: Parser) -> None:
    _input(parser, "plan", "cli.metavar.plan", "cli.help.plan")
    add = parser.options.add_argument
    add("--trouble", metavar="ID", help=t("advice.help.trouble"))
    add("--save", type=_path, metavar=t("cli.metavar.file"), help=t("advice.help.save"))
    _json(parser)
    _search(parser)


def _meeting_days(parser: Parser) -> None:
    _input(parser, "input", "cli.metavar.input", "cli.help.input")
    add = parser.options.add_argument
    add("--series", metavar="ID", help=t("advice.help.series"))
    add("--on", type=_weekly, metavar=t("advice.metavar.on"), help=t("advice.help.on"))
    _json(parser)
    _search(parser)


def _what_if(parser: Parser) -> None:
    _input(parser, "plan", "cli.metavar.plan", "cli.help.plan")
    add = parser.options.add_argument
    add("--rule", type=_rule, action="append", metavar=t("advice.metavar.rule"),
        help=t("advice.help.rule"))
    add("--floor", type=_floor, action="append", metavar=t("advice.metavar.floor"),
        help=t("advice.help.floor"))
    add("--lead", action="append", metavar=t("advice.metavar.kind"), help=t("advice.help.lead"))
    add("--window", action="append", metavar=t("advice.metavar.kind"),
        help=t("advice.help.window"))
    add("--person", action="append", metavar="ID", help=t("advice.help.person_more"))
    add("--room", action="store_true", help=t("advice.help.room"))
    _json(parser)
    _search(parser)


_COMMANDS: dict[str, Callable[[Parser], None]] = {
    "read": _read, "plan": _plan, "replan": _replan, "check": _check, "export": _export,
    "template": _template, "example": _example, "explain": _explain, "helps": _helps,
    "meeting-days": _meeting_days, "what-if": _what_if, "rules": _rules, "remarks": _remarks,
    "held": _held, "forget": _forget, "protect": _protect,
}
COMMANDS: Final = tuple(_COMMANDS)


def _input(
    parser: Parser, dest: str, metavar: str, about: str, nargs: str | None = None
) -> None:
    parser.inputs.add_argument(
        dest, type=_path, metavar=t(metavar), help=t(about), nargs=nargs
    )
    if dest in ("plan", "input"):
        parser.options.add_argument(
            "--password-file", type=_path, metavar=t("plan_password.metavar"),
            help=t("plan_password.help"),
        )


def _same_people(parser: Parser) -> None:
    parser.options.add_argument(
        "--same", type=_same, action="append", default=[], metavar=t("history.same.metavar"),
        help=t("history.help.same"),
    )


def _json(parser: Parser) -> None:
    parser.options.add_argument(
        "--json", type=_path, metavar=t("cli.metavar.file"), help=t("advice.help.json")
    )


def _mapping(parser: Parser) -> None:
    parser.options.add_argument(
        "--mapping", type=_path, metavar=t("cli.metavar.mapping"), help=t("cli.help.mapping")
    )


def _search(parser: Parser) -> None:
    """Options of how long and how the planner searches; without them the service's own."""
    add = parser.options.add_argument
    add("--time-limit", type=_seconds, metavar="S", help=t("cli.help.time_limit"))
    add("--seed", type=_whole(0, _MAX_SEED), metavar="N", help=t("cli.help.seed"))
    add("--workers", type=_whole(1, _MAX_WORKERS), metavar="N", help=t("cli.help.workers"))
    add("--quiet", action="store_true", help=t("cli.help.quiet"))


def _path(text: str) -> Path:
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError(t("cli.value.file"))
    return Path(text)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(t("cli.value.date", value=text)) from None


def _seconds(text: str) -> float:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = 0.0
    if not 0 < value <= _MAX_SECONDS:
        raise argparse.ArgumentTypeError(
            t("cli.value.seconds", value=text, high=round(_MAX_SECONDS))
        )
    return value


def _whole(low: int, high: int) -> Callable[[str], int]:
    def convert(text: str) -> int:
        if not text.isdecimal() or not low <= int(text[:20]) <= high:
            raise argparse.ArgumentTypeError(t("cli.value.whole", value=text, low=low, high=high))
        return int(text)

    return convert


def _weekly(text: str) -> tuple[int, int]:
    """`tirsdag 14:00` or `2 14:00` as weekday (1–7) and clock minutes."""
    name, _, at = text.strip().lower().rpartition(" ")
    days = {str(number): number for number in range(1, 8)}
    for number in range(1, 8):
        for key in (f"weekday.{number}", f"weekday.short.{number}"):
            days |= dict.fromkeys(map(str.lower, spellings(key)), number)
    try:
        return days[name.strip()], parse_clock(at)
    except (KeyError, ValueError):
        raise argparse.ArgumentTypeError(t("advice.value.weekly", value=text)) from None


def _rule(text: str) -> tuple[str, int]:
    """`max_call_ins=5`."""
    name, _, value = text.partition("=")
    if not name or not value.isdecimal():
        raise argparse.ArgumentTypeError(t("advice.value.rule", value=text))
    return name, int(value[:9])


def _same(text: str) -> tuple[str, str]:
    """`Anna Berg=Anna Holm`: the name in the newer roster and the one before."""
    now, _, before = (part.strip() for part in text.partition("="))
    if not now or not before:
        raise argparse.ArgumentTypeError(t("history.same.form", value=text))
    return now, before


def _floor(text: str) -> tuple[str | None, str]:
    """`Hus Bøgen:evening`, or a vagtlag alone."""
    unit, _, team = text.rpartition(":")
    return unit or None, team


def _in_the_catalogue(message: str) -> str:
    """argparse's own complaint as a sentence of the catalogue."""
    for pattern, key in _ERRORS:
        match = pattern.fullmatch(message)
        if match is not None:
            return t(key, **match.groupdict())
    return t("cli.usage.unclear")
