"""The rows of a block placed: by PCA exactly, in other layouts beside the sampled rows, whose places are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from latentwalk.scenes.arrays import F32, I32
from latentwalk.tools.layout import placing
from latentwalk.tools.layout.neighbors import exact
from latentwalk.tools.layout.principal import in_three
from latentwalk.tools.shards.moments import Projection
from latentwalk.tools.shards.plan import Block, Features
from latentwalk.tools.shards.predicting import Judges
from latentwalk.tools.shards.reading import chunks

SAID = "each beside its nearest sampled rows, attracted to them and repelled by the field of all sampled rows"
NOVELTY = "novelty"


@dataclass(frozen=True, eq=False)
class KnownSample:
    """Rows whose places are known: `rows` by their components, `grounds` by the name of their layouts; `novelty` (s,)
    of each among the others."""

    rows: placing.KnownRows
    grounds: Mapping[str, placing.Ground]
    novelty: F32

    @classmethod
    def of(cls, scores: F32, layouts: Mapping[str, F32]) -> KnownSample:
        """Of components (s, m), and places (s, 3) by the name of their layout."""
        distances = exact(scores, min(placing.K, len(scores) - 1)).distances
        rows = placing.KnownRows.of(scores, distances)
        grounds = {name: placing.Ground(positions) for name, positions in layouts.items()}
        return cls(rows, grounds, rows.novelty(distances))


@dataclass(frozen=True, eq=False)
class Placed:
    """What is known of the rows of a block: `arrays` (m, …) by name: the places in each layout, `NOVELTY`, and, where
    there are judges, the `codes` of the class that they see in each row, with their `confidence`."""

    arrays: Mapping[str, F32 | I32]


def place(
    block: Block, features: Features, projection: Projection, known: KnownSample, judges: Judges | None
) -> Placed:
    """The rows of a block, each by itself: the same bytes, whichever rows are in a block."""
    parts: dict[str, list[Any]] = {}
    for start, chunk in chunks(block, features):
        scaled = projection.scaling.scaled(chunk, block.path, start)
        scores = projection.scores(scaled)
        found: dict[str, Any] = {"pca": in_three(scores)}
        if known.grounds:
            indices, distances = known.rows.nearest(scores)
            found |= {name: ground.place(indices, distances) for name, ground in known.grounds.items()}
            found[NOVELTY] = known.rows.novelty(distances)
        if judges is not None:
            found["codes"], found["confidence"] = judges.judge(scaled)
        for name, values in found.items():
            parts.setdefault(name, []).append(values)
    return Placed({name: np.concatenate(values) for name, values in parts.items()})
