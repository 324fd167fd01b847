"""Many units planned together: each a search of its own, what they share given out in rounds."""
