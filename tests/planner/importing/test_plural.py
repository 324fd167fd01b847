"""What is counted once is told of one."""

import pytest

from planner.importing.doubts import Doubts
from planner.texts import catalogue, languages, set_language, t

ONE = sorted(key for key in catalogue("da") if key.startswith("import.q.") and key.endswith(".one"))


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("key", ONE)
def test_one_is_said_without_a_plural(code: str, key: str) -> None:
    set_language(code)
    try:
        values = {"cell": "B7", "sheet": "Plan", "first": "B7", "last": "B7"}
        one, many = t(key, **values), t(key.removesuffix(".one"), count=2, **values)
        assert "1 " in one
        assert "2 " in many
        assert one.replace("1 ", "2 ") != many
    finally:
        set_language("da")


def test_a_question_about_one_day_is_told_of_one() -> None:
    said = []
    for count in (1, 3):
        doubts = Doubts()
        doubts.ask("warning", "days_missing", count=count, first="man 5/1", last="ons 7/1")
        said += [question.message for question in doubts.questions()]
    assert said[0].startswith("Der mangler 1 dag i vagtplanen, man 5/1.")
    assert said[1].startswith("Der mangler 3 dage i vagtplanen, første gang man 5/1 til ons 7/1.")
