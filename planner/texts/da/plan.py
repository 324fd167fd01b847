"""Danish texts of the area plan (see the package)."""

TEXTS: dict[str, str] = {}
