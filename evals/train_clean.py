"""Learn the weights of the cleaner's model of what is body, from the public page sets, in folds by site.

`python -m evals train-clean [--folds DIR]`.  In: `pages-*` (blocks of HTML) and `dumps-*` (lines of text) with gold.
Out: `weights/clean-blocks.json`; with `--folds` no weights but, for each set, predictions by weights that have not
seen the page's site: their scores are what floors are made of. numpy only; seeds are fixed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from evals.bodies import predict_bodies
from evals.clean_lexicon import Counts
from evals.clean_neighbours import give_neighbours
from evals.clean_net import ALONE, Array, Pages, score_pages, train_net
from evals.clean_samples import SETS, Sample, name_site, read_samples
from evals.shared import find_shared, read_rows
from rashomon.clean.scores.model import Layers, Nets, Rows, Weights, list_rows, look_around

WEIGHTS = Path(__file__).parent.parent / "src" / "rashomon" / "weights" / "clean-blocks.json"
SOURCE = (
    "learned by `python -m evals train-clean` from public article-extraction sets with reviewed bodies: "
    "scrapinghub article-extraction-benchmark, WCXB, the test pages of fundus; numbers only, no text of them"
)
FOLDS = 3
MEMBERS = 2  # nets whose logits are averaged: from seed to seed one alone differs by half a point
Parts = Sequence[Array]  # what a net sees of a page: `Rows`, for the second net with those of `look_around`
OPTIONAL = Rows._fields.index("neighbours")
SEED = 7


def train_weights(samples: Sequence[Sample], source: str) -> Weights:
    """Return the model: the second net sees first scores that come from nets which have not seen the page.

    Half of the samples are seen with neighbours by the second net, the others alone; by the first one each both ways.
    """
    counts = Counts(samples)
    alike: list[Rows] = [list_rows(sample.described, *counts.describe(sample)) for sample in samples]
    neighbours = give_neighbours(samples, [page.base for page in alike], SEED)
    pages: list[Parts] = [page._replace(neighbours=rows) for page, rows in zip(alike, neighbours, strict=True)]
    alone = np.random.default_rng(SEED).random(len(samples)) < ALONE
    settled = [_leave_alone(page) if lonely else page for page, lonely in zip(pages, alone, strict=True)]
    wider = list(settled)
    folds = fold_of_sites(sorted({sample.site for sample in samples}))
    for fold in range(FOLDS):
        seen = [i for i, sample in enumerate(samples) if folds[sample.site] != fold]
        held = [i for i, sample in enumerate(samples) if folds[sample.site] == fold]
        single = _train(samples, pages, seen, labelled=True, members=1)
        for i, logits in zip(held, score_pages(single, [settled[i] for i in held]), strict=True):
            wider[i] = (*settled[i], *look_around(samples[i].described, logits))
    everything = range(len(samples))
    first = _train(samples, pages, everything, labelled=True, members=MEMBERS)
    second = _train(samples, wider, everything, labelled=False, members=MEMBERS)
    return Weights(source, counts.make_table(), first, second)


def _leave_alone(page: Parts) -> Rows:
    base, elements, neighbours = page
    return Rows(base, elements, neighbours[:0])


def _train(
    samples: Sequence[Sample], pages: Sequence[Parts], places: Sequence[int], *, labelled: bool, members: int
) -> tuple[Layers, ...]:
    """Return the members of a net, trained on the samples at `places` from different beginnings."""
    taken = [samples[i] for i in places]
    widths = [max(len(part) for part in parts) for parts in zip(*pages, strict=True)]
    ends = np.cumsum(widths)
    slices = tuple(slice(end - width, end) for end, width in zip(ends, widths, strict=True))
    starts = np.cumsum([0, *(len(sample.shares) for sample in taken)])
    rows = np.zeros((starts[-1], ends[-1]), np.float32)
    for i, start, stop in zip(places, starts, starts[1:], strict=False):
        for part, columns in zip(pages[i], slices, strict=True):
            if len(part):
                rows[start:stop, columns] = part.T
    found = Pages(
        rows=rows,
        parts=slices,
        optional=slices[OPTIONAL] if labelled else slice(0, 0),
        shares=np.concatenate([sample.shares for sample in taken]),
        labels=np.concatenate([sample.labels for sample in taken]),
        weights=np.concatenate([sample.weights for sample in taken]),
        starts=starts,
    )
    return tuple(train_net(found, labelled=labelled, seed=SEED + member) for member in range(members))


def fold_of_sites(sites: Sequence[str]) -> dict[str, int]:
    """Return the fold of each site."""
    order = np.random.default_rng(SEED).permutation(len(sites))
    return {sites[i]: place % FOLDS for place, i in enumerate(order)}


class FoldNets:
    """The model of one fold, in place of the shipped one."""

    def __init__(self, nets: Nets) -> None:
        """Keep the model that has not seen the fold's sites."""
        self._nets = nets

    def load(self) -> Nets:
        """Return the fold's model."""
        return self._nets


def predict_folds(data: Path, out: Path) -> None:
    """Write predictions for each set, by weights that have not seen the page's site.

    Dumps are predicted a second time, with what the other pages of their sites in the set say: `NAME.profiles.jsonl`.
    """
    samples = list(read_samples(data))
    rows = {name: list(read_rows(data / f"{name}.jsonl.gz")) for name in SETS}
    folds = fold_of_sites(sorted({name_site(row) for listed in rows.values() for row in listed}))
    predicted: dict[str, dict[str, Any]] = {}
    for fold in range(FOLDS):
        nets = FoldNets(Nets(train_weights([s for s in samples if folds[s.site] != fold], "folds")))
        for name, listed in rows.items():
            held = [row for row in listed if folds[name_site(row)] == fold]
            for profiles, suffix in ((False, ""), (True, ".profiles")):
                found = predict_bodies(held, nets=nets, profiles=profiles)
                predicted.setdefault(name + suffix, {}).update({p["id"]: p for p in found})
    for name, by_id in predicted.items():
        listed = rows[name.removesuffix(".profiles")]
        lines = (json.dumps(by_id[str(row["id"])], ensure_ascii=False) for row in listed)
        (out / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Train the model, or predict in folds."""
    parser = argparse.ArgumentParser(prog="python -m evals train-clean", description=__doc__)
    parser.add_argument("--folds", type=Path, metavar="DIR", help="write fold predictions there instead of weights")
    options = parser.parse_args(arguments)
    shared = find_shared()
    if shared is None:
        print("the labelled data was not found; set RASHOMON_SHARED", file=sys.stderr)
        return 1
    data = shared / "evals" / "data"
    if options.folds is not None:
        predict_folds(data, options.folds)
    else:
        WEIGHTS.write_bytes(msgspec.json.encode(train_weights(list(read_samples(data)), SOURCE)) + b"\n")
    return 0
