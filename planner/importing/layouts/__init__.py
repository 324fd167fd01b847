"""The layouts that can be read: one module each, listed here and nowhere else."""

from collections.abc import Mapping

from planner.importing.layouts import (
    dates_by_names,
    day_lists,
    names_by_dates,
    person_weeks,
    rotation,
    rows_of_shifts,
    week_sheets,
)
from planner.importing.layouts.base import Layout

LAYOUTS: Mapping[str, Layout] = {
    "names_by_dates": names_by_dates,
    "rows_of_shifts": rows_of_shifts,
    "week_sheets": week_sheets,
    "dates_by_names": dates_by_names,
    "day_lists": day_lists,
    "rotation": rotation,
    "person_weeks": person_weeks,
}
"""Each by the name that answers and files call it."""
