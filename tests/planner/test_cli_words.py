"""The words of the command line, its progress, and Ctrl+C that keeps the best plan."""

import io
import os
import re
import signal
import threading
import time
from typing import Any

import pytest

from models.finding import UnusableInput
from planner import cli
from planner.cli import main
from planner.cli_arguments import COMMANDS
from planner.cli_progress import Bar, Lines, interruptible, reporter
from planner.progress import Progress, silent

ENGLISH = re.compile(
    r"\b(usage|options|positional|arguments:|error|show this|required|invalid|expected|"
    r"choose from|unrecognized|default)\b"
)
Streams = pytest.CaptureFixture[str]


# Words


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_danish(command: str, capsys: Streams) -> None:
    assert main([*command.split(), "--help"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Brug: faellestid")
    assert ENGLISH.findall(printed) == []


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        ([], "Der mangler KOMMANDO"),
        (["plan"], "Der mangler FIL"),
        (["nonsens"], "findes ikke"),
        (["plan", "x", "--seed"], "Der mangler en værdi efter --seed"),
        (["plan", "x", "--seed", "-1"], "helt tal fra 0"),
        (["plan", "x", "--seed", "1.5"], "helt tal"),
        (["plan", "x", "--workers", "0"], "helt tal fra 1"),
        (["plan", "x", "--time-limit", "0"], "sekunder"),
        (["plan", "x", "--time-limit", "nan"], "sekunder"),
        (["plan", "x", "--from", "2. marts"], "dato som 2026-03-02"),
        (["plan", "x", "--quiet=ja"], "uden værdi"),
        (["check", "x", "--mapping", "m.toml"], "forstås ikke: --mapping"),
        (["plan", "x", "--tim", "3"], "forstås ikke: --tim"),
        (["plan", ""], "navnet på en fil"),
    ],
)
def test_a_mistake_in_the_arguments_is_told_in_danish(
    argv: list[str], says: str, capsys: Streams
) -> None:
    assert main(argv) == 2
    streams = capsys.readouterr()
    assert streams.out == ""
    assert says in streams.err
    assert "Brug: faellestid" in streams.err
    assert ENGLISH.findall(streams.err) == []


def test_which_arguments_are_for_the_command_line() -> None:
    ours = [*COMMANDS, "--help", "-h", "--version", "--nonsens"]
    assert [argument for argument in ours if not cli.handles([argument])] == []
    assert [cli.handles(argv) for argv in ([], ["plan.json"], ["vagtplan.xlsx"])] == [False] * 3


# Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_a_bar_on_a_terminal_lines_elsewhere_and_nothing_when_quiet() -> None:
    assert isinstance(reporter(Terminal(), quiet=False), Bar)
    assert isinstance(reporter(io.StringIO(), quiet=False), Lines)
    assert reporter(Terminal(), quiet=True) is silent


def test_the_bar_draws_over_itself_and_is_wiped() -> None:
    stream = Terminal()
    bar = Bar(stream)
    bar(Progress("search", "Søger efter den bedste plan", 0.5))
    bar(Progress("search", "Kort", 2.0))
    bar.close()
    drawn = stream.getvalue().split("\r")
    assert drawn[1] == "[############............]  50 % Søger efter den bedste plan"
    assert drawn[2] == "[########################] 100 % Kort".ljust(len(drawn[1]))
    assert drawn[3].strip() == ""
    assert drawn[3:] == [" " * len(drawn[2].rstrip()), ""]


def test_lines_come_with_each_phase_and_now_and_then() -> None:
    stream, now = io.StringIO(), [0.0]
    lines = Lines(stream, lambda: now[0])
    for at, phase, done in ((0, "a", 0.0), (1, "a", 0.1), (2, "b", 0.2), (8, "b", 0.3)):
        now[0] = at
        lines(Progress(phase, f"Fase {phase}", done))
    assert stream.getvalue().splitlines() == ["  0 % Fase a", " 20 % Fase b", " 30 % Fase b"]


def test_ctrl_c_cancels_and_keeps_what_there_is() -> None:
    handler = signal.getsignal(signal.SIGINT)
    threading.Timer(0.1, lambda: os.kill(os.getpid(), signal.SIGINT)).start()

    def work(cancel: Any) -> str:
        until = time.monotonic() + 20
        while not cancel() and time.monotonic() < until:
            time.sleep(0.01)
        return "the best so far"

    assert interruptible(work) == ("the best so far", True)
    assert signal.getsignal(signal.SIGINT) is handler


def test_a_second_ctrl_c_ends_at_once() -> None:
    done = threading.Event()

    def work(cancel: Any) -> None:
        done.wait(20)

    for delay in (0.1, 0.3):
        threading.Timer(delay, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interruptible(work)
    done.set()
    assert time.monotonic() - began < 10


def test_a_fault_of_the_work_reaches_the_caller() -> None:
    def work(cancel: Any) -> None:
        raise UnusableInput("sådan")

    with pytest.raises(UnusableInput, match="sådan"):
        interruptible(work)
