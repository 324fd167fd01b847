"""Danish texts of the area template (see the package)."""

TEXTS: dict[str, str] = {}
