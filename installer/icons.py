"""The program's icon in the form that a system wants, drawn from the one picture there is."""

import io
import os
import sys
from pathlib import Path

PICTURE = Path(__file__).parents[1] / "ui" / "desktop" / "faellestid.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def drawn(folder: Path) -> Path:
    """The file with this system's icon, newly made in a folder."""
    from PIL import Image

    suffix = {"win32": "ico", "darwin": "icns"}.get(sys.platform, "png")
    file = folder / f"faellestid.{suffix}"
    image = Image.open(io.BytesIO(pixels(1024 if suffix == "icns" else SIZES[-1])))
    if suffix == "ico":
        smaller = [Image.open(io.BytesIO(pixels(size))) for size in SIZES[:-1]]
        image.save(file, sizes=[(size, size) for size in SIZES], append_images=smaller)
    else:
        image.save(file)
    return file


def pixels(size: int) -> bytes:
    """The picture as a PNG of `size` × `size` pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(PICTURE)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    del application
    return bytes(buffer.data().data())

