"""Danish texts of the area ui (see the package)."""

TEXTS: dict[str, str] = {}
