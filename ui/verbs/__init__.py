"""What a person can do: open, plan, stop, lock, save, export. Long work goes to a job.

Each part stands on the one below it: work, keeping, printing, planning, opening,
reviewing.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from ui.verbs.reviewing import Reviews

if TYPE_CHECKING:
    from ui.adviser import Adviser

__all__ = ["Verbs"]


class Verbs(Reviews):
    """All that the window's menus do, and whom its views ask for advice."""

    @cached_property
    def adviser(self) -> "Adviser":
        """Who answers the questions of the views. Made when it is wanted, as the importer is."""
        from ui.adviser import Adviser

        made = Adviser(self._document, lambda: self.working, self)
        made.told.connect(self.told)
        return made

    def close(self) -> None:
        """End the work in hand, whatever it is."""
        if "adviser" in self.__dict__:
            self.adviser.close()
        super().close()
