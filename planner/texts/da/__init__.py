"""The Danish catalogue: one module an area, joined here."""

from planner.texts.da import (
    advice,
    cli,
    common,
    export,
    importing,
    mapping,
    plan,
    reading,
    reconcile,
    rules,
    template,
    ui,
    ui_advice,
    ui_import,
)

_PARTS = (
    common, advice, reading, importing, mapping, reconcile, template, rules, plan, export, cli, ui,
    ui_advice, ui_import,
)

TEXTS: dict[str, str] = {}
for _part in _PARTS:
    _twice = TEXTS.keys() & _part.TEXTS.keys()
    assert not _twice, f"keys in two areas of the catalogue: {sorted(_twice)}"
    TEXTS |= _part.TEXTS
