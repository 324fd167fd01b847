"""What is said of remarks and of the log, in words. Knows no Qt."""

from collections.abc import Iterable
from datetime import date

from models.meetings import Meeting
from models.plan import Outcome
from models.problem import Problem
from models.record import About, Entry, Remark
from models.timespan import Moment
from planner.review.log_words import entries, entry_texts, moment_words
from planner.texts import capital, t, tn
from planner.texts.dates import team_name, when
from ui import figures
from ui.reviewing import now

GROUPS = ("waiting", "answered", "done")


def group_of(remark: Remark) -> str:
    """Whether a remark waits for an answer, has one, or is done."""
    if remark.state != "open":
        return "done"
    return "answered" if remark.answers else "waiting"


def subject_words(outcome: Outcome, about: About, subject: str | None) -> str:
    """What a remark is on."""
    problem = outcome.problem
    if about == "meeting":
        meeting = next((m for m in outcome.plan.meetings if m.id == subject), None)
        return meeting_words(problem, meeting) if meeting else t("ui_review.about.gone")
    if about == "person":
        names = {person.id: person.name for person in problem.roster.employees}
        return names.get(subject or "", t("ui_review.about.gone"))
    return team_name(subject) if about == "team" else t("ui_review.about.plan")


def meeting_words(problem: Problem, meeting: Meeting) -> str:
    """A meeting by its time, its kind, its group and its unit."""
    kind = next((k.name for k in problem.kinds if k.id == meeting.kind), meeting.kind)
    parts = (when(meeting.span), kind, figures.course_name(problem, meeting), meeting.unit)
    return " · ".join(part for part in parts if part)


def said_words(by: str, at: Moment) -> str:
    """Who said it, and when."""
    return t("ui_review.said", by=by, when=moment_words(at))


def remarks_on(problem: Problem, about: About, subject: str) -> tuple[Remark, ...]:
    """All remarks on one thing."""
    return tuple(
        r for r in problem.record.remarks if (r.about, r.subject) == (about, subject)
    )


def to_note_line(outcome: Outcome) -> str:
    """How many meetings wait for a word of who came, and what is counted; empty for none."""
    from planner.review.holding import awaited

    waiting, held = len(awaited(outcome, now())), len(outcome.problem.record.held)
    said = [tn("ui_review.to_note", waiting)] if waiting else []
    return " · ".join((*said, *([tn("ui_review.counted", held)] if held else [])))


def remarks_line(outcome: Outcome) -> str:
    """How many remarks wait for an answer; empty for none."""
    from planner.review.remarks import open_remarks

    waiting = len(open_remarks(outcome.problem))
    return tn("ui_review.waiting", waiting) if waiting else ""


def held_line(outcome: Outcome) -> str:
    """Of the meetings that were held, how many had each vagtlag; empty where none is noted."""
    from planner.review.holding import held_figures

    held = len(outcome.problem.record.held)
    parts = [
        t("ui_review.tally.team", team=team_name(team), covered=covered, wanted=wanted)
        for team, covered, wanted in held_figures(outcome)
    ]
    return tn("ui_review.tally", held, teams=capital(", ".join(parts))) if held and parts else ""


def matches(words: str, *texts: str) -> bool:
    """Whether each of the words stands in one of the texts."""
    whole = " ".join(texts).casefold()
    return all(word in whole for word in words.casefold().split())


def log_lines(
    outcome: Outcome, words: str, first: date | None
) -> tuple[tuple[Entry, tuple[str, ...]], ...]:
    """The lines of the log, the latest first, that hold the words or are on a meeting with a
    person of that name."""
    problem = outcome.problem
    people = _people_of(outcome)
    found = []
    for entry in reversed(entries(problem, first)):
        texts = entry_texts(entry)
        if matches(words, *texts, people.get(entry.meeting, "")):
            found.append((entry, texts))
    return tuple(found)


def _people_of(outcome: Outcome) -> dict[str, str]:
    names = {person.id: person.name for person in outcome.problem.roster.employees}

    def named(people: Iterable[str]) -> str:
        return " ".join(names.get(person, "") for person in people)

    return {m.id: named(a.employee for a in m.attendance) for m in outcome.plan.meetings}
