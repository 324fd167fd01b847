"""The guide: walked in a window, its pictures there, its commands run, its words on the screen."""

import re
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner import cli
from planner.texts import catalogue, languages
from tests.ui.conftest import Answers
from tests.ui.guide_walk import PAGES, Walk
from ui.look import Look
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.views.guide import FOLDER, page_text

ROOT = Path(__file__).resolve().parents[2]
PICTURE = re.compile(r"!\[[^]]+\]\(([^)]+)\)")
EACH = [(code, name) for code in ("da", "en") for name in PAGES]


def text_of(code: str, name: str) -> str:
    return (FOLDER / code / f"guide-{name}.md").read_text(encoding="utf-8")


def shown(code: str) -> set[str]:
    return {Path(at).stem for name in PAGES for at in PICTURE.findall(text_of(code, name))}


def test_the_guide_can_be_walked(
    qtbot: QtBot, look: Look, settings: Settings, tmp_path: Path
) -> None:
    taken: set[str] = set()
    settings.time_limit = 3
    answers = Answers()
    window = MainWindow(look, settings, "1.2.3")
    qtbot.addWidget(window)
    window.verbs.dialogs = answers  # type: ignore[assignment]
    walk = Walk(window, answers, tmp_path, taken.add)
    for page in PAGES.values():
        page(walk)
    assert taken == shown("da")
    window.document.undo_stack.setClean()
    window.close()


def test_every_language_shows_the_same_pictures() -> None:
    assert shown("da") == shown("en")


@pytest.mark.parametrize(("code", "name"), EACH)
def test_every_picture_is_there(code: str, name: str) -> None:
    for at in PICTURE.findall(text_of(code, name)):
        assert at == f"../../../docs/guide/img/{code}/{Path(at).name}"
        picture = ROOT / "docs" / "guide" / "img" / code / Path(at).name
        assert picture.read_bytes()[:4] == b"\x89PNG"


@pytest.mark.parametrize(("code", "name"), EACH)
def test_words_in_bold_stand_on_the_screen(code: str, name: str) -> None:
    there = {text.replace("&", "").rstrip(" …▸") for text in catalogue(code).values()}
    assert [word for word in re.findall(r"\*\*(.+?)\*\*", text_of(code, name))
            if word not in there] == []


def test_every_command_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    examples: dict[str, Path] = {}
    for name in PAGES:
        fences = re.findall(r"```\n(.+?)```", text_of("da", name), re.DOTALL)
        assert fences == re.findall(r"```\n(.+?)```", text_of("en", name), re.DOTALL)
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        # A short search finds the same files.
        for line in "".join(fences).replace("--time-limit 10", "--time-limit 2").splitlines():
            program, *arguments = line.split()
            assert program == "faellestid"
            if line in examples:  # pages that begin alike
                shutil.copytree(examples[line], arguments[1])
                continue
            assert cli.main(arguments) in (0, 1), (name, line, capsys.readouterr().err)
            if arguments[0] == "example":
                examples[line] = Path(arguments[1]).resolve()
    assert len(examples) == 1


@pytest.mark.parametrize("code", languages())
def test_the_contents_name_every_page(code: str) -> None:
    contents = (FOLDER / code / "index.md").read_text(encoding="utf-8")
    assert all(f"(guide-{name}.md)" in contents for name in PAGES)


def test_in_the_window_the_pages_have_no_pictures_of_it() -> None:
    assert "![" in text_of("da", "no")
    assert "![" not in page_text("guide-no")
    assert "Hvorfor?" in page_text("guide-no")


@pytest.mark.parametrize("code", languages())
def test_the_page_about_passwords_is_found_and_its_words_stand_on_the_screen(code: str) -> None:
    page = (FOLDER / code / "password.md").read_text(encoding="utf-8")
    there = {text.replace("&", "").rstrip(" …▸") for text in catalogue(code).values()}
    assert set(re.findall(r"\*\*(.+?)\*\*", page)) <= there
    (path,) = re.findall(r"\*\w+ → (.+?)\*", page)
    assert path in there
    assert "(password.md)" in (FOLDER / code / "index.md").read_text(encoding="utf-8")
    for link in re.findall(r"\]\((.+?)\)", page):
        assert (FOLDER / code / link).exists()
