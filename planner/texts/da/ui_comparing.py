"""Comparing two versions: filters, taking a meeting back, the text to send."""

TEXTS: dict[str, str] = {
    "ui.comparing.show": "Vis", "ui.comparing.all": "Alle ændringer ({count})",
    "ui.comparing.moved": "Flyttede ({count})", "ui.comparing.added": "Nye ({count})",
    "ui.comparing.gone": "Faldet ud ({count})", "ui.comparing.other": "Andre deltagere ({count})",
    "ui.comparing.search": "Søg efter møde eller navn",
    "ui.comparing.copy": "Kopiér som tekst", "ui.comparing.copied": "Forskellen er kopieret som tekst.",
    "ui.comparing.back": "Tag dette møde tilbage",
    "ui.comparing.back.why": "Lægger mødet, som det er i den anden udgave. Resten af planen bliver, som den er nu.",
    "ui.comparing.judging": "Regner på, hvad det betyder …",
    "ui.comparing.judged": "Tages mødet tilbage: {effect}.",
    "ui.comparing.breaks": "Tages mødet tilbage: {effect}. Det bryder {errors}.",
    "ui.comparing.error.one": "1 regel mere", "ui.comparing.error": "{count} regler mere",
    "ui.comparing.choose": "Vælg et møde for at se, hvad det betyder at tage det tilbage.",
    "ui.comparing.impossible": "Mødet kan ikke tages tilbage: planen nu har ingen plads til det i sine rækker.",
    "ui.comparing.done": "{meeting} er taget tilbage: {effect}.",
    "ui.comparing.text": "Ændringer i planen i forhold til: {name}",
    "ui.comparing.text.person": "{name}: kommer med i {more}, er ikke med i {fewer}, ekstra tid {minutes}, indkald {call_ins}",
    "ui.comparing.no_match": "Ingen ændringer passer til det, der vises.",
    "ui.undo.back": "møde taget tilbage",
}
