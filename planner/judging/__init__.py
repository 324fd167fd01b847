"""The independent judge of a finished plan."""

from planner.judging.check import check

__all__ = ["check"]
