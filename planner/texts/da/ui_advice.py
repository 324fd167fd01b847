"""Danish texts of the window: fixed meeting day, moving by hand, what helps, incidents, kinds."""

_COMMON = {
    "ui.view.days": "Mødedag", "ui.view.incidents": "Hændelser", "ui.view.kinds": "Møder",
    "ui.view.compare": "Sammenlign",
    "ui.undo.move": "flytning af {kind}", "ui.undo.swap": "bytning af deltager",
    "ui.undo.remedy": "forslag, der hjælper", "ui.undo.fixed_day": "fast mødedag",
    "ui.asking.wait": "Regner …", "ui.asking.stop": "Stop", "ui.asking.stopping": "Stopper …",
    "ui.effect.better": "bedre", "ui.effect.worse": "ringere", "ui.effect.same": "uændret",
    "ui.effect.points": "{before} → {after}", "ui.effect.title": "Virkning på målene",
    "ui.effect.spoken": "{objective}: {verdict}, {before} blev til {after} point",
}

_DAYS = {
    "ui.days.hint": "Hvor mange der kan komme i vagten eller lige ved siden af, for hver ugedag og hvert klokkeslæt. Vælg en tid for at se, hvad den koster som fast mødedag.",
    "ui.days.series": "Møderække", "ui.days.home": "Hele hjemmet, én time",
    "ui.days.show": "Vis tal for", "ui.days.together": "Alle", "ui.days.full": "Uger med alle vagtlag",
    "ui.days.table": "Ugedage og klokkeslæt", "ui.days.counting": "Tæller, hvem der kan komme …",
    "ui.days.best": "anbefales",
    "ui.days.cell.weeks": "{full} af {weeks} uger", "ui.days.cell.weeks_called": "{called} af {weeks} m. indkald",
    "ui.days.cell.called": "{called} med indkald",
    "ui.days.tip": "{moment}\nKan komme i eller ved siden af en vagt: {together} i gennemsnit\n{teams}\nUger, hvor alle vagtlag kan være med: {full} af {weeks}, med indkald {called}",
    "ui.days.tip.team": "{team}: {mean}",
    "ui.days.closed": "Uden for mødeformens tider",
    "ui.days.spoken": "{moment}: {number}, alle vagtlag i {full} af {weeks} uger{best}{closed}",
    "ui.days.spoken.best": ", anbefales",
    "ui.days.spoken.closed": ", uden for mødeformens tider",
    "ui.days.price": "Prisen for en fast dag",
    "ui.days.price.choose": "Klik på en tid, eller gå til den med piletasterne, og tryk Enter. Så planlægges der med den som fast dag ved siden af den frie plan.",
    "ui.days.price.series": "Vælg en møderække øverst for at se, hvad en fast dag koster den.",
    "ui.days.price.plan": "Der skal være en plan at sammenligne med. Planlæg først.",
    "ui.days.price.closed": "{moment} ligger uden for mødeformens tider. De kan ændres under Møder.",
    "ui.days.price.running": "Planlægger {series} fast {moment}, og den frie plan ved siden af …",
    "ui.days.price.seconds": "Det tager op til {seconds} sekunder.",
    "ui.days.price.use": "Brug den faste dag",
    "ui.days.price.use.why": "Tager planen med den faste dag i brug. Det kan fortrydes.",
    "ui.days.price.used": "{series} ligger nu fast {moment}.",
    "ui.days.price.beside": "Ved siden af den frie plan, der er søgt lige så længe:",
}

_MOVE = {
    "ui.move.take": "Flyt …",
    "ui.move.take.why": "Tag fat i det valgte møde og se, hvad hver anden tid koster (M). Mødet kan også trækkes med musen.",
    "ui.move.hint": "Piletasterne vælger en tid, Enter lægger mødet der, Esc fortryder.",
    "ui.move.here": "{when}: her ligger mødet nu.",
    "ui.move.green": "{when}: {message}.", "ui.move.yellow": "{when}: {message}.",
    "ui.move.red": "{when} kan ikke bruges: {message}.",
    "ui.move.nowhere": "Mødeformen har ingen tider i denne uge.",
    "ui.move.locked": "Mødet er låst. Lås det op for at flytte det.",
    "ui.move.unknown": "Mødet hører ikke til en møderække og kan ikke flyttes.",
    "ui.move.short.missing": "mangler vagtlag", "ui.move.short.unreached": "færre nås",
    "ui.move.short.call_ins": "{n} indk.",
}

_SWAP = {
    "ui.swap.button": "Byt", "ui.swap.why": "Find en anden i stedet for {name}",
    "ui.swap.title": "I stedet for {name}", "ui.swap.list": "Hvem der kan tage pladsen, de bedste først",
    "ui.swap.use": "Byt", "ui.swap.back": "Fortryd",
    "ui.swap.seen": "sidst med {date}", "ui.swap.unseen": "endnu ikke med i noget møde",
    "ui.swap.load": "belastning {load}", "ui.swap.fills": "giver det vagtlag, der mangler",
    "ui.swap.none": "Mødet er ikke for andre end dem, der er med.",
    "ui.swap.class": "{cls}, +{extra}", "ui.swap.cannot": "kan ikke: {why}",
}

_HELP = {
    "ui.help.why": "Hvorfor?", "ui.help.what": "Hvad hjælper?", "ui.help.back": "‹ Tilbage til detaljer",
    "ui.help.why.tip": "Tæller, hvorfor hver mulig tid falder fra",
    "ui.help.what.tip": "Prøver små ændringer og viser dem, der hjælper, med hvad de koster",
    "ui.help.times": "{n} mulige tider", "ui.help.times.one": "1 mulig tid",
    "ui.help.broken": "Her er en regel brudt i planen, som den ligger. Flyt mødet i kalenderen, byt en deltager i detaljerne, eller planlæg igen.",
    "ui.help.reason.free": "er ledige og kan bruges",
    "ui.help.reason.dearer": "kan bruges, men noget vigtigere ville gå tabt",
    "ui.help.reason.not_held": "mødet holdes ikke på den tid",
    "ui.help.reason.full": "mødet er fuldt", "ui.help.reason.others": "pladserne er brugt til andre",
    "ui.help.looking": "Leder efter små ændringer, der hjælper …",
    "ui.help.nothing": "Ingen af de ændringer, der blev prøvet, hjælper. Prøv igen, eller se på mødeformens regler under Møder.",
    "ui.help.remedies": "{n} forslag, de mindste ændringer først",
    "ui.help.remedies.one": "1 forslag, der hjælper",
    "ui.help.use": "Brug forslaget",
    "ui.help.use.why": "Tager ændringen og den plan, der viser den, i brug. Det kan fortrydes.",
}

TEXTS: dict[str, str] = _COMMON | _DAYS | _MOVE | _SWAP | _HELP
