"""What stands at the ends of the lines that lead to a row's true neighbors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from latentwalk.runtime.ground.shown import HIDDEN
from latentwalk.runtime.world.rows.coloring import Classes
from latentwalk.runtime.world.rows.written.choice import Texts
from latentwalk.runtime.world.rows.written.class_names import lighter
from latentwalk.scenes import Neighbors
from latentwalk.scenes.arrays import I32, U8


def shown_ends(neighbors: Neighbors, row: int, flags: U8) -> I32:
    """The visible neighbors (k,) of a row, the nearest first."""
    near = neighbors.indices[row]
    near = near[near >= 0]
    found: I32 = near[(flags[near] & HIDDEN) == 0].astype(np.int32)
    return found


def ends_of(row: int, ends: I32, said: Sequence[str], known: Classes | None, *, with_class: bool) -> Texts:
    """Texts `said` beside neighbors (k,) of a row: one of another class has its color, and `with_class` its name."""
    texts, colors = [], []
    for end, text in zip(ends.tolist(), said, strict=True):
        differs = known is not None and known.differ(row, end)
        texts.append(f"{text} · {known.of(end)}" if known is not None and differs and with_class else text)
        colors.append(lighter(known.color(end)) if known is not None and differs else None)
    return Texts.beside(ends, texts, colors, before=True)
