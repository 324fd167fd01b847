"""What a review asks of a process of its own: its workbook, and what a proposal would cost."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.plan import Outcome
from models.timespan import Moment
from planner.progress import Cancel, Report
from ui.reviewing import now

if TYPE_CHECKING:
    from planner.review.returned import Taken
    from planner.review.signed import Noted


@dataclass(frozen=True, slots=True)
class ExportReview:
    """Write the workbook that goes round."""

    outcome: Outcome
    path: Path
    seconds: float | None = 300.0
    grace: float = 1.0

    def run(self, _report: Report, _cancel: Cancel, /) -> Path:
        """Write it and give the path back."""
        from planner import service

        service.export_review(self.outcome, self.path)
        return self.path


@dataclass(frozen=True, slots=True)
class ExportLog:
    """Write the log as a workbook."""

    outcome: Outcome
    path: Path
    seconds: float | None = 300.0
    grace: float = 1.0

    def run(self, _report: Report, _cancel: Cancel, /) -> Path:
        """Write it and give the path back."""
        from planner import service

        service.export_log(self.outcome, self.path)
        return self.path


@dataclass(frozen=True, slots=True)
class ReadReview:
    """Read a workbook that came back, and find the place of each remark."""

    outcome: Outcome
    path: Path
    seconds: float | None = 120.0
    grace: float = 1.0

    def run(self, _report: Report, cancel: Cancel, /) -> "Taken":
        """Read it. Raises UnusableInput for what is none of this plan."""
        from planner import service

        returned = service.read_review(self.path, cancel)
        return service.take_remarks(self.outcome, returned, now())


@dataclass(frozen=True, slots=True)
class ReadSigned:
    """Read the ticks of attendance lists that came back."""

    outcome: Outcome
    path: Path
    by: str
    at: Moment
    seconds: float | None = 120.0
    grace: float = 1.0

    def run(self, _report: Report, cancel: Cancel, /) -> "Noted":
        """Read them. Raises UnusableInput for what is none of this plan."""
        from planner import service

        signed = service.read_signed(self.path, cancel)
        return service.note_signed(self.outcome, signed, self.by, self.at)


@dataclass(frozen=True, slots=True)
class PriceProposal:
    """What it would cost now to hold a meeting when somebody proposed."""

    outcome: Outcome
    meeting: str
    start: Moment
    seconds: float | None = 60.0
    grace: float = 0.5

    def run(self, _report: Report, _cancel: Cancel, /) -> tuple[bool, str]:
        """Whether it can be held then, and what is to be said of it."""
        from planner import service

        there = service.why_there(self.outcome, self.meeting, self.start)
        return there.possible, there.message
