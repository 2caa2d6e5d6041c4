"""What ways of reduction are tried on: rows with labels, as files that each way reads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from latentwalk.scenes.arrays import F32, I32
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.bench.reduce_ways import COMPONENTS
from latentwalk.tools.data import sources
from latentwalk.tools.data.prepare import prepare
from latentwalk.tools.layout.principal import pca

Data = Literal["digits", "mnist10k", "mnist", "kmnist", "word2vec", "mixture"]
FIRST = 10_000  # rows of mnist10k
WORDS = 8_000
WIDTH, GROUPS, EACH = 50, 10, 10  # of the mixture: clusters in groups


@dataclass(frozen=True, eq=False)
class Case:
    """`features` (n, d) float32, of words of length 1, by which pictures are judged; `labels` (n,) or None; what the
    command reads for them; and a file of the rows that the others get, after PCA where they are wide."""

    features: F32
    labels: I32 | None
    inputs: list[str]
    rows: Path


def made(name: Data, folder: Path, data_dir: Path, words: Path | None, rows: int) -> Case | str:
    """The data called `name`, its files in `folder`; in words, why it is not at hand."""
    if name == "mixture":
        points, codes = mixture(rows)
        path = folder / "mixture-rows.npy"
        np.save(path, points)
        return Case(points, codes, [str(path)], path)
    if name == "word2vec" and words is None:
        return "not at hand; --words FILE says where"
    inputs = {"word2vec": [str(words)], "mnist10k": ["mnist"]}.get(name, [name])
    try:
        dataset = sources.load(inputs, data_dir=data_dir, limit=WORDS if name == "word2vec" else None)
    except UsageError as error:
        return f"not at hand: {error}"
    labels = None if dataset.label is None else dataset.label.codes
    features = prepare(dataset).features
    if name == "mnist10k":
        features = features[:FIRST].copy()
        labels = labels[:FIRST] if labels is not None else None
        np.save(folder / "mnist10k.npy", features)
        inputs = [str(folder / "mnist10k.npy")]
    elif name == "word2vec":
        inputs += ["--limit", str(WORDS)]
    elif name != "digits":
        inputs += ["--data-dir", str(data_dir)]
    path = folder / f"{name}-rows.npy"
    np.save(path, pca(features, COMPONENTS, 0).scores if features.shape[1] > COMPONENTS else features)
    return Case(features, labels, inputs, path)


def mixture(rows: int) -> tuple[F32, I32]:
    """Clusters in groups (rows, WIDTH), and which cluster each row is of."""
    rng = np.random.default_rng(0)
    groups = rng.normal(0, 6, (GROUPS, 1, WIDTH))
    centers = (groups + rng.normal(0, 2, (GROUPS, EACH, WIDTH))).reshape(-1, WIDTH).astype(np.float32)
    labels = rng.integers(0, len(centers), rows).astype(np.int32)
    features = rng.standard_normal((rows, WIDTH), np.float32)
    features += centers[labels]
    return features, labels
