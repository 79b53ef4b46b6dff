"""Families of words by which outlets name one thing: tables of general English, no lists of what we read."""

from __future__ import annotations

# Verbs that say nothing but that something was said.
PLAIN_CUES = frozenset("said says say told tells added adding stated according to : saying".split())

# Verbs by which accounts say how somebody answers.
ANSWERS = frozenset(
    """
    deny refute reject dismiss rebut concede admit acknowledge confess insist maintain claim contend argue allege
    assert boast brag lash blast slam hit decline refuse defend dispute
    """.split()
)

# Heads that measure: a figure with a unit is no name of anything.
MEASURES = frozenset(
    """
    metre meter kilometre kilometer mile foot yard inch litre liter gallon pint gram kilogram kilo tonne ton pound ounce
    euro dollar cent crown franc mark yen rouble ruble hryvnia penny percent percentage degree hour minute second a.m.
    p.m. o'clock cubic acre hectare barrel pack box bottle copy seat vote goal point penalty page line passenger
    household home people resident customer visitor viewer fan follower today tonight tomorrow yesterday decade century
    weekend spring summer autumn winter season january february march april may june july august september october
    november december million billion trillion dozen hundred thousand couple half third quarter rest bit piece
    """.split()
)

# Heads that are about something else in every sentence.
COMMON_HEADS = frozenset(
    """
    man woman people person child time day week month year hour minute morning night evening way part side number
    thing place
    case end point word family home house group member one case lot kind sort percent percentage today yesterday
    statement afternoon datum data floor medium media team period condition center centre issue matter situation
    decision policy market economy law program programme
    leader president minister prime chief head director chairman secretary mayor spokesman officer
    report news reporter source official spokesman spokeswoman spokesperson conference interview question
    monday tuesday wednesday thursday friday saturday sunday
    """.split()
)

# Nouns and verbs by which outlets name one happening or state; a row is one thing in other words.
_FAMILY_ROWS = """
war conflict crisis invasion operation aggression hostilities fighting offensive incursion
attack strike raid bombing assault airstrike massacre shelling bombardment barrage
protest riot demonstration unrest uprising rally revolt march
accident disaster tragedy collapse crash incident catastrophe fall cave-in blast explosion
collision crash smash ramming incident accident
row dispute fight bust-up quarrel debate argument clash feud spat controversy brawl deliberation
deal truce agreement pact treaty accord settlement ceasefire armistice
fighter rebel terrorist militant insurgent separatist extremist partisan
migrant refugee immigrant asylum-seeker alien
regime government junta
bankruptcy insolvency collapse failure
layoff redundancy cut restructuring downsizing
outbreak epidemic pandemic contamination poisoning
leak spill discharge seepage spillage
soldier serviceman troop trooper conscript
gunman shooter attacker assailant suspect killer
ban prohibition restriction curb
deportation removal expulsion
protester demonstrator rioter mob activist
coup putsch takeover mutiny
""".strip().splitlines()

# Nouns by which outlets name one happening, state or group; a row is one thing in other words.
FAMILIES: tuple[tuple[str, ...], ...] = tuple(tuple(row.split()) for row in _FAMILY_ROWS)
# Verbs that tell the same happening, by the first noun of the family.
FAMILY_VERBS: dict[str, tuple[str, ...]] = {
    "accident": ("collapsed", "gave way", "caved in", "came down", "crashed", "derailed", "exploded", "blew up"),
    "collision": ("collided?", "collides", "rammed", "rams", "ran into each other", "smashed into", "crashed into",
    "ploughed into", "slammed into", "struck"),
    "attack": ("shelled", "bombed", "bombarded", "shells had rained", "shells rained", "opened fire", "fired on",
    "was fired", "were fired", "been fired"),
    "leak": ("leaked", "spilled", "spilt", "discharged", "gushed", "glugged"),
    "row": ("quarrelled", "clashed", "squared up"),
    "bankruptcy": ("filed for bankruptcy", "collapsed into bankruptcy", "went under", "went bankrupt", "went bust",
    "fails"),
}  # fmt: skip
# Nouns for a kind of thing that bears a name: "the freighter Brackwater", "the weekly Courier".
KINDS = frozenset(
    """
    ship vessel boat ferry freighter carrier tanker liner yacht trawler barge tug cruiser frigate destroyer submarine
    warship plane airliner aircraft jet helicopter drone rocket missile spacecraft satellite train tram
    company firm group maker giant startup bank insurer airline operator chain brand retailer manufacturer
    city town village port island region province district suburb hamlet resort capital river lake mountain volcano
    newspaper paper tabloid daily weekly magazine agency broadcaster channel website outlet network
    party movement militia organisation organization union charity foundation think-tank lobby watchdog
    film movie book novel song album play series show game app platform software chatbot
    church mosque temple cathedral hospital school university college prison museum stadium bridge tunnel dam mine
    works factory plant refinery reactor base airfield airport storm hurricane typhoon cyclone virus vaccine drug dog
    horse
    """.split()
)
FAMILY_OF: dict[str, tuple[int, ...]] = {}
for _number, _row in enumerate(FAMILIES):
    for _noun in _row:
        FAMILY_OF[_noun] = (*FAMILY_OF.get(_noun, ()), _number)

# Words in the running text, for which no noun phrase is needed.
PHRASE_FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("people not found", ("missing", "unaccounted for", "trapped")),
    ("how people died", ("died", "have died", "had died", "were killed", "was killed", "have been killed",
    "had been killed", "lost their lives", "lost his life", "lost her life", "perished", "victims", "the dead")),
    ("the line between two countries", ("border", "frontier", "line of contact", "demarcation line")),
    ("taking over a territory", ("annexed", "reunified with", "occupied", "liberated", "captured", "seized")),
    ("people without papers", ("illegal immigrants", "illegal aliens", "undocumented immigrants",
    "unauthorized immigrants", "unauthorised immigrants", "undocumented migrants", "illegal migrants")),
    ("warming of the climate", ("climate change", "global warming", "climate crisis", "climate emergency")),
    ("opposition to abortion", ("pro-life", "anti-abortion", "anti-choice")),
    ("support of abortion rights", ("pro-choice", "pro-abortion", "abortion rights", "abortion-rights")),
    ("the war in its maker's words", ("special military operation", "special operation", "full-scale invasion",
    "full-scale war", "war of aggression", "special measures")),
)  # fmt: skip
