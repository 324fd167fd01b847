"""What the sources of the defaults are called."""

TEXTS = {
    "sources.000": "the Danish Health Authority’s material on compassion fatigue",
    "sources.001": "the talk “Compassion in social care work”",
    "sources.002": "the talk “The leader’s core task”",
    "sources.003": "the catalogue “Three approaches to feeling safe at work”",
    "sources.004": "the work environment day for TRIOs, November 2023",
    "sources.section": ", section {places}",
    "sources.group": ", group {places}",
}
