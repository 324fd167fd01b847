"""Danish texts of the area template: the sample home's roster and the template workbook."""

TEXTS: dict[str, str] = {
    # The sample home's roster, in the manner of a care home's own sheet.
    "sample.title": "{home} – vagtplan marts–maj 2026",
    "sample.subtitle": "Hus Bøgen og Hus Lærken · koderne er forklaret i arket {sheet} · alle navne er opdigtede",
    "sample.sheet.roster": "Vagtplan",
    "sample.sheet.codes": "Vagtkoder",
    "sample.file.roster": "solbakken-vagtplan.xlsx",
    "sample.file.template": "solbakken-skabelon.xlsx",
    "sample.name": "Navn",
    "sample.profession": "Stilling",
    "sample.hours": "Timer",
    "sample.week": "Uge {week}",
    "sample.total": "I alt {team}",
    "sample.codes.title": "Vagtkoder",
    "sample.codes.code": "Vagtkode",
    "sample.codes.from": "Fra",
    "sample.codes.to": "Til",
    "sample.codes.meaning": "Betydning",
}
