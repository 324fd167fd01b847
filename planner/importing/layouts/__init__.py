"""The layouts that can be read: one module each, listed here and nowhere else."""

from planner.importing.layouts import names_by_dates, rows_of_shifts
from planner.importing.layouts.base import Layout

LAYOUTS: tuple[Layout, ...] = (names_by_dates, rows_of_shifts)
