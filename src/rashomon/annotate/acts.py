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
    **dict.fromkeys(("criticize", "criticise", "condemn", "denounce", "slam", "blast", "rebuke", "complain", "lament"), "DISAPPROVE"),
    **dict.fromkeys(("praise", "welcome", "hail", "defend", "endorse", "applaud"), "SUPPORT"),
    **dict.fromkeys(("agree", "accept"), "AGREE"),
    **dict.fromkeys(("admit", "concede", "apologize", "apologise"), "CONCEDE"),
}  # fmt: skip
# What the words of the content decide where the cue says nothing.
BY_CONTENT: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (act, re.compile(pattern, re.IGNORECASE))
    for act, pattern in (
        ("THREATEN", r"\bthreat|\bwill (?:retaliate|strike|attack|punish|respond with force|pay)|\bconsequences\b|\bor else\b"),
        ("SANCTION", r"\bsanctions?\b.*\b(?:impos|extend|new)|\bimpos\w+ (?:\w+ ){0,3}sanctions|\bembargo|\bboycott"),
        ("INVESTIGATE", r"\b(?:investigat|inquir|probe)\w*"),
        ("DEMAND", r"\bmust\b|\bdemand|\bhas to\b|\bhave to\b|\bimmediate(?:ly)? (?:release|withdraw|stop|end)"),
        ("ACCUSE", r"\b(?:accus|blam)\w+|\b(?:lied|lying|corrupt|guilty|violat\w+|illegal)\b"),
        ("DISAPPROVE", r"\b(?:unacceptable|disgrace|shame|wrong|condemn\w*|regret\w*|concern\w*)\b"),
        ("REJECT", r"\b(?:will not|won't|cannot accept|would not|no longer|refus\w+|reject\w+|never accept|not satisfied)\b"),
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
    if cue_lemma in BY_CUE:
        return BY_CUE[cue_lemma]
    plain = content.replace("’", "'")
    return next((act for act, pattern in BY_CONTENT if pattern.search(plain)), STATING if content else None)
