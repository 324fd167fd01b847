"""Others who have the same plan open: who may change it here, and what they wrote meanwhile."""

import getpass
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer

from planner.plan_file import SUFFIX
from planner.plan_file.lock import Taken
from planner.texts import t
from planner.texts.dates import at_time
from ui.document import Document
from ui.job import Job
from ui.keeping_lock import Claim
from ui.settings import Settings
from ui.sharing_tasks import Opened, Overtaken, ReadNews, Unprotected, WrongPassword
from ui.taking_in import take_notes

if TYPE_CHECKING:
    from ui.verbs.keeping import Keeping

Choice = Literal["compare", "save_as", "over", "newest", "take"]
Standing = Literal["asking", "mine", "taken", "lost", "taking", "alone"]
"""How this window stands to its plan. `taking`: it was freed and is being read anew; `alone`:
nothing can be written beside it."""
AGAIN_MS = 1000
"""How long news wait while something else is in hand."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said of others: the end of a key of the catalogue, its fields, and what to choose."""

    key: str
    fields: Mapping[str, object] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    tone: str = "info"

    def text(self) -> str:
        """The sentence, in the language of now."""
        fields = dict(self.fields)
        if isinstance(since := fields.get("since"), int):
            fields["since"] = at_time(since)
        for name in ("name", "machine"):
            if name in fields:
                fields[name] = fields[name] or t(f"ui_sharing.no_{name}")
        return t(f"ui_sharing.{self.key}", **fields)


class Sharing(QObject):
    """Keeps the lock of the plan that is open, and tells what others do with it."""

    def __init__(self, document: Document, settings: Settings, verbs: "Keeping") -> None:
        super().__init__(verbs)
        self._document, self._settings, self._verbs = document, settings, verbs
        self._claim: Claim | None = None
        self._standing: Standing = "asking"
        self._theirs: Opened | None = None
        self._job: Job | None = None
        self.said: Statement | None = None
        self._later = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._later.timeout.connect(self._fetch)

    @property
    def barred(self) -> bool:
        """Whether somebody else has the plan, so that it is only read here."""
        return self._claim is not None and self._standing in ("taken", "lost", "taking")

    def follow(self) -> None:
        """Hold the lock of the plan that is open now, as long as it is open to be changed."""
        path, reading = _lockable(self._document.path), self._document.reading
        claim = self._claim
        if claim is not None and claim.path != path:
            self._leave()
            claim = None
        if claim is None:
            if path is not None and not reading:
                self._begin(path)
        elif reading and self._standing in ("asking", "mine", "alone"):
            self._leave()  # somebody chose to read it
        elif not reading and self._standing in ("taken", "lost"):
            self._document.read_only(True)
            claim.again()

    def close(self) -> None:
        """Let the plan go."""
        self._later.stop()
        if self._job is not None:
            self._job.close()
            self._job = None
        if self._claim is not None:
            self._claim.close()
            self._claim = None

    def overtaken(self, found: Overtaken) -> None:
        """Somebody else saved first; what was to be saved was not."""
        self._theirs = found.theirs
        self._say(Statement(
            "changed", {"file": self._name()}, ("compare", "save_as", "over"), "warning"
        ))

    def kept(self, came: int, theirs: Path | None, *, other: bool) -> None:
        """A save went well; `came` notes of others, `theirs` the copy of what it took the place
        of; `other`: the plan itself is somebody else's now."""
        if theirs is not None:
            self._say(Statement("over", {"copy": theirs.name}))
        elif other:
            self._say(Statement("other", {"file": self._name()}))
        elif came:
            self._say_came(came)
        elif self.said is not None and self.said.key in (
            "changed", "over", "other", "came", "password",
        ):
            self._say(None)

    def choose(self, choice: Choice) -> None:
        """Somebody pressed a button."""
        verbs, theirs = self._verbs, self._theirs
        if choice == "compare" and theirs is not None:
            verbs.compare_wanted.emit(self._name(), theirs.outcome)
        elif choice == "save_as":
            verbs.save_as()
        elif choice == "over" and theirs is not None and theirs.version is not None:
            verbs.save_over(theirs.version)
        elif choice == "newest":
            verbs.reload(lambda: self._say(None))
        elif choice == "take" and self._standing == "taking":
            self._take_newest()
        elif choice == "take" and self._claim is not None:
            self._claim.again()

    # The lock -----------------------------------------------------------------------------

    def _begin(self, path: Path) -> None:
        self._standing = "asking"
        claim = Claim(path, self._settings.person or _login(), self)
        claim.mine.connect(self._mine)
        claim.taken.connect(lambda by: self._bar("taken", by))
        claim.lost.connect(lambda by: self._bar("lost", by))
        claim.free.connect(lambda: self._say(Statement("free", {}, ("take",), "good")))
        claim.refused.connect(self._refused)
        claim.touched.connect(self._fetch)
        self._claim = claim
        claim.begin()

    def _leave(self) -> None:
        self.close()
        self._theirs = None
        self._say(None)

    def _mine(self, left: Taken | None) -> None:
        if self._document.reading:
            self._standing = "taking"
            self._take_newest()
            return
        self._standing = "mine"
        if left is not None:
            self._say(Statement("left", _whose(left)))

    def _take_newest(self) -> None:
        def done() -> None:
            self._standing = "mine"
            self._say(Statement("yours", {"file": self._name()}, (), "good"))

        self._verbs.reload(done)

    def _bar(self, standing: Literal["taken", "lost"], by: Taken) -> None:
        self._standing = standing
        self._document.read_only(True)
        self._say(Statement(standing, _whose(by), (), "warning" if standing == "lost" else "info"))

    def _refused(self, why: str) -> None:
        self._standing = "alone"
        self._say(Statement("refused", {"why": why}, ("save_as",), "warning"))

    # What others wrote --------------------------------------------------------------------

    def _fetch(self) -> None:
        path, version = self._document.path, self._document.version
        if path is None or version is None:
            return
        if self._job is not None or self._verbs.working:
            self._later.start()
            return
        job = Job(ReadNews(path, version, self._document.password), self)
        self._job = job

        def ended() -> None:
            self._job = None

        def came(found: object) -> None:
            if (self._document.path, self._document.version) != (path, version):
                self._later.start()
            elif isinstance(found, Opened) and found.version is not None:
                self._take(found)
            elif isinstance(found, WrongPassword):
                self._say(Statement("password", {"file": self._name()}, ("newest",), "warning"))
            elif isinstance(found, Unprotected):
                self._document.password = None
                self._say(Statement("no_password", {"file": self._name()}, (), "warning"))
                self._later.start()

        job.done.connect(came)
        job.ended.connect(ended)
        job.start()

    def _take(self, found: Opened) -> None:
        document, outcome = self._document, self._document.state.outcome
        if document.version is None or found.version is None or outcome is None:
            return
        if found.version.seals.plan == document.version.seals.plan:
            document.version = found.version
            came = take_notes(document, outcome.problem.record, found.outcome.problem.record)
            if came:
                self._say_came(came)
            return
        self._theirs = found
        if document.modified and not document.reading:
            choices: tuple[Choice, ...] = ("compare", "save_as", "over")
            self._say(Statement("overtaken", {"file": self._name()}, choices, "warning"))
        elif self.said is None or self.said.key != "free":
            self._say(Statement("newer", {"file": self._name()}, ("newest", "compare")))

    def _say_came(self, came: int) -> None:
        self._say(Statement("came.one" if came == 1 else "came", {"count": came}))

    def _say(self, said: Statement | None) -> None:
        self.said = said
        self._verbs.shared.emit(said)

    def _name(self) -> str:
        return self._document.path.name if self._document.path else ""


def _lockable(path: Path | None) -> Path | None:
    return path if path is not None and path.suffix.lower() == SUFFIX else None


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _whose(by: Taken) -> dict[str, object]:
    minutes = int(by.since.timestamp() // 60)
    return {"name": by.by, "machine": by.machine, "since": minutes}
