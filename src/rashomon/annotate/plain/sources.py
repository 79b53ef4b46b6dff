"""Tell who speaks in a clause of a language without a parser.

In: a line, its cue and the clause around it.  Out: the place of the source, or none.
A subject stands before the finite verb unless something else does: "Am Montag erklärte der Minister" has it behind.
"""

from __future__ import annotations

import re

from rashomon.annotate.plain.grammar import pattern
from rashomon.annotate.plain.lines import Line
from rashomon.model import Span

MAX_SUBJECT_CHARACTERS = 160


def source_of(line: Line, cue: re.Match[str], start: int, end: int) -> Span | None:
    """Return who says what the cue introduces, in the clause from `start` to `end`."""
    finite = _finite_verb(line, cue, start)
    if _is_passive(line, cue, finite):
        return _agent(line, start, end) or _document(line, start, cue.start(), end)
    following = next((m for m in line.words(finite.end(), end)), None)
    if line.find(line.grammar.impersonal, cue.start(), cue.end()) is not None:
        return _document(line, start, finite.end(), end, any_place=True)
    if following is not None and line.grammar.capital_nouns and following.group() in _SURE_SUBJECTS:
        return line.place(following.start(), following.end())
    return (
        _subject_of_sentence(line, start, finite.start())
        or subject_before(line, start, finite.start())
        or line.phrase_after(finite.end(), end)
    )


_SURE_SUBJECTS = frozenset({"er", "man", "wir"})


def _document(line: Line, start: int, behind: int, end: int, *, any_place: bool = False) -> Span | None:
    """Return where "it says" so: "Im Bericht heißt es", "hieß es bei der Polizei"; else only what is a document."""
    for low, high in ((behind, end), (start, behind)):
        preposition = line.find(line.grammar.within, low, high)
        phrase = line.phrase_after(preposition.end(), high) if preposition else None
        if phrase is not None and (any_place or line.find(line.grammar.documents, low, high) is not None):
            return phrase
    return None


def _finite_verb(line: Line, cue: re.Match[str], start: int) -> re.Match[str]:
    """Return the auxiliary that opens the verb's bracket, else the cue: "hat … erklärt"."""
    found = line.find_all(line.grammar.auxiliaries, max(start, line.clause_start(cue.start())), cue.start())
    return found[0] if found else cue


def _is_passive(line: Line, cue: re.Match[str], finite: re.Match[str]) -> bool:
    passive = line.grammar.passive
    if passive is None or finite is cue or line.find(line.grammar.cited, cue.start(), cue.end()) is not None:
        return False
    return (
        pattern(passive).fullmatch(finite.group()) is not None
        and pattern(r"ge\w+t|\w+en|\w+t").fullmatch(cue.group()) is not None
        and "werd" not in cue.group()
    )


def _agent(line: Line, start: int, end: int) -> Span | None:
    agent = line.find(line.grammar.agent, start, end)
    return line.phrase_after(agent.end(), end) if agent else None


def subject_before(line: Line, start: int, verb: int) -> Span | None:
    """Return the phrase between the clause's begin and its verb, if it can be the subject."""
    at = max(start, line.clause_start(verb))
    first = next(iter(line.words(at, verb)), None)
    if first is None:
        return None
    if _opens_otherwise(line, first):
        return _behind_opener(line, first, verb)
    phrase = line.phrase_after(at, verb, long=True)
    return phrase if phrase is not None and phrase.start - line.at - at <= 3 else None


def _behind_opener(line: Line, opener: re.Match[str], verb: int) -> Span | None:
    """Return the subject of a clause that opens with "und", "dass" or a relative: the phrase right behind it."""
    if opener.group().lower() not in _BEFORE_SUBJECT:
        return None
    return line.phrase_after(opener.end(), verb, long=True)


_BEFORE_SUBJECT = frozenset(
    "und aber doch denn sondern dass daß wie weil da ob obwohl nachdem während wenn auch einzig mais et car pero y ma "
    "e но а и але та і також также".split()
)


def _subject_of_sentence(line: Line, start: int, verb: int) -> Span | None:
    """Return the first phrase of the sentence, where the verb follows what is set beside its subject."""
    before = line.masked[start:verb].rstrip()
    if not before.endswith(",") or len(before) > MAX_SUBJECT_CHARACTERS:
        return None
    first = next(iter(line.words(start, verb)), None)
    if first is None or (_opens_otherwise(line, first) and first.group().lower() not in _BEFORE_SUBJECT):
        return None
    at = first.end() if first.group().lower() in _BEFORE_SUBJECT else start
    phrase = line.phrase_after(at, line.clause_end(at), long=True)
    return _with_name(line, phrase) if phrase is not None else None


def _with_name(line: Line, phrase: Span) -> Span:
    """Return the phrase with a full name set beside it between commas: "Die Ministerin, Anna Holm, sagte"."""
    beside = re.compile(rf",\s+{_FULL_NAME.pattern}(?=\s*(?:\(\w+\))?,)").match(line.masked, phrase.end - line.at)
    return Span(phrase.start, line.at + beside.end("head")) if beside else phrase


def head_of(text: str, source: Span | None) -> Span | None:
    """Return the words of a source that name somebody: a full name in it, else its first noun, else all of it."""
    if source is None:
        return None
    phrase = source.of(text)
    names = list(_FULL_NAME.finditer(phrase))
    found = names[-1] if names else _FIRST_NOUN.match(phrase)
    return Span(source.start + found.start("head"), source.start + found.end("head")) if found else source


_FULL_NAME = re.compile(r"(?P<head>[^\W\d_a-zà-ÿа-яёіїєґ][\w’'-]+(?: [^\W\d_a-zà-ÿа-яёіїєґ][\w’'-]+)+)")
_FIRST_NOUN = re.compile(
    r"(?:(?:der|die|das|dem|den|des|eine?[rsmn]?|le|la|les|un|une|el|los|las|una|il|lo|gli|i|uno|l['’])\s*(?<=[\s'’]))"
    r"(?P<head>[\w-]+)",
    re.IGNORECASE,
)


def _opens_otherwise(line: Line, word: re.Match[str]) -> bool:
    """Return whether a clause that begins so has its subject elsewhere."""
    grammar = line.grammar
    return any(pattern(w).match(line.masked, word.start()) for w in (grammar.openers, grammar.not_subject) if w)
