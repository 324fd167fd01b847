"""Danish texts of the window: fixed meeting day, moving by hand, what helps, incidents, kinds."""

_COMMON = {
    "ui.view.days": "Mødedag", "ui.view.incidents": "Hændelser", "ui.view.kinds": "Møder",
    "ui.view.compare": "Sammenlign",
    "ui.undo.move": "flytning af {kind}", "ui.undo.swap": "bytning af deltager",
    "ui.undo.remedy": "forslag, der hjælper", "ui.undo.fixed_day": "fast mødedag",
    "ui.asking.wait": "Regner …", "ui.asking.stop": "Stop", "ui.asking.stopping": "Stopper …",
    "ui.effect.better": "bedre", "ui.effect.worse": "dårligere", "ui.effect.same": "uændret",
    "ui.effect.points": "{before} → {after}", "ui.effect.title": "Virkning på målene",
    "ui.effect.spoken": "{objective}: {verdict}, fra {before} til {after} point",
}

_DAYS = {
    "ui.days.hint": "Hvor mange der kan komme i vagten eller lige ved siden af, for hver ugedag og hvert klokkeslæt. Vælg en tid for at se, hvad den koster som fast mødedag.",
    "ui.days.series": "Møderække", "ui.days.home": "Hele hjemmet, én time",
    "ui.days.show": "Vis tal for", "ui.days.together": "Alle", "ui.days.full": "Uger med alle vagtlag",
    "ui.days.table": "Ugedage og klokkeslæt", "ui.days.counting": "Tæller, hvem der kan komme …",
    "ui.days.best": "anbefales",
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
    "ui.days.price.use": "Brug som fast mødedag",
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
    "ui.move.done": "{kind} er flyttet til {when}: {effect}. Lås mødet, hvis det skal blive der ved næste planlægning.",
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
    "ui.help.looking": "Leder efter små ændringer, der hjælper …",
    "ui.help.remedies": "{n} forslag, de mindste ændringer først",
    "ui.help.remedies.one": "1 forslag, der hjælper",
    "ui.help.use": "Brug forslaget",
    "ui.help.use.why": "Tager ændringen og den plan, der viser den, i brug. Det kan fortrydes.",
}

_INCIDENTS = {
    "ui.incidents.hint": "Tid, sted og hvem der var med; aldrig hvad der skete, og aldrig en beboers navn. En debriefing foreslås med det samme.",
    "ui.incidents.new": "Ny hændelse", "ui.incidents.list": "Hændelser",
    "ui.incidents.none": "Der er ikke registreret nogen hændelser.",
    "ui.incidents.when": "Hvornår", "ui.incidents.where": "Sted", "ui.incidents.who": "Involverede",
    "ui.incidents.meeting": "Debriefing", "ui.incidents.forget": "Slettes efter",
    "ui.incidents.home": "Hele hjemmet", "ui.incidents.not_placed": "ikke lagt",
    "ui.incidents.kept": "–",
    "ui.incidents.delete": "Slet hændelsen", "ui.incidents.place": "Foreslå en tid",
    "ui.incidents.form": "Ny hændelse", "ui.incidents.people": "Hvem var involveret? De, der var på vagt, er valgt.",
    "ui.incidents.people.name": "Involverede medarbejdere",
    "ui.incidents.kept_until": "Hændelsen slettes efter {date}.",
    "ui.incidents.cancel": "Annuller",
    "ui.incidents.proposal": "Forslag til debriefing",
    "ui.incidents.proposals": "Tider til debriefingen, de bedste først",
    "ui.incidents.hours": "Mellem {soonest} og {deadline} timer efter hændelsen.",
    "ui.incidents.nobody": "Vælg, hvem der var involveret.",
    "ui.incidents.impossible": "Ingen tid inden for fristen kan bruges.",
    "ui.incidents.register": "Registrér og læg debriefingen",
    "ui.incidents.lay": "Læg debriefingen",
    "ui.incidents.only": "Registrér uden debriefing",
    "ui.incidents.time": "{when}\n{message}",
    "ui.incidents.follow": "Den, der ikke kan komme, bør have en opfølgende samtale.",
    "ui.undo.incident": "hændelse {when}", "ui.undo.incident.gone": "sletning af hændelse",
    "ui.undo.debriefing": "debriefing {when}",
    "ui.incidents.done": "Hændelsen er registreret, og debriefingen ligger {when}.",
    "ui.incidents.done.only": "Hændelsen er registreret. Debriefingen er ikke lagt.",
    "ui.incidents.laid": "Debriefingen ligger {when}.",
}

_KINDS = {
    "ui.kinds.add": "Tilføj mødeform", "ui.kinds.add.which": "Mødeform, der kan tilføjes",
    "ui.kinds.remove": "Fjern", "ui.kinds.remove.named": "Fjern mødeformen {kind}",
    "ui.kinds.source": "Kilde: {source}",
    "ui.kinds.every": "{every} dage fra møde til møde, mindst {least} og højst {most}",
    "ui.kinds.after": "Mellem {soonest} og {deadline} timer efter en hændelse",
    "ui.kinds.teams": "Mindst {team_min} fra {teams}",
    "ui.kinds.professions": "Mindst {professions} faggrupper",
    "ui.kinds.length": "Varer {minutes} minutter", "ui.kinds.points": "Tyngde {points} af 3",
    "ui.kinds.window": "{days} mellem kl. {start} og {end}",
    "ui.kinds.number": "{sentence}: {value}. Klik for at ændre.",
    "ui.kinds.row": "{unit}: {placed} af {due} møder er lagt",
    "ui.kinds.home": "Hele hjemmet",
    "ui.kinds.group.list": "{kind}, {group}",
    "ui.kinds.added": "{kind} er tilføjet: {effect}. Planlæg igen for at lægge møderne.",
    "ui.kinds.removed": "{kind} er fjernet: {effect}.",
    "ui.undo.kind": "ændring af {kind}", "ui.undo.kind.added": "tilføjelse af {kind}",
    "ui.undo.kind.removed": "fjernelse af {kind}", "ui.undo.group": "flytning til {group}",
}

_COMPARE = {
    "ui.compare.hint": "Hvad der er anderledes i planen nu: møder, der er flyttet, kommet til eller faldet ud, og for hvem.",
    "ui.compare.with": "Sammenlign med", "ui.compare.before": "Før trin {number}: {step}",
    "ui.compare.file": "En anden plan …", "ui.compare.reading": "Læser {file} …",
    "ui.compare.no_plan": "{file} er ikke en gemt plan.",
    "ui.compare.nothing": "Der er ingen tidligere udgave af planen endnu. Planlæg igen, flyt et møde, eller vælg en anden gemt plan.",
    "ui.compare.same": "De to planer er ens.",
    "ui.compare.head": "{effect}.",
    "ui.compare.meetings": "Møder ({count})", "ui.compare.people": "Medarbejdere ({count})",
    "ui.compare.table.meetings": "Møder, der er anderledes", "ui.compare.table.people": "Hvem det er anderledes for",
    "ui.compare.what": "Hvad", "ui.compare.meeting": "Møde", "ui.compare.was": "Før",
    "ui.compare.is": "Nu", "ui.compare.who": "Hvem",
    "ui.compare.moved": "Flyttet", "ui.compare.added": "Ny", "ui.compare.gone": "Væk",
    "ui.compare.other": "Ændret", "ui.compare.none": "–",
    "ui.compare.joined": "+ {names}", "ui.compare.left": "− {names}",
    "ui.compare.lead": "anden mødeleder", "ui.compare.room": "andet lokale",
    "ui.compare.name": "Navn", "ui.compare.more": "Kommer med i", "ui.compare.fewer": "Er ikke med i",
    "ui.compare.minutes": "Ekstra tid", "ui.compare.call_ins": "Indkald",
}

TEXTS: dict[str, str] = (
    _COMMON | _DAYS | _MOVE | _SWAP | _HELP | _INCIDENTS | _KINDS | _COMPARE
)
