"""The pictures of the guide, taken while its steps are done in the real window.

    xvfb-run -a -s "-screen 0 1600x1000x24" python scripts/guide_pictures.py [--seconds 30]

Needs a screen; a virtual one will do. Writes docs/guide/img, a folder for each language.
"""

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtGui import QImage  # noqa: E402 - the packages are found from here on
from PySide6.QtTest import QTest  # noqa: E402

from planner.texts import DANISH  # noqa: E402
from tests.ui.conftest import Answers  # noqa: E402
from tests.ui.guide_walk import PAGES, Walk  # noqa: E402
from ui.app import make_application  # noqa: E402
from ui.language import speak  # noqa: E402
from ui.look import Look  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402
from ui.settings import Settings  # noqa: E402

REST = 1200
"""Milliseconds in which what is worked out beside the window arrives."""
REMARKS = {"en": "Could the meeting begin at 2 p.m., so that the night team gets home to sleep?"}


def main() -> int:
    """Walk the guide in each language; gives back the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "guide" / "img")
    arguments = parser.parse_args()
    application = make_application(sys.argv[:1])
    look = Look(application, "light")
    for code in (DANISH, "en"):
        speak(code)
        with tempfile.TemporaryDirectory() as folder:
            _walk(look, code, Path(folder), arguments.seconds, arguments.out / code)
    return 0


def _walk(look: Look, code: str, folder: Path, seconds: int, out: Path) -> None:
    settings = Settings(folder / "settings.ini")
    settings.time_limit = seconds
    answers = Answers()
    window = MainWindow(look, settings)
    window.verbs.dialogs = answers  # type: ignore[assignment]

    def keep(name: str) -> None:
        QTest.qWait(REST)
        picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        # The lowest quality is the smallest file: nothing is lost.
        picture.save(str(out / f"{name}.png"), "PNG", 0)

    out.mkdir(parents=True, exist_ok=True)
    walk = Walk(window, answers, folder, keep)
    walk.remark = REMARKS.get(code, walk.remark)
    for page in PAGES.values():
        page(walk)
    window.document.undo_stack.setClean()
    window.close()


if __name__ == "__main__":
    sys.exit(main())
