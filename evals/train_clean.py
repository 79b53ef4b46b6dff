"""Learn the weights of the cleaner's model of what is body, from the public page sets, in folds by site.

`python -m evals train-clean [--folds DIR]`.  In: `pages-*` (blocks of HTML) and `dumps-*` (lines of text) with gold.
Out: `weights/clean-blocks.json`, `weights/clean-lines.json`; with `--folds` no weights but, for each set, predictions
by weights that have not seen the page's site: their scores are what floors are made of. numpy only; the seed is fixed.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
import numpy as np

from evals.bodies import predict_bodies
from evals.shared import find_shared, read_rows
from rashomon.clean.blocks import Block
from rashomon.clean.features import describe_blocks
from rashomon.clean.html_blocks import walk_markup
from rashomon.clean.html_metadata import stated_title
from rashomon.clean.model import Array, Layers, Net, Nets, Weights, widen_rows
from rashomon.clean.stated import read_stated
from rashomon.clean.text_blocks import split_lines

SETS = {
    "blocks": ("pages-wcxb", "pages-fundus_tests", "pages-shub"),
    "lines": ("dumps-rfull", "dumps-rmain"),
}
WEIGHTS = Path(__file__).parent.parent / "src" / "rashomon" / "weights"
SOURCE = (
    "learned by `python -m evals train-clean` from public article-extraction sets with reviewed bodies: "
    "scrapinghub article-extraction-benchmark, WCXB, the test pages of fundus; numbers only, no text of them"
)
FOLDS = 3
UNITS = 24  # hidden units: 12 lose a point, 48 gain nothing
EPOCHS = 14
BATCH = 512
RATE = 0.003
DECAY = 1e-5
SEED = 7
MEMBERS = 3  # nets whose logits are averaged: one alone differs by a point from seed to seed
MIN_COVERAGE = 0.8  # dumps that hold less of their gold teach that body is junk
SHINGLE = 4
MAX_PAGE_BLOCKS = 1500
_WORD = re.compile(r"\w+")


class Sample:
    """One page's rows, the share of each block that is gold body, its weight, and the site."""

    def __init__(self, rows: Array, targets: Array, weights: Array, site: str) -> None:
        """Keep the arrays as 32-bit numbers."""
        self.rows, self.targets = rows.astype(np.float32), targets.astype(np.float32)
        self.weights, self.site = weights.astype(np.float32), site


def read_samples(folder: Path, kind: str) -> Iterator[Sample]:
    """Yield the samples of all sets of `kind`."""
    for name in SETS[kind]:
        for row in read_rows(folder / f"{name}.jsonl.gz"):
            if row.get("gold_body") and row.get("cov", 1.0) >= MIN_COVERAGE:
                sample = make_sample(row, kind)
                if sample is not None:
                    yield sample


def make_sample(row: dict[str, Any], kind: str) -> Sample | None:
    """Return the sample of one page, None where it has no blocks."""
    title = None
    if kind == "blocks":
        markup = walk_markup(row["html"])
        blocks: Sequence[Block] = markup.blocks[:MAX_PAGE_BLOCKS]
        title = stated_title(read_stated(markup))
    else:
        blocks = split_lines(row["text"])[:MAX_PAGE_BLOCKS]
    if not blocks:
        return None
    targets = np.array(share_in_gold(blocks, row["gold_body"]))
    words = np.array([min(80, len(_WORD.findall(b.text))) for b in blocks], dtype=np.float64)
    return Sample(describe_blocks(blocks, title), targets, np.sqrt(words + 1), name_site(row))


def name_site(row: dict[str, Any]) -> str:
    """Return the site of a row: the host of its address, else the outlet in its id."""
    if row.get("url"):
        return urlsplit(str(row["url"])).netloc.removeprefix("www.")
    return re.sub(r"_\d.*", "", str(row["id"]).rsplit("/", 1)[-1])


def share_in_gold(blocks: Sequence[Block], gold: str) -> list[float]:
    """Return the share of each block's word runs that stand in the gold body; short blocks are looked up whole."""
    words = _WORD.findall(gold)
    runs = {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
    lines = {tuple(_WORD.findall(line)) for line in gold.splitlines()}
    shares = []
    for block in blocks:
        own = _WORD.findall(block.text)
        if len(own) < SHINGLE + 1:
            shares.append(float(tuple(own) in lines))
            continue
        mine = [tuple(own[i : i + SHINGLE]) for i in range(len(own) - SHINGLE + 1)]
        shares.append(sum(run in runs for run in mine) / len(mine))
    return shares


def train_layers(rows: Array, targets: Array, weights: Array) -> Layers:
    """Return one net that says the mean of several, trained from different beginnings."""
    members = [train_member(rows, targets, weights, SEED + i) for i in range(MEMBERS)]
    return Layers(
        shift=members[0].shift,
        scale=members[0].scale,
        hidden=np.hstack([np.array(m.hidden) for m in members]).tolist(),
        hidden_bias=[bias for m in members for bias in m.hidden_bias],
        out=[round(weight / MEMBERS, 5) for m in members for weight in m.out],
        out_bias=round(sum(m.out_bias for m in members) / MEMBERS, 5),
    )


def train_member(rows: Array, targets: Array, weights: Array, seed: int) -> Layers:
    """Return the layers that fit best, by Adam on weighted cross entropy."""
    rng = np.random.default_rng(seed)
    shift, spread = rows.mean(axis=0), rows.std(axis=0)
    scale = np.where(spread > 1e-3, 1 / np.maximum(spread, 1e-3), 0.0).astype(np.float32)
    shape = rows.shape[1]
    params = [
        (rng.standard_normal((shape, UNITS)) * np.sqrt(2 / shape)).astype(np.float32),
        np.zeros(UNITS, np.float32),
        (rng.standard_normal(UNITS) / np.sqrt(UNITS)).astype(np.float32),
        np.zeros(1, np.float32),
    ]
    moments = [(np.zeros_like(p), np.zeros_like(p)) for p in params]
    weights = weights / weights.mean()
    steps = 0
    total = EPOCHS * (len(rows) // BATCH + 1)
    for _ in range(EPOCHS):
        order = rng.permutation(len(rows))
        for begin in range(0, len(rows), BATCH):
            take = order[begin : begin + BATCH]
            x = (rows[take] - shift) * scale
            steps += 1
            rate = RATE * (1 - steps / total) + 1e-5
            _step(params, moments, _gradients(params, x, targets[take], weights[take]), rate, steps)
    w1, b1, w2, b2 = (np.round(p.astype(np.float64), 4) for p in params)
    return Layers(
        shift=np.round(shift.astype(np.float64), 5).tolist(),
        scale=np.round(scale.astype(np.float64), 4).tolist(),
        hidden=w1.tolist(),
        hidden_bias=b1.tolist(),
        out=w2.tolist(),
        out_bias=float(b2[0]),
    )


def _gradients(params: list[Any], x: Array, y: Array, weight: Array) -> list[Any]:
    w1, b1, w2, b2 = params
    raw = x @ w1 + b1
    hidden = np.maximum(0, raw)
    p = 1 / (1 + np.exp(-np.clip(hidden @ w2 + b2, -30, 30)))
    error = (p - y) * weight / len(y)
    back = np.outer(error, w2) * (raw > 0)
    return [
        x.T @ back + DECAY * w1,
        back.sum(axis=0),
        hidden.T @ error + DECAY * w2,
        np.array([error.sum()], np.float32),
    ]


def _step(params: list[Any], moments: list[Any], gradients: list[Any], rate: float, steps: int) -> None:
    """Change the parameters in place by one step of Adam."""
    for param, (mean, square), gradient in zip(params, moments, gradients, strict=True):
        np.add(mean, 0.1 * (gradient - mean), out=mean)
        np.add(square, 0.001 * (gradient * gradient - square), out=square)
        change = (mean / (1 - 0.9**steps)) / (np.sqrt(square / (1 - 0.999**steps)) + 1e-8)
        np.subtract(param, rate * change, out=param)


def stack(samples: Sequence[Sample]) -> tuple[Array, Array, Array]:
    """Return the rows, targets and weights of all samples below each other."""
    return (
        np.concatenate([s.rows for s in samples]),
        np.concatenate([s.targets for s in samples]),
        np.concatenate([s.weights for s in samples]),
    )


def split_folds(samples: Sequence[Sample]) -> list[list[int]]:
    """Return the samples' places by fold; a site is in one fold only."""
    folds = fold_of_sites(sorted({s.site for s in samples}))
    return [[i for i, s in enumerate(samples) if folds[s.site] == fold] for fold in range(FOLDS)]


def train_weights(samples: Sequence[Sample], source: str) -> Weights:
    """Return both passes: the second sees first scores that come from folds which have not seen the page."""
    first_scores: list[Array] = [np.zeros(0)] * len(samples)
    for fold in split_folds(samples):
        held = set(fold)
        layers = train_layers(*stack([s for i, s in enumerate(samples) if i not in held]))
        net = Net(layers)
        for i in fold:
            first_scores[i] = net.score(samples[i].rows)
    first = train_layers(*stack(samples))
    rows = np.concatenate([widen_rows(s.rows, p) for s, p in zip(samples, first_scores, strict=True)]).astype(
        np.float32
    )
    _, targets, weights = stack(samples)
    return Weights(source=source, first=first, second=train_layers(rows, targets, weights))


def fold_of_sites(sites: Sequence[str]) -> dict[str, int]:
    """Return the fold of each site."""
    order = np.random.default_rng(SEED).permutation(len(sites))
    return {sites[i]: place % FOLDS for place, i in enumerate(order)}


class FoldNets:
    """The models of one fold, in place of the shipped ones."""

    def __init__(self, nets: Nets) -> None:
        """Keep the models that have not seen the fold's sites."""
        self._nets = nets

    def load(self, kind: str) -> Nets:  # noqa: ARG002 a fold is of one kind of page
        """Return the fold's models."""
        return self._nets


def predict_folds(data: Path, kind: str, out: Path) -> None:
    """Write predictions for each set of `kind`, by weights that have not seen the page's site."""
    samples = list(read_samples(data, kind))
    rows = {name: list(read_rows(data / f"{name}.jsonl.gz")) for name in SETS[kind]}
    folds = fold_of_sites(sorted({name_site(row) for listed in rows.values() for row in listed}))
    predicted: dict[str, dict[str, Any]] = {name: {} for name in SETS[kind]}
    for fold in range(FOLDS):
        weights = train_weights([s for s in samples if folds[s.site] != fold], "folds")
        nets = FoldNets((Net(weights.first), Net(weights.second)))
        for name, listed in rows.items():
            held = [row for row in listed if folds[name_site(row)] == fold]
            predicted[name].update({p["id"]: p for p in predict_bodies(held, nets=nets)})
    for name, listed in rows.items():
        lines = (json.dumps(predicted[name][str(row["id"])], ensure_ascii=False) for row in listed)
        (out / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Train both models, or predict in folds."""
    parser = argparse.ArgumentParser(prog="python -m evals train-clean", description=__doc__)
    parser.add_argument("--folds", type=Path, metavar="DIR", help="write fold predictions there instead of weights")
    parser.add_argument("--only", choices=sorted(SETS), help="one of the two models")
    options = parser.parse_args(arguments)
    shared = find_shared()
    if shared is None:
        print("the labelled data was not found; set RASHOMON_SHARED", file=sys.stderr)
        return 1
    data = shared / "evals" / "data"
    for kind in [options.only] if options.only else sorted(SETS):
        if options.folds is not None:
            predict_folds(data, kind, options.folds)
        else:
            weights = train_weights(list(read_samples(data, kind)), SOURCE)
            (WEIGHTS / f"clean-{kind}.json").write_bytes(msgspec.json.encode(weights) + b"\n")
        print(f"{kind}: done", file=sys.stderr)
    return 0
