"""What a rule is: one file that holds all that the planner knows of one thing to be kept."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from models.finding import Finding
from models.problem import Problem
from planner.judging.facts import Facts
from planner.table import Asked, Flags
from planner.texts import t
from planner.variables import Posting


class Rule(ABC):
    """One thing that a plan has to keep.

    `id` is also the name of the rule's file and the beginning of its texts in the catalogue.
    `priced`: the codes of its findings that a price of the user's lets a plan have; none where no
    price makes sense. What `blocks` forbids is then possible, and each seat that breaks the rule
    by itself is paid for; other rules count their breaches and post them with `Posting.breach`.
    """

    id: ClassVar[str]
    priced: ClassVar[frozenset[str]] = frozenset()

    @property
    def name(self) -> str:
        """A few words for headings and lists."""
        return t(f"rules.{self.id}.name")

    @abstractmethod
    def sentence(self, problem: Problem) -> str:
        """The rule as a sentence for people, with the numbers of this problem."""

    def blocks(self, asked: Asked) -> Flags:
        """The times at which this rule forbids that person to attend, whatever else is planned."""
        return np.zeros(len(asked.starts), np.bool_)

    def post(self, model: Posting) -> None:  # noqa: B027 - most rules have nothing to add here
        """What the rule asks of meetings together."""

    @abstractmethod
    def check(self, facts: Facts) -> Iterator[Finding]:
        """What a finished plan breaks, found from roster and meetings without the model."""

    def breaches(self, facts: Facts) -> int:
        """How many units of the rule's price a plan that may break it has to pay."""
        return sum(f.severity == "error" and f.code in self.priced for f in self.check(facts))

    @property
    def by_seat(self) -> bool:
        """Whether it forbids single attendances, so that each of them is what is paid for."""
        return type(self).blocks is not Rule.blocks
