"""Rosters made at random, each with its truth, written down in the ways that care homes have."""

import random
from collections.abc import Callable, Mapping

from benchmarks.made_rosters import grids, lists
from benchmarks.made_rosters.draft import Book, made_style, use_reasons
from benchmarks.made_rosters.truth import made_truth, month_of, over

_TABLES = frozenset({"names_by_dates", "week_sheets"})

LAYOUTS: Mapping[str, tuple[Callable[[Book], None], frozenset[str]]] = {
    "names × dates": (grids.matrix, _TABLES),
    "one row a shift": (lists.rows, frozenset({"rows_of_shifts"})),
    "a sheet a week": (grids.week_sheets, _TABLES),
    "stacked blocks": (grids.blocks, _TABLES),
    "dates × people": (grids.dates_by_names, frozenset({"dates_by_names"})),
    "dates × functions": (lists.functions, frozenset({"day_lists"})),
    "day lists": (lists.day_lists, frozenset({"day_lists"})),
    "two columns a day": (grids.two_columns, _TABLES),
    "rotation": (lists.rotation, frozenset({"rotation"})),
    "person-weeks": (lists.person_weeks, frozenset({"person_weeks"})),
}
"""Each way of writing a roster, and the layouts of the program that can read it."""


_WITHOUT_REASONS = frozenset({
    "one row a shift", "dates × functions", "day lists", "rotation", "two columns a day",
})
"""They have no legend of codes for being away."""


def made_book(layout: str, seed: int) -> Book:
    """The file of a layout and seed, the same each time."""
    rnd = random.Random(f"{layout} {seed}")
    style = made_style(rnd)
    unexplained = style.times is None and style.legend == "none"
    truth = made_truth(rnd, most_codes=3 if unexplained else 9)
    write, readable_as = LAYOUTS[layout]
    if layout == "names × dates" and rnd.random() < 0.35:
        truth = over(truth, month_of(rnd), rnd)
    book = Book(truth, style, layout, readable_as)
    if layout not in _WITHOUT_REASONS:
        use_reasons(style)
    write(book)
    _add_sheets(book)
    return book


def _add_sheets(book: Book) -> None:
    """Sheets beside the plan that hold no shifts."""
    rnd = book.style.rnd
    if rnd.random() < 0.1:
        page = book.page(rnd.choice(["Noter", "Telefonliste", "Info"]))
        page.line(0, ["Telefonliste"])
        for n, person in enumerate(book.truth.people[:9], start=1):
            page.line(n, [person.name, 20_000_000 + 7919 * n])
    if rnd.random() < 0.05:
        page = book.page("Ønsker")
        page.line(0, ["Navn", "Ønske"])
        page.line(1, [book.truth.people[0].name, "fri den første weekend"])
