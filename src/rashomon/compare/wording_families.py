"""Families of words by which outlets name one thing: tables of general English, no lists of what we read."""

from __future__ import annotations

# Verbs that say nothing but that something was said.
PLAIN_CUES = frozenset("said says say told tells added adding stated according to : saying".split())

# Heads that are about something else in every sentence.
COMMON_HEADS = frozenset(
    """
    man woman people person child time day week month year hour minute morning night evening way part side number
    thing place
    case end point word family home house group member one case lot kind sort percent percentage today yesterday
    statement
    leader president minister prime chief head director chairman secretary mayor spokesman officer
    report news reporter source official spokesman spokeswoman spokesperson conference interview question
    monday tuesday wednesday thursday friday saturday sunday
    """.split()
)

# Nouns and verbs by which outlets name one happening or state; a row is one thing in other words.
FAMILIES: tuple[tuple[str, ...], ...] = (
    (
        "war",
        "conflict",
        "crisis",
        "invasion",
        "operation",
        "aggression",
        "hostilities",
        "fighting",
        "offensive",
        "incursion",
    ),
    ("attack", "strike", "raid", "bombing", "assault", "airstrike", "massacre", "shelling", "bombardment"),
    ("protest", "riot", "demonstration", "unrest", "uprising", "rally", "revolt", "march"),
    (
        "accident",
        "disaster",
        "tragedy",
        "collapse",
        "crash",
        "incident",
        "catastrophe",
        "fall",
        "cave-in",
        "blast",
        "explosion",
    ),
    ("row", "dispute", "fight", "bust-up", "quarrel", "debate", "argument", "clash", "feud", "spat", "controversy"),
    ("deal", "truce", "agreement", "pact", "treaty", "accord", "settlement", "ceasefire", "armistice"),
    ("fighter", "rebel", "terrorist", "militant", "insurgent", "separatist", "gunman", "extremist", "partisan"),
    ("migrant", "refugee", "immigrant", "asylum-seeker", "alien"),
    ("regime", "government", "administration", "junta", "authorities", "leadership"),
    ("scandal", "affair", "allegation", "accusation"),
    ("bankruptcy", "insolvency", "collapse", "failure"),
    ("layoff", "redundancy", "cut", "restructuring", "downsizing"),
    ("outbreak", "epidemic", "pandemic", "contamination", "poisoning"),
)
# Verbs that tell the same happening, by the first noun of the family.
FAMILY_VERBS: dict[str, tuple[str, ...]] = {
    "accident": ("collapsed", "gave way", "caved in", "came down", "crashed", "derailed", "exploded", "blew up"),
    "row": ("argued", "quarrelled", "clashed", "squared up"),
    "bankruptcy": (
        "filed for bankruptcy",
        "collapsed into bankruptcy",
        "went under",
        "went bankrupt",
        "went bust",
        "fails",
    ),
}
FAMILY_OF: dict[str, tuple[int, ...]] = {}
for _number, _row in enumerate(FAMILIES):
    for _noun in _row:
        FAMILY_OF[_noun] = (*FAMILY_OF.get(_noun, ()), _number)

# Words in the running text, for which no noun phrase is needed.
PHRASE_FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("people not found", ("missing", "unaccounted for", "trapped")),
    ("how people died", ("died", "were killed", "was killed", "have been killed", "lost their lives",
    "lost his life", "lost her life", "perished")),
    ("the line between two countries", ("border", "frontier", "line of contact", "demarcation line")),
    ("taking over a territory", ("annexed", "reunified with", "occupied", "liberated", "captured", "seized")),
)  # fmt: skip
