"""Danish texts of the area rules (see the package)."""

TEXTS: dict[str, str] = {}
