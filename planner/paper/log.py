"""The log on paper: who changed what and when, and who has gone through the plan."""

from datetime import date

from planner.exporting.facts import Facts
from planner.paper.flow import Column, Flow, Row
from planner.paper.page import QUIET, Format, Paper
from planner.review.log_words import COLUMNS, entries, entry_texts, moment_words, reviews
from planner.texts import t
from planner.texts.dates import long_date

_PARTS = (15, 15, 13, 25, 23, 23)
"""How wide the columns of a line are."""


def log(
    facts: Facts, paper: Format = "A4", first: date | None = None, last: date | None = None
) -> Paper:
    """All lines of the log, or those written on the days `first`–`last`, the oldest first."""
    problem, name = facts.problem, facts.problem.name
    title = t("review.log.title", name=name)
    flow = Flow(title, t("paper.foot", name=name, day=long_date(facts.made)), paper, wide=True)
    flow.heading(title, 18)
    period = problem.period
    flow.text(
        t("review.log.period", first=long_date(period.first), last=long_date(period.last)),
        11, colour=QUIET,
    )
    if first is not None:
        until = last or facts.made
        flow.text(t("review.log.days", first=long_date(first), last=long_date(until)), 10)
    flow.gap(5)
    lines = entries(problem, first, last)
    if lines:
        flow.table(
            [
                Column(t(f"review.log.{key}"), part)
                for key, part in zip(COLUMNS, _PARTS, strict=True)
            ],
            [Row(entry_texts(entry)) for entry in lines],
        )
    else:
        flow.text(t("review.log.none"), 10)
    seen = list(reviews(problem))
    if seen:
        flow.gap(6)
        flow.heading(t("review.log.seen"), 12)
        flow.gap(1)
        flow.table(
            [Column(t("review.log.when"), 20), Column(t("review.log.who"), 80)],
            [Row((moment_words(one.at), one.by or t("review.nobody"))) for one in seen],
        )
    return flow.finished()
