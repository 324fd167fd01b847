"""Who pays for a time, and who comes and goes, in words. Knows no Qt."""

from collections.abc import Sequence

from models.plan import Outcome
from models.timespan import Moment
from planner.texts import t
from planner.texts.dates import duration
from ui.wording import listed

MOST = 4
"""Names that are said before the rest is counted."""


def placing_words(outcome: Outcome, meeting_id: str, start: Moment) -> str:
    """Who would give minutes for a meeting at a time, by name, and who comes or does not."""
    from planner.advice.placing import place_there

    there = place_there(outcome, meeting_id, start)
    if there.meeting is None:
        return ""
    people = {person.id: person.name for person in outcome.problem.roster.employees}
    paying = [
        t(
            "ui.move.pays.called" if each.called_in else "ui.move.pays.one",
            name=people[each.employee], minutes=duration(each.minutes),
        )
        for each in there.paying
    ]
    said = [t("ui.move.pays", names=_few(paying)) if paying else t("ui.move.pays.none")]
    for key, some in (("ui.move.comes", there.coming), ("ui.move.leaves", there.leaving)):
        if some:
            said.append(t(key, names=_few([people[one] for one in some])))
    return " ".join(said)


def _few(names: Sequence[str]) -> str:
    told = list(names[:MOST])
    if len(names) > MOST:
        told.append(t("ui.move.pays.more", n=len(names) - MOST))
    return listed(told)
