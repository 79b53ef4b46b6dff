"""Strings that make a regular expression work hardest, derived from the expression itself, and every one to try.

In: the package.  Out: its compiled patterns by name, and for each the strings that repeat what its own loops repeat.
A backtracking engine is slow where a loop can divide the same characters in many ways, or where a failing match is
begun again at each of them: so the strings are one loop's body many times, after what leads to it, before what fails.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import re._constants as ops  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import rashomon

Item = tuple[Any, Any]  # an operation of a parsed pattern, and its operands
SKIPPED = ("rashomon.store.migrations", "rashomon.__main__")  # they run when they are imported
LONG_LOOP = 8  # a loop of fewer rounds costs a constant factor
MOST_SAMPLES = 6  # alternatives that are tried of one part
ENDINGS = ("", "\x00", "Zz9")
PLAIN_PUMPS = (" ", "a", "a ", "A", "1", "1,", ", ", ". ", "\n", "\t", "<", "<a ", "(", "“", "'", "-", "said ", "Aa ")


def find_patterns() -> dict[str, re.Pattern[Any]]:
    """Return every compiled pattern that a module of the package holds, by module, name and number."""
    found: dict[str, re.Pattern[Any]] = {}
    seen: set[tuple[Any, int]] = set()
    for module in _modules():
        for name, value in sorted(vars(module).items()):
            for number, pattern in enumerate(_patterns_in(value, module.__name__)):
                if (pattern.pattern, pattern.flags) not in seen:
                    seen.add((pattern.pattern, pattern.flags))
                    found[f"{module.__name__}:{name}:{number}"] = pattern
    return found


def is_anchored(place: str) -> bool:
    """Return whether the pattern at a place found by `find_patterns` is only ever tried where a text begins."""
    uses = _uses().get(place.split(":")[1], set())
    return bool(uses) and uses <= {"match", "fullmatch", "pattern"}


@cache
def _uses() -> dict[str, set[str]]:
    """Return what is called of each name in the package's own code."""
    uses: dict[str, set[str]] = {}
    for file in sorted(Path(rashomon.__path__[0]).rglob("*.py")):
        for name, use in re.findall(r"(?<![\w.])(\w+)\.(\w+)", file.read_text("utf-8")):
            uses.setdefault(name, set()).add(use)
    return uses


def _modules() -> Iterator[ModuleType]:
    for info in sorted(pkgutil.walk_packages(rashomon.__path__, "rashomon."), key=lambda info: info.name):
        if not info.name.startswith(SKIPPED):
            yield importlib.import_module(info.name)


def _patterns_in(value: object, module: str, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    """Yield the patterns in a value: in tables, in bound methods such as `search`, and in classes of the module."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(getattr(value, "__self__", None), re.Pattern):
        yield value.__self__  # type: ignore[attr-defined]
    elif depth > 3:
        return
    elif isinstance(value, Mapping):
        for part in (*value.keys(), *value.values()):
            yield from _patterns_in(part, module, depth + 1)
    elif isinstance(value, (tuple, list, frozenset, set)):
        for part in value:
            yield from _patterns_in(part, module, depth + 1)
    elif isinstance(value, type) and value.__module__ == module:
        yield from _patterns_in(dict(vars(value)), module, depth + 1)
    elif hasattr(value, "__struct_fields__") and not isinstance(value, type):
        yield from _patterns_in([getattr(value, name) for name in value.__struct_fields__], module, depth + 1)


def hostile_strings(pattern: re.Pattern[Any], length: int) -> list[str]:
    """Return strings of about `length` characters that repeat what a loop of the pattern repeats."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    made: dict[str, None] = {}
    for lead, pump in dict.fromkeys(
        (*_loops(parser.parse(text, pattern.flags & ~re.DEBUG), ""), *(("", p) for p in PLAIN_PUMPS))
    ):
        if not pump:
            continue
        body = pump * (length // len(pump))
        for ending in ENDINGS:
            made.setdefault(lead + body + ending)
    return list(made)


def _loops(items: Iterable[Any], lead: str) -> Iterator[tuple[str, str]]:
    """Yield for each long loop what leads to it and some of what it repeats."""
    for item in items:
        for inner, high in _inner(item):
            samples = _samples(inner)
            if high >= LONG_LOOP:
                for sample in samples:
                    yield lead, sample
                    for other in samples[:2]:
                        yield lead, sample + other
            yield from _loops(inner, lead)
        lead = (lead + next(iter(_sample_item(item)), ""))[-200:]


def _inner(item: Item) -> Iterator[tuple[Sequence[Any], int]]:
    """Yield the parts inside an item, each with how often it may stand at most."""
    op, value = item
    if op in _LOOPS:
        yield value[2], int(value[1])
    elif op is ops.SUBPATTERN:
        yield value[3], 1
    elif op is ops.BRANCH:
        for branch in value[1]:
            yield branch, 1
    elif op in (ops.ASSERT, ops.ASSERT_NOT):
        yield value[1], 1
    elif op is ops.ATOMIC_GROUP:
        yield value, 1


_LOOPS = frozenset({ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT})


def _samples(items: Iterable[Any]) -> list[str]:
    """Return a few strings that the items match, or nearly."""
    made = [""]
    for item in items:
        options = _sample_item(item) or [""]
        made = [a + b for a in made for b in options][: MOST_SAMPLES * 2]
    return list(dict.fromkeys(made))[:MOST_SAMPLES]


def _sample_item(item: Item) -> list[str]:
    """Return a few strings that one item matches, or nearly."""
    op, value = item
    if op is ops.BRANCH:
        branches = value[1]
        return [sample for branch in (*branches[:3], *branches[-2:]) for sample in _samples(branch)[:2]][:MOST_SAMPLES]
    if op in _LOOPS:
        return [sample * max(1, value[0]) for sample in _samples(value[2])]
    make = _SAMPLES.get(op)
    return make(value) if make else [""]


_CLASS_SAMPLES = {
    ops.CATEGORY_DIGIT: "1", ops.CATEGORY_NOT_DIGIT: "a ", ops.CATEGORY_SPACE: " \n", ops.CATEGORY_NOT_SPACE: "a.",
    ops.CATEGORY_WORD: "aA1", ops.CATEGORY_NOT_WORD: " .",
}  # fmt: skip


def _sample_class(parts: Iterable[Any]) -> list[str]:
    """Return a few characters of a class; of one that excludes, common characters that are left."""
    listed = list(parts)
    if listed[0][0] is ops.NEGATE:
        return [c for c in "a 1.A," if not _in_class(c, listed[1:])][:3]
    found = ""
    for op, value in listed:
        if op is ops.LITERAL:
            found += chr(value)
        elif op is ops.RANGE:
            found += chr(value[0])
        elif op is ops.CATEGORY:
            found += _CLASS_SAMPLES[value]
    return list(dict.fromkeys(found))[:5]


def _in_class(character: str, parts: Iterable[Any]) -> bool:
    for op, value in parts:
        if op is ops.LITERAL and value == ord(character):
            return True
        if op is ops.RANGE and value[0] <= ord(character) <= value[1]:
            return True
        if op is ops.CATEGORY and character in _CLASS_SAMPLES[value]:
            return True
    return False


_SAMPLES: dict[Any, Callable[[Any], list[str]]] = {
    ops.LITERAL: lambda code: [chr(code)],
    ops.NOT_LITERAL: lambda code: ["b" if code == ord("a") else "a", " "],
    ops.ANY: lambda _nothing: ["a", " "],
    ops.IN: _sample_class,
    ops.SUBPATTERN: lambda parts: _samples(parts[3]),
    ops.ATOMIC_GROUP: _samples,
}
