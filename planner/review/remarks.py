"""Remarks and reviews: said by those who read a plan, answered by those who make it."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import blake2b
from typing import Final

from models.meetings import Meeting
from models.plan import Plan
from models.problem import Problem
from models.record import About, Answer, Record, Remark, RemarkState, Seen, Withdrawn
from models.timespan import Moment, Span

_BACK: Final = -1
"""Fewer answers than any remark has: so one whose taking away was taken back stays."""


def with_remark(
    problem: Problem, by: str, at: Moment, text: str, about: About = "plan",
    subject: str | None = None, proposal: Span | None = None,
) -> Problem:
    """The problem with one remark more. `proposal`: another time of the meeting `subject`.

    Raises ValueError for a remark without a word, or on nothing.
    """
    if not text.strip() and proposal is None:
        raise ValueError("a remark says something")
    if (about == "plan") != (subject is None):
        raise ValueError("a remark is on the plan, or on something in it")
    record = problem.record
    remark = Remark(_next_id(record), by, at, about, subject, text.strip(), proposal=proposal)
    # The same words once more, within a minute of taking them away, are a remark again.
    gone = tuple(each for each in record.withdrawn if each.mark != _mark(remark))
    return _with(problem, replace(record, remarks=(*record.remarks, remark), withdrawn=gone))


def with_answer(problem: Problem, remark_id: str, by: str, at: Moment, text: str) -> Problem:
    """The problem with an answer to a remark. Raises KeyError for an unknown one."""
    remark = _remark(problem, remark_id)
    answers = (*remark.answers, Answer(by, at, text.strip()))
    return _changed(problem, replace(remark, answers=answers))


def with_state(problem: Problem, remark_id: str, state: RemarkState) -> Problem:
    """The problem with a remark resolved, accepted, declined or open again.

    Raises KeyError for an unknown one, ValueError where there is no proposal to accept or decline.
    """
    remark = _remark(problem, remark_id)
    if state in ("accepted", "declined") and remark.proposal is None:
        raise ValueError("there is no proposal in this remark")
    return _changed(problem, replace(remark, state=state))


def with_subject(
    problem: Problem, remark_id: str, about: About, subject: str | None
) -> Problem:
    """The problem with a remark put on something else; another time goes with its meeting.

    Raises KeyError for an unknown remark, ValueError for a remark on nothing.
    """
    remark = _remark(problem, remark_id)
    if (about == "plan") != (subject is None):
        raise ValueError("a remark is on the plan, or on something in it")
    same = (about, subject) == (remark.about, remark.subject)
    proposal = remark.proposal if same else None
    return _changed(
        problem, replace(remark, about=about, subject=subject, proposal=proposal)
    )


def without_remark(problem: Problem, remark_id: str, at: Moment) -> Problem:
    """The problem without a remark, which no other copy of the plan brings back. `at`: now.

    Raises KeyError for an unknown one.
    """
    _remark(problem, remark_id)
    kept = tuple(r for r in problem.record.remarks if r.id != remark_id)
    return _with(problem, withdrawn(problem.record, replace(problem.record, remarks=kept), at))


def withdrawn(before: Record, after: Record, at: Moment | None = None) -> Record:
    """Notes that know of the remarks which stood among those before them and do so no longer,
    or with other words. `at`: when that was done; None where nobody is to know."""
    stay = {_mark(remark) for remark in after.remarks}
    gone = tuple(
        Withdrawn(remark.id, _mark(remark), len(remark.answers), remark.at if at is None else at)
        for remark in before.remarks if _mark(remark) not in stay
    )
    return replace(after, withdrawn=(*after.withdrawn, *gone)) if gone else after


def taken_back(now: Record, written: Record, at: Moment) -> Record:
    """Notes that tell what became of the remarks which were taken away when they were last written:
    a step back may have brought one again, or a step forward taken it away once more. The last that
    was done wins over what others have heard. `at`: now."""
    there = {_mark(remark): remark for remark in now.remarks}
    were = {_mark(remark): len(remark.answers) for remark in written.remarks}
    known = _latest(written, now)
    for gone in written.withdrawn:
        last, remark = known[gone.mark], there.get(gone.mark)
        later = max(at, last.at + 1)
        if remark is not None and len(remark.answers) <= last.answers:
            known[gone.mark] = replace(last, id=remark.id, answers=_BACK, at=later)
        elif remark is None and last.answers == _BACK:
            known[gone.mark] = replace(last, answers=were.get(gone.mark, 0), at=later)
    return replace(now, withdrawn=_in_order(known))


def merged(mine: Problem, theirs: Record) -> Problem:
    """The problem with all remarks, answers and reviews that somebody else made to the same plan.

    Two remarks that were given one id at the same time both stay; of one that both have, answers
    are joined, and a decision stands against none. What one of both has taken away stays away,
    unless that was taken back since.
    """
    away = _latest(theirs, mine.record)
    record = _without(mine.record, away)
    theirs = under_ids_of(record, _without(theirs, away))
    known = {remark.id: remark for remark in record.remarks}
    remarks = dict(known)
    number = _number(record)
    for other in theirs.remarks:
        same = known.get(other.id)
        if same is None:
            remarks[other.id] = other
        elif (same.by, same.at, same.text) == (other.by, other.at, other.text):
            answers = sorted({*same.answers, *other.answers}, key=lambda a: (a.at, a.by, a.text))
            state = same.state if same.state != "open" else other.state
            remarks[same.id] = replace(same, answers=tuple(answers), state=state)
        else:
            number = max(number, _number(theirs)) + 1
            remarks[f"b{number}"] = replace(other, id=f"b{number}")
    seen = sorted({*record.seen, *theirs.seen}, key=lambda s: (s.at, s.by))
    ordered = sorted(remarks.values(), key=lambda r: (r.at, r.id))
    return _with(mine, replace(
        record, remarks=tuple(ordered), seen=tuple(seen), withdrawn=_in_order(away)
    ))


def under_ids_of(mine: Record, theirs: Record) -> Record:
    """Somebody else's notes, with remarks that both have under the ids that they have in mine: of
    two that were given one id at the same time, one got another where they came together."""
    ids = {_said(remark): remark.id for remark in mine.remarks}
    known = {remark.id: _said(remark)[:3] for remark in mine.remarks}

    def named(remark: Remark) -> Remark:
        # One that was put on something else since is known by its id alone.
        if known.get(remark.id) == _said(remark)[:3]:
            return remark
        return replace(remark, id=ids.get(_said(remark), remark.id))

    return replace(theirs, remarks=tuple(map(named, theirs.remarks)))


def marked_seen(problem: Problem, plan: Plan, by: str, at: Moment) -> Problem:
    """The problem with one review more, of the plan as it is. A later one by the same person takes
    the place of hers."""
    record = problem.record
    others = tuple(seen for seen in record.seen if seen.by != by)
    return _with(problem, replace(record, seen=(*others, Seen(by, at, _bare(plan)))))


def last_seen(problem: Problem) -> Seen | None:
    """The latest review; None where nobody has gone through the plan."""
    return max(problem.record.seen, key=lambda seen: seen.at, default=None)


def open_remarks(problem: Problem) -> tuple[Remark, ...]:
    """Remarks that wait for somebody, in order of time."""
    return tuple(remark for remark in problem.record.remarks if remark.state == "open")


def _bare(plan: Plan) -> tuple[Meeting, ...]:
    # A lock is the scheduler's own matter; nobody else would notice it.
    return tuple(replace(meeting, locked=False) for meeting in plan.meetings)


def _remark(problem: Problem, remark_id: str) -> Remark:
    found = problem.record.remark(remark_id)
    if found is None:
        raise KeyError(remark_id)
    return found


def _changed(problem: Problem, remark: Remark) -> Problem:
    remarks = tuple(remark if r.id == remark.id else r for r in problem.record.remarks)
    return _with(problem, replace(problem.record, remarks=remarks))


def _next_id(record: Record) -> str:
    return f"b{_number(record) + 1}"


def _mark(remark: Remark) -> str:
    """Tells a remark from others, under whatever id another copy of the plan has it."""
    said = "\0".join(map(str, _said(remark)))
    return blake2b(said.encode(), digest_size=12).hexdigest()


def _said(remark: Remark) -> tuple[object, ...]:
    where = None if remark.proposal is None else (remark.proposal.start, remark.proposal.end)
    return remark.by, remark.at, remark.text, remark.about, remark.subject, where


def _latest(*records: Record) -> dict[str, Withdrawn]:
    """What was last said of each remark that was taken away, by its mark."""
    every = (gone for record in records for gone in record.withdrawn)
    return {gone.mark: gone for gone in sorted(every, key=lambda gone: gone.at)}


def _in_order(away: Mapping[str, Withdrawn]) -> tuple[Withdrawn, ...]:
    return tuple(sorted(away.values(), key=lambda each: (each.at, each.id, each.mark)))


def _without(record: Record, away: Mapping[str, Withdrawn]) -> Record:
    """Notes without the remarks that were taken away; one that was answered since stays."""
    def stays(remark: Remark) -> bool:
        gone = away.get(_mark(remark))
        return gone is None or len(remark.answers) > gone.answers

    return replace(record, remarks=tuple(filter(stays, record.remarks)))


def _number(record: Record) -> int:
    """The highest number that a remark has, or had before it was taken away."""
    ids = (*(r.id for r in record.remarks), *(gone.id for gone in record.withdrawn))
    numbers = (id_[1:] for id_ in ids if id_.startswith("b"))
    return max((int(number) for number in numbers if number.isdecimal()), default=0)


def _with(problem: Problem, record: Record) -> Problem:
    return replace(problem, record=record)
