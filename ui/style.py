"""The style sheet: what Fusion and the palette do not say by themselves."""

from string import Template

from ui.theme import RADIUS, Theme

_SHEET = Template("""
QToolTip { color: $ink; background: $raised; border: 1px solid $line; padding: 6px; }
QMainWindow, QDialog { background: $window; }
QMenuBar { background: $window; padding: 2px 6px; }
QMenuBar::item { padding: 6px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: $accent_soft; }
QMenu { background: $surface; border: 1px solid $line; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 24px; border-radius: 6px; }
QMenu::item:selected { background: $accent_soft; color: $ink; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QToolBar { background: $window; border: 0; padding: 4px 12px 8px 12px; spacing: 8px; }
QLabel[role="title"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="section"] { color: $muted; font-weight: 600; }
QLabel[tone="error"] { color: $error_ink; background: $error_ground; border-radius: 6px;
  padding: 6px 10px; }
QLabel[tone="warning"] { color: $warning_ink; background: $warning_ground; border-radius: 6px;
  padding: 6px 10px; }
QLabel[tone="good"] { color: $good_ink; background: $good_ground; border-radius: 6px;
  padding: 6px 10px; }
QLabel[tone="info"] { color: $info_ink; background: $info_ground; border-radius: 6px;
  padding: 6px 10px; }
QFrame[role="card"] { background: $surface; border: 1px solid $line;
  border-radius: ${radius}px; }
QFrame[role="bar"] { background: $surface; border: 0; border-top: 1px solid $line; }
QFrame[role="side"] { background: $surface; border: 0; border-left: 1px solid $line; }
QPushButton, QToolButton[role="button"] { background: $surface; border: 1px solid $line;
  border-radius: 6px; padding: 6px 14px; min-height: 18px; }
QPushButton:hover, QToolButton:hover { background: $raised; border-color: $muted; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 5px 13px; }
QPushButton:disabled { color: $muted; background: $window; }
QPushButton[role="primary"] { background: $accent; color: $on_accent;
  border: 1px solid $accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $ink; padding: 5px 13px; }
QPushButton[role="primary"]:disabled { background: $window; color: $muted; border-color: $line; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent;
  color: $accent; text-align: left; padding: 4px 6px; }
QPushButton[role="link"]:hover { background: $accent_soft; }
QPushButton[role="link"]:disabled { color: $muted; background: transparent; }
QPushButton[role="link"]:focus { border: 2px solid $accent; padding: 3px 5px; }
QPushButton[role="tile"] { background: $surface; border: 1px solid $line;
  border-radius: 10px; padding: 0; text-align: left; }
QPushButton[role="tile"]:hover { background: $raised; border: 1px solid $muted; }
QPushButton[role="tile"]:focus { border: 3px solid $accent; padding: 0; }
QPushButton[role="file"] { background: transparent; border: 2px solid transparent; padding: 0;
  min-height: 44px; }
QPushButton[role="file"]:hover { background: $accent_soft; }
QPushButton[role="file"]:focus { border: 2px solid $accent; padding: 0; }
QLabel[role="veil"] { background: $accent_soft; color: $ink; border: 3px dashed $accent; }
QPushButton[role="number"] { background: $accent_soft; border: 1px solid transparent;
  border-bottom: 1px solid $accent; border-radius: 4px; font-weight: 600; padding: 1px 6px; }
QPushButton[role="number"]:focus { border: 2px solid $accent; padding: 0 5px; }
QPushButton[role="segment"] { padding: 5px 12px; }
QPushButton[role="segment"]:checked { background: $accent_soft; color: $ink;
  border-color: $accent; }
QPushButton[role="segment"]:focus { border: 2px solid $accent; padding: 4px 11px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px;
  padding: 5px; }
QToolButton:focus { padding: 4px; }
QListWidget[role="navigation"] { background: $window; border: 0; padding: 4px 8px;
  outline: 0; }
QListWidget[role="navigation"]::item { padding: 9px 10px; border-radius: 8px; color: $ink;
  border: 1px solid transparent; margin-bottom: 2px; }
QListWidget[role="navigation"]::item:hover { background: $raised; }
QListWidget[role="navigation"]::item:selected { background: $accent_soft; color: $ink; }
QListWidget[role="navigation"]::item:selected:active {
  border-left: 3px solid $accent; padding-left: 8px; }
QListView, QTableView, QTreeView { background: $surface; border: 1px solid $line;
  border-radius: ${radius}px; gridline-color: $grid; selection-background-color: $accent_soft;
  selection-color: $ink; outline: 0; }
QTableView::item { padding: 0 8px; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QListView[role="plain"] { border: 0; background: transparent; }
QListView[role="plain"]::item { padding: 8px 6px; border-radius: 6px; }
QListView[role="plain"]::item:selected { background: $accent_soft; color: $ink; }
QUndoView { border: 0; background: transparent; }
QTextBrowser[role="guide"] { background: transparent; border: 2px solid transparent; }
QTextBrowser[role="guide"]:focus { border: 2px solid $accent; border-radius: 6px; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section { background: $surface; color: $muted; border: 0;
  border-bottom: 1px solid $line; padding: 7px 10px; font-weight: 600; }
QHeaderView[role="sheet"]::section { background: $window; border-right: 1px solid $line;
  padding: 3px 6px; font-weight: 400; }
QHeaderView[role="names"]::section { color: $ink; font-weight: 400; border-bottom: 0; }
QTabBar::tab { background: transparent; color: $muted; border: 1px solid transparent;
  border-bottom: 3px solid transparent; padding: 6px 12px; margin: 0; }
QTabBar::tab:hover { color: $ink; background: $raised; }
QTabBar::tab:selected { color: $ink; border-bottom: 3px solid $accent; font-weight: 600; }
QTabBar:focus { border: 1px solid $accent; border-radius: 4px; }
QTableCornerButton::section { background: $surface; border: 0; }
QLineEdit, QSpinBox, QComboBox, QDateTimeEdit { background: $surface; border: 1px solid $line;
  border-radius: 6px; padding: 5px 8px; min-height: 18px; }
QLineEdit:focus, QSpinBox:focus, QComboBox:focus, QDateTimeEdit:focus { border: 2px solid $accent;
  padding: 4px 7px; }
QComboBox::drop-down, QDateTimeEdit::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow { image: url(images:down.svg); width: 14px;
  height: 14px; }
QSpinBox::up-button, QSpinBox::down-button { border: 0; width: 20px; }
QSpinBox::up-arrow { image: url(images:up.svg); width: 12px; height: 12px; }
QSpinBox::down-arrow { image: url(images:down.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line;
  selection-background-color: $accent_soft; selection-color: $ink; }
QListView:focus, QTableView:focus { border: 2px solid $accent; }
QListView[role="plain"]:focus { border: 2px solid $accent; border-radius: 6px; }
QListWidget[role="navigation"]:focus { border: 0; }
QListWidget[role="navigation"]::item:selected:focus { border: 2px solid $accent;
  padding-left: 9px; }
QCheckBox::indicator, QListView::indicator, QTableView::indicator { width: 16px; height: 16px;
  border: 1px solid $muted; border-radius: 4px; background: $surface; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked {
  background: $accent; border-color: $accent;
  image: url(images:check-$shade.svg); }
QCheckBox:focus { color: $accent; }
QCheckBox::indicator:focus { border: 2px solid $accent; }
QScrollArea, QScrollArea > QWidget > QWidget[role="page"] { background: transparent;
  border: 0; }
QScrollArea[role="scroll"] { border: 2px solid transparent; border-radius: 6px; }
QScrollArea[role="scroll"]:focus { border-color: $accent; }
QWidget[role="page"] { background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QProgressBar { background: $grid; border: 0; border-radius: 4px; max-height: 8px;
  min-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $line; border-radius: 4px; min-height: 32px;
  min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def style_sheet(theme: Theme) -> str:
    """The sheet of a theme."""
    tones = {"error": theme.error, "warning": theme.warning, "good": theme.good,
             "info": theme.info}
    values = {f"{name}_ground": tone.ground for name, tone in tones.items()}
    values |= {f"{name}_ink": tone.ink for name, tone in tones.items()}
    return _SHEET.substitute(
        values, radius=RADIUS, window=theme.window, surface=theme.surface, raised=theme.raised,
        line=theme.line, grid=theme.grid, ink=theme.ink, muted=theme.muted,
        accent=theme.accent, on_accent=theme.on_accent, accent_soft=theme.accent_soft,
        shade="dark" if theme.dark else "light",
        accent_hover="#17564f" if not theme.dark else "#8fdcd5",
    )
