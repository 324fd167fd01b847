"""Copies of rosters as files: what is refused, what is said, and that nothing else is written."""

import io
import os
import random
import shutil
import stat
import sys
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from models.finding import UnusableInput
from planner.exporting.facts import Facts
from planner.exporting.own_workbook import WAYS, Prepared, copy_of, prepare, prepare_all, write
from planner.exporting.own_workbook_match import match
from planner.importing.understand import locate, understand
from planner.sample.files import write_example
from tests.planner.exporting.conftest import PEOPLE, ROWS
from tests.planner.exporting.own_books import (
    assert_else_alike,
    copied,
    outcome_for,
    outcome_of,
    parts,
    ready,
)
from tests.planner.importing.books import MONDAY, book, days
from tests.ui.outcomes import sample_outcome

SHARED = Path(__file__).parents[4] / "shared" / "rosters"
pytestmark = pytest.mark.usefixtures("read_here")


def test_a_copy_is_no_roster_to_write_into_again(roster: Path) -> None:
    outcome = outcome_for(roster)
    for way in WAYS:
        with pytest.raises(UnusableInput, match="allerede møder"):
            prepare(outcome, copied(roster, way), "comment" if way == "comment" else "rows")


def test_a_plan_of_another_roster_is_refused(tmp_path: Path, roster: Path) -> None:
    outcome = outcome_for(roster)
    later = [["Navn", *days(14, date(2026, 6, 1))], *ROWS[1:]]
    other = [ROWS[0], ["Eva Krag", *"DDDDD"], *ROWS[2:]]
    turned = [ROWS[0], *([name, *"AAAAA", "", "", *"NNNNN"] for name in PEOPLE)]
    for number, (rows, said) in enumerate((
        (later, "01-06-2026"), (other, "Bo Hansen"), (turned, "andre vagter")
    )):
        folder = tmp_path / str(number)
        folder.mkdir()
        with pytest.raises(UnusableInput, match="passer ikke") as refused:
            prepare_all(outcome, book(folder, Plan=rows))
        assert said in str(refused.value)


def test_a_few_other_shifts_are_said(tmp_path: Path, roster: Path) -> None:
    outcome = outcome_for(roster)
    rows = [*ROWS[:-1], [PEOPLE[-1], *"ADDDD", "", "", *"AAAAA"]]
    folder = tmp_path / "newer"
    folder.mkdir()
    made = ready(outcome, book(folder, Plan=rows), "comment")
    assert "Mette Lund" in made.notes[1]


def test_a_rotation_has_rows_alone() -> None:
    path = SHARED / "birkelund-rul.xlsx"
    if not path.exists():
        pytest.skip("no shared rosters here")
    made = prepare_all(outcome_for(path), path)
    assert {way for way, each in made.items() if isinstance(each, str)} == {"cell", "comment"}
    assert "rækker under vagtplanen" in str(made["cell"])


def test_other_formats_say_what_to_do(tmp_path: Path, roster: Path) -> None:
    outcome = outcome_for(roster)
    text = tmp_path / "plan.csv"
    text.write_text("Navn;05-01-2026\nBo Hansen;D\n")
    with pytest.raises(UnusableInput, match=r"gem den som \.xlsx"):
        prepare_all(outcome, text)
    binary = tmp_path / "plan.xlsb"
    with zipfile.ZipFile(binary, "w") as package:
        package.writestr("xl/workbook.bin", b"")
        package.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(UnusableInput, match="xlsb"):
        prepare_all(outcome, binary)


def test_a_workbook_whose_parts_cannot_be_found_is_told(roster: Path) -> None:
    made = outcome_for(roster)
    held = parts(roster)
    facts = Facts(made, MONDAY)
    matched = match(facts, made, *locate(roster), roster.name)
    rels = "xl/_rels/workbook.xml.rels"
    held[rels] = held[rels].replace(b"worksheets/sheet1.xml", b"worksheets/gone.xml")
    with zipfile.ZipFile(roster, "w") as package:
        for name, content in held.items():
            package.writestr(name, content)
    for way in WAYS:
        with pytest.raises(UnusableInput, match=r"gem den som \.xlsx"):
            copy_of(roster, way, matched)


@pytest.mark.parametrize("seed", range(20))
def test_damaged_parts_are_refused_or_left_alone(roster: Path, seed: int) -> None:
    own = openpyxl.load_workbook(roster)
    own["Plan"]["B2"].comment = Comment("x", "y")
    own.save(roster)
    made, held, rnd = outcome_for(roster), parts(roster), random.Random(seed)
    matched = match(Facts(made, MONDAY), made, *locate(roster), roster.name)
    name = rnd.choice([n for n in held if "sheet1" in n or n.endswith((".vml", ".rels"))])
    data = bytearray(held[name])
    for _ in range(rnd.choice([1, 2, 5])):
        at = rnd.randrange(len(data))
        new = rnd.choice([b"", b"<c/>", b'"', b"<", b'r="A0"', b"</c>"])
        data[at : at + rnd.randrange(9)] = new
    held[name] = bytes(data)
    with zipfile.ZipFile(roster, "w") as package:
        for part, content in held.items():
            package.writestr(part, content)
    for way in WAYS:
        try:
            copy = copy_of(roster, way, matched)
        except UnusableInput:
            continue
        with zipfile.ZipFile(io.BytesIO(copy.content)) as package:
            assert package.testzip() is None


def test_signed_files_and_macros_are_said_and_kept(roster: Path) -> None:
    outcome = outcome_for(roster)
    with zipfile.ZipFile(roster, "a") as package:
        package.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
        package.writestr("xl/vbaProject.bin", b"macro")
    said = " ".join(ready(outcome, roster, "comment").notes)
    assert "digital underskrift" in said
    assert "makroer" in said
    assert parts(copied(roster, "comment", outcome))["xl/vbaProject.bin"] == b"macro"


@pytest.mark.parametrize("link", ["same", "symbolic", "hard"])
def test_the_roster_itself_is_never_written(roster: Path, tmp_path: Path, link: str) -> None:
    target = roster if link == "same" else tmp_path / "other.xlsx"
    if link == "symbolic":
        target.symlink_to(roster)
    elif link == "hard":
        os.link(roster, target)
    before = roster.read_bytes()
    made = ready(outcome_for(roster), roster, "comment")
    with pytest.raises(UnusableInput, match="Originalen ændres aldrig"):
        write(made, roster, target)
    assert roster.read_bytes() == before


def test_a_name_that_excel_would_refuse_is_refused(roster: Path, tmp_path: Path) -> None:
    made = ready(outcome_for(roster), roster, "comment")
    with pytest.raises(UnusableInput, match=r"skal ende på \.xlsx"):
        write(made, roster, tmp_path / "copy.xlsm")


@pytest.mark.skipif(sys.platform == "win32", reason="folders that may not be written")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_leaves_nothing(roster: Path, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(stat.S_IREAD | stat.S_IEXEC)
    made = ready(outcome_for(roster), roster, "comment")
    with pytest.raises(UnusableInput):
        write(made, roster, folder / "copy.xlsx")
    assert not list(folder.iterdir())


def test_a_copy_that_cannot_be_written_leaves_the_old_one(
    roster: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.xlsx"
    target.write_bytes(b"old")
    made = ready(outcome_for(roster), roster, "comment")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnusableInput):
        write(made, roster, target)
    assert target.read_bytes() == b"old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.xlsx", "plan.xlsx"]


def test_the_sample_home_keeps_all_but_what_is_written(tmp_path: Path) -> None:
    roster = write_example(tmp_path).roster
    before = understand(roster)
    for way, made in prepare_all(sample_outcome(), roster).items():
        assert isinstance(made, Prepared)
        target = tmp_path / f"{way}.xlsx"
        write(made, roster, target)
        assert_else_alike(roster, target, new=("xl/comments", "xl/drawings", "xl/worksheets/_rels"))
        assert understand(target).employees == before.employees


@pytest.mark.parametrize("path", sorted(SHARED.glob("*.xlsx")), ids=lambda path: path.stem)
def test_shared_rosters_read_as_before(path: Path, tmp_path: Path) -> None:
    roster = tmp_path / path.name
    shutil.copy(path, roster)
    before = understand(roster)
    for way, made in prepare_all(outcome_of(before), roster).items():
        if isinstance(made, str):
            assert path.stem == "birkelund-rul"
            continue
        target = tmp_path / f"{way}.xlsx"
        write(made, roster, target)
        assert_else_alike(roster, target, new=("xl/comments", "xl/drawings", "xl/worksheets/_rels"))
        after = understand(target)
        assert (after.employees, after.period) == (before.employees, before.period)
