"""The sample home as files, for people who want to see what the program reads."""

from dataclasses import dataclass
from pathlib import Path

from models.finding import UnusableInput
from planner.sample.home import sample_problem
from planner.texts import t


@dataclass(frozen=True, slots=True)
class ExampleFiles:
    """Where the files were written."""

    roster: Path
    template: Path


def write_example(folder: Path) -> ExampleFiles:
    """Write the roster and the filled template into a folder, which is made where missing.

    Files of those names are replaced. Raises UnusableInput where they cannot be written.
    """
    from planner.exporting.safe_write import replace_file
    from planner.exporting.template import write_template
    from planner.sample.sheet import roster_workbook

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise UnusableInput(t("sample.no_folder", folder=folder)) from fault
    files = ExampleFiles(
        folder / t("sample.file.roster"), folder / t("sample.file.template")
    )
    replace_file(files.roster, roster_workbook())
    write_template(files.template, sample_problem())
    return files
