"""Fejl, som ingen ventede, og rapporten om dem."""

TEXTS = {
    "ui_faults.action": "Gem fejlrapport …",
    "ui_faults.where": "Gem fejlrapporten",
    "ui_faults.filter": "Tekstfil (*.txt)",
    "ui_faults.file": "Fejlrapport Fællestid.txt",
    "ui_faults.done": "Fejlrapporten står i {file}. Den indeholder ingen navne, stier eller oplysninger om planen ud over antal. Send den selv til den, der hjælper med programmet.",
}
