"""Notes go into a plan's JSON and come back as they were."""

import json
from dataclasses import replace

import pytest

from models.finding import UnusableInput
from models.plan import Judgement, Outcome
from models.record import Answer, Cancelled, Entry, Held, Record, Remark, Seen
from planner.json_node import Node
from planner.plan_json import plan_from_json, plan_to_json
from planner.record_json import record_from_json, record_to_json
from tests import make

TALK = make.meeting("2026-01-05 14-15", "Åse", make.seat("Bo", "adjoining", 30))
AT = make.at("2026-01-06 09:30")
EVERYTHING = Record(
    remarks=(
        Remark("b1", "Mia", AT, "plan", None, "=1+1\n»æøå«"),
        Remark(
            "b2", "Mia", AT, "meeting", "row-1", "Hellere om onsdagen", "accepted",
            (Answer("Ole", AT + 5, "Ja"),), make.span("2026-01-07 14-15"),
        ),
        Remark("b3", "Mia", AT, "person", "gone", "Mangler", "resolved"),
        Remark("b4", "Mia", AT, "team", "night", "Er ikke med"),
    ),
    seen=(Seen("Mia", AT, (TALK,)),),
    log=(
        Entry(AT, "Ole", "moved", "row-1", "Refleksion", TALK.span, make.span("2026-01-07 14-15")),
        Entry(AT, "Ole", "gone", "row-2", "Refleksion", TALK.span, None),
    ),
    held=(Held("row-1", AT, "Ole", TALK.attendance),),
    cancelled=(Cancelled(TALK, AT, "Ole"),),
)


def back(record: Record) -> Record:
    data = json.loads(json.dumps(record_to_json(record)))
    return record_from_json(Node(data, "plan"))


def test_everything_comes_back() -> None:
    assert back(EVERYTHING) == EVERYTHING


def test_nothing_is_written_of_an_empty_record() -> None:
    assert record_to_json(Record()) == {}
    assert back(Record()) == Record()


def test_the_record_goes_with_the_plan() -> None:
    problem = replace(make.problem(make.employee("Åse")), record=EVERYTHING)
    outcome = Outcome(problem, make.plan(), Judgement((), (), {}, ()))
    data = json.loads(json.dumps(plan_to_json(outcome)))
    assert plan_from_json(data)[0].record == EVERYTHING


def test_a_plan_of_before_there_was_a_record_is_read() -> None:
    outcome = Outcome(make.problem(make.employee("Åse")), make.plan(), Judgement((), (), {}, ()))
    data = plan_to_json(outcome)
    del data["record"]
    assert plan_from_json(data)[0].record == Record()


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda d: d["remarks"][1].update(state="maybe"), r"remarks\[1\]\.state"),
        (lambda d: d["remarks"][1].update(id="b1"), r"remarks\[1\]"),
        (lambda d: d["remarks"][0].update(text=5), r"remarks\[0\]\.text"),
        (lambda d: d["log"][0].update(at="yesterday"), r"log\[0\]\.at"),
        (lambda d: d["log"][0].update(deed="eaten"), r"log\[0\]\.deed"),
        (lambda d: d["reviews"][0]["meetings"][0].update(end="2025-01-01T00:00"), r"reviews\[0\]"),
        (lambda d: d["held"][0].pop("meeting"), r"held\[0\]"),
        (lambda d: d.update(cancelled="no"), "cancelled"),
    ],
)
def test_a_fault_is_named_by_its_place(change: object, place: str) -> None:
    data = json.loads(json.dumps(record_to_json(EVERYTHING)))
    assert callable(change)
    change(data)
    with pytest.raises(UnusableInput, match=place):
        record_from_json(Node(data, "plan"))
