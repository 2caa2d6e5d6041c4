"""Some rows laid out together by the layouts of every reduction, and all others placed beside them, block by block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from latentwalk.scenes.arrays import F32, I32
from latentwalk.tools.shards.moments import Projection
from latentwalk.tools.shards.plan import Block, Features
from latentwalk.tools.shards.predicting import Judges
from latentwalk.tools.shards.reading import chunks

NEAREST = 5  # known rows that a row is placed by
SAID = f"at the mean of its {NEAREST} nearest sampled rows, weighted by 1 ÷ distance"
TOUCHING = 1e-6  # a distance at which a row is as good as on a known one


@dataclass(frozen=True, eq=False)
class Known:
    """Rows whose places are known: `scores` (s, m) of their components, `layouts` name → (s, 3)."""

    scores: F32
    layouts: Mapping[str, F32]

    @cached_property
    def index(self) -> Any:
        """Finds the nearest exactly; made once in each worker."""
        import faiss

        faiss.omp_set_num_threads(1)  # equal distances would be told apart by chance
        index = faiss.IndexFlatL2(self.scores.shape[1])
        index.add(self.scores)
        return index

    def place(self, scores: F32) -> dict[str, F32]:
        """Places (m, 3) in each layout of rows with these `scores`, each row's by itself: the mean of its nearest known
        rows, weighted by 1 ÷ distance."""
        squared, near = self.index.search(scores, min(NEAREST, len(self.scores)))
        weights = 1 / (np.sqrt(np.maximum(squared, 0)) + TOUCHING)
        weights /= weights.sum(axis=1, keepdims=True)
        return {
            name: np.einsum("nk,nkd->nd", weights, positions[near]).astype(np.float32)
            for name, positions in self.layouts.items()
        }


@dataclass(frozen=True, eq=False)
class Placed:
    """What is known of the rows of a block: their places (m, 3) in each layout; `codes` (m,) of the class that the
    judges see in each, with their `confidence` (m,), where there are judges."""

    places: dict[str, F32]
    codes: I32 | None = None
    confidence: F32 | None = None


def place(block: Block, features: Features, projection: Projection, known: Known, judges: Judges | None) -> Placed:
    """The rows of a block: by PCA exactly, in other layouts beside the known rows."""
    places: dict[str, list[F32]] = {}
    judged: list[tuple[I32, F32]] = []
    for start, chunk in chunks(block, features):
        scaled = projection.scaling.scaled(chunk, block.path, start)
        scores = projection.scores(scaled)
        for name, here in {"pca": in_three(scores), **known.place(scores)}.items():
            places.setdefault(name, []).append(here)
        if judges is not None:
            judged.append(judges.judge(scaled))
    joined = {name: np.concatenate(parts) for name, parts in places.items()}
    if not judged:
        return Placed(joined)
    codes, confidence = (np.concatenate(part) for part in zip(*judged, strict=True))
    return Placed(joined, codes, confidence)


def in_three(scores: F32) -> F32:
    """The first three components (n, 3); zero where there are fewer."""
    return np.ascontiguousarray(np.pad(scores[:, :3], ((0, 0), (0, max(0, 3 - scores.shape[1])))))
