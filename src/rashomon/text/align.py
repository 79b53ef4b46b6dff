"""Align two word sequences and say how one was made from the other.

Out: runs of equal, cut, inserted, replaced words in order. Which words moved is left to the caller.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rapidfuzz.distance import Indel, LCSseq

from rashomon.model.base import Value

Op = Literal["equal", "cut", "insert", "replace"]


class Run(Value, frozen=True, kw_only=True):
    """Words `a_start:a_end` of the first sequence against `b_start:b_end` of the second."""

    op: Op
    a_start: int
    a_end: int
    b_start: int
    b_end: int


def align_words(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """Return the runs that turn `a` into `b` by the longest common subsequence.

    A cut beside an insertion is one replacement.
    """
    runs: list[Run] = []
    for op in LCSseq.opcodes(a, b):
        equal = op.tag == "equal"
        last = runs[-1] if runs else None
        if last is not None and (last.op == "equal") == equal:
            runs[-1] = _run(equal, last.a_start, op.src_end, last.b_start, op.dest_end)
        else:
            runs.append(_run(equal, op.src_start, op.src_end, op.dest_start, op.dest_end))
    return runs


def _run(equal: bool, a_start: int, a_end: int, b_start: int, b_end: int) -> Run:
    op: Op = "equal" if equal else "cut" if b_start == b_end else "insert" if a_start == a_end else "replace"
    return Run(op=op, a_start=a_start, a_end=a_end, b_start=b_start, b_end=b_end)


def word_similarity(a: Sequence[str], b: Sequence[str]) -> float:
    """Return 0 to 1: twice the longest common subsequence over both lengths; two empty sequences are alike."""
    return float(Indel.normalized_similarity(a, b))
