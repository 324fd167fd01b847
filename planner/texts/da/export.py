"""Danish texts of the area export (see the package)."""

TEXTS: dict[str, str] = {}
