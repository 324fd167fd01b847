"""Danish texts of the area ui_password: a plan with a password in the window."""

TEXTS: dict[str, str] = {
    "ui_password.action": "Beskyt med adgangskode …",
    "ui_password.title": "Planen har en adgangskode",
    "ui_password.needed": "»{file}« er beskyttet. Skriv adgangskoden for at åbne planen.",
    "ui_password.entry": "Adgangskode",
    "ui_password.open": "Åbn",
    "ui_password.cancel": "Annuller",
    "ui_password.new.title": "Beskyt med adgangskode",
    "ui_password.new.what": "Kun den, der har adgangskoden, kan åbne »{file}«. Programmets kopier af planen på denne computer beskyttes også. Excel, PDF og kalendere, der skrives ud af planen, er ikke beskyttet. Det er kopier, du selv har lagt andre steder, heller ikke.",
    "ui_password.new.lost": "Glemmes adgangskoden, er planen tabt. Ingen kan finde den igen. Skriv den ned et sikkert sted.",
    "ui_password.new.entry": "Ny adgangskode",
    "ui_password.new.again": "Adgangskoden igen",
    "ui_password.new.save": "Beskyt planen",
    "ui_password.new.remove": "Fjern adgangskoden",
    "ui_password.strength.short": "For kort: vælg mindst {number} tegn, gerne flere ord efter hinanden.",
    "ui_password.strength.other": "De to adgangskoder er ikke ens.",
    "ui_password.strength.weak": "Brugbar. Stærkere bliver den med flere ord efter hinanden.",
    "ui_password.strength.good": "Stærk.",
    "ui_password.set": "Planen »{file}« er nu beskyttet med adgangskoden.",
    "ui_password.removed": "Planen »{file}« har ikke længere nogen adgangskode.",
    "ui_password.work": "Skriver planen om …",
}
