"""What several plans share: leads and rooms that serve more than one unit, and the way between."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.resources import Lead, Room, Travel


@dataclass(frozen=True, slots=True)
class Shared:
    """Leads and rooms of several plans. A plan is called by the name of its file without ending.

    `serves`: for the id of each lead and room the names of the plans that it serves, in their
    order. `travel` is between plans.
    """

    leads: tuple[Lead, ...] = ()
    rooms: tuple[Room, ...] = ()
    serves: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    travel: tuple[Travel, ...] = ()

    def way(self, one: str, other: str) -> int:
        """Minutes from one plan's house to another's; 0 where nobody said."""
        return max((t.minutes for t in self.travel if {t.one, t.other} == {one, other}), default=0)

    def of(self, name: str) -> frozenset[str]:
        """Ids of the leads and rooms that serve a plan."""
        return frozenset(id_ for id_, names in self.serves.items() if name in names)
