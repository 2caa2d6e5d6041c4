"""Cells of a layout: its rows along a curve and the spheres that hold runs of them, so that no walk sorts millions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from latentwalk.scenes.arrays import F32, I32
from latentwalk.scenes.checks import check_between, check_places, check_shape
from latentwalk.scenes.convert import array
from latentwalk.scenes.fields import Fields
from latentwalk.scenes.kinds.kind import Context, Kind, Packed
from latentwalk.scenes.limits import MAX_PLACE
from latentwalk.scenes.queries.curve import BLOCK, CELL, Spheres, along_curve, fingerprint, spheres
from latentwalk.scenes.wire import ValidationError

#: Rows from which a layout that is written gets its cells: where sorting begins to be felt.
STORED_FROM = 200_000
SPHERES = "center", "radius", "block_center", "block_radius"


@dataclass(frozen=True, eq=False)
class LayoutCells:
    """What `scenes.queries.curve` makes of the layout of the same name: `rows` (n,) int32 along the curve, and
    `spheres` of them in the units of the data.  `made_of`: the fingerprint of the positions; `cell`, `block`: rows in
    each."""

    rows: I32
    spheres: Spheres
    made_of: int
    cell: int = CELL
    block: int = BLOCK

    @classmethod
    def of(cls, positions: F32) -> LayoutCells:
        """The cells of a layout's positions (n, 3)."""
        rows = along_curve(positions)
        return cls(rows, spheres(positions, rows), fingerprint(positions))

    def fit(self, positions: F32) -> bool:
        """Whether they are cells of just these positions (n, 3), in the sizes that walks have now."""
        return (self.cell, self.block) == (CELL, BLOCK) and self.made_of == fingerprint(positions)


class _CellsKind(Kind[LayoutCells]):
    name = field = "cells"
    many = "named"

    def convert(self, value: LayoutCells) -> LayoutCells:
        given = (array(name, getattr(value.spheres, name), np.float32) for name in SPHERES)
        return LayoutCells(
            array("rows", value.rows, np.int32), Spheres(*given), int(value.made_of), int(value.cell), int(value.block)
        )

    def check(self, value: LayoutCells, context: Context) -> None:
        if not (0 < value.block <= value.cell and value.cell % value.block == 0):
            raise ValidationError("cell", "a multiple of block, both above 0", f"{value.cell} and {value.block}")
        check_shape("rows", value.rows, (context.n,))
        there = np.zeros(context.n, np.bool_)
        if value.rows.min(initial=0) >= 0 and value.rows.max(initial=0) < context.n:
            there[value.rows] = True
        if not there.all():  # kernels look rows up by it without asking
            raise ValidationError("rows", "every row once", f"none of {int(there.argmin())}")
        for size, center, radius in ((value.cell, *SPHERES[:2]), (value.block, *SPHERES[2:])):
            runs = -(-context.n // size)
            check_shape(center, getattr(value.spheres, center), (runs, 3))
            check_shape(radius, getattr(value.spheres, radius), (runs,))
            check_places(center, getattr(value.spheres, center))
            check_between(radius, getattr(value.spheres, radius), 0, 2 * MAX_PLACE)

    def pack(self, value: LayoutCells) -> Packed:
        fields: dict[str, object] = {"cell": value.cell, "block": value.block, "made_of": value.made_of}
        return fields, {"rows": value.rows} | {name: getattr(value.spheres, name) for name in SPHERES}

    def unpack(self, fields: Fields) -> LayoutCells:
        found = Spheres(*(fields.array(name, np.float32) for name in SPHERES))
        whole = (fields.integer(name) for name in ("made_of", "cell", "block"))
        return LayoutCells(fields.array("rows", np.int32), found, *whole)

    def describe(self, value: LayoutCells) -> dict[str, object]:
        return {"cells": len(value.spheres.radius), "rows_each": value.cell}


KIND = _CellsKind()
