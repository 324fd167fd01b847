"""Plans over one line: what arrives is what was sent; parts that both ends know are not sent."""

import random
from dataclasses import replace

from models.plan import Plan
from models.problem import Problem
from tests.ui.outcomes import sample_outcome
from ui.parts_sent import Receiver, Sender


def test_of_an_edit_only_what_it_changed_is_sent() -> None:
    outcome = sample_outcome()
    sender, receiver = Sender(), Receiver()
    first = sender.pack((outcome.problem, outcome.plan))
    problem, plan = sent(receiver.unpack(first))
    meetings = list(outcome.plan.meetings)
    meetings[3] = replace(meetings[3], locked=True)
    edited = replace(outcome.plan, meetings=tuple(meetings))
    second = sender.pack((outcome.problem, edited))
    later, arrived = sent(receiver.unpack(second))
    assert (later, arrived) == (outcome.problem, edited)
    assert len(second) * 5 < len(first)
    assert all(
        (one is other) == (number != 3)
        for number, (one, other) in enumerate(zip(arrived.meetings, plan.meetings, strict=True))
    )
    assert all(
        one is other
        for one, other in zip(later.roster.employees, problem.roster.employees, strict=True)
    )


def test_whatever_follows_whatever_arrives_as_it_was_sent() -> None:
    rnd = random.Random(5)
    outcome = sample_outcome()
    sender, receiver = Sender(), Receiver()
    problem, plan = outcome.problem, outcome.plan
    for _ in range(40):
        meetings = list(plan.meetings)
        match rnd.randrange(4):
            case 0 if len(meetings) > 5:
                meetings.pop(rnd.randrange(len(meetings)))
            case 1:
                place = rnd.randrange(len(meetings))
                meetings[place] = replace(meetings[place], locked=not meetings[place].locked)
            case 2:
                meetings = list(outcome.plan.meetings)
            case _:
                people = list(problem.roster.employees)
                place = rnd.randrange(len(people))
                people[place] = replace(people[place], name=f"{people[place].name}!")
                problem = replace(
                    problem, roster=replace(problem.roster, employees=tuple(people)),
                    locked=tuple(meetings[:2]),
                )
        plan = replace(plan, meetings=tuple(meetings))
        arrived = sent(receiver.unpack(sender.pack((problem, plan))))
        assert arrived == (problem, plan)


def sent(message: object) -> tuple[Problem, Plan]:
    assert isinstance(message, tuple)
    problem, plan = message
    assert isinstance(problem, Problem)
    assert isinstance(plan, Plan)
    return problem, plan
