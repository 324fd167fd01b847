"""Steps of one chain wait for one another, those of others do not."""

import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.many.chains import in_chains


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 4), max_size=5), st.integers(1, 4))
def test_each_is_taken_once_and_in_its_turn(lengths: list[int], at_once: int) -> None:
    chains = [[(n, place) for place in range(length)] for n, length in enumerate(lengths)]
    taken: list[tuple[int, int]] = []
    busy: set[int] = set()
    lock = threading.Lock()

    def step(one: tuple[int, int], turns: int) -> None:
        with lock:
            assert one[0] not in busy
            busy.add(one[0])
            assert len(busy) <= at_once
            left = [other for chain in chains for other in chain if other not in taken]
            assert turns >= -(-len(left) // at_once) - 1
            assert [other for other in taken if other[0] == one[0]] == chains[one[0]][: one[1]]
        time.sleep(0.001)
        with lock:
            busy.discard(one[0])
            taken.append(one)

    in_chains(chains, at_once, step)
    assert sorted(taken) == sorted(one for chain in chains for one in chain)
    for chain in chains:
        assert [one for one in taken if one in chain] == chain


def test_a_fault_is_told_and_holds_nobody_up() -> None:
    def step(one: str, _: int) -> None:
        if one == "b":
            raise ValueError(one)

    with pytest.raises(ValueError, match="b"):
        in_chains([["a", "b", "c"], ["d"]], 2, step)
