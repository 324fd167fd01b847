"""Everything that a plan has to keep: one file a rule, in the order in which people read them."""

from planner.rules.absence import Absence
from planner.rules.attendance_class import AttendanceClassTrue
from planner.rules.audience import Audience
from planner.rules.base import Rule
from planner.rules.call_ins import CallIns
from planner.rules.course import ClosedCourse
from planner.rules.floor import Floor
from planner.rules.group_size import GroupSizes
from planner.rules.incident import AfterIncident
from planner.rules.interval import Intervals
from planner.rules.lead import Leading
from planner.rules.locked import Locked
from planner.rules.one_a_day import OneADay
from planner.rules.one_at_a_time import OneAtATime
from planner.rules.professions import Professions
from planner.rules.public_holidays import PublicHolidays
from planner.rules.reach import Reach
from planner.rules.rest import Rest
from planner.rules.room import Rooms
from planner.rules.sleep import Sleep
from planner.rules.teams import Teams
from planner.rules.weekly_rest import WeeklyRest
from planner.rules.windows import Windows

RULES: tuple[Rule, ...] = (
    Windows(), PublicHolidays(), Absence(), Rest(), WeeklyRest(), Sleep(), OneADay(), CallIns(),
    Floor(), OneAtATime(), Rooms(), Leading(), GroupSizes(), ClosedCourse(), Audience(),
    Intervals(), Teams(),
    Professions(), AfterIncident(), Reach(), AttendanceClassTrue(), Locked(),
)
"""Every rule. Written out, since a folder that is searched may be empty in a packaged program."""

__all__ = ["RULES", "Rule"]
