"""Files that lack their first day: it is asked for, and the answer makes them readable."""

from datetime import date
from pathlib import Path

import pytest

from models.finding import UnusableInput
from planner import service
from planner.cli import main
from planner.importing import Unanswered, read_explained
from planner.importing.mapping import Mapping
from planner.importing.understand import explain, understand
from tests.planner.importing.books import Rows, asked, book, days

Streams = pytest.CaptureFixture[str]
WEEKDAYS: list[object] = ["Ma", "Ti", "On", "To", "Fr", "Lø", "Sø"]
CODES = ["D", "A", "", "N", "", "", "D"]

FILES: dict[str, tuple[dict[str, Rows], date, str]] = {
    "day numbers": ({"Ark1": [["Navn", *range(1, 32)], ["Bo Hansen", *CODES]]},
                    date(2026, 3, 1), "hverken måned eller år"),
    "days and months": ({"Ark1": [["Navn", *[f"{n}/3" for n in range(1, 11)]],
                                  ["Bo Hansen", *CODES]]}, date(2026, 3, 1), "uden årstal"),
    "weekdays": ({"Ark1": [["Navn", *WEEKDAYS], ["Bo Hansen", *CODES]]},
                 date(2026, 3, 2), "hverken måned eller år"),
    "weeks": ({"Ark1": [["Navn", "Uge", *WEEKDAYS], ["Bo Hansen", "10", *CODES]]},
              date(2026, 3, 2), "ugenumre, men intet årstal"),
    "rotation": ({"Rul": [["Rulleuge", *WEEKDAYS], [1, *CODES]],
                  "Folk": [["Navn", "Startuge i rul"], ["Bo Hansen", 1]]},
                 date(2026, 3, 2), "hvornår det starter"),
}
EVERY = pytest.mark.parametrize("name", FILES)


@EVERY
def test_the_first_day_is_all_that_lacks(tmp_path: Path, name: str) -> None:
    sheets, first, why = FILES[name]
    path = book(tmp_path, **sheets)
    with pytest.raises(Unanswered, match=why) as caught:
        explain(path)
    lacking = caught.value.lacking
    assert (lacking.file, lacking.key, lacking.message) == (
        "plan.xlsx", "first_day", str(caught.value))
    assert lacking.mapping == Mapping()
    assert lacking.picture.sheets[0].texts[-1][0] in ("Bo Hansen", "1")
    with pytest.raises(UnusableInput, match=why):
        understand(path)
    read = explain(path, Mapping(first_day=first))
    assert read.roster.period.first == first
    assert [s.span.first_day.day for s in read.roster.employees[0].shifts][:4] == [
        first.day + n for n in (0, 1, 3, 6)]
    assert {code for code, _ in asked(read.roster)} <= {"roll_end"}


def test_the_cells_that_wait_for_the_answer_are_painted(tmp_path: Path) -> None:
    sheets, _, _ = FILES["weekdays"]
    with pytest.raises(Unanswered) as caught:
        explain(book(tmp_path, **sheets))
    picture = caught.value.lacking.picture.sheets[0]
    assert set(picture.marks) == {(0, n) for n in range(1, 8)}
    assert set(picture.marks.values()) == {"doubt"}


def test_it_comes_out_of_the_child_whole(tmp_path: Path) -> None:
    path = book(tmp_path, **FILES["rotation"][0])
    with pytest.raises(Unanswered) as here:
        explain(path)
    with pytest.raises(Unanswered) as there:
        read_explained(path)
    assert there.value.lacking == here.value.lacking


@EVERY
def test_written_answered_and_read_again(tmp_path: Path, name: str, capsys: Streams) -> None:
    sheets, first, why = FILES[name]
    path, answers = book(tmp_path, **sheets), tmp_path / "svar.toml"
    assert main(["read", str(path), "--write-mapping", str(answers)]) == 2
    streams = capsys.readouterr()
    assert why in streams.err
    assert str(answers) in streams.out
    text = answers.read_text(encoding="utf-8")
    assert service.read_mapping(answers) == Mapping()  # nothing is answered yet
    assert why in text
    assert main(["read", str(path), "--mapping", str(answers)]) == 2
    answers.write_text(text.replace("# first_day = ÅÅÅÅ-MM-DD", f"first_day = {first}"), "utf-8")
    capsys.readouterr()
    assert main(["read", str(path), "--mapping", str(answers)]) == 0
    assert f"den {first.day}. marts 2026" in capsys.readouterr().out


def test_a_line_that_was_only_freed_is_refused(tmp_path: Path, capsys: Streams) -> None:
    path, answers = book(tmp_path, **FILES["weeks"][0]), tmp_path / "svar.toml"
    main(["read", str(path), "--write-mapping", str(answers)])
    text = answers.read_text(encoding="utf-8").replace("# first_day", "first_day")
    answers.write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert main(["read", str(path), "--mapping", str(answers)]) == 2
    assert "svar.toml" in capsys.readouterr().err


def test_other_refusals_write_nothing(tmp_path: Path, capsys: Streams) -> None:
    path, answers = book(tmp_path, Plan=[["Kaffe"]]), tmp_path / "svar.toml"
    assert main(["read", str(path), "--write-mapping", str(answers)]) == 2
    assert not answers.exists()
    assert "svar.toml" not in capsys.readouterr().out


def test_a_rotation_ends_on_the_day_that_was_answered(tmp_path: Path) -> None:
    path = book(tmp_path, **FILES["rotation"][0])
    mapping = Mapping(first_day=date(2026, 3, 2), last_day=date(2026, 3, 15))
    roster = understand(path, mapping)
    assert (roster.period.last, asked(roster)) == (date(2026, 3, 15), [])
    assert explain(path, mapping).mapping.last_day == date(2026, 3, 15)


@pytest.mark.parametrize("last", [date(2026, 3, 1), date(2099, 1, 1)])
def test_an_end_that_cannot_be_is_asked_about(tmp_path: Path, last: date) -> None:
    roster = understand(book(tmp_path, **FILES["rotation"][0]),
                        Mapping(first_day=date(2026, 3, 2), last_day=last))
    assert {code for code, _ in asked(roster)} == {"roll_end", "answer_last_day"}


def test_a_last_day_fits_only_a_rotation(tmp_path: Path) -> None:
    path = book(tmp_path, Plan=[["Navn", *days(7)], ["Bo Hansen", "D"]])
    roster = understand(path, Mapping(last_day=date(2026, 1, 9)))
    assert asked(roster) == [("answer_last_day", None)]
    assert asked(understand(path, Mapping(last_day=date(2026, 1, 11)))) == []


def test_an_endless_rotation_is_asked_for_its_end_in_the_file_of_answers(tmp_path: Path) -> None:
    path, answers = book(tmp_path, **FILES["rotation"][0]), tmp_path / "svar.toml"
    answers.write_text("first_day = 2026-03-02\n", encoding="utf-8")
    again = ["read", str(path), "--mapping", str(answers), "--write-mapping", str(answers)]
    assert main(again) == 0
    text = answers.read_text(encoding="utf-8")
    assert "# last_day = 2026-05-24" in text
    answers.write_text(text.replace("# last_day = 2026-05-24", "last_day = 2026-03-29"), "utf-8")
    assert main(again) == 0
    assert service.read_mapping(answers).last_day == date(2026, 3, 29)
