"""Words around names: titles, roles, bodies, capitals and what governments they stand for. General facts as tables."""

from __future__ import annotations

# Words that stand before a name and are no part of it; lower case, without a final stop.
TITLES = frozenset(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady president vice prime minister premier chancellor king queen
    prince princess senator sen representative rep congressman congresswoman governor gov mayor judge justice general
    gen
    colonel col major maj captain capt lieutenant lt sergeant sgt admiral adm commander officer secretary spokesman
    spokeswoman spokesperson ambassador envoy director chairman chairwoman chair chief ceo executive leader head deputy
    foreign defence defense interior finance justice state former ex-president president-elect acting then-president
    councillor councilman councilwoman commissioner attorney pope bishop archbishop cardinal father rev reverend rabbi
    imam sheikh coach captain actress actor singer author journalist analyst economist lawyer boss tsar czar tycoon
    democrat republican democratic candidate rival nominee speaker leader chief strategist pollster aide adviser advisor
    pm mp ceo herr frau monsieur madame mme m mlle señor señora signor signora
    """.split()
)
MALE = frozenset(
    """
    mr sir lord king prince spokesman chairman congressman actor councilman businessman father brother son husband man
    boy uncle grandfather monk herr monsieur señor gentleman policeman fireman
    """.split()
)
FEMALE = frozenset(
    """
    mrs ms miss dame lady queen princess spokeswoman chairwoman congresswoman actress councilwoman businesswoman mother
    sister daughter wife woman girl aunt grandmother nun frau madame mme señora gran policewoman
    """.split()
)
# Different words for one role.
ROLE_FOLDS = {
    "spokesman": "spokesperson", "spokeswoman": "spokesperson", "chairman": "chair", "chairwoman": "chair",
    "chairperson": "chair", "premier": "minister", "pm": "minister", "boss": "chief", "head": "chief",
    "leader": "leader",
    "congressman": "representative", "congresswoman": "representative", "businesswoman": "businessman",
    "ceo": "executive",
    "president": "president", "state": "president",
}  # fmt: skip
BODY_NOUNS = frozenset(
    """
    agency company government ministry union hospital court council police office service committee department operator
    firm bank university party team campaign parliament commission association organisation organization group newspaper
    paper report notice statement document filing study poll administration army military navy regulator watchdog body
    board authority bureau club institute foundation network channel website site magazine outlet broadcaster retailer
    airline maker manufacturer supplier owner developer charity church embassy consulate senate house congress assembly
    cabinet coalition alliance bloc delegation mission panel jury tribunal prosecution defence prosecutor's survey
    analysis research data figures records indictment complaint lawsuit memo letter email tweet post petition protocol
    chancellery secretariat directorate command book log diary manual museum prison airport hotel clinic theatre zoo
    side presidency state country city town region kremlin factory plant school college media press daily weekly
    """.split()
)
COMPANY_NOUNS = frozenset(
    "company firm operator group maker manufacturer retailer airline bank supplier owner developer bosses".split()
)
# A capital that speaks is its government; the names of buildings (the Kremlin, the White House) are bodies themselves.
CAPITALS = {
    "moscow": "Russia", "washington": "United States", "kyiv": "Ukraine", "kiev": "Ukraine", "beijing": "China",
    "london": "United Kingdom", "paris": "France", "berlin": "Germany", "rome": "Italy", "madrid": "Spain",
    "lisbon": "Portugal", "warsaw": "Poland", "budapest": "Hungary", "prague": "Czech Republic", "vienna": "Austria",
    "bratislava": "Slovakia", "bucharest": "Romania", "sofia": "Bulgaria", "athens": "Greece", "ankara": "Turkey",
    "minsk": "Belarus", "chisinau": "Moldova", "vilnius": "Lithuania", "riga": "Latvia", "tallinn": "Estonia",
    "helsinki": "Finland", "stockholm": "Sweden", "oslo": "Norway", "copenhagen": "Denmark", "dublin": "Ireland",
    "belgrade": "Serbia", "zagreb": "Croatia", "ljubljana": "Slovenia", "sarajevo": "Bosnia and Herzegovina",
    "pristina": "Kosovo", "skopje": "North Macedonia", "tirana": "Albania", "podgorica": "Montenegro",
    "bern": "Switzerland", "the hague": "Netherlands", "tbilisi": "Georgia", "yerevan": "Armenia", "baku": "Azerbaijan",
    "astana": "Kazakhstan", "tashkent": "Uzbekistan", "bishkek": "Kyrgyzstan", "dushanbe": "Tajikistan",
    "ashgabat": "Turkmenistan", "tehran": "Iran", "baghdad": "Iraq", "damascus": "Syria", "beirut": "Lebanon",
    "amman": "Jordan", "jerusalem": "Israel", "tel aviv": "Israel", "riyadh": "Saudi Arabia", "doha": "Qatar",
    "abu dhabi": "United Arab Emirates", "muscat": "Oman", "sanaa": "Yemen", "cairo": "Egypt", "tripoli": "Libya",
    "tunis": "Tunisia", "algiers": "Algeria", "rabat": "Morocco", "khartoum": "Sudan", "addis ababa": "Ethiopia",
    "nairobi": "Kenya", "abuja": "Nigeria", "accra": "Ghana", "pretoria": "South Africa", "kigali": "Rwanda",
    "kinshasa": "DR Congo", "harare": "Zimbabwe", "kabul": "Afghanistan", "islamabad": "Pakistan",
    "new delhi": "India", "delhi": "India", "dhaka": "Bangladesh", "colombo": "Sri Lanka", "kathmandu": "Nepal",
    "tokyo": "Japan", "seoul": "South Korea", "pyongyang": "North Korea", "taipei": "Taiwan", "hanoi": "Vietnam",
    "bangkok": "Thailand", "manila": "Philippines", "jakarta": "Indonesia", "kuala lumpur": "Malaysia",
    "canberra": "Australia", "wellington": "New Zealand", "ottawa": "Canada", "mexico city": "Mexico",
    "havana": "Cuba", "caracas": "Venezuela", "bogota": "Colombia", "bogotá": "Colombia", "lima": "Peru",
    "santiago": "Chile", "buenos aires": "Argentina", "brasilia": "Brazil", "brasília": "Brazil", "quito": "Ecuador",
}  # fmt: skip
PLACES = frozenset({*CAPITALS, *(name.lower() for name in CAPITALS.values())}) | frozenset(
    "us u.s. u.k. uk eu europe asia africa america crimea gaza west bank taiwan hong kong usa britain england".split()
)
# Last words of the names of bodies that are nobody's company.
PUBLIC_NAME_WORDS = frozenset(
    """
    union agency ministry council university court police committee party department commission parliament senate
    congress house association society church school college institute office presidency chancellery secretariat
    directorate force forces convention
    """.split()
)
# Adjectives and short forms of countries, for "the US president" and "the Russian leader".
COUNTRY_WORDS = {
    "us": "us", "u.s": "us", "u.s.": "us", "american": "us", "usa": "us", "russian": "russia", "russia": "russia",
    "ukrainian": "ukraine", "ukraine": "ukraine", "british": "uk", "uk": "uk", "u.k.": "uk", "french": "france",
    "german": "germany", "chinese": "china", "israeli": "israel", "iranian": "iran", "turkish": "turkey",
    "polish": "poland", "hungarian": "hungary", "japanese": "japan", "indian": "india", "italian": "italy",
    "spanish": "spain", "canadian": "canada", "mexican": "mexico", "belarusian": "belarus", "kremlin": "russia",
}  # fmt: skip
PLURAL_PEOPLE = frozenset(
    """
    officials sources people members experts analysts critics supporters residents witnesses diplomats lawmakers aides
    reporters journalists media reports scientists researchers doctors police lawyers prosecutors leaders workers voters
    """.split()
)
# Last words of the names of bodies, against a recogniser that takes them for surnames.
BODY_NAME_WORDS = frozenset(
    """
    minerals group holdings bank cells energy airlines airways motors industries systems pictures creameries foods steel
    oil gas media news times post journal herald tribune gazette chronicle union agency ministry council university
    institute court police fund association committee party club inc ltd corp company network television radio office
    department commission parliament senate congress house society foundation hospital school college church general
    presidency chancellery secretariat directorate infirmary clinic surgery centre center museum theatre theater library
    airport stadium cathedral zoo station works observatory orchestra ballet opera securities capital partners
    convention technologies labs pharmaceuticals railways authority service services team force forces
    """.split()
)
# Last words of the names of papers that are other words elsewhere.
PAPER_NAMES = frozenset(
    """
    bugle echo mirror sun star guardian observer standard mail express telegraph independent bulletin courier examiner
    inquirer sentinel register globe review magazine weekly daily voice dispatch
    """.split()
)
# Agencies and broadcasters that go by one word.
MEDIA = frozenset(
    """
    bloomberg reuters ap afp cnn bbc nbc abc cbs fox tass rt politico axios npr dpa msnbc itv interfax xinhua
    kyodo
    """.split()
)
# Common nouns for people whom a description may stand for, and places that are named where they are.
FACILITIES = frozenset(
    "hospital university school museum prison airport hotel club court college clinic theatre zoo".split()
)
# Nouns that only describe again somebody who was just named: "the tearful star".
EPITHETS = frozenset(
    """
    star boss ruler leader veteran politician tycoon billionaire millionaire father mother dad mum man woman widow
    widower pensioner singer actor actress player striker author writer hardman strongman businessman businesswoman
    republican democrat lawmaker native winner champion hero chief filmmaker director old senator governor congressman
    congresswoman congressperson representative mayor legislator candidate nominee hopeful frontrunner front-runner
    contender mogul magnate entrepreneur investor journalist host comedian commentator pundit columnist activist
    socialist conservative liberal libertarian independent incumbent challenger newcomer outsider maverick statesman
    diplomat pontiff rapper musician novelist poet athlete footballer retiree grandmother grandfather gran teenager
    donor philanthropist financier executive backer newsman anchor broadcaster filmmaker
    """.split()
)
# Roles that several people of one article often have at once.
SHARED_ROLES = frozenset(
    """
    candidate nominee star actor actress author writer journalist reporter singer senator governor congressman
    representative republican democrat lawmaker legislator lawyer attorney analyst economist professor director
    businessman activist strategist host voter delegate politician contender rival
    """.split()
)
# Roles that tell a woman, beside those in FEMALE.
FEMALE_ROLES = frozenset("actress gran mum mom widow".split())
# Things that say something and that nobody puts a name to by what stands around them.
DOCUMENT_NOUNS = frozenset(
    """
    report reports notice statement document filing study poll survey analysis research data figures records indictment
    complaint lawsuit memo letter email tweet post petition protocol book log diary manual
    """.split()
)
# Offices that are nobody's surname; a capital does not make a name of them.
OFFICES = frozenset(
    """
    minister president secretary chancellor senator governor spokesman spokeswoman spokesperson ambassador chairman
    chairwoman commissioner premier congressman congresswoman director treasurer
    """.split()
)
# Capitalised at times and yet nobody's name.
NO_NAMES = frozenset(
    """
    morning afternoon evening night today yesterday tomorrow tonight noon midnight weekend health foreign national
    federal local international presidential official host town
    """.split()
)
LOOSE_PEOPLE = frozenset(
    """
    source sources official witness expert analyst resident aide worker person reporter journalist insider
    diplomat report
    """.split()
)
_ONE_PERSON = frozenset(
    """
    resident student agent patient president client parent judge nurse aide guard chef monk nun guest boyfriend
    girlfriend wife husband son daughter brother sister uncle aunt nephew niece friend colleague neighbour neighbor
    victim suspect passenger driver passer-by bystander survivor mechanic medic paramedic detective spy recruit
    """.split()
)
# Nouns that mean one person, named or not.
PERSON_NOUNS = TITLES | EPITHETS | SHARED_ROLES | OFFICES | LOOSE_PEOPLE - {"report", "source", "sources"} | _ONE_PERSON
