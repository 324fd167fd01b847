"""Why a time falls away or somebody cannot come, in words: for plans, advice, window and Excel."""

from collections import Counter

from models.plan import Reason
from planner.texts import has, t, tn
from planner.texts.dates import the_team

TEAM, RULE = "team", "rule"
BETWEEN = "; "
"""Between clauses of a sentence that a plan keeps: it is told again clause by clause."""


def of_time(code: str) -> str:
    """Why one time falls away, as a clause: `mødelederen er optaget af andre møder`."""
    kind, _, rest = code.partition(":")
    if kind == TEAM:
        team, _, rule = rest.partition(":")
        return t("why.team", team=the_team(team), rule=of_rule(rule))
    return of_rule(rest) if kind == RULE else t(f"why.{kind}")


def of_rule(code: str) -> str:
    """Why people cannot come, in brackets after them: `hviletiden ville blive brudt`."""
    key = f"why.rule.{code or 'people'}"
    return t(key) if has(key) else t("why.rule")


def of_reason(reason: Reason) -> str:
    """The clause of a reason; one that is not known here keeps the words it came with."""
    known = reason.code.partition(":")[0] in (TEAM, RULE) or has(f"why.{reason.code}")
    return of_time(reason.code) if known else reason.message


def line(reason: Reason) -> str:
    """`34 tider: mødelederen er optaget af andre møder`."""
    return tn("why.line", reason.candidates, message=of_reason(reason))


def counted(code: str, number: int) -> str:
    """A clause with its count, to stand after all times: `er mødelederen optaget i 34`."""
    kind, _, rest = code.partition(":")
    if kind == TEAM:
        team, _, rule = rest.partition(":")
        return t("why.count.team", n=number, team=the_team(team), rule=of_rule(rule))
    if kind == RULE:
        key = f"why.count.rule.{rest}"
        return t(key if has(key) else "why.count.rule", n=number)
    return t(f"why.count.{kind}", n=number)


def of_all(total: int, reasons: str) -> str:
    """`af 60 mulige tider` and counted clauses as one."""
    return t("why.of_times.one" if total == 1 else "why.of_times", total=total, reasons=reasons)


def kept(found: Counter[str]) -> tuple[tuple[Reason, ...], str]:
    """Reasons, the most frequent first, and all of them in one clause, as a plan keeps them."""
    counts = found.most_common()
    reasons = tuple(Reason(code, number, of_time(code)) for code, number in counts)
    clauses = BETWEEN.join(counted(code, number) for code, number in counts)
    return reasons, of_all(found.total(), clauses)
