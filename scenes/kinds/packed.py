"""Packed layouts: positions in cells, 8 bytes a row, in an order of which a view from afar reads a small part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from latentwalk.scenes.arrays import F32, I64, U64
from latentwalk.scenes.checks import check_each, check_places, check_shape
from latentwalk.scenes.convert import array
from latentwalk.scenes.fields import Fields
from latentwalk.scenes.kinds.kind import Context, Kind, Packed
from latentwalk.scenes.kinds.layout import Layout
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
from latentwalk.scenes.log.pages import parts
from latentwalk.scenes.wire import Record, ValidationError

NAME = "packed"
BITS = 21  # of a coordinate: three fit into 64
MOST = (1 << BITS) - 1
RUN = 32  # rows: the first of a cell that are read, and what is read at once
LEAST_CELL, MOST_CELL = 256, 1 << 16
AT_ONCE = 1 << 18  # rows that are unpacked at once
UNREAD_FROM = 1 << 22  # rows of a packed scene: bodies of more are not read when it is opened
ARRAYS = "origin", "step", "center", "radius"


@dataclass(frozen=True)
class CellOrder:
    """How the rows of a packed scene lie: the first 32 of every cell, cell by cell, then the next 32 of each, the next
    64, 128 …, as many again as came before, up to all `cell` of them.  Only the last of `count` cells is shorter.

    So the first rows of all cells, level by level, are a sample of all, and what a view needs of a cell are a few runs.
    """

    n: int
    cell: int

    @property
    def count(self) -> int:
        """How many cells there are."""
        return -(-self.n // self.cell)

    @property
    def starts(self) -> I64:
        """At which place of a cell each level begins, and, last, where all of them end."""
        return np.array([0, *(RUN << k for k in range((self.cell // RUN).bit_length()))], np.int64)

    @property
    def bases(self) -> I64:
        """The first row of each level, and, last, n."""
        last = self.n - self.cell * (self.count - 1)
        return (self.count - 1) * self.starts + np.minimum(self.starts, last)

    def rows_of(self, cells: I64, places: I64) -> I64:
        """The rows at some places of cells, which must be there; broadcast together."""
        starts, bases = self.starts, self.bases
        level = np.searchsorted(starts, places, "right") - 1
        return bases[level] + cells * np.diff(starts)[level] + places - starts[level]

    def cells_of(self, rows: I64) -> tuple[I64, I64]:
        """The cells that rows are in, and their places there."""
        starts, bases = self.starts, self.bases
        level = np.searchsorted(bases, rows, "right") - 1
        cells, places = np.divmod(rows - bases[level], np.diff(starts)[level])
        return cells, places + starts[level]


class PackedLayout(Layout):
    """A layout whose rows are in the order of `CellOrder`, n in m cells of `cell` rows.

    `codes` (n,) uint64: three times 21 bits, x lowest; a row of cell c is at origin[c] + code · step[c].  `origin`
    (m, 3), `step` (m,), and `center` (m, 3), `radius` (m,) of balls that hold each cell's rows; float32.  `positions`
    are unpacked when they are asked for, which takes 12 bytes a row; `at` unpacks some.
    """

    packed = True
    codes: U64
    origin: F32
    step: F32
    center: F32
    radius: F32
    cell: int

    def __init__(
        self,
        codes: U64,
        origin: F32,
        step: F32,
        center: F32,
        radius: F32,
        cell: int,
        quality: Quality | Unjudged | None = None,
        provenance: Mapping[str, object] | None = None,
    ) -> None:
        vars(self).update(codes=codes, origin=origin, step=step, center=center, radius=radius, cell=cell)
        vars(self).update(quality=quality, provenance=provenance or {})

    def __repr__(self) -> str:
        return f"<PackedLayout of {len(self):,} rows in {(m := self.order.count):,} cell{'s' * (m > 1)}>"

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def order(self) -> CellOrder:
        """Which row is where in which cell."""
        return CellOrder(len(self.codes), self.cell)

    @cached_property
    def positions(self) -> Any:
        """(n, 3) float32."""
        found = np.empty((len(self), 3), np.float32)
        for part in parts(len(self), AT_ONCE):
            found[part] = self.at(np.arange(part.start, part.stop))
        found.flags.writeable = False
        return found

    def at(self, rows: I64) -> F32:
        """Positions (k, 3) float32 of rows (k,)."""
        cells, _ = self.order.cells_of(rows)
        return unpacked(self.codes[rows], self.origin[cells], self.step[cells])

    def converted(self) -> PackedLayout:
        """The same with arrays of the exact types."""
        origin, step, center, radius = (array(name, getattr(self, name), np.float32) for name in ARRAYS)
        codes, quality = array("codes", self.codes, np.uint64), convert_quality(self.quality)
        return PackedLayout(codes, origin, step, center, radius, int(self.cell), quality, self.provenance)


def unpacked(codes: U64, origin: F32, step: F32) -> F32:
    """Positions (k, 3) float32 of codes (k,), from the origins (k, 3) and steps (k,) of their cells."""
    parts = [(codes >> np.uint64(BITS * axis) & np.uint64(MOST)).astype(np.float32) for axis in range(3)]
    return origin + np.stack(parts, axis=-1) * step[..., None]


def packed(positions: F32, origin: F32, step: F32) -> U64:
    """What `unpacked` takes back, to within half a step."""
    apart = positions.astype(np.float64) - origin
    steps = np.divide(apart, step[..., None], out=np.zeros_like(apart), where=step[..., None] > 0)
    parts = np.rint(steps).clip(0, MOST).astype(np.uint64) << (np.arange(3, dtype=np.uint64) * np.uint64(BITS))
    return np.asarray(parts[..., 0] | parts[..., 1] | parts[..., 2], np.uint64)


class _PackedLayouts(Kind[PackedLayout]):
    name, field, many = NAME, "layouts", "named"

    def holds(self, value: object) -> bool:
        return isinstance(value, PackedLayout)

    def convert(self, value: PackedLayout) -> PackedLayout:
        return value.converted()

    def check(self, value: PackedLayout, context: Context) -> None:
        if not (LEAST_CELL <= value.cell <= MOST_CELL and value.cell & (value.cell - 1) == 0):
            raise ValidationError("cell", f"a power of two from {LEAST_CELL} to {MOST_CELL}", value.cell)
        check_shape("codes", value.codes, (context.n,))
        m = value.order.count
        for name, shape in zip(ARRAYS, ((m, 3), (m,), (m, 3), (m,)), strict=True):
            found = getattr(value, name)
            check_shape(name, found, shape)
            check_places(name, found)
        for name in ("step", "radius"):
            check_each(name, "0 or more", getattr(value, name) >= 0, getattr(value, name))
        check_places("origin and step", value.origin + value.step[:, None] * np.float32(MOST))
        check_quality(value.quality, context.n)
        check_per_point(value.quality)

    def pack(self, value: PackedLayout) -> Packed:
        quality, arrays = pack_quality(value.quality)
        arrays |= {name: getattr(value, name) for name in ("codes", *ARRAYS)}
        return {"cell": value.cell, "provenance": value.provenance, **quality}, arrays

    def unpack(self, fields: Fields) -> PackedLayout:
        codes = fields.array("codes", np.uint64)
        origin, step, center, radius = (fields.array(name, np.float32) for name in ARRAYS)
        cell, quality = fields.integer("cell"), unpack_quality(fields)
        return PackedLayout(codes, origin, step, center, radius, cell, quality, fields.table("provenance"))

    def describe(self, value: PackedLayout) -> dict[str, object]:
        return {
            "packed": True,
            "cells": value.order.count,
            "rows_each": value.cell,
            "minimum": value.origin.min(0).tolist(),
            "maximum": (2 * value.center - value.origin).max(0).tolist(),
            "largest_step": float(value.step.max()),
            "quality": describe_quality(value.quality),
            "provenance": value.provenance,
        }

    def read(self, record: Record, context: Context) -> PackedLayout:
        if not context.unread:
            return super().read(record, context)
        value = self.unpack(Fields(record))
        self.check(value, context)
        return value


KIND = _PackedLayouts()
