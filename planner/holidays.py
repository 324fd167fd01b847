"""Days on which no meeting is held: Danish public holidays, half days and the home's own.

Source: the `holidays` library for the church's and the law's days (Store Bededag is none since
2024); 1 May and 5 June are half days by agreement, 24 and 31 December whole ones.
"""

from datetime import date
from functools import lru_cache

from models.policy import Policy
from models.timespan import DAY_MINUTES
from planner.texts import t

_HALF_DAYS = ((5, 1), (6, 5))


def closed_from(day: date, policy: Policy) -> int | None:
    """The clock minute from which a day is closed: 0 is the whole day, None an open day."""
    if day in policy.closed_days or day in _calendar(day.year, "public"):
        return 0
    if day not in _calendar(day.year, "optional"):
        return None
    if (day.month, day.day) not in _HALF_DAYS:
        return 0
    return policy.half_holidays_from if policy.half_holidays_from < DAY_MINUTES else None


def name(day: date) -> str | None:
    """The name of a holiday, half days included; None for any other day."""
    tongue = t("holidays.language")
    for category in ("public", "optional"):
        found = _calendar(day.year, category, tongue).get(day)
        if found is not None:
            return found
    return None


@lru_cache(maxsize=64)
def _calendar(year: int, category: str, tongue: str = "da") -> dict[date, str]:
    from holidays import country_holidays  # a tenth of a second that only planning needs

    return dict(country_holidays("DK", years=year, categories=(category,), language=tongue))
