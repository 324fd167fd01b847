"""Danish texts of the area cli (see the package)."""

TEXTS: dict[str, str] = {}
