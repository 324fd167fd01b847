"""Reading a saved plan, whichever kind of file it is in. Its content says so, and not its name."""

import json
from pathlib import Path

from models.finding import UnusableInput
from models.plan import Plan
from models.problem import Problem
from planner.plan_file.faults import told
from planner.plan_file.file import PlanFile
from planner.plan_file.rows import Version
from planner.plan_file.schema import is_database
from planner.plan_json import plan_from_json
from planner.texts import t


def read_plan(path: Path, password: str | None = None) -> tuple[Problem, Plan, Version | None]:
    """Problem and plan of a file, and the state that it is in; None for JSON, which has none.
    Raises UnusableInput where the file is no plan; Locked or WrongPassword where it has another
    password than that."""
    with told(path):
        database = is_database(path)
        text = b"" if database else path.read_bytes()
    if database:
        with PlanFile.open(path, read_only=True, password=password) as file:
            problem, plan = file.read()
        return problem, plan, file.version
    try:
        data = json.loads(text.decode("utf-8-sig"))  # Notepad writes a mark
    except (ValueError, RecursionError) as error:
        raise UnusableInput(t("service.no_plan", file=path.name)) from error
    return *plan_from_json(data, path.name), None
