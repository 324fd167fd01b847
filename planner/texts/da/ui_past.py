"""Danish texts of the area ui_past: incidents that leave a plan when it is opened."""

TEXTS: dict[str, str] = {
    "ui_past.kept": "{count} hændelser har passeret den dato, de skulle huskes til. De er slettet af planen og dens kopier, og det er gemt.",
    "ui_past.kept.one": "Én hændelse har passeret den dato, den skulle huskes til. Den er slettet af planen og dens kopier, og det er gemt.",
    "ui_past.later": "{count} hændelser har passeret den dato, de skulle huskes til. De er slettet her og i kopierne, men filen kan ikke skrives lige nu. De forsvinder fra den, næste gang planen gemmes.",
    "ui_past.later.one": "Én hændelse har passeret den dato, den skulle huskes til. Den er slettet her og i kopierne, men filen kan ikke skrives lige nu. Den forsvinder fra filen, næste gang planen gemmes.",
}
