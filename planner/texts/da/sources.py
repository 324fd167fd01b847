"""What the sources of the defaults are called."""

TEXTS = {
    "sources.000": "Sundhedsstyrelsens inspirationsmateriale om omsorgstræthed",
    "sources.001": "oplægget ”Compassion i det pædagogiske arbejde”",
    "sources.002": "oplægget ”Kerneopgaven for lederen”",
    "sources.003": "kataloget ”Tre tilgange til tryghed”",
    "sources.004": "TRIO-dagen om arbejdsmiljø, november 2023",
    "sources.section": ", afsnit {places}",
    "sources.group": ", gruppe {places}",
}
