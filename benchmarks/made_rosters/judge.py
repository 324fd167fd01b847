"""A reading held against the truth: facts that are right, and wrong shifts that nobody asked about.

The answers that a user would give are made from the truth too: at most so many, each to something
that the reading asks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from benchmarks.made_rosters.files import Made
from benchmarks.made_rosters.truth import Person, home_of, meanings
from models.finding import Question, UnusableInput
from models.people import Employee, Team
from models.timespan import Moment, day_of, iso, moment_of
from planner.importing.codes import Absent, Work
from planner.importing.mapping import Mapping
from planner.importing.understand import Understanding, explain

_PLACELESS = frozenset({"days_missing", "roll_end", "roll_start", "answer_first_day"})
"""Questions about the whole file, which point at every shift in it."""

Span = tuple[Moment, Moment, Team]


@dataclass(frozen=True, slots=True)
class Silent:
    """A shift that is missing or too many, and no question of weight points at it."""

    name: str
    day: date
    what: str


@dataclass(frozen=True, slots=True)
class Score:
    """Facts right of all; `silent` are wrong shifts accepted without a word."""

    right: int
    all: int
    silent: tuple[Silent, ...] = ()
    refused: str = ""

    @property
    def share(self) -> float:
        """Facts right, 0 to 1."""
        return self.right / self.all if self.all else 1.0


def answered(made: Made, most: int = 3) -> tuple[Score, Score, Mapping]:
    """The scores without answers and with at most `most`, and those answers."""
    mapping, left = Mapping(), most
    before: Score | None = None
    while True:
        read = _read(made, mapping)
        after = judge(made, read)
        before = before or after
        answers = list(_answers(made, read, mapping))[:left]
        if not answers:
            return before, after, mapping
        if isinstance(read, str):
            answers = answers[:1]
        for answer in answers:
            mapping = answer(mapping)
        left -= len(answers)


def _read(made: Made, mapping: Mapping) -> Understanding | str:
    try:
        return explain(made.path, mapping)
    except UnusableInput as problem:
        return str(problem)


class _Answer:
    """One answer: puts a field, or an entry of one, into the mapping."""

    def __init__(self, **fields: object) -> None:
        self.fields = fields

    def __call__(self, mapping: Mapping) -> Mapping:
        """The mapping with this answer."""
        fields = dict(self.fields)
        for key in ("codes", "same"):
            if key in fields:
                fields[key] = {**getattr(mapping, key), **fields[key]}  # type: ignore[dict-item]
        if "ignore" in fields:
            fields["ignore"] = (*mapping.ignore, *fields["ignore"])  # type: ignore[misc]
        return replace(mapping, **fields)  # type: ignore[arg-type]


def _answers(made: Made, read: Understanding | str, given: Mapping) -> Iterable[_Answer]:
    """What a user would answer next, the weightiest first."""
    book, truth = made.book, made.book.truth
    if isinstance(read, str):
        if given.first_day is None:
            yield _Answer(first_day=truth.first)
        return
    if read.mapping.layout not in book.readable_as and given.layout is None:
        yield _Answer(layout=min(book.readable_as))
    starts = (truth.first, truth.first - timedelta(days=truth.first.isoweekday() - 1))
    listed = "rows_of_shifts" in book.readable_as
    if read.roster.period.first not in starts and given.first_day is None and not listed:
        yield _Answer(first_day=truth.first)
    known, names = meanings(truth), {person.name.casefold() for person in truth.people}
    reasons = {book.style.reason(text) for p in truth.people for text in p.away.values()}
    for thing in sorted(read.open, key=lambda thing: -thing.count):
        code = known.get(thing.text) or known.get(thing.text.strip())
        if thing.kind == "code" and thing.text not in given.codes:
            if code is not None:
                yield _Answer(codes={thing.text: Work(code.start, code.last, code.team)})
            elif thing.text in reasons:
                yield _Answer(codes={thing.text: Absent.AWAY})
            elif thing.text.casefold() in {text.casefold().strip() for text in book.style.off}:
                yield _Answer(codes={thing.text: Absent.OFF})
        elif thing.kind == "nobody" and thing.text.casefold() not in names | set(given.ignore):
            yield _Answer(ignore=(thing.text,))


def judge(made: Made, read: Understanding | str) -> Score:
    """Each person's name, unit, profession, hours and home team; each shift's start, end and team;
    each day away. What the file does not tell is not asked; what is read too much is wrong."""
    people = made.book.truth.people
    total = sum(_facts(made, person) for person in people)
    if isinstance(read, str):
        return Score(0, total, (), read)
    found = _by_name(read.roster.employees)
    right, silent = 0, list[Silent]()
    for person in people:
        employee = found.pop(person.name.casefold(), None)
        right += _right(made, person, employee)
        wrong = _spans(person) ^ _read_spans(employee)
        for span in sorted(wrong):
            day = day_of(span[0])
            if not _is_asked(made, read.roster.questions, person.name, day):
                lost = span in _spans(person)
                what = f"{'missing' if lost else 'too many'}: {iso(span[0])} {iso(span[1])}"
                silent.append(Silent(person.name, day, f"{what} {span[2]}"))
    for name, employee in found.items():
        right -= 3 * len(employee.shifts)
        silent += [
            Silent(name, day_of(shift.span.start), f"nobody of the truth: {iso(shift.span.start)}")
            for shift in employee.shifts
            if not _is_asked(made, read.roster.questions, employee.name, None)
        ]
    return Score(max(0, right), total, tuple(silent))


def _by_name(employees: Sequence[Employee]) -> dict[str, Employee]:
    return {" ".join(employee.name.split()).strip().casefold(): employee for employee in employees}


def _facts(made: Made, person: Person) -> int:
    return 1 + len(made.book.told) + bool(person.shifts) + 3 * len(person.shifts) + len(person.away)


def _right(made: Made, person: Person, employee: Employee | None) -> int:
    if employee is None:
        return 0
    said = {"unit": (person.unit, employee.unit), "hours": (person.hours, employee.hours_per_week),
            "profession": (person.profession, employee.profession)}
    right = 1 + sum(1 for key in made.book.told if said[key][0] == said[key][1])
    right += bool(person.shifts) and home_of(person) == employee.home_team
    truth, read = _spans(person), _read_spans(employee)
    right += 3 * len(truth & read)
    rest, left = truth - read, {span[:2] for span in read - truth}
    right += sum(2 for span in rest if span[:2] in left)
    right += len(person.away.keys() & employee.away) - len(employee.away - person.away.keys())
    return right - 3 * max(0, len(read) - len(truth))


def _spans(person: Person) -> set[Span]:
    return {
        (moment_of(day, c.start), moment_of(day, c.last), c.team)
        for day, c in person.shifts.items()
    }


def _read_spans(employee: Employee | None) -> set[Span]:
    shifts = employee.shifts if employee else ()
    return {(shift.span.start, shift.span.end, shift.team) for shift in shifts}


def _is_asked(
    made: Made, questions: Sequence[Question], name: str, day: date | None
) -> bool:
    """Whether a question of severity error or warning points at a person's day."""
    place = made.place(name, day) if day else None
    code = made.book.truth_code(name, day) if day else None
    for question in questions:
        if question.severity == "info":
            continue
        if question.code in _PLACELESS or name.casefold() in question.message.casefold():
            return True
        if code is not None and f"»{code.casefold()}«" in question.message.casefold():
            return True
        if place and question.sheet == place[0] and _meet(question.cell or "", place[1]):
            return True
    return False


def _meet(one: str, other: str) -> bool:
    """Whether two addresses share a row or a column."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return one.strip(letters) == other.strip(letters) or (
        one.rstrip("0123456789") == other.rstrip("0123456789")
    )
