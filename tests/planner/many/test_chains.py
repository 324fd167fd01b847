"""Steps wait for those before them, and hear how long they may take."""

import threading
import time
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.many.chains import GENEROUS, Step, in_order


@settings(max_examples=30, deadline=None)
@given(st.data(), st.integers(0, 12), st.integers(1, 4))
def test_a_step_waits_for_those_before_it_and_for_no_others(
    data: st.DataObject, count: int, at_once: int
) -> None:
    taken: list[int] = []
    steps: list[Step] = []
    waits: list[set[int]] = []
    busy: list[int] = []
    lock = threading.Lock()

    def do(number: int, seconds: float) -> None:
        with lock:
            busy.append(number)
            assert len(busy) <= at_once
            assert waits[number] <= set(taken)
            assert 0.0 < seconds <= 10.0
        time.sleep(0.001)
        with lock:
            busy.remove(number)
            taken.append(number)

    for number in range(count):
        before = data.draw(st.sets(st.integers(0, number - 1))) if number else set()
        waits.append(before)
        steps.append(Step(partial(do, number), 1 + number % 3, [steps[n] for n in sorted(before)]))
    in_order(steps, at_once, lambda: 10.0)
    assert sorted(taken) == list(range(count))
    if at_once == 1:
        assert taken == list(range(count))


def test_a_step_may_take_more_than_its_share_and_never_more_than_there_is() -> None:
    heard: list[float] = []
    steps = [Step(heard.append, weight) for weight in (1, 1, 8)]
    in_order(steps, 1, lambda: 100.0)
    assert heard == pytest.approx([10.0 * GENEROUS, 100.0 / 9 * GENEROUS, 100.0])


def test_a_step_that_fails_is_told_once_the_others_are_done() -> None:
    done: list[float] = []

    def fail(_: float) -> None:
        raise ValueError("b")

    first = Step(fail, 1)
    with pytest.raises(ValueError, match="b"):
        in_order([first, Step(done.append, 1, [first]), Step(done.append, 1)], 2, lambda: 1.0)
    assert len(done) == 2
