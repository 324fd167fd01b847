from dataclasses import replace

from planner.rules.locked import Locked
from tests.make import employee, meeting, problem, said, seat

RULE = Locked()
FIXED = replace(meeting("2026-01-05 10-11", "Åse"), locked=True)
HOME = problem(employee("Åse"), employee("Bo"), locked=[FIXED])


def test_what_is_locked_stays_even_where_its_figures_are_told_anew() -> None:
    assert said(RULE, HOME, FIXED) == []
    retold = replace(FIXED, attendance=(seat("Åse", "called_in", 60),))
    assert said(RULE, HOME, retold) == []


def test_moved_by_a_minute_changed_or_gone() -> None:
    assert said(RULE, HOME, meeting("2026-01-05 10:01-11:01", "Åse")) == [
        "locked: Refleksion man 5/1 kl. 10:00–11:00 er låst, men ligger nu man 5/1 kl. 10:01–11:01."
    ]
    (changed,) = said(RULE, HOME, meeting("2026-01-05 10-11", "Åse", "Bo"))
    assert changed.endswith("men deltagere, leder eller lokale er ændret.")
    (gone,) = said(RULE, HOME)
    assert gone.endswith("er låst, men er ikke med i planen.")


def test_nothing_locked_asks_for_nothing() -> None:
    assert said(RULE, problem(employee("Åse")), meeting("2026-01-05 10-11", "Åse")) == []
    assert "1 møde" in RULE.sentence(HOME)
