from datetime import date

import pytest

from models.policy import Policy
from planner.holidays import closed_from, name


@pytest.mark.parametrize(
    ("day", "closed", "called"),
    [
        (date(2026, 1, 1), 0, "Nytårsdag"),
        (date(2026, 4, 3), 0, "Langfredag"),
        (date(2026, 4, 6), 0, "Anden påskedag"),
        (date(2026, 5, 14), 0, "Kristi himmelfartsdag"),
        (date(2026, 12, 24), 0, "Juleaftensdag"),
        (date(2026, 12, 31), 0, "Nytårsaften"),
        (date(2026, 5, 1), 720, "Arbejdernes kampdag"),
        (date(2026, 6, 5), 720, "Grundlovsdag"),
        (date(2023, 5, 5), 0, "Store bededag"),
        (date(2024, 4, 26), None, None),  # Store Bededag, had it not been abolished
        (date(2022, 6, 5), 0, "Pinsedag"),  # Grundlovsdag on Whit Sunday: closed all day
        (date(2026, 1, 5), None, None),
    ],
)
def test_days(day: date, closed: int | None, called: str | None) -> None:
    assert closed_from(day, Policy()) == closed
    assert name(day) == called


def test_days_of_the_homes_own_and_the_hour_of_half_days() -> None:
    own = Policy(closed_days=frozenset({date(2026, 5, 1)}), half_holidays_from=780)
    assert closed_from(date(2026, 5, 1), own) == 0
    assert closed_from(date(2026, 6, 5), own) == 780
    assert closed_from(date(2026, 6, 5), Policy(half_holidays_from=1440)) is None
