"""Say what kind of act a statement is, by its cue and the words of its content.

In: the cue's lemma, the content, whether it is denied.  Out: one act or none.  The tables are read in order: the first
that fits wins, so the rarer and stronger act stands before the common one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# What the cue alone decides.
BY_CUE: Mapping[str, str] = {
    **dict.fromkeys(("deny", "refute"), "DENY"),
    **dict.fromkeys(("threaten",), "THREATEN"),
    **dict.fromkeys(("demand",), "DEMAND"),
    **dict.fromkeys(("urge", "request", "appeal", "beg", "implore", "plead", "ask"), "REQUEST"),
    **dict.fromkeys(("reject", "refuse", "rule"), "REJECT"),
    **dict.fromkeys(("promise", "pledge", "vow", "swear", "guarantee"), "PROMISE"),
    **dict.fromkeys(("accuse", "blame", "allege"), "ACCUSE"),
    **dict.fromkeys(("criticize", "criticise", "condemn", "denounce", "slam", "blast"), "DISAPPROVE"),
    **dict.fromkeys(("rebuke", "complain", "lament"), "DISAPPROVE"),
    **dict.fromkeys(("praise", "welcome", "hail", "defend", "endorse", "applaud"), "SUPPORT"),
    **dict.fromkeys(("agree", "accept"), "AGREE"),
    **dict.fromkeys(("admit", "concede", "apologize", "apologise"), "CONCEDE"),
}  # fmt: skip
# What the words of the content decide where the cue says nothing.
BY_CONTENT: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (act, re.compile(pattern, re.IGNORECASE))
    for act, pattern in (
        (
            "THREATEN",
            r"\bthreat|\bwill (?:retaliate|strike|attack|punish|respond with force|pay)|\bconsequences\b|\bor else\b",
        ),
        ("SANCTION", r"\bsanctions?\b.*\b(?:impos|extend|new)|\bimpos\w+ (?:\w+ ){0,3}sanctions|\bembargo|\bboycott"),
        ("INVESTIGATE", r"\b(?:investigat|inquir|probe)\w*"),
        ("DEMAND", r"\bmust\b|\bdemand|\bhas to\b|\bhave to\b|\bimmediate(?:ly)? (?:release|withdraw|stop|end)"),
        ("ACCUSE", r"\b(?:accus|blam)\w+|\b(?:lied|lying|corrupt|guilty|violat\w+|illegal)\b"),
        ("DISAPPROVE", r"\b(?:unacceptable|disgrace|shame|wrong|condemn\w*|regret\w*|concern\w*)\b"),
        (
            "REJECT",
            r"\b(?:will not|won't|cannot accept|would not|no longer|refus\w+|reject\w+|never accept|not satisfied)\b",
        ),
        ("REQUEST", r"\b(?:should|call(?:s|ed)? (?:on|for)|ask(?:s|ed)? for|please)\b"),
        ("AID", r"\b(?:aid|assistance|donat\w+|relief|loan|grant)\b"),
        ("CONSULT", r"\b(?:meet|meeting|talks|negotiat\w+|discuss\w*|conversation|phone call|dialogue)\b"),
        ("COOPERATE", r"\b(?:cooperat\w+|joint|together with|exchange of)\b"),
        ("AGREE", r"\b(?:agree\w*|ready to|willing to|open to|prepared to|accept\w*)\b"),
        ("PROMISE", r"\b(?:we will|i will|i'll|we'll|will be)\b"),
        ("SUPPORT", r"\b(?:support\w*|welcom\w+|prais\w+|back(?:s|ed|ing)|stand with)\b"),
    )
)
STATING = "STATE"


def classify_act(cue_lemma: str | None, content: str, *, denied: bool = False) -> str | None:
    """Return the act of a statement, None where there is nothing to go by."""
    if denied:
        return "DENY"
    if cue_lemma is not None and cue_lemma in BY_CUE:
        return BY_CUE[cue_lemma]
    plain = content.replace("’", "'")
    return next((act for act, pattern in BY_CONTENT if pattern.search(plain)), STATING if content else None)


# Words that tell of an act in an outlet's own sentence, strongest first; used where there is no cue to go by.
BY_EVENT: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (act, re.compile(rf"\b(?:{pattern})", re.IGNORECASE))
    for act, pattern in (
        ("PROTEST", (r"protest|demonstrat|rall(?:y|ied|ies)\b|went on strike|on strike|strikers|hunger strike|"
        r"march(?:ed|ers)|riot|boycott")),
        ("REJECT", (r"reject|refus|rul(?:e|ed|es|ing) out|turned down|veto|declin(?:e|ed|es) to|will not|would not|"
        r"resist|dismiss(?:ed|es)\b|spurn|oppos(?:e|ed|es|ition to)")),
        ("DEMAND", (r"demand|call(?:s|ed)? (?:on|for|upon)|urg(?:e|ed|es|ing)\b|appeal(?:s|ed)? (?:to|for)|"
        r"insist(?:s|ed)? (?:on|that)|ask(?:s|ed)\b|seek(?:s|ing)?\b|request")),
        ("THREATEN", (r"threat|warn|ultimatum|could (?:retaliate|attack)|vow(?:ed|s)? (?:to )?(?:retaliat|reveng|"
        r"aveng|attack|fight)|or face")),
        ("SANCTION", (r"sanction|embargo|expel|suspend(?:s|ed)? (?:aid|ties|relations)|cut(?:s)? (?:off )?(?:aid|"
        r"ties|relations)|broke off|break off|freez|recall(?:s|ed)? (?:its|their) ambassador|"
        r"withdr[ae]w (?:its )?ambassador|reduc\w+ (?:aid|ties|relations)")),
        ("COERCE", (r"arrest|detain|seiz|confiscat|curfew|ban(?:s|ned)?\b|censor|crack(?:ed|s)? ?down|imprison|jail|"
        r"sentenced|deport|raid|tear gas|imposed|martial law|evict|restrict")),
        ("ASSAULT", (r"tortur|rap(?:e|ed)\b|kidnap|abduct|assassinat|bomb(?:ed|ing)? (?:explo|kill)|suicide bomb|"
        r"beat(?:en|ing)?\b|execut|hostage|stabbed|car bomb|explosion|exploded")),
        ("FIGHT", (r"fought|fighting|clash|attack(?:ed|s)?\b|shell(?:ed|ing)|air strikes?|artillery|gunmen|"
        r"fired (?:on|at)|shot (?:down|dead)|captured|battle|troops killed|offensive|invad|opened fire|"
        r"violat\w+ (?:a |the )?(?:cease|truce)")),
        ("MOBILIZE", (r"mobili[sz]|troops (?:were )?(?:sent|deployed)|deploy|on (?:full |high )?alert|massing|"
        r"reinforce|military exercises|buildup|build-up")),
        ("INVESTIGATE", r"investigat|probe|inquiry|inquir|inspect|fact-finding|examin"),
        ("CONCEDE", (r"releas(?:e|ed|es|ing)|lift(?:s|ed|ing)? |eas(?:e|ed|es|ing) |free(?:d|s)\b|pardon|amnesty|"
        r"resign|step(?:s|ped)? down|legali[sz]|allow(?:s|ed)? |restor(?:e|ed)|apolog|admit|conced|relax")),
        ("RETREAT", (r"withdr[ae]w|pull(?:s|ed)? (?:out|back)|retreat|surrender|ceasefire|cease-fire|truce|lay down|"
        r"laid down|disarm|demobili[sz]|evacuat")),
        ("AID", (r"aid\b|donat|humanitarian|relief|assist|grant(?:s|ed)? (?:asylum|\$)|suppl(?:y|ied|ies)\b|provid|"
        r"food parcels|shelter")),
        ("AGREE", (r"agree|promis|pledg|offer|will(?:ing)? (?:to|provide|give|allow|support)|ready to|prepared to|"
        r"accept|plans? to|commit|signed|intends? to|vow")),
        ("SUPPORT", (r"prais|support|welcom|congratulat|defend(?:s|ed)|express\w+ (?:support|sympathy|solidarity)|"
        r"back(?:s|ed)\b|apprecia|condolence|upgraded|diplomatic (?:ties|relations)|endors")),
        ("CONSULT", r"met\b|meet|talks|visit|discuss|negotiat|mediat|telephon|phone call|arriv|consult"),
        ("COOPERATE", r"cooperat|extradit|shar(?:e|ed|ing) (?:intelligence|information)|joint|exchang|trade"),
        ("DISAPPROVE", (r"critici[sz]|condemn|accus|denounc|blam|complain|deplor|disapprov|concern|lawsuit|sued|"
        r"slam|attack(?:s|ed)? .{0,30}(?:as|for)\b|alleg")),
    )
)  # fmt: skip
# What is announced and not yet done: a hostile deed is a threat, a friendly one a promise, a refusal stays one.
_AHEAD = (
    r"\b(?:will|would|plan(?:s|ned)? to|(?:is|are) (?:prepared|ready) to|(?:have |has )?sworn to|intend(?:s|ed)? to) "
)
_HOSTILE = (r"(?:boycott|blockade|impose|attack|fight|retaliat|strike|invade|expel|tighten|extend the [\w-]* ?curfew|"
    r"withdraw|cut off|suspend|sever|destroy|kill|punish|seize|close its|shut)")  # fmt: skip
_FRIENDLY = (r"(?:return|lift|evacuat|releas|provid|give|send (?:aid|help|food)|allow|recogni[sz]|resum|restor|donat|"
    r"negotiat|meet|free)")  # fmt: skip
# Phrases that outweigh whatever act word stands before them.
BY_PHRASE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (act, re.compile(pattern, re.IGNORECASE))
    for act, pattern in (
        ("REJECT", r"\brefus(?:e|es|ed|ing) to\b|\brejected\b"),
        ("THREATEN", _AHEAD + r"(?:\w+ ){0,2}?" + _HOSTILE),
        ("AGREE", _AHEAD + r"(?:\w+ ){0,2}?" + _FRIENDLY),
        ("DEMAND", (r"\bmust (?!have\b)|\bpressur(?:ed|ing)\b|\bpush(?:ed|ing)? (?:hard )?for\b|\bdemanded\b|"
            r"\bordered (?:\w+ ){1,4}to (?:appear|hand|turn|stop|explain|testify)")),
        ("SANCTION", (r"\bimpos(?:e|ed|es|ing) (?:\w+ ){0,2}sanctions\b|\bsuspen(?:ded|ds|sion of) (?:\w+ ){0,3}?"
            r"(?:aid|air links|flights|relations|ties|assistance)")),
        ("PROTEST", (r"\bblock(?:ed|ing)? (?:\w+ ){0,3}?"
            r"(?:roads?|bridge|streets?|transport|highways?|motorway|railway|traffic)")),
        ("CONCEDE", (r"\b(?:lift|eas|relax|cancel|shorten|end)(?:l?ed|ing) (?:\w+ ){0,5}?"
            r"(?:restrictions?|curfew|ban|censorship|strike|state of emergency|blockade)\b|\bcalled off\b")),
        ("DISAPPROVE", r"\b(?:lodged|made|filed) (?:an? )?(?:\w+ )?(?:protest|complaint) (?:with|against|to)\b"),
        ("COOPERATE", r"\bshar(?:ed|es|ing) (?:\w+ )?(?:expertise|evidence|intelligence|information)\b"),
        ("AID", r"\bgranted (?:\w+ )?asylum\b"),
    )
)  # fmt: skip
REPORTED = re.compile(
    r",\s+(?:\w+\s+){0,8}?(?:said|reported|announced|told|according to)\b.*\Z|\b(?:said|announced|"
    r"reported) (?:that|on \w+)?",
    re.IGNORECASE,
)


def classify_event(sentence: str) -> str | None:
    """Return the act that a sentence tells of: a telling phrase, else its earliest act word outside the attribution."""
    plain = REPORTED.sub(" ", sentence.replace("’", "'"))
    phrase = next((act for act, pattern in BY_PHRASE if pattern.search(plain)), None)
    if phrase is not None:
        return phrase
    found = [
        (m.start(), rank, act) for rank, (act, pattern) in enumerate(BY_EVENT) for m in [pattern.search(plain)] if m
    ]
    return min(found)[2] if found else None
