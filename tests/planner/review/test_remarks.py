"""Remarks, answers and reviews, and how those of two people come together."""

from dataclasses import replace

import pytest

from models.problem import Problem
from models.record import Record
from planner.review.remarks import (
    last_seen,
    marked_seen,
    merged,
    open_remarks,
    taken_back,
    with_answer,
    with_remark,
    with_state,
    with_subject,
    without_remark,
)
from tests import make

AT = make.at("2026-01-06 09:30")
TALK = make.meeting("2026-01-05 14-15", "Åse", "Bo")


@pytest.fixture
def plain() -> Problem:
    return make.problem(make.employee("Åse"), make.employee("Bo"))


def test_a_remark_is_kept_as_it_was_said(plain: Problem) -> None:
    said = with_remark(plain, "Mia", AT, "  Hvor er natten? ", "meeting", "row-1")
    (remark,) = said.record.remarks
    assert (remark.text, remark.about, remark.subject) == ("Hvor er natten?", "meeting", "row-1")
    assert (remark.by, remark.at, remark.state) == ("Mia", AT, "open")


@pytest.mark.parametrize(("text", "about", "subject"), [
    ("  ", "plan", None), ("Ja", "plan", "row-1"), ("Ja", "meeting", None),
])
def test_a_remark_says_something_of_something(
    plain: Problem, text: str, about: str, subject: str | None
) -> None:
    with pytest.raises(ValueError, match="remark"):
        with_remark(plain, "Mia", AT, text, about, subject)  # type: ignore[arg-type]


def test_an_id_is_not_used_again(plain: Problem) -> None:
    two = with_remark(with_remark(plain, "Mia", AT, "a"), "Mia", AT, "b")
    again = with_remark(without_remark(two, "b2", AT + 1), "Mia", AT, "c")
    assert [remark.id for remark in again.record.remarks] == ["b1", "b3"]


def test_an_answer_and_a_decision_are_kept(plain: Problem) -> None:
    said = with_remark(plain, "Mia", AT, "a")
    done = with_state(with_answer(said, "b1", "Ole", AT + 9, "Nu er den der"), "b1", "resolved")
    (remark,) = done.record.remarks
    assert [(a.by, a.text) for a in remark.answers] == [("Ole", "Nu er den der")]
    assert remark.state == "resolved"
    assert open_remarks(done) == ()
    assert open_remarks(with_state(done, "b1", "open")) != ()


def test_only_a_proposal_is_accepted(plain: Problem) -> None:
    said = with_remark(plain, "Mia", AT, "a")
    with pytest.raises(ValueError, match="proposal"):
        with_state(said, "b1", "accepted")
    offered = with_remark(
        plain, "Mia", AT, "", "meeting", "row-1", make.span("2026-01-07 14-15")
    )
    assert with_state(offered, "b1", "accepted").record.remarks[0].state == "accepted"


def test_an_unknown_remark_is_refused(plain: Problem) -> None:
    with pytest.raises(KeyError):
        with_answer(plain, "b9", "Ole", AT, "x")
    with pytest.raises(KeyError):
        with_state(plain, "b9", "resolved")
    with pytest.raises(KeyError):
        without_remark(plain, "b9", AT)


def test_the_latest_review_counts_and_hers_takes_the_place_of_hers(plain: Problem) -> None:
    seen = marked_seen(plain, make.plan(), "Mia", AT)
    seen = marked_seen(seen, make.plan(TALK), "Bo", AT + 1)
    seen = marked_seen(seen, make.plan(TALK), "Mia", AT + 2)
    assert [one.by for one in seen.record.seen] == ["Bo", "Mia"]
    latest = last_seen(seen)
    assert latest is not None
    assert latest.by == "Mia"


# Two people --------------------------------------------------------------------------------


def test_remarks_of_both_are_there(plain: Problem) -> None:
    mine = with_remark(plain, "Ole", AT, "mine")
    theirs = with_remark(plain, "Mia", AT + 1, "theirs")
    both = merged(mine, theirs.record)
    assert [remark.text for remark in both.record.remarks] == ["mine", "theirs"]
    assert len({remark.id for remark in both.record.remarks}) == 2


def test_answers_to_one_remark_are_joined_and_a_decision_stands(plain: Problem) -> None:
    said = with_remark(plain, "Mia", AT, "a")
    mine = with_answer(said, "b1", "Ole", AT + 1, "ja")
    theirs = with_state(with_answer(said, "b1", "Mia", AT + 2, "tak"), "b1", "resolved")
    (remark,) = merged(mine, theirs.record).record.remarks
    assert [answer.text for answer in remark.answers] == ["ja", "tak"]
    assert remark.state == "resolved"


def test_bringing_together_twice_changes_nothing(plain: Problem) -> None:
    mine = with_remark(plain, "Ole", AT, "mine")
    theirs = marked_seen(with_remark(plain, "Mia", AT + 1, "a"), make.plan(TALK), "Mia", AT)
    once = merged(mine, theirs.record)
    assert merged(once, Record()).record == once.record
    assert {r.text for r in merged(once, once.record).record.remarks} == {"mine", "a"}
    assert merged(once, once.record).record == once.record


def test_a_remark_moves_and_leaves_its_proposal_with_the_meeting(plain: Problem) -> None:
    wanted = make.meeting("2026-01-06 14-15", "Åse").span
    said = with_remark(plain, "Mia", AT, "a", "meeting", "row-1", wanted)
    (remark,) = with_subject(said, "b1", "person", "Bo").record.remarks
    assert (remark.about, remark.subject, remark.proposal) == ("person", "Bo", None)
    assert with_subject(said, "b1", "meeting", "row-1") == said
    with pytest.raises(ValueError, match="remark"):
        with_subject(said, "b1", "plan", "row-1")
    with pytest.raises(KeyError):
        with_subject(said, "b9", "plan", None)


def test_what_one_has_taken_away_does_not_come_back_from_the_other(plain: Problem) -> None:
    said = with_remark(plain, "Mia", AT, "a")
    mine = without_remark(said, "b1", AT + 5)
    theirs = with_remark(said, "Ole", AT + 6, "b")
    for both in (merged(mine, theirs.record), merged(theirs, mine.record)):
        assert [remark.text for remark in both.record.remarks] == ["b"]
        assert [(gone.id, gone.at) for gone in both.record.withdrawn] == [("b1", AT + 5)]
        assert merged(both, said.record).record == both.record
    assert "Mia" not in str(mine.record)


def test_what_was_brought_back_is_not_taken_away_by_who_heard_of_it(plain: Problem) -> None:
    said = with_remark(plain, "Mia", AT, "a")
    away = without_remark(said, "b1", AT + 5)
    heard = merged(said, away.record)
    # A step back within the same minute, and once more saved as it is.
    record = taken_back(said.record, away.record, AT + 5)
    assert taken_back(said.record, record, AT + 7) == record
    back = replace(said, record=record)
    for both in (merged(heard, back.record), merged(back, heard.record)):
        assert [remark.text for remark in both.record.remarks] == ["a"]
        assert merged(both, away.record).record == both.record
    # A step forward takes it away after all.
    gone = replace(away, record=taken_back(away.record, back.record, AT + 5))
    for both in (merged(back, gone.record), merged(gone, back.record)):
        assert both.record.remarks == ()
    assert taken_back(away.record, said.record, AT + 9) == away.record


def test_a_remark_that_got_another_id_on_its_way_is_not_doubled(plain: Problem) -> None:
    mine = with_remark(plain, "Mia", AT, "a")
    theirs = with_remark(plain, "Ole", AT - 1, "b")
    both = merged(theirs, mine.record)  # Mia's is b2 there
    again = merged(mine, both.record)  # and Ole's is b2 here
    for made in (merged(again, both.record), merged(both, again.record), merged(mine, both.record)):
        assert sorted(r.text for r in made.record.remarks) == ["a", "b"]


def test_the_same_words_on_two_things_are_two_remarks(plain: Problem) -> None:
    mine = with_remark(plain, "Mia", AT, "Godt", "meeting", "row-1")
    theirs = with_remark(mine, "Mia", AT, "Godt", "meeting", "row-2")
    assert len(merged(mine, theirs.record).record.remarks) == 2
    fewer = without_remark(theirs, "b1", AT)
    assert [r.subject for r in merged(theirs, fewer.record).record.remarks] == ["row-2"]


def test_a_remark_that_was_answered_since_stays(plain: Problem) -> None:
    said = with_remark(plain, "Mia", AT, "a")
    mine = without_remark(said, "b1", AT + 5)
    answered = with_answer(said, "b1", "Ole", AT + 6, "Godt set")
    (remark,) = merged(mine, answered.record).record.remarks
    assert [answer.text for answer in remark.answers] == ["Godt set"]
    assert merged(answered, mine.record).record.remarks == (remark,)


def test_another_remark_under_the_same_id_stays(plain: Problem) -> None:
    mine = without_remark(with_remark(plain, "Mia", AT, "a"), "b1", AT)
    theirs = with_remark(plain, "Ole", AT, "a")
    assert [r.by for r in merged(mine, theirs.record).record.remarks] == ["Ole"]


def test_the_same_words_can_be_said_again(plain: Problem) -> None:
    said = with_remark(plain, "Mia", AT, "a")
    again = with_remark(without_remark(said, "b1", AT), "Mia", AT, "a")
    assert [r.text for r in merged(again, Record()).record.remarks] == ["a"]
