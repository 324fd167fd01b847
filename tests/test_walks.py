"""Each walk for developers is done as it is written, on a copy of the project."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
WALKS = sorted((ROOT / "docs" / "walks").glob("*.md"))
STEP = re.compile(r"^`([^`\n]+)`([^\n]*):\n\n```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMANDS = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def changed(text: str, hunk: str) -> str:
    """A text after a hunk: lines that stay begin with a blank, others with a minus or a plus."""
    lines = hunk.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] in " -")
    after = "".join(line[1:] for line in lines if line[0] in " +")
    assert text.count(before) == 1, before
    return text.replace(before, after)


def do(walk: str, project: Path) -> None:
    steps = STEP.findall(walk)
    assert len(steps) > 3
    for name, more, language, body in steps:
        file = project / name
        if language == "diff":
            text = file.read_text(encoding="utf-8")
            for hunk in body.split("@@\n"):
                text = changed(text, hunk)
        else:
            assert more == ", new"
            assert not file.exists()
            text = body
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.stem)
def test_a_walk_leads_to_its_end(walk: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    for folder in ("models", "planner", "ui", "tests", "scripts", "docs"):
        shutil.copytree(
            ROOT / folder, project / folder,
            ignore=shutil.ignore_patterns("img", "*.pdf"),  # what is compiled is copied too
        )
    shutil.copy(ROOT / "pyproject.toml", project)
    text = walk.read_text(encoding="utf-8")
    do(text, project)
    [commands] = COMMANDS.findall(text)
    environment = {**os.environ, "PYTHONPATH": str(project)}
    # The commands are programs of their own: what one has compiled the next one has.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    for line in commands.splitlines():
        program, *arguments = line.split()
        module = [] if program == "python" else ["-m", program]
        done = subprocess.run(
            [sys.executable, *module, *arguments], cwd=project, env=environment,
            capture_output=True, text=True, check=False,
        )
        assert done.returncode == 0, f"{line}\n{done.stdout[-4000:]}{done.stderr[-2000:]}"


def test_there_are_four_walks() -> None:
    assert [walk.stem for walk in WALKS] == [
        "add-a-language", "add-a-layout", "add-a-rule", "add-a-view",
    ]
