"""`plan --many` from a folder to plans: killed, stopped, with a bad file, and on a cluster."""

import importlib.util
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from models.finding import UnusableInput
from planner.cli import main
from planner.many.kept import FOLDER
from planner.many.resources_file import shared_of
from planner.sample.region import write_region

LIMIT = ("--time-limit", "0.3", "--quiet")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_region(tmp_path, 2, people=12, weeks=4)
    return tmp_path


def test_a_folder_becomes_plans_beside_a_bad_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "dårlig.json").write_text("{", encoding="utf-8")
    assert main(["plan", "--many", str(folder), *LIMIT]) == 1
    out = folder / "planer"
    assert sorted(path.name for path in out.iterdir() if not path.name.startswith(".")) == [
        "enhed-001.faellestid", "enhed-001.json", "enhed-001.xlsx",
        "enhed-002.faellestid", "enhed-002.json", "enhed-002.xlsx", "overblik.csv",
    ]
    said = capsys.readouterr().out
    assert "2 af 3 enheder er planlagt" in said
    assert "dårlig: ikke planlagt" in said
    assert "Ingen af dem er brugt to gange" in said
    table = (out / "overblik.csv").read_text("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in table] == ["Enhed", "enhed-001", "enhed-002", "dårlig"]
    assert main(["check", str(out / "enhed-001.json")]) == 0


def test_nothing_that_can_be_planned_is_unusable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", "--many", str(tmp_path)]) == 2
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    assert main(["plan", "--many", str(tmp_path), *LIMIT]) == 2
    assert main(["plan", "--many", str(tmp_path), "--out", str(tmp_path)]) == 2
    assert main(["plan", "--many", str(tmp_path), "--json", "x.json"]) == 2
    assert main(["plan", "x.xlsx", "--out", str(tmp_path)]) == 2
    assert main(["plan"]) == 2
    assert "--json kan ikke bruges sammen med --many" in capsys.readouterr().err


def test_a_killed_run_goes_on_where_it_was(folder: Path) -> None:
    command = [sys.executable, "-c", "from ui.launch import main; main()"]
    arguments = ["plan", "--many", str(folder), "--workers", "1", *LIMIT]
    run = subprocess.Popen([*command, *arguments], start_new_session=True)
    kept = folder / "planer" / FOLDER
    try:
        for _ in range(600):
            if kept.is_dir() and list(kept.glob("*.json")):
                break
            time.sleep(0.1)
    finally:
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
    done = {path.name: path.stat().st_mtime_ns for path in kept.glob("*.json")}
    assert done
    assert main(arguments) in (0, 1)
    after = {path.name: path.stat().st_mtime_ns for path in kept.glob("*.json")}
    assert len(after) > len(done) or len(done) >= 2
    assert all(after[name] == stamp for name, stamp in done.items())


@pytest.mark.parametrize(("text", "says"), [
    ('[[leads]]\nid = "a"\nname = "A"\nkinds = ["k"]\nunits = ["z"]\n', ("5", "z")),
    ('[[rooms]]\nid = "a"\nname = "A"\nseats = 3\n', ("4", "seats")),
    ('[[travel]]\none = "x"\nother = "q"\nminutes = 3\n', ("3", "q")),
    ('[[rooms]]\nid = "a"\nname = "A"\ncapacity = 3\n'
     '[[leads]]\nid = "a"\nname = "A"\nkinds = []\n', ("2", "to med id")),
    ("[[leads\n", ("1", "resources.toml")),
])
def test_a_fault_of_what_is_shared_is_told_with_its_line(
    text: str, says: tuple[str, str]
) -> None:
    with pytest.raises(UnusableInput) as refusal:
        shared_of(text, "resources.toml", ["x", "y"])
    assert all(part in str(refusal.value) for part in says)
    assert "resources.toml" in str(refusal.value)


def test_an_example_of_many_units_is_made(tmp_path: Path) -> None:
    assert main(["example", str(tmp_path), "--many", "3"]) == 0
    assert len(list(tmp_path.glob("*.json"))) == 3
    assert (tmp_path / "resources.toml").exists()


def test_without_dask_it_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["plan", "--many", str(folder), "--dask", "tcp://127.0.0.1:1", *LIMIT]) == 2
    assert "faellestid[cluster]" in capsys.readouterr().err


@pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None, reason="needs faellestid[cluster]"
)
def test_a_cluster_gives_the_same_plans(tmp_path: Path) -> None:
    script = (
        "import sys, warnings; warnings.simplefilter('ignore')\n"
        "from distributed import LocalCluster\n"
        "from planner.cli import main\n"
        "if __name__ == '__main__':\n"
        "    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as c:\n"
        "        sys.exit(main([*sys.argv[1:], '--dask', c.scheduler_address]))\n"
    )
    write_region(tmp_path, 2, people=12, weeks=4)
    file = tmp_path / "cluster.py"
    file.write_text(script, encoding="utf-8")
    there, here = tmp_path / "there", tmp_path / "here"
    arguments = ["plan", "--many", str(tmp_path), *LIMIT]
    root = str(Path(__file__).parents[3])
    ran = subprocess.run(
        [sys.executable, str(file), *arguments, "--out", str(there)], check=False,
        capture_output=True, text=True, timeout=120, env={**os.environ, "PYTHONPATH": root},
    )
    assert ran.returncode in (0, 1), ran.stderr
    assert main([*arguments, "--out", str(here)]) in (0, 1)
    from planner.service import open_outcome

    for name in ("enhed-001.json", "enhed-002.json"):
        assert open_outcome(there / name).plan.meetings == open_outcome(here / name).plan.meetings
