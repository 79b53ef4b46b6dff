"""Terms of a text: the stems, names and numbers that two tellings of one thing share.

In: text.  Out: ordered words for alignment and content terms for matching.
Numbers are written one way ("seven" and "7", "48,000" and "48 000"), irregular verbs by their base form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rashomon.text.normalize import fold, strip_accents
from rashomon.text.tokens import STOPWORDS, stem

_UNITS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBER_WORDS: dict[str, str] = {
    **{word: str(value) for value, word in enumerate(_UNITS.split())},
    **{word: str(10 * value) for value, word in enumerate(_TENS.split(), start=2)},
}

# Base form, then the forms that the stemmer cannot undo. Verbs that news uses for happenings and for saying.
_IRREGULAR_ROWS = """
sell sold|buy bought|meet met|speak spoke spoken|say said|tell told|give gave given|take took taken|fall fell fallen
rise rose risen|find found|lose lost|win won|leave left|hold held|begin began begun|hear heard|know knew known
see saw seen|go went gone|come came|make made|pay paid|build built|strike struck|shoot shot|flee fled|steal stole stolen
break broke broken|send sent|spend spent|bring brought|think thought|write wrote written|choose chose chosen
fight fought|hide hid hidden|catch caught|teach taught|stand stood|understand understood|withdraw withdrew withdrawn
die dying dead death deaths|lie lying|feel felt|keep kept|mean meant|run ran|sit sat|swear swore sworn
throw threw thrown|get got gotten
threat threaten threatens threatened threatening|resign resignation|deny denial denials|propose proposal proposals
decide decision decisions
agree agreement agreements|explode explosion explosions|refuse refusal|arrive arrival|sign signature signatures
appoint appointment|elect election
announce announcement|invade invasion|evacuate evacuation|investigate investigation|inspect inspection inspections
negotiate negotiation negotiations
approve approval|remove removal|demolish demolition|apologise apology apologize|accuse accusation accusations
injure injury injuries|kill killing killings
"""
IRREGULAR: dict[str, str] = {
    form: row.split()[0] for row in _IRREGULAR_ROWS.replace("\n", "|").split("|") if row for form in row.split()[1:]
}

# Words that stand for anybody or anything: sharing one shows nothing.
EMPTY_WORDS = frozenset(
    """
    somebody someone nobody anybody anyone everybody everyone something anything nothing one ones thing things
    never ever also still already yet just even so-called mr mrs ms dr sir
    didn't don't won't hasn't haven't hadn't wasn't weren't isn't aren't doesn't can't couldn't wouldn't shouldn't
    i'm it's we're they're he's she's there's that's what's who's i've we've they've i'd he'd she'd we'd they'd i'll
    we'll they'll he'll she'll it'll what who whom whose may might must shall
    """.split()
)

# One way of writing what is the same word in two houses' styles.
_SAME_WORDS = {
    "nobody": ("no", "one"), "somebody": ("someone",), "anybody": ("anyone",), "everybody": ("everyone",),
    "cannot": ("can", "not"), "can't": ("can", "not"),
    "won't": ("will", "not"), "shan't": ("shall", "not"), "it's": ("it", "is"), "that's": ("that", "is"),
    "there's": ("there", "is"), "what's": ("what", "is"),
    "i'm": ("i", "am"), "let's": ("let", "us"),
    "gonna": ("going", "to"), "wanna": ("want", "to"), "gotta": ("got", "to"),
}  # fmt: skip
_SHORT_ENDS = (("n't", "not"), ("'ve", "have"), ("'re", "are"), ("'ll", "will"), ("'d", "would"))

_EDITOR = re.compile(r"\[[^\]]*\]")
_THOUSANDS = re.compile(r"(?<=\d)[,\u00a0\u202f ](?=\d{3}(?!\d))")
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:['’]\w+)*", re.UNICODE)


@lru_cache(maxsize=65536)
def plain_words(text: str) -> tuple[str, ...]:
    """Return the folded words of `text` in order, without what stands in an editor's brackets."""
    plain = _EDITOR.sub(" ", text) if "[" in text else text
    return tuple(_WORD.findall(fold(_THOUSANDS.sub("", plain))))


def spelt_out(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words with short forms written out: "don't" is "do not", "nobody" is "no one"."""
    return tuple(part for word in words for part in _spelt_out(word))


def _spelt_out(word: str) -> tuple[str, ...]:
    if word in _SAME_WORDS:
        return _SAME_WORDS[word]
    for end, full in _SHORT_ENDS:
        if word.endswith(end) and len(word) > len(end):
            return word.removesuffix(end), full
    return (word,)


@lru_cache(maxsize=65536)
def word_term(word: str) -> str | None:
    """Return the term of one folded word: number, base form or stem; None for a word without content."""
    word = word.removesuffix("'s").removesuffix("'")
    if word in STOPWORDS or word in EMPTY_WORDS or not word:
        return None
    if word in NUMBER_WORDS:
        return NUMBER_WORDS[word]
    if is_number(word):
        return word  # the stemmer would halve the doubled "0" of 2400
    if word.endswith("eed") and len(word) > len("speed"):
        word = word[:-1]  # "agreed" and "guaranteed" keep the "ee" that the stemmer would halve
    return stem(IRREGULAR.get(word, strip_accents(word)))


@lru_cache(maxsize=65536)
def content_terms(text: str) -> tuple[str, ...]:
    """Return the content terms of `text` in order."""
    terms = (word_term(word) for word in plain_words(text))
    return tuple(term for term in terms if term is not None)


def is_number(term: str) -> bool:
    """Return whether a term is a number in digits."""
    return term[:1].isdigit()
