"""How long work tells where it is, and how it is stopped. Knows no screen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # a child process that reads a roster needs none of a plan's words
    from models.plan import Objective, Plan


@dataclass(frozen=True, slots=True)
class Progress:
    """A moment of the work. `done` is 0.0–1.0; `ladder` holds the steps so far (the last one may
    still improve); `message` is a sentence for people. `plan` is the best one so far where there is
    a new one to show: what it leaves out has no reasons yet."""

    phase: str
    message: str
    done: float
    ladder: "tuple[Objective, ...]" = ()
    plan: "Plan | None" = None


class Stopped(Exception):
    """Somebody wanted the work to end, and there is nothing of it yet. Never leaves `planner`."""


class Cancel(Protocol):
    """Asked often by long work; once it says True it never says False again."""

    def __call__(self) -> bool:
        """Whether the work should end now."""
        ...


Report = Callable[[Progress], None]


def never() -> bool:
    """A Cancel that does not stop anything."""
    return False


def silent(_: Progress) -> None:
    """A Report that nobody hears."""
