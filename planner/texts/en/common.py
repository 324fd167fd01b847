"""English words that every area uses."""

TEXTS: dict[str, str] = {
}
