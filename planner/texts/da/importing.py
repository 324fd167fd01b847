"""Danish texts of the area importing (see the package)."""

TEXTS: dict[str, str] = {}
