"""Somebody who is asked for passwords."""

from tests.ui.conftest import Answers
from ui.main_window import MainWindow

PASSWORD = "rød bil æder grød"


class Typed(Answers):
    """Somebody who knows passwords, right ones and wrong ones."""

    def __init__(self, *passwords: str | None) -> None:
        super().__init__()
        self.passwords = list(passwords)
        self.told_wrong: list[str] = []
        self.new: str | None = None
        self.changed: list[bool] = []

    def password(self, file: str, wrong: str) -> str | None:
        self.told_wrong.append(wrong)
        return self.passwords.pop(0)

    def new_password(self, file: str, *, changing: bool) -> str | None:
        self.changed.append(changing)
        return self.new


def typing(window: MainWindow, *passwords: str | None) -> Typed:
    """Let somebody type these passwords, one after the other; None: she gives up."""
    answers = Typed(*passwords)
    window.verbs.dialogs = answers  # type: ignore[assignment]
    return answers
