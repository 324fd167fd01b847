"""Sheet *Belastning*: what the plan costs each person against her hours, with a chart."""

from dataclasses import replace

from openpyxl.utils import get_column_letter

from planner.exporting.facts import Facts, Person, team_label
from planner.exporting.grid import PAGE_HEIGHT, PAGE_WIDTH, Book, Grid, area, days
from planner.exporting.load_chart import LoadChart, add_chart
from planner.exporting.styles import (
    ALARM,
    BODY,
    CAUTION,
    DURATION,
    DURATION_OR_DASH,
    FIGURE,
    HEAD,
    HEAD_LEFT,
    SUBTITLE,
    TOTAL,
    TOTAL_LABEL,
    WHOLE_OR_DASH,
    differential,
    team_fill,
)
from planner.texts import t

_FIELDS = (
    ("name", 27.0), ("unit", 14.5), ("team", 13.0), ("hours", 9.0), ("meetings", 8.5),
    ("led", 9.5), ("points", 14.5), ("extra", 9.5), ("call_ins", 9.0), ("extra_before", 11.0),
    ("call_ins_before", 11.0), ("load", 10.5), ("load_before", 10.5), ("full_time", 11.5),
    ("full_time_before", 11.5), ("full_time_sum", 12.5),
)
_COLUMN = {field: number for number, (field, _) in enumerate(_FIELDS, start=1)}
# Letters of the columns, for formulas.
_L = {field: get_column_letter(number) for field, number in _COLUMN.items()}
_CHART_MOST = 45
_HEADER = 42.0

_COUNT = replace(FIGURE, number_format=WHOLE_OR_DASH)
_LENGTH = replace(FIGURE, number_format=DURATION_OR_DASH)
_HOURS = replace(FIGURE, number_format="General")
_LENGTH_TOTAL = replace(TOTAL, number_format=DURATION)
_SETTING = replace(FIGURE, bold=True)


def fill(book: Book, facts: Facts) -> None:
    """Add the sheet."""
    grid = book.add(t("export.sheet.load"))
    policy = facts.problem.policy
    after = grid.heading(t("export.load.note"))
    price, full_time = after - 1, after
    grid.text(price, 1, t("export.load.setting.price"), SUBTITLE)
    grid.duration(price, 2, policy.call_in_price, replace(_SETTING, number_format=DURATION))
    grid.text(full_time, 1, t("export.load.setting.full_time"), SUBTITLE)
    grid.number(full_time, 2, policy.full_time_hours, replace(_SETTING, number_format="General"))
    header = after + 2
    for column, (field, width) in enumerate(_FIELDS, start=1):
        key = field if field not in ("name", "unit", "team") else None
        name = t(f"export.load.{key}") if key else t(f"export.person.{field}")
        grid.text(header, column, name, HEAD_LEFT if field == "name" else HEAD)
        grid.widths(width, first=column)
    grid.height(header, _HEADER)
    people = heaviest_first(facts)
    first, last = header + 1, header + len(people)
    for row, person in enumerate(people, start=first):
        _row(grid, facts, row, person, (f"$B${price}", f"$B${full_time}"))
    if people:
        _sums(grid, facts, first, last)
        _formats(grid, facts, first, last)
    grid.page((header, header), columns=1)
    grid.filter(header, last, len(_FIELDS))
    if people:
        _chart(grid, facts, people, first, last)


def heaviest_first(facts: Facts) -> list[Person]:
    """By load as if everybody worked full time, then by name."""
    return sorted(facts.people, key=lambda p: (-facts.full_time_load(p), p.employee.name))


def _row(grid: Grid, facts: Facts, row: int, person: Person, settings: tuple[str, str]) -> None:
    employee, coverage, carried = person.employee, person.coverage, person.carried
    grid.text(row, 1, employee.name, BODY)
    grid.text(row, 2, employee.unit or "", BODY)
    team = replace(BODY, fill=team_fill(employee.home_team, facts.teams))
    grid.text(row, 3, team_label(employee.home_team), team)
    grid.number(row, _COLUMN["hours"], employee.hours_per_week, _HOURS)
    for field, value in (
        ("meetings", coverage.meetings), ("led", coverage.leading),
        ("points", coverage.load_points), ("call_ins", coverage.call_ins),
        ("call_ins_before", carried.call_ins),
    ):
        grid.number(row, _COLUMN[field], value, _COUNT)
    grid.duration(row, _COLUMN["extra"], coverage.extra_minutes, _LENGTH)
    grid.duration(row, _COLUMN["extra_before"], carried.extra_minutes, _LENGTH)
    _formulas(grid, facts, row, person, settings)


def _formulas(
    grid: Grid, facts: Facts, row: int, person: Person, settings: tuple[str, str]
) -> None:
    """Loads in time, call-ins priced, and the same as if everybody worked full time."""
    price, full_time = settings
    now, before = facts.load(person)
    scale = facts.problem.policy.full_time_hours / facts.hours(person)
    hours = f"{_L['hours']}{row}"
    # Whoever has no hours in the roster is taken for full time, and nobody for under 8 hours.
    ratio = f"{full_time}/MAX(8,IF(N({hours})=0,{full_time},{hours}))"
    for field, formula, minutes in (
        ("load", f"{_L['extra']}{row}+{_L['call_ins']}{row}*{price}", now),
        (
            "load_before",
            f"{_L['extra_before']}{row}+{_L['call_ins_before']}{row}*{price}", before,
        ),
        ("full_time", f"{_L['load']}{row}*{ratio}", now * scale),
        ("full_time_before", f"{_L['load_before']}{row}*{ratio}", before * scale),
        (
            "full_time_sum", f"{_L['full_time']}{row}+{_L['full_time_before']}{row}",
            (now + before) * scale,
        ),
    ):
        grid.formula(row, _COLUMN[field], formula, days(minutes), _LENGTH)


def _sums(grid: Grid, facts: Facts, first: int, last: int) -> None:
    """Sums, and below them what is average for one person."""
    row = last + 1
    people = facts.people
    loads = [facts.load(p) for p in people]
    results: dict[str, float] = {
        "meetings": sum(p.coverage.meetings for p in people),
        "led": sum(p.coverage.leading for p in people),
        "points": sum(p.coverage.load_points for p in people),
        "extra": days(sum(p.coverage.extra_minutes for p in people)),
        "call_ins": sum(p.coverage.call_ins for p in people),
        "extra_before": days(sum(p.carried.extra_minutes for p in people)),
        "call_ins_before": sum(p.carried.call_ins for p in people),
        "load": days(sum(own for own, _ in loads)),
        "load_before": days(sum(before for _, before in loads)),
    }
    average = days(sum(map(facts.full_time_load, people)) / len(people))
    for column in range(1, len(_FIELDS) + 1):
        grid.blank(row, column, TOTAL)
        grid.blank(row + 1, column, TOTAL)
    grid.text(row, 1, t("export.sum"), TOTAL_LABEL)
    grid.text(row + 1, 1, t("export.load.average"), TOTAL_LABEL)
    for field, result in results.items():
        column = _COLUMN[field]
        grid.keep(f"load.{field}", area(row, column, row, column))
        look = TOTAL if isinstance(result, int) else _LENGTH_TOTAL
        grid.formula(row, column, f"SUM({area(first, column, last, column)})", result, look)
    column = _COLUMN["full_time_sum"]
    cells = area(first, column, last, column)
    grid.formula(row + 1, column, f"AVERAGE({cells})", average, _LENGTH_TOTAL)


def _formats(grid: Grid, facts: Facts, first: int, last: int) -> None:
    """Whoever is called in as often as is allowed, and loads at least twice the average."""
    call_ins, load = _COLUMN["call_ins"], _COLUMN["full_time_sum"]
    cap = max(1, facts.problem.policy.max_call_ins)
    everybody = f"${_L['full_time_sum']}${first}:${_L['full_time_sum']}${last}"
    for column, formula in (
        (call_ins, f"{_L['call_ins']}{first}>={cap}"),
        (load, f"AND({_L['full_time_sum']}{first}>0,"
               f"{_L['full_time_sum']}{first}>=2*AVERAGE({everybody}))"),
    ):
        style = differential(fill=CAUTION, color=ALARM, bold=True)
        grid.highlight(area(first, column, last, column), formula, style)


def _chart(grid: Grid, facts: Facts, people: list[Person], first: int, last: int) -> None:
    """Beside the table, on a printed page of its own."""
    heaviest = max(map(facts.full_time_load, people))
    if heaviest == 0:
        grid.text(last + 4, 1, t("export.load.nothing"), SUBTITLE)
        return
    table, column = area(1, 1, last + 2, len(_FIELDS)), len(_FIELDS) + 2
    scale = grid.print_beside(table)
    shown = min(len(people), _CHART_MOST)
    before = any(facts.load(person)[1] for person in people)
    columns = ("full_time", "full_time_before") if before else ("full_time",)
    place = add_chart(
        grid,
        LoadChart(
            title=t("export.load.chart" if shown == len(people) else "export.load.chart_most",
                    count=shown),
            axis=t("export.load.axis"),
            rows=(first, first + shown - 1),
            names=_COLUMN["name"],
            series=tuple((_COLUMN[field], t(f"export.load.bar.{field}")) for field in columns),
            heaviest=heaviest,
            place=(first, column),
            room=(PAGE_WIDTH / scale, PAGE_HEIGHT / scale - _HEADER),
        ),
    )
    grid.print_also(place)
