"""A file that one answer would make readable: which answer, and the file to show meanwhile."""

from dataclasses import dataclass
from typing import Literal

from models.finding import UnusableInput
from planner.importing.mapping import Mapping
from planner.importing.picture import Picture

Key = Literal["first_day"]


@dataclass(frozen=True, slots=True)
class Lacking:
    """What is missing to read a file. `key`: the answer of a Mapping that would settle it.

    `message` says in a sentence why. `mapping`: the answers that were given. `picture`: the file as
    it stands, the cells that wait for the answer marked as doubt. `near`: days from which the
    answer can be picked, where the file says a little; empty where any day will do.
    """

    file: str
    key: Key
    message: str
    mapping: Mapping
    picture: Picture


class Unanswered(UnusableInput):
    """Raised for such a file by those who read with explanations."""

    def __init__(self, lacking: Lacking) -> None:
        super().__init__(lacking.message)
        self.lacking = lacking
