"""Danish texts of the area ui_earlier: earlier versions of the plan."""

TEXTS: dict[str, str] = {
    "ui_earlier.action": "Tidligere udgaver …",
    "ui_earlier.title": "Tidligere udgaver",
    "ui_earlier.hint": "Her er kopier af planen, som den stod i filen, da den blev gemt. Under hver står, hvor langt den er fra den plan, du har åben.",
    "ui_earlier.none": "Der er ingen tidligere udgaver endnu. Den første kommer, når planen gemmes; derefter højst en i timen.",
    "ui_earlier.at": "{day} kl. {time}",
    "ui_earlier.comparing": "Sammenlignes …",
    "ui_earlier.same": "De samme møder som nu",
    "ui_earlier.moved": "{count} flyttet siden",
    "ui_earlier.other": "{count} med andre deltagere eller lokale",
    "ui_earlier.only_here": "{count} kommet til siden",
    "ui_earlier.only_there": "{count} faldet væk siden",
    "ui_earlier.see": "Sammenlign",
    "ui_earlier.see.why": "Se udgaven ved siden af den plan, du har åben",
    "ui_earlier.take": "Brug denne udgave",
    "ui_earlier.take.why": "Gør den til planen igen. Det kan fortrydes, og filen ændres først, når du gemmer. Bemærkninger bliver stående.",
    "ui_earlier.reading": "Henter den tidligere udgave …",
    "ui_earlier.version": "Udgaven fra {at}",
    "ui_earlier.step": "Brug udgaven fra {at}",
    "ui_earlier.done": "Planen er nu udgaven fra {at}. Den er ikke gemt endnu; du kan fortryde.",
}
