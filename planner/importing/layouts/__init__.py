"""The layouts that can be read: one module each, listed here and nowhere else."""

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

LAYOUTS: tuple[Layout, ...] = (
    names_by_dates, rows_of_shifts, week_sheets, dates_by_names, day_lists, rotation,
    person_weeks,
)
