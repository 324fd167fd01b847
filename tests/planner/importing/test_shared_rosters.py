"""Real-sized rosters with their truth, where they lie beside the project."""

import json
from pathlib import Path

import pytest

from models.people import Employee
from models.timespan import iso
from planner.importing import read_roster

FOLDER = Path(__file__).parents[4] / "shared" / "rosters"
TEAMS = {"day": "dag", "evening": "aften", "night": "nat"}
FILES = {
    "solgaarden-matrix.xlsx": {"name", "unit", "title", "hours_per_week"},
    "solgaarden-liste.xlsx": {"name", "unit", "title"},
    "birkelund-ugeark.xlsx": {"name"},
    "birkelund-rul.xlsx": {"name", "unit", "title"},
    "havblik-dage-i-raekker.csv": {"name"},
    "havblik-vagtliste.xlsx": {"name"},
}
UNORDERED = {"solgaarden-liste.xlsx", "havblik-vagtliste.xlsx"}

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the rosters are not here")


def as_truth(person: Employee, told: set[str]) -> dict[str, object]:
    """A person in the shape of the truth; what the file does not tell is left out."""
    facts = {
        "name": person.name, "unit": person.unit, "title": person.profession,
        "hours_per_week": person.hours_per_week,
    }
    assert all(facts[key] is None for key in facts.keys() - told)
    return {key: facts[key] for key in told} | {
        "shifts": [[iso(s.span.start), iso(s.span.end), TEAMS[s.team]] for s in person.shifts],
        "away": sorted(day.isoformat() for day in person.away),
    }


@pytest.mark.parametrize("name", FILES)
def test_the_reading_equals_the_truth(name: str) -> None:
    roster = read_roster(FOLDER / name)
    truth = json.loads((FOLDER / f"{name}.truth.json").read_text(encoding="utf-8"))["people"]
    told = FILES[name]
    wanted = [{key: p[key] for key in told | {"shifts", "away"}} for p in truth]
    got = [as_truth(person, told) for person in roster.employees]
    if name in UNORDERED:
        wanted.sort(key=lambda p: p["name"])
        got.sort(key=lambda p: str(p["name"]))
    assert got == wanted
    assert [q for q in roster.questions if q.severity == "error"] == []
