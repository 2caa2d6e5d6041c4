"""What a data source gives every tool: rows with ids, features, columns and, where they are pictures, the pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from latentwalk.scenes import Category, Column
from latentwalk.scenes.arrays import F32, U8


@dataclass(eq=False)
class Dataset:
    """n rows of real data.

    `features` (n, d) float32 in original units (pictures: flat pixels 0…255); `images` (n, h, w, c) uint8 or None;
    `columns`: label, split and the like, as in a scene; `provenance`: name, source files and their versions;
    `notes`: what a person should hear of how it was read; `layouts`: places (n, 3) float32 that rows have already.
    """

    name: str
    ids: list[str]
    features: F32
    feature_names: list[str]
    columns: dict[str, Column] = field(default_factory=dict)
    images: U8 | None = None
    provenance: Mapping[str, object] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    layouts: dict[str, F32] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def points(self) -> bool:
        """Whether the rows are points of a room: their places are all their features."""
        return self.provenance.get("format") == "points"

    @property
    def label(self) -> Category | None:
        """The class of each row, if the data has one."""
        label = self.columns.get("label")
        return label if isinstance(label, Category) else None
