"""The program's own icons: strokes on a 24 × 24 grid, drawn in whatever colour the theme asks."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

_STROKES: dict[str, str] = {
    "overview": '<path d="M4 13h6V4H4zM14 20h6v-9h-6zM4 20h6v-3H4zM14 7h6V4h-6z"/>',
    "shifts": '<path d="M4 5h16v14H4zM4 10h16M4 14.5h16M9.5 5v14M14.5 5v14"/>',
    "calendar": '<path d="M4 6h16v14H4zM4 10h16M8 3v4M16 3v4"/>'
                '<path d="M8 14h3v3H8z"/>',
    "coverage": '<path d="M12 3l7 3v5c0 4.6-2.9 8.2-7 10-4.1-1.8-7-5.4-7-10V6z"/>'
                '<path d="M9 12l2.2 2.2L15.5 10"/>',
    "load": '<path d="M4 20h16M6 16h9M6 11h12M6 6h6"/>',
    "plan": '<path d="M5 19L15 9M13 4v3M18.5 5.5l-2 2M20 11h-3M18 15l-1.5-1.5"/>',
    "roster": '<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>',
    "open": '<path d="M3 19V6h6l2 2h8v3M3 19l3-8h16l-3 8z"/>',
    "export": '<path d="M12 4v11M8 8l4-4 4 4M5 14v6h14v-6"/>',
    "save": '<path d="M5 4h11l3 3v13H5zM8 4v5h7V4M8 20v-6h8v6"/>',
    "undo": '<path d="M8 5L4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-4"/>',
    "redo": '<path d="M16 5l4 4-4 4M20 9H10a5.5 5.5 0 0 0 0 11h4"/>',
    "back": '<path d="M14.5 5l-7 7 7 7"/>',
    "forward": '<path d="M9.5 5l7 7-7 7"/>',
    "lock": '<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>',
    "unlock": '<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 6.8-1.2"/>',
    "previous": '<path d="M14.5 6l-6 6 6 6"/>',
    "next": '<path d="M9.5 6l6 6-6 6"/>',
    "home": '<path d="M4 11l8-7 8 7v9h-5v-6H9v6H4z"/>',
    "error": '<path d="M12 3.5l9.5 16.5h-19zM12 10v4.5M12 17v.5"/>',
    "warning": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5v5.5M12 16v.5"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.5v.5"/>',
    "good": '<circle cx="12" cy="12" r="8.5"/><path d="M8 12.2l2.8 2.8L16 9.5"/>',
    "stop": '<path d="M7 7h10v10H7z"/>',
    "days": '<path d="M4 5h16v15H4zM4 10h16M9.3 10v10M14.7 10v10M4 15h16"/>'
            '<path d="M10.5 11.5h3v2.5h-3z"/>',
    "incidents": '<path d="M12 3.5a5.5 5.5 0 0 1 5.5 5.5c0 5 2 6.5 2 6.5h-15s2-1.5 2-6.5'
                 'A5.5 5.5 0 0 1 12 3.5zM10 19a2 2 0 0 0 4 0"/>',
    "kinds": '<path d="M4 5h7v6H4zM13 5h7v6h-7zM4 13h7v6H4zM13 13h7v6h-7z"/>',
    "review": '<path d="M4 5h16v11H11l-4 4v-4H4zM8.5 10.5l2.3 2.3L15.5 8"/>',
    "remark": '<path d="M4 5h16v11H11l-4 4v-4H4zM8 9h8M8 12h5"/>',
    "proposal": '<path d="M4 5h16v11H11l-4 4v-4H4zM8 10.5h7M12.5 8l2.5 2.5-2.5 2.5"/>',
    "compare": '<path d="M4 5h6v14H4zM14 5h6v14h-6zM6.5 9h1M6.5 12h1M16.5 12h1M16.5 15h1"/>',
    "people": '<circle cx="9" cy="8" r="3.5"/><path d="M3 20c0-4 2.5-6 6-6s6 2 6 6"/>'
              '<path d="M16 5a3.5 3.5 0 0 1 0 6.5M18 14.5c2 .9 3 2.8 3 5.5"/>',
    "drop": '<path d="M12 4v10M8 10.5l4 4 4-4M4 16v4h16v-4"/>',
}

_DOCUMENT = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="{colour}"'
    ' stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">{strokes}</svg>'
)
_MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
    '<rect width="64" height="64" rx="15" fill="#1d6b66"/>'
    '<path d="M14 25a18 18 0 0 1 36 0" fill="none" stroke="#ffe7a0" stroke-width="6"'
    ' stroke-linecap="round"/>'
    '<path d="M50 39a18 18 0 0 1-36 0" fill="none" stroke="#c9d8f8" stroke-width="6"'
    ' stroke-linecap="round"/>'
    '<circle cx="22" cy="32" r="5" fill="#fff"/><circle cx="32" cy="32" r="5" fill="#fbcfc0"/>'
    '<circle cx="42" cy="32" r="5" fill="#fff"/></svg>'
)
_SIZES = (16, 20, 24, 32, 48, 64)


def names() -> tuple[str, ...]:
    """The names of all icons."""
    return tuple(_STROKES)


def icon(name: str, colour: str) -> QIcon:
    """An icon in one colour. Raises KeyError for an unknown name."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_kept(name, colour, size))
    return made


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """A picture of `size` device-independent pixels. Raises KeyError for an unknown name."""
    made = _kept(name, colour, round(size * ratio))
    made.setDevicePixelRatio(ratio)
    return made


def _kept(name: str, colour: str, size: int) -> QPixmap:
    """Drawn once: lists and calendars show the same few icons a thousand times."""
    key, made = f"icon {name} {colour} {size}", QPixmap()
    if not QPixmapCache.find(key, made):
        text = _DOCUMENT.format(colour=colour, strokes=_STROKES[name])
        made = _draw(QSvgRenderer(QByteArray(text.encode())), size)
        QPixmapCache.insert(key, made)
    return made


def mark() -> QIcon:
    """The program's mark, for the window and the task bar."""
    return _from_svg(_MARK, (*_SIZES, 128, 256))


def _from_svg(text: str, sizes: tuple[int, ...]) -> QIcon:
    renderer = QSvgRenderer(QByteArray(text.encode()))
    made = QIcon()
    for size in sizes:
        made.addPixmap(_draw(renderer, size))
    return made


def _draw(renderer: QSvgRenderer, size: int) -> QPixmap:
    made = QPixmap(size, size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made
