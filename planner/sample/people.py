"""Who works at Solbakken, the sample care home: 42 invented people in two houses.

The lists are written by hand so that absences can be placed where a real scheduler would put them:
holiday weeks end in a weekend off, and never take so many of one vagtlag that the floor is short.
"""

from dataclasses import dataclass
from typing import Final

from models.people import DAY, EVENING, NIGHT, Team

HOME: Final = "Solbakken"
BOEGEN: Final = "Hus Bøgen"
LAERKEN: Final = "Hus Lærken"
HOUSES: Final = (BOEGEN, LAERKEN)
LEADER: Final = "Leder"


@dataclass(frozen=True, slots=True)
class Post:
    """One person and her terms. Weeks count from 0, the first week of the period.

    `weekend`: 0 works the weekends of even weeks, 1 those of odd weeks, None none. `hours`: the
    contracted week; None for a temp, who works about `about` hours. `holiday`, `course` and
    `sick` are weeks; a course is one day of it, sickness the first one or two shifts of it.
    """

    name: str
    profession: str
    team: Team
    hours: float | None
    weekend: int | None
    holiday: tuple[int, ...] = ()
    course: tuple[int, ...] = ()
    sick: tuple[int, ...] = ()
    about: float = 0.0

    @property
    def norm(self) -> float:
        """Hours a week to be rostered."""
        return self.about if self.hours is None else self.hours


_BOEGEN = (
    Post("Kirsten Abildgård", LEADER, DAY, 37, None, holiday=(5,), course=(8,)),
    Post("Søren Bækgaard", "Sygeplejerske", DAY, 37, None, holiday=(4,), course=(10,)),
    Post("Amina Warsame", "SSA", DAY, 30, 0, holiday=(1,), sick=(8,)),
    Post("Lone Kjærgaard", "SSH", DAY, 28, 0, holiday=(5,)),
    Post("Pernille Thøgersen", "SSA", DAY, 30, 0, holiday=(9,), course=(3,)),
    Post("Mohammed El-Khatib", "SSH", DAY, 24, 0, holiday=(11,), sick=(2,)),
    Post("Grethe Møller", "SSH", DAY, 25, 0, holiday=(2, 3)),
    Post("Anne-Mette Rørbæk", "SSA", DAY, 28, 1, holiday=(0,), course=(3,)),
    Post("Yusuf Demir", "SSH", DAY, 28, 1, holiday=(4,)),
    Post("Bodil Ågaard", "SSH", DAY, 24, 1, holiday=(6,), sick=(10,)),
    Post("Tanja Østerby", "Ergoterapeut", DAY, 28, None, holiday=(7,)),
    Post("Jakob Hviid", "Pædagog", DAY, 30, 1, holiday=(8,), course=(1,)),
    Post("Hanne Sønderby", "SSA", EVENING, 32, 0, holiday=(9,)),
    Post("Bilal Hussain", "SSH", EVENING, 30, 0, holiday=(3,)),
    Post("Rikke Dahlgård", "Sygeplejerske", EVENING, 30, 0, holiday=(11,), course=(5,)),
    Post("Ida Brændstrup", "SSA", EVENING, 28, 1, holiday=(2,), sick=(7,)),
    Post("Karim Nasser", "SSA", EVENING, 32, 1, holiday=(4,)),
    Post("Jytte Ravn", "SSH", EVENING, 24, 1, holiday=(10,)),
    Post("Ove Skårup", "SSA", NIGHT, 32, 0, holiday=(5,)),
    Post("Linh Nguyen", "SSA", NIGHT, 32, 1, holiday=(8,)),
    Post("Susanne Højlund", "Sygeplejerske", NIGHT, 28, 1, holiday=(2,)),
)

_LAERKEN = (
    Post("Mikkel Fjordbæk", LEADER, DAY, 37, None, holiday=(4,), course=(8,)),
    Post("Astrid Nørholm", "Sygeplejerske", DAY, 36, None, holiday=(6,), course=(10,)),
    Post("Zahra Ahmadi", "SSA", DAY, 32, 0, holiday=(3,)),
    Post("Preben Kragelund", "SSH", DAY, 28, 0, holiday=(5,), sick=(9,)),
    Post("Marlene Bjørnskov", "SSA", DAY, 30, 0, holiday=(7,), course=(1,)),
    Post("Dorthe Vinther", "SSH", DAY, 25, 0, holiday=(11,)),
    Post("Sanne Gråbæk", "SSH", DAY, 28, 1, holiday=(2,), sick=(6,)),
    Post("Hüseyin Kaya", "SSA", DAY, 30, 1, holiday=(8, 9)),
    Post("Lis Tolstrup", "SSH", DAY, 24, 1, holiday=(4,)),
    Post("Emilie Præstegaard", "SSH", DAY, 28, 1, holiday=(10,), sick=(1,)),
    Post("Nanna Krøyer", "Ergoterapeut", DAY, 28, None, holiday=(0,)),
    Post("Oliver Stæhr", "Pædagog", DAY, 28, 0, holiday=(9,), course=(2,)),
    Post("Ditte Løvgreen", "SSA", EVENING, 32, 0, holiday=(5,), course=(3,)),
    Post("Abdi Farah", "SSH", EVENING, 28, 0, holiday=(7,)),
    Post("Carina Bloch", "SSA", EVENING, 30, 0, holiday=(1,)),
    Post("Åge Damsgård", "SSA", EVENING, 30, 1, holiday=(8,), sick=(4,)),
    Post("Selma Hadzic", "SSH", EVENING, 28, 1, holiday=(10,)),
    Post("Frederik Lyngsøe", "SSH", EVENING, None, 1, about=24),
    Post("Inge-Lise Søndergård", "SSA", NIGHT, 32, 1, holiday=(4,)),
    Post("Ali Rezaei", "SSA", NIGHT, 30, 0, holiday=(9,)),
    Post("Vibeke Kjeldsen", "Sygeplejerske", NIGHT, 30, 0, holiday=(1,), sick=(6,)),
)

STAFF: Final[dict[str, tuple[Post, ...]]] = {BOEGEN: _BOEGEN, LAERKEN: _LAERKEN}
