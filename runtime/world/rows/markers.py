"""Which shape each row has: a disc, or that of its class in a chosen column."""

from __future__ import annotations

import numpy as np

from latentwalk.assets.coloring import NONE
from latentwalk.runtime.ground.markers import MARKERS
from latentwalk.runtime.ground.names import one_of
from latentwalk.scenes import Bool, Category, Scene
from latentwalk.scenes.arrays import U8


class Markers:
    """The column `by` whose classes have shapes, "none" for discs; `numbers` (n,) uint8 into `MARKERS`."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.by = NONE
        self.numbers: U8 = np.zeros(len(scene), np.uint8)

    @property
    def names(self) -> list[str]:
        """What shapes can be chosen by."""
        return [n for n, column in self._scene.columns.items() if isinstance(column, Category | Bool)] + [NONE]

    def choose(self, name: str) -> None:
        """Give each class of a column a shape; unknown rows are discs.  Raises UsageError for one without classes."""
        self.by = one_of(name, self.names)
        column = self._scene.columns.get(self.by)
        codes = column.codes if isinstance(column, Category) else getattr(column, "values", np.zeros(1))
        codes = np.broadcast_to(codes, len(self._scene))
        self.numbers = np.where(codes < 0, 0, codes.astype(np.int64) % len(MARKERS)).astype(np.uint8)
