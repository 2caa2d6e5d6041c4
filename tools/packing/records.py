"""The large records of a packed scene, made block by block: ids, columns and layouts in the order of cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from latentwalk.scenes import Column, Layout, Strings
from latentwalk.scenes.arrays import F32, I32, U64, Array
from latentwalk.scenes.kinds import column, packed, rows
from latentwalk.scenes.kinds.packed import CellOrder
from latentwalk.scenes.kinds.quality import pack_quality
from latentwalk.scenes.log.pages import parts
from latentwalk.scenes.log.writer import Blocks, LogWriter
from latentwalk.scenes.queries.curve import shuffle
from latentwalk.tools.packing.curve import AT_ONCE, bytes_of, rest, scratch

FEW = 1 << 10  # rows of a cell where all rows are at hand
MOST_CELLS = 1 << 17  # whose first runs are half of what a walk holds at a time
BY_ROW = "codes", "values"  # arrays of columns that have a value for each row

Advance = Callable[[int], None]


def cell_order(n: int) -> CellOrder:
    """Cells of 1,024 rows; where a walk reads what it comes near, of 256, as from inside one sees a part of large ones,
    but of more where there would be more cells than it can hold a first part of."""
    cell = FEW if n < packed.UNREAD_FROM else packed.LEAST_CELL
    while n > cell * MOST_CELLS and cell < packed.MOST_CELL:
        cell *= 2
    return CellOrder(n, cell)


@dataclass(frozen=True, eq=False)
class PackSource:
    """Rows of a scene along the curve, `along` (n,), and in the order of its cells, `rows` (n,): numbers of the rows as
    they were.  `advance` hears of rows that were written."""

    order: CellOrder
    along: I32
    rows: I32
    advance: Advance

    @classmethod
    def of(cls, along: I32, order: CellOrder, folder: Path, advance: Advance) -> PackSource:
        """The order of cells of rows along the curve: shuffled inside each, so that any first part of one is a sample,
        then level by level."""
        n, cell, whole = order.n, order.cell, (order.count - 1) * order.cell
        places = shuffle(cell)
        last = along[whole:][places[places < n - whole]]
        made = scratch(n, folder)
        for start, end, base in zip(order.starts[:-1], order.starts[1:], order.bases[:-1], strict=True):
            at, many = int(base), max(1, AT_ONCE // cell) * cell
            for block in parts(whole, many):
                part = along[block].reshape(-1, cell)[:, places[start:end]].ravel()
                made[at : at + len(part)] = part
                at += len(part)
            part = last[start:end]
            made[at : at + len(part)] = part
            rest(along, made)
        return cls(order, along, made, advance)

    def taken(self, values: Array) -> Iterator[Array]:
        """An array (n, …) by rows, in the new order."""
        for block in parts(len(self.rows), AT_ONCE):
            yield values[self.rows[block]]
            rest(values, self.rows)
            self.advance(block.stop - block.start)

    def in_cells(self, positions: F32) -> Iterator[tuple[slice, F32]]:
        """Cells, some at once, and their positions (k, cell, 3), NaN where the last has no more rows."""
        cell = self.order.cell
        for block in parts(self.order.count, max(1, AT_ONCE // cell)):
            part = positions[self.along[block.start * cell : block.stop * cell]]
            lacking = (block.stop - block.start) * cell - len(part)
            whole: F32 = np.pad(part, ((0, lacking), (0, 0)), constant_values=np.nan).reshape(-1, cell, 3)
            yield block, whole
            rest(positions, self.along)


def write_ids(log: LogWriter, source: PackSource, ids: Strings) -> None:
    """The first record."""
    log.stream(rows.NAME, {"count": len(ids)}, _texts("ids", source, ids))


def write_column(log: LogWriter, source: PackSource, name: str, value: Column) -> None:
    """A column."""
    fields, arrays = column.KIND.pack(value)
    texts = getattr(value, "values", None)
    made: dict[str, Blocks] = {}
    if isinstance(texts, Strings):
        made = _texts("values", source, texts)
    else:
        for key, values in arrays.items():
            stored = values.view(np.uint8) if values.dtype == np.bool_ else values
            taken = source.taken(stored) if key in BY_ROW else [stored]
            made[key] = Blocks(stored.dtype.str[1:], stored.shape, taken)
    log.stream(column.KIND.name, {"name": name, **fields}, made)


def _texts(name: str, source: PackSource, texts: Strings) -> dict[str, Blocks]:
    """Texts in the new order."""

    def offsets() -> Iterator[U64]:
        end = np.uint64(0)
        yield np.zeros(1, np.uint64)
        for block in parts(len(texts), AT_ONCE):
            picked = source.rows[block]
            ends = end + np.cumsum(texts.offsets[picked + 1] - texts.offsets[picked], dtype=np.uint64)
            end = ends[-1]
            yield ends
            rest(texts.offsets, source.rows)

    def data() -> Iterator[Array]:
        for block in parts(len(texts), AT_ONCE):
            yield bytes_of(texts.offsets, texts.data, source.rows[block])[1]
            rest(texts.offsets, texts.data, source.rows)
            source.advance(block.stop - block.start)

    return {
        f"{name}.offsets": Blocks("u8", (len(texts) + 1,), offsets()),
        f"{name}.data": Blocks("u1", texts.data.shape, data()),
    }


def write_layout(log: LogWriter, source: PackSource, name: str, layout: Layout) -> None:
    """A layout, packed."""
    order, positions = source.order, layout.positions
    spheres = PackSpheres.of(source, positions)

    def codes() -> Iterator[U64]:
        for block in parts(order.n, AT_ONCE):
            cells, _ = order.cells_of(np.arange(block.start, block.stop))
            yield packed.packed(positions[source.rows[block]], spheres.origin[cells], spheres.step[cells])
            rest(positions, source.rows)
            source.advance(block.stop - block.start)

    quality, per_point = pack_quality(layout.quality)
    made = {key: Blocks("f4", values.shape, source.taken(values)) for key, values in per_point.items()}
    made["codes"] = Blocks("u8", (order.n,), codes())
    made |= {key: Blocks("f4", values.shape, [values]) for key, values in spheres.arrays().items()}
    log.stream(packed.NAME, {"name": name, "cell": order.cell, "provenance": layout.provenance, **quality}, made)


@dataclass(frozen=True, eq=False)
class PackSpheres:
    """Of each cell the box that its codes are steps in, and the ball that holds its rows; as in `PackedLayout`."""

    origin: F32
    step: F32
    center: F32
    radius: F32

    @classmethod
    def of(cls, source: PackSource, positions: F32) -> PackSpheres:
        """Those of positions (n, 3) by the rows' old numbers."""
        m = source.order.count
        made = cls(*(np.empty((m, *shape), np.float32) for shape in ((3,), (), (3,), ())))
        for cells, places in source.in_cells(positions):
            low, high = np.nanmin(places, axis=1), np.nanmax(places, axis=1)
            center = (low + high) / np.float32(2)
            away = np.linalg.norm(places.astype(np.float64) - center[:, None], axis=2)
            step = (high.astype(np.float64) - low).max(1) / packed.MOST
            made.origin[cells], made.center[cells], made.step[cells] = low, center, step
            # Half a step aside on each axis lies a row that was rounded; and a hundred thousandth for float32.
            made.radius[cells] = (np.nanmax(away, axis=1) + step) * 1.00001
        return made

    def arrays(self) -> Mapping[str, F32]:
        """By their names in the record."""
        return {name: getattr(self, name) for name in packed.ARRAYS}
