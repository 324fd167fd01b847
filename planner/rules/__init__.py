"""Everything that a plan has to keep: one file a rule, in the order in which people read them."""

from planner.rules.absence import Absence
from planner.rules.attendance_class import AttendanceClassTrue
from planner.rules.audience import Audience
from planner.rules.base import Rule
from planner.rules.bonds import Bonds
from planner.rules.call_ins import CallIns
from planner.rules.coming import Coming
from planner.rules.course import ClosedCourse
from planner.rules.everybody import Everybody
from planner.rules.floor import Floor
from planner.rules.group_size import GroupSizes
from planner.rules.heavy import Heavy
from planner.rules.incident import AfterIncident
from planner.rules.interval import Intervals
from planner.rules.lead import Leading
from planner.rules.locked import Locked
from planner.rules.manager import ManagerPresence
from planner.rules.one_a_day import OneADay
from planner.rules.one_at_a_time import OneAtATime
from planner.rules.professions import Professions
from planner.rules.public_holidays import PublicHolidays
from planner.rules.reach import Reach
from planner.rules.rest import Rest
from planner.rules.room import Rooms
from planner.rules.same_group import SameGroup
from planner.rules.sleep import Sleep
from planner.rules.team_reach import TeamReach
from planner.rules.teams import Teams
from planner.rules.weekly_rest import WeeklyRest
from planner.rules.windows import Windows
from planner.rules.wishes import Wishes
from planner.rules.working_hours import WorkingHours

RULES: tuple[Rule, ...] = (
    Windows(), PublicHolidays(), Absence(), Rest(), WeeklyRest(), Sleep(), WorkingHours(),
    Wishes(), OneADay(), CallIns(), Heavy(), Floor(), OneAtATime(), Rooms(), Leading(),
    GroupSizes(), ClosedCourse(), Audience(), Coming(), SameGroup(), ManagerPresence(), Bonds(),
    Everybody(), Intervals(), Teams(), Professions(), AfterIncident(), Reach(), TeamReach(),
    AttendanceClassTrue(), Locked(),
)
"""Every rule. Written out, since a folder that is searched may be empty in a packaged program."""

__all__ = ["RULES", "Rule"]
