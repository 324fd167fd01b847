"""What is remembered from one day to the next: recent files, the look, the window's place."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from planner.texts import DANISH, language, languages

RECENT = 8


class Settings:
    """A small INI file in the user's own folder. `memory`: where answers about rosters are kept,
    `seen`: how plans were when they were last open, `backups`: copies of plans that were saved."""

    def __init__(self, file: Path | None = None) -> None:
        place = file or Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
        ) / "faellestid.ini"
        self._store = QSettings(str(place), QSettings.Format.IniFormat)
        # Answers hold names of people, so they stay in the user's own data folder.
        data = place.parent if file else Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
        )
        self.memory = data / "answers"
        self.seen = data / "seen"
        # Not where a profile wanders from machine to machine: copies are many and large.
        self.backups = (place.parent if file else Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
        )) / "backups"

    @property
    def look(self) -> str:
        """`system`, `light` or `dark`."""
        return str(self._store.value("look", "system"))

    @look.setter
    def look(self, choice: str) -> None:
        self._store.setValue("look", choice)

    @property
    def language(self) -> str:
        """The chosen language; until one is chosen, that of the surroundings."""
        code = str(self._store.value("language", language()))
        return code if code in languages() else DANISH

    @language.setter
    def language(self, code: str) -> None:
        self._store.setValue("language", code)

    @property
    def time_limit(self) -> int:
        """Seconds that planning may take."""
        try:
            return int(str(self._store.value("time_limit", 60)))
        except ValueError:
            return 60

    @time_limit.setter
    def time_limit(self, seconds: int) -> None:
        self._store.setValue("time_limit", seconds)

    @property
    def person(self) -> str:
        """Who writes remarks and reviews here; empty until she has said so."""
        return str(self._store.value("person", ""))

    @person.setter
    def person(self, name: str) -> None:
        self._store.setValue("person", name)

    def recent(self) -> tuple[Path, ...]:
        """Files opened or saved lately, latest first; some may no longer be there."""
        stored = self._store.value("recent", [])
        names = stored if isinstance(stored, list) else [stored] if stored else []
        return tuple(Path(str(name)) for name in names)

    def remember(self, path: Path) -> None:
        """Put a file first among the recent ones."""
        rest = [p for p in self.recent() if p != path]
        self._store.setValue("recent", [str(p) for p in (path, *rest)][:RECENT])

    def forget(self, path: Path) -> None:
        """Take a file out of the recent ones."""
        self._store.setValue("recent", [str(p) for p in self.recent() if p != path])

    def forget_all(self) -> None:
        """Take all files out of the recent ones."""
        self._store.remove("recent")

    @property
    def newcomer(self) -> bool:
        """Whether the first steps are still to be explained."""
        return not self.recent() and str(self._store.value("welcomed", "")) != "yes"

    def welcome(self) -> None:
        """Nobody needs the first steps any more."""
        self._store.setValue("welcomed", "yes")

    def folder(self) -> Path:
        """Where the last file was, or the user's documents."""
        files = self.recent()
        if files:
            return files[0].parent
        place = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(place))

    def place(self, name: str) -> str:
        """Where one was last in something: `view` of the plan in a file, `span` of the calendar,
        `side` put away; empty where nothing is remembered."""
        return str(self._store.value(f"place/{name}", ""))

    def remember_place(self, name: str, place: str) -> None:
        """Remember where one is."""
        self._store.setValue(f"place/{name}", place)

    def parting(self, name: str) -> QByteArray:
        """How a splitter was moved; empty where it never was."""
        value = self._store.value(f"parting/{name}", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    def remember_parting(self, name: str, parting: QByteArray) -> None:
        """Remember how a splitter was moved."""
        self._store.setValue(f"parting/{name}", parting)

    @property
    def geometry(self) -> QByteArray:
        """The window's place; empty where none is remembered."""
        value = self._store.value("geometry", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, place: QByteArray) -> None:
        self._store.setValue("geometry", place)
