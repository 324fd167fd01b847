"""What is remembered from one day to the next: recent files, the look, the window's place."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from planner.texts import DANISH, language, languages

RECENT = 6


class Settings:
    """A small INI file in the user's own folder. `memory`: where answers about rosters are kept,
    `seen`: how plans were when they were last open."""

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

    def recent(self) -> tuple[Path, ...]:
        """Files opened or saved lately that are still there, latest first."""
        stored = self._store.value("recent", [])
        names = stored if isinstance(stored, list) else [stored]
        return tuple(path for path in (Path(str(name)) for name in names) if path.is_file())

    def remember(self, path: Path) -> None:
        """Put a file first among the recent ones."""
        rest = [p for p in self.recent() if p != path]
        self._store.setValue("recent", [str(p) for p in (path, *rest)][:RECENT])

    def folder(self) -> Path:
        """Where the last file was, or the user's documents."""
        files = self.recent()
        if files:
            return files[0].parent
        place = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(place))

    @property
    def geometry(self) -> QByteArray:
        """The window's place; empty where none is remembered."""
        value = self._store.value("geometry", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, place: QByteArray) -> None:
        self._store.setValue("geometry", place)
