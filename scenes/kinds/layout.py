"""Layouts: named arrangements of the rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

import numpy as np

from latentwalk.scenes.arrays import F32
from latentwalk.scenes.checks import check_places, check_shape
from latentwalk.scenes.convert import array
from latentwalk.scenes.fields import Fields
from latentwalk.scenes.kinds.kind import Context, Kind, Packed
from latentwalk.scenes.kinds.quality import (
    Quality,
    Unjudged,
    check_per_point,
    check_quality,
    convert_quality,
    describe_quality,
    pack_quality,
    unpack_quality,
)


@dataclass(frozen=True, eq=False)
class Layout:
    """One named arrangement of the rows: `positions` (n, 3) float32, all finite."""

    positions: F32
    quality: Quality | Unjudged | None = None
    provenance: Mapping[str, object] = field(default_factory=dict)
    packed: ClassVar[bool] = False  # a record of another kind holds it


class _Layouts(Kind[Layout]):
    name, field, many = "layout", "layouts", "named"

    def holds(self, value: object) -> bool:
        return not getattr(value, "packed", False)

    def convert(self, value: Layout) -> Layout:
        if not isinstance(value, Layout):  # a bare array of positions is taken as one
            value = Layout(value)
        positions = array("positions", value.positions, np.float32)
        return replace(value, positions=positions, quality=convert_quality(value.quality))

    def check(self, value: Layout, context: Context) -> None:
        check_shape("positions", value.positions, (context.n, 3))
        check_places("positions", value.positions)
        check_quality(value.quality, context.n)
        check_per_point(value.quality)

    def pack(self, value: Layout) -> Packed:
        quality, per_point = pack_quality(value.quality)
        return {"provenance": value.provenance, **quality}, {"positions": value.positions, **per_point}

    def unpack(self, fields: Fields) -> Layout:
        return Layout(fields.array("positions", np.float32), unpack_quality(fields), fields.table("provenance"))

    def describe(self, value: Layout) -> dict[str, object]:
        return {
            "minimum": value.positions.min(0).tolist(),
            "maximum": value.positions.max(0).tolist(),
            "quality": describe_quality(value.quality),
            "provenance": value.provenance,
        }


KIND = _Layouts()
