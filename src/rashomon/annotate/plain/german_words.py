"""German words of attribution, as one table; forms of regular verbs are made from their stems."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.annotate.plain.grammar import Grammar

# Stems of regular verbs that report speech or belief with a clause, a quotation or a colon.
_STEMS = """
    sag erklär beton mein bericht meld äußer forder warn kritisier bestätig behaupt versicher begründ ergänz
    antwort kommentier dementier glaub hoff befürcht vermut schätz bemerk bekräftig beteuer beklag bezweifel
    prognostizier urteil verlang verkünd informier reagier erwider erläuter erinner argumentier plädier appellier
    signalisier unterstell verdeutlich präzisier rechtfertig erzähl zitier skandier spekulier würdig mahn schilder
    verweiger konstatier resümier mutmaß beschwer monier rüg prophezei enthüll frag notier schlussfolger folger
    lob droh beantrag empör bezeichn beschuldig bezichtig beschimpf vertret verlautbar räsonier stöhn jubel spott scherz
    bilanzier beobacht wünsch bedauer begrüß verurteil bemängel attestier bescheinig diagnostizier garantier lehr
    entgegn konter
""".split()
_INSEPARABLE = ("be", "er", "ver", "ent", "ge", "zer", "miss", "unter", "wider", "prophezei", "schlussfolger")
# Irregular forms: present, past, participle, third persons.
_IRREGULAR = """
    schrieb schrieben schreibt schreiben geschrieben sprach sprachen spricht gesprochen hieß heißt geheißen nannte
    nannten nennt nennen genannt rief riefen empfahl empfahlen empfiehlt empfehlen empfohlen versprach versprachen
    verspricht versprechen versprochen bestritt bestritten bestreitet bestreiten widersprach widerspricht widersprochen
    riet rieten rät geraten dachte dachten denkt gedacht beschloss beschlossen beschließt unterstrich unterstrichen
    unterstreicht verwies verwiesen verweist lautete lauteten lautet befand befanden fand fanden wusste weiß beschrieb
    beschrieben beschreibt bat baten bittet gebeten schwor schworen geschworen vertrat vertraten vertritt vertreten
    konterte kontert gekontert äußerte geäußert verriet verraten zweifelte bezog sieht sah sahen hält hielt hielten
    befürwortet befürwortete gesagt sagen gestand gestanden gesteht
""".split()
# Verbs that only report with a particle at the end of their clause (or glued to it): base forms and particles.
_SPLIT = {
    "teil": "mit", "füg": "hinzu|an", "kündig": "an", "führ": "aus|an", "stell": "klar|fest|heraus|"
    "dar", "leg": "dar|nahe",
    "lehn": "ab", "deut": "an|hin", "räum": "ein", "merk": "an", "klag": "an", "mahn": "an", "setz": "hinzu|voraus",
    "zeig": "auf", "sicher": "zu", "schätz": "ein", "pranger": "an", "kreid": "an", "droh": "an",
}  # fmt: skip
_SPLIT_IRREGULAR = {
    "gab|gaben|gibt|geben": "bekannt|an|zu|zu bedenken|zu verstehen|zu Protokoll",
    "wies|wiesen|weist|weisen": "hin|zurück",
    "ging|gingen|geht|gehen": "davon aus|hervor",
    "rief|riefen|ruft|rufen": "auf|aus",
    "warf|warfen|wirft|werfen": "vor",
    "hob|hoben|hebt|heben": "hervor",
    "stritt|stritten|streitet|streiten": "ab",
    "nahm|nahmen|nimmt|nehmen": "an",
    "sprach|sprachen|spricht|sprechen": "aus|an",
    "trat|traten|tritt|treten": "ein",
    "schlug|schlugen|schlägt|schlagen": "vor",
    "brachte|brachten|bringt|bringen": "zum Ausdruck|vor",
    "ließ|ließen|lässt|lassen": "wissen|verlauten|durchblicken",
    "machte|machten|macht|machen": "deutlich|klar|geltend",
    "zog|zogen|zieht|ziehen": "in Zweifel",
    "schloss|schlossen|schließt|schließen": "aus|nicht aus",
    "sagte|sagten|sagt": "zu|voraus|aus",
}
_GLUED = """
    mitgeteilt mitteilte mitteilten mitteilt mitteilen hinzugefügt hinzufügte bekanntgab bekanntgaben bekanntgibt
    bekanntgegeben angekündigt ankündigte ankündigten angab angaben angibt angegeben zugab zugegeben hinwies hingewiesen
    ausgeführt ausführte klarstellte klargestellt feststellte feststellten festgestellt eingeräumt einräumte aufgerufen
    aufgefordert vorgeworfen vorwarf dargelegt darlegte hervorgehoben hervorhob vorgeschlagen vorschlug abgestritten
    zurückgewiesen zugesagt zugesichert angenommen ausgegangen angedeutet andeutete eingeschätzt vorausgesagt
    ausgesagt nachgesagt
""".split()


def _regular(stem: str) -> str:
    """Return the third persons and the participle of a regular verb."""
    bare = stem.replace("?", "")
    between = "e?" if bare[-1] in "dtn" and bare[-2:] not in {"rn", "hn", "ln"} else ""
    participle = bare if bare.endswith("ier") or bare.startswith(_INSEPARABLE) else f"ge{bare}"
    ending = "n" if bare.endswith(("er", "el")) and not bare.endswith("ier") else "en"
    return f"{bare}{between}(?:t|te|ten)|{bare}{ending}|{participle}{between}t"


def _says() -> Iterator[str]:
    yield from (_regular(stem) for stem in _STEMS)
    yield from _IRREGULAR
    yield from _GLUED
    yield from (f"{particle} gegeben|{particle} gemacht" for particle in ("bekannt", "deutlich", "klar"))


def _split_says() -> Iterator[str]:
    for stem, particles in _SPLIT.items():
        yield rf"{stem}e?(?:t|te|ten|n|en)(?=[^.;:!?]*?\b(?:{particles})(?=[\s,.:;!?]|$))"
    for forms, particles in _SPLIT_IRREGULAR.items():
        yield rf"(?:{forms})(?=[^.;:!?]*?\b(?:{particles})(?=[\s,.:;!?]|$))"


# Nouns of what is known or said, with which "nach" names a source: "nach Angaben", "nach ersten Schätzungen".
_KNOWN_BY = (
    r"(?:\w+-?)?(?:angaben?|aussagen?|ansicht(?:en)?|meinung(?:en)?|auffassung(?:en)?|einschätzung(?:en)?|"
    r"bericht(?:en|es?)?|"
    r"informationen?|mitteilung(?:en)?|schätzung(?:en)?|worten|darstellung(?:en)?|überzeugung|meldung(?:en)?|"
    r"erkenntnis(?:se|sen)?|untersuchung(?:en)?|studien?|umfragen?|quellen?|berechnung(?:en)?|gutachten|"
    r"prognosen?|analysen?|darlegung(?:en)?|erklärung(?:en)?|endergebnis|ergebnis(?:sen)?|recherchen|äußerung(?:en)?|"
    r"vorstellung(?:en)?|lesart|dafürhalten|statistik(?:en)?|auskunft|medien|kreisen|stellungnahmen?|gerüchten?)"
)
_PREPOSITIONS = (
    "in|im|an|am|auf|aus|bei|beim|mit|nach|nachdem|von|vom|vor|zu|zum|zur|über|unter|für|gegen|durch|wegen|"
    "während|seit|"
    "bis|trotz|laut|zwischen|neben|hinter|innerhalb|außerhalb|um|ohne|gegenüber|anlässlich|angesichts|aufgrund|gemäß|"
    "entgegen|statt|anstelle|zufolge|dank|mittels|ab|infolge|hinsichtlich|bezüglich"
)
_ADVERBS = (
    "heute|gestern|morgen|nun|jetzt|auch|dort|hier|da|dazu|darauf|daraufhin|dabei|damit|dagegen|hingegen|jedoch|"
    "allerdings|"
    "zudem|außerdem|ferner|weiter|weiterhin|zugleich|gleichzeitig|bereits|schon|noch|erst|nur|so|dann|danach|"
    "demnach|zuvor|"
    "zuletzt|zunächst|später|inzwischen|mittlerweile|unterdessen|schließlich|zusätzlich|ausdrücklich|offiziell|"
    "wörtlich|"
    "darüber|hinaus|wiederum|ebenfalls|ebenso|sich|mehrfach|erneut|wieder|einmal|laut|öffentlich|heftig|scharf|"
    "deutlich|offenbar|angeblich|bislang|bisher|derzeit|anschließend|nachdrücklich|unter anderem|vorher|"
    "nochmals|selbst|"
    "daher|deshalb|somit|also|allein|besonders|insbesondere|vor allem|ursprünglich|sinngemäß|insgesamt|"
    "lediglich|einzig"
)
_CONJUNCTIONS = (
    "und|aber|oder|denn|doch|sondern|dass|daß|ob|wenn|als|weil|da|während|obwohl|nachdem|bevor|bis|sobald|wie|"
    "wo|wer|was|"
    "welche|welcher|welches|deren|dessen|indem|damit|falls|sofern|solange|zwar"
)
GERMAN = Grammar(
    says="|".join(_says()),
    split_says="|".join(_split_says()),
    nouns_of_saying=r"(?:die|der|eine?|seine|ihre|zur?|dieser?) (?:\w+ )?(?:Behauptung|Ansicht|Meinung|"
    r"Auffassung|Hoffnung|"
    r"Vorwurf|Überzeugung|Befürchtung|Verdacht|Einschätzung|Forderung|Gerücht|Zusage|Ankündigung|Erklärung|Aussage|"
    r"Feststellung|Hinweis|Eindruck|Vermutung|These|Kritik|Mitteilung|Meldung|Nachricht|Bericht|Schluss|Zweifel|"
    r"Sorge)|sich (?:\w+ )?(?:sicher|überzeugt|optimistisch|zuversichtlich|besorgt|einig)|geplant|bekannt",
    no_report=r"dafür|dadurch|dazu|derart|solch\w*|ohne|statt|anstatt|außer|kommt|kam|gelang|geschafft|"
    r"verhindert\w*|sorgt\w*",
    that=r"dass|daß",
    according=rf"laut|(?:gemäß|nach)(?= (?:(?:den|der|dem|des|einer|einem|ihren|ihrer|seinen|seiner|eigenen|"
    rf"offiziellen|"
    rf"vorläufigen|bisherigen|ersten|neuesten|jüngsten|übereinstimmenden|\w+en|\w+er) ){{0,3}}(?:{_KNOWN_BY})(?!\w))",
    according_behind=r"zufolge|(?<=meinung )nach|(?<=ansicht )nach|(?<=angaben )nach|(?<=auffassung )nach|"
    r"(?<=einschätzung )nach|(?<=aussage )nach|(?<=aussagen )nach|(?<=überzeugung )nach|(?<=informationen )nach",
    as_told=r"wie",
    so=r"so",
    whereby=r"wonach|(?<=, )nach (?:denen|welche[mnr])|demzufolge|denen zufolge|dem zufolge|der zufolge",
    thereby=r"demnach|demzufolge",
    impersonal=r"heißt|hieß|geheißen",
    known_by=_KNOWN_BY,
    of_whom=r"der|des|eines|einer|von|vom|seiner|seines|ihrer|ihres|dieser|dieses",
    within=r"in|im|bei|beim|von|vom|aus",
    documents=rf"{_KNOWN_BY}|(?:\w+)?(?:schreiben|brief|resolution|papier|dokument|interview|begründung|"
    rf"stellungnahme|artikel)s?",
    not_subject=r"den|dem|des|als|gegen|auch|hierzu|hierbei|darin|warum|wenige|vielmehr|einzig",
    quoting=r"(?:ge)?sagt(?:en?)?|sagen|erklär\w+|berichte\w*|(?:ver)?melde\w*|gemeldet|teil(?:t|te|ten)|"
    r"mitteil\w+|mitgeteilt|beton\w+|"
    r"schr[ie]+b\w*|schreib\w+|mein(?:t|te|ten)|füg(?:t|te|ten)|heißt|hieß|bestätig\w+|behaupt\w+|versicher\w+|"
    r"ergänz\w+|"
    r"äußer\w+|gab\w*|gibt|angab\w*|bekanntg\w+|zitier\w+|erläuter\w+|erzähl\w+|bemerk\w+|vermut\w+|glaub\w+|"
    r"schätz\w+|"
    r"urteil\w+|bekräftig\w+|ausführ\w+|führ\w+|räum\w+|kommentier\w+|konstatier\w+|informier\w+|beteuer\w+|"
    r"verkünd\w+|"
    r"antwort\w+|stell(?:t|te|ten)|hofft\w*",
    denies=r"dementiert\w*|bestritt\w*|bestreitet|widersprach|widerspricht|zurückgewiesen|abgestritten|"
    r"wies(?:en)? .*zurück|"
    r"stritt(?:en)? .*ab",
    articles=r"der|die|das|den|dem|des|ein|eine|einer|eines|einem|einen|sein|seine|seiner|ihr|ihre|ihrer|dieser|"
    r"diese|dieses|"
    r"mehrere|viele|einige|alle|beide|zwei|drei|kein|keine|andere|zahlreiche|manche|jeder|jede|weitere|rund|etwa",
    links=r"der|des|eines|einer|von|vom|für|und|seiner|seines|ihrer|ihres|dieser|deutscher",
    pronouns=r"er|sie|es|man|dieser|diese|jener|beide|wir",
    openers=f"{_PREPOSITIONS}|{_ADVERBS}|{_CONJUNCTIONS}",
    skipped=_ADVERBS,
    reported=r"soll(?:en)?(?= .*\b(?:\w*ge\w+(?:t|en)|(?:be|ver|er|ent|zer)\w+(?:t|en)|\w+iert|worden) (?:haben|"
    r"sein)\W*$)|sei|seien|habe|werde|könne|müsse|solle|wolle|dürfe|möge|gebe|gehe|komme|stehe|liege|bleibe|lasse|"
    r"mache|wisse|brauche|führe|sehe|nehme|halte|zeige|bestehe|handele|handle|bedeute|drohe|fehle|gelte|treffe|trage|"
    r"bringe|verfüge|entspreche|gehöre|finde|erhalte|ergebe|verstoße|beruhe|scheine|sterbe|diene|laufe|spreche|biete|"
    r"bekomme|setze|werfe|arbeite|leide|lebe|wachse|steige|sinke|helfe|glaube|hoffe|erwarte|rechne|plane|wünsche|"
    r"hänge|fordere|versuche|betrage|existiere|gefährde|unterstütze|schaffe|tue",
    reported_behind_cue=r"hätten?|wären?|würden?|könnten?|müssten?|sollten|dürften?|wollten|läge|gäbe|käme|ginge",
    # "…, diese Sorte erspare den Einsatz": a small word in -e behind the first noun or pronoun.
    second_verb=r"[,:]\s+(?:(?:[a-zäöüß]+\s+){0,3}(?-i:[A-ZÄÖÜ])[\w-]+|er|sie|es|man)\s+[a-zäöüß]{3,}e\b(?=\s)",
    this=r"das|dies|dieses",
    maybe_reported=r"hätten?|wären?|würden?|läge|gäbe|käme|ginge|bestünden?",
    asks=r"angab\w*|angegeben|vorwarf\w*|forder\w*|aufgefordert|aufgerufen|rief\w*|ruft|vorgeworfen|warf\w*|wirft|werfen|beschuldigt\w*|"
    r"bezichtigt\w*|"
    r"verdächtigt\w*|zugesagt|sagt\w* .*\bzu|versp[rioach]+\w*|droht\w*|gedroht|kündigt\w*|ankündigt\w*|angekündigt|"
    r"beschloss\w*|beschlossen|behauptet\w*|empf\w+hl\w*|empfohlen|gab\w*|geben|gibt|bat|baten|bittet|gebeten|"
    r"appellier\w*|"
    r"verlangt\w*|gefordert|riet\w*|rät|hofft\w*|nachgesagt|verpflichtet\w*|schlug\w*|schlägt|vorgeschlagen|"
    r"bestritt\w*|bestreitet|beteuert\w*|versichert\w*|glaubt\w*|warnt\w*|gewarnt|weigert\w*|plädiert\w*|"
    r"erklärt\w*|mahnt\w*",
    infinitive=r"zu \w+[rlte]?n|\w+zu\w+[rlte]?n|zu sein",
    auxiliaries=r"hat|haben|habe|hatte|hatten|hätten?|sei|seien|wird|werden|wurde|wurden|soll|sollen|will|"
    r"wollen|wollte|war|ist|sind|waren",
    passive=r"wird|werden|wurde|wurden|worden",
    cited=r"zitiert",
    agent=r"von|vom|durch|von seiten|seitens",
    capital_nouns=True,
)
