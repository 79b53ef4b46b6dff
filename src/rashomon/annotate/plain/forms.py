"""Find reported speech in one sentence of a language without a parser.

In: a line.  Out: reports: pieces of content, cue, source.  The forms are tried in order; the first that fits is it.
Content is a clause: it begins behind "that" or a comma and goes to the end of the sentence, or it ends before ", so X".
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rashomon.annotate.plain.grammar import pattern
from rashomon.annotate.plain.lines import MASK, SUBORDINATE, Line
from rashomon.annotate.plain.sources import source_of
from rashomon.model import Span
from rashomon.model.base import Value

MIN_WORDS = 2


class Report(Value, frozen=True, kw_only=True):
    """What a sentence reports: content in pieces, the words that say so, who is said to have said it."""

    pieces: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    denied: bool = False


def find_report(line: Line) -> Report | None:
    """Return what the sentence reports, None if it reports nothing."""
    for form in _FORMS:
        report = form(line)
        if report is not None and sum(len(p.of(line.text).split()) for p in report.pieces) >= MIN_WORDS:
            return report
    return None


def _report(line: Line, ranges: list[tuple[int, int]], cue: re.Match[str] | None, source: Span | None) -> Report | None:
    pieces = tuple(p for p in (line.place(a, b) for a, b in ranges if b > a) if p is not None)
    if not pieces:
        return None
    place = Span(line.at + cue.start(), line.at + cue.end()) if cue else None
    denied = cue is not None and line.find(line.grammar.denies, cue.start(), line.clause_end(cue.end())) is not None
    return Report(pieces=pieces, cue=place, source=source, denied=denied)


def _that(line: Line) -> Report | None:
    """Read "X said that A" and "That A, said X"."""
    grammar = line.grammar
    for that in line.find_all(grammar.that):
        if line.masked[: that.start()].strip() == "":
            return _fronted(line, that)
        if grammar.capital_nouns and not line.masked[: that.start()].rstrip().endswith((",", "und", "oder")):
            continue
        matrix = _matrix_start(line, that.start())
        cue = _last([c for c in line.cues() if matrix <= c.start() < that.start()])
        if cue is None:
            cue = _last(line.find_all(grammar.nouns_of_saying, matrix, that.start()))
        if cue is None or line.find(grammar.no_report, line.clause_start(that.start() - 1), that.start()) is not None:
            continue
        if not grammar.capital_nouns and len(line.masked[cue.end() : that.start()]) > MAX_BEFORE_THAT:
            continue
        source = source_of(line, cue, matrix, that.start())
        start = that.start() if grammar.capital_nouns else that.end()
        return _report(line, [(start, line.end)], cue, source)
    return None


MAX_BEFORE_THAT = 70  # characters between cue and "that": "dijo ayer a los periodistas que"


def _matrix_start(line: Line, at: int) -> int:
    """Return where the main clause before `at` begins: behind a semicolon, colon or masked quotation."""
    return max((m.end() for m in re.finditer(rf"[;:]|{MASK},", line.masked[:at])), default=0)


def _fronted(line: Line, that: re.Match[str]) -> Report | None:
    cue = next(
        (c for c in line.cues() if c.start() > that.end() and line.masked[: c.start()].rstrip().endswith(",")), None
    )
    if cue is None:
        return None
    source = source_of(line, cue, line.clause_start(cue.start()), line.end)
    return _report(line, [(that.start(), cue.start())], cue, source)


def _as_told(line: Line) -> Report | None:
    """Read "As X said, A" and "A, as X said"."""
    for opener in line.find_all(line.grammar.as_told):
        if line.masked[: opener.start()].strip() and not line.masked[: opener.start()].rstrip().endswith(
            (",", "–", "-")
        ):
            continue
        end, cue = opener.end(), None
        for _ in range(MAX_TOLD_CLAUSES):
            end = line.clause_end(end + 1)
            cue = cue or _last([c for c in line.cues(quoting=True) if opener.end() <= c.start() < end])
            if cue is not None or end >= line.end:
                break
        if cue is None:
            continue
        source = line.phrase_after(opener.end(), cue.start()) or line.phrase_after(cue.end(), end)
        return _report(line, [(0, opener.start()), (end, line.end)], cue, source)
    return None


MAX_TOLD_CLAUSES = 3  # "Wie die Ministerin, Anna Holm, erklärte"


def _according(line: Line) -> Report | None:
    """Read "According to X, A", "A, according to X, B" and "A X zufolge B"."""
    before = line.find(line.grammar.according)
    if before is not None:
        return _according_before(line, before)
    behind = line.find(line.grammar.according_behind)
    return _according_behind(line, behind) if behind is not None else None


def _whereby(line: Line) -> Report | None:
    """Read "a report according to which A"."""
    cue = line.find(line.grammar.whereby)
    if cue is None:
        return None
    start = _matrix_start(line, cue.start())
    first = line.phrase_after(start, cue.start(), long=True)
    nearest = line.phrase_after(line.clause_start(line.clause_start(cue.start()) - 2), cue.start(), long=True)
    return _report(line, [(cue.end(), line.clause_end(cue.end()))], cue, nearest or first)


def _according_before(line: Line, cue: re.Match[str]) -> Report | None:
    grammar = line.grammar
    start = line.clause_start(cue.start())
    leads = line.masked[start : cue.start()].strip() == ""
    opens = leads and (start == 0 or line.masked[:start].rstrip().endswith((":", ";")))
    source = line.phrase_after(cue.end(), line.end, long=opens)
    if source is None:
        return None
    end = source.end - line.at
    source = _who_gives(line, source)
    if opens:
        return _report(line, [(_behind_apposition(line, end), line.end)], cue, source)
    if leads:  # between two commas or at the end
        return _report(
            line, [(0, cue.start()), (line.clause_end(end) if end < line.end else end, line.end)], cue, source
        )
    subordinate = grammar.capital_nouns and start > 0 and line.is_subordinate(start)
    first, last = (start, line.clause_end(end)) if subordinate else (_matrix_start(line, cue.start()), line.end)
    return _report(line, [(first, cue.start()), (end, last)], cue, source)


def _who_gives(line: Line, source: Span) -> Span:
    """Return whose information it is, where the source says: "Angaben der Polizei" are the police's."""
    grammar = line.grammar
    start, end = source.start - line.at, source.end - line.at
    known = line.find(grammar.known_by, start, end)
    owner = line.find(grammar.of_whom, known.end(), end) if known is not None else None
    if known is None or owner is None or line.masked[known.end() : owner.start()].strip():
        return source
    return line.place(owner.end() if owner.group().lower() in _OF else owner.start(), end) or source


_OF = frozenset("von vom".split())


def _behind_apposition(line: Line, end: int) -> int:
    """Return where the main clause goes on behind a source and what is set beside it between commas."""
    if not line.masked[end:].lstrip().startswith(","):
        return end
    comma = line.masked.index(",", end)
    if not line.grammar.capital_nouns:
        return comma
    following = next((m.group() for m in line.words(comma + 1, line.end)), "")
    second = line.masked.find(", ", comma + 1)
    if (following[:1].isupper() or following in SUBORDINATE) and 0 < second < line.end:
        return second
    return comma


def _according_behind(line: Line, cue: re.Match[str]) -> Report | None:
    start = line.clause_start(cue.start())
    source = None
    for word in line.words(start, cue.start()):
        phrase = line.phrase_after(word.start(), cue.start())
        if phrase is not None and phrase.end - line.at >= cue.start() - 2:
            source = phrase
            break
    if source is None:
        return None
    return _report(
        line, [(_matrix_start(line, cue.start()), source.start - line.at), (cue.end(), line.end)], cue, source
    )


def _so(line: Line) -> Report | None:
    """Read "A, so X"."""
    for cue in line.find_all(line.grammar.so):
        before = line.masked[: cue.start()].rstrip()
        if not before.endswith(",") or before.endswith(f"{MASK},"):
            continue
        end = line.clause_end(cue.end())
        verb = next((c for c in line.cues() if cue.end() <= c.start() <= cue.end() + 2), None)
        source = line.phrase_after(verb.end() if verb else cue.end(), line.end)
        if source is not None and line.masked[cue.end() : cue.end() + 5].strip()[:3] not in {"das", "daß"}:
            reach = max(end, source.end - line.at)
            return _report(line, [(0, cue.start()), (reach, line.end)], cue, source)
    return None


def _postposed(line: Line) -> Report | None:
    """Read "A, said X." where A stands without marks."""
    for cue in line.cues(quoting=True):
        before = line.masked[: cue.start()].rstrip()
        if not before.endswith(",") or before.endswith(f"{MASK},") or line.find(line.grammar.that, cue.end()):
            continue
        end = line.clause_end(cue.end())
        source = line.phrase_after(cue.end(), line.end)
        first = next((m.group().lower() for m in line.words(0, line.end)), "")
        if (
            source is None
            or first in _ASIDE
            or _is_reported(line, end)
            or (line.end - end > MAX_APPOSITION and line.grammar.capital_nouns)
        ):
            continue
        pieces = [(_matrix_start(line, cue.start()), cue.start())]
        trailing = next((m.group().lower() for m in line.words(end + 1, line.end)), "")
        return _report(line, [*pieces, (end, line.end)] if trailing in _RESUMES else pieces, cue, source)
    return None


_RESUMES = frozenset("und aber doch et mais y pero e ma и а но і та але".split())


def _is_reported(line: Line, start: int) -> bool:
    """Return whether a clause behind `start` has a verb of reported speech in second place, not at its end."""
    grammar = line.grammar
    found = line.find_all(grammar.reported, start) + line.find_all(grammar.reported_behind_cue, start)
    places = [m.end() for m in found if m.group()[0].islower()]
    if grammar.second_verb is not None:
        opening = re.compile(grammar.second_verb).match(line.masked, start)
        places += [opening.end()] if opening else []
    return any(line.masked[end : line.clause_end(end)].strip() for end in places) or (
        line.find(grammar.reported, start) is not None and not line.is_subordinate(start + 1)
    )


_OPENS_COMPLEMENT = ",:"
MAX_APPOSITION = 90  # characters: ", sagte Anna Holm, die Sprecherin der Behörde"


def _complement(line: Line) -> Report | None:
    """Read "X said, A is so" with a verb of reported speech, and "X demanded to …"."""
    grammar = line.grammar
    for cue in line.cues():
        end = line.clause_end(cue.end())
        if end >= line.end or line.masked[end] not in _OPENS_COMPLEMENT:
            continue
        following = next((m.group().lower() for m in line.words(end + 1, line.end)), "")
        asked = (
            grammar.infinitive is not None
            and pattern(grammar.asks or "").match(cue.group())
            and line.find(grammar.infinitive, end)
        )
        reported = _is_reported(line, end)
        if following in _ASIDE or (following in SUBORDINATE and not asked and not reported):
            continue
        if reported or asked:
            source = source_of(line, cue, _matrix_start(line, cue.start()), end)
            return _report(line, [(end, line.end)], cue, source)
    return None


_ASIDE = frozenset("wenn als weil nachdem obwohl während bevor wo wobei sodass damit falls da".split())


def _last(found: list[re.Match[str]]) -> re.Match[str] | None:
    return found[-1] if found else None


_FORMS: tuple[Callable[[Line], Report | None], ...] = (
    _whereby, _that, _as_told, _according, _so, _postposed, _complement,
)  # fmt: skip
