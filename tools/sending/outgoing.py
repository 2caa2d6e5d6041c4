"""What of a scene goes out: which rows, at which places, of which epoch, with the columns that tell of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from latentwalk.assets.points import Points, points
from latentwalk.scenes import Category, Column, Epoch, Scalar, Scene, Strings, Text
from latentwalk.scenes.arrays import F32, I64, U8
from latentwalk.scenes.queries.asked import epochs_name, layout_asked
from latentwalk.scenes.queries.epoch import epoch_columns, epoch_positions
from latentwalk.scenes.queries.frame import place_names
from latentwalk.tools.data.columns import take
from latentwalk.tools.terminal import Advance

ID, EPOCH = "id", "epoch"
VECTORS = "vectors"  # the layout that is none: the rows' own vectors


@dataclass(frozen=True, eq=False)
class Outgoing:
    """The `rows` (k,) of a scene, in their order.  `layout`, `color`: what was asked for by name, or None; `epochs`:
    those that were asked for, none, one or all; `made`: the command or call, for provenance; `advance` hears of rows
    that are done."""

    scene: Scene
    rows: I64
    layout: str | None = None
    color: str | None = None
    epochs: tuple[Epoch, ...] = ()
    made: str = ""
    advance: Advance = lambda rows: None

    @property
    def ids(self) -> list[str]:
        """The ids (k,) of the rows."""
        return self.ids_of(self.rows)

    @cached_property
    def points(self) -> Points:
        """The rows as points of one layout or epoch, for formats that hold no more; of several epochs the last."""
        epoch = self.epochs[-1].epoch if self.epochs else None
        return points(self.scene, self.layout, self.color, epoch, self.rows)

    @property
    def point_ids(self) -> list[str]:
        """The ids of the rows that are among the points."""
        return self.ids_of(self.points.rows)

    def ids_of(self, rows: I64) -> list[str]:
        """The ids (k,) of some rows of the scene."""
        return [str(self.scene.ids[int(row)]) for row in rows]

    def columns_of(self, rows: I64) -> dict[str, Column]:
        """The columns of some rows of the scene, as they are at the epoch that was asked for, of several the last."""
        columns = self.scene.columns
        if self.epochs:
            columns = columns | epoch_columns(self.scene, self.epochs[-1])
        return {name: take(column, rows) for name, column in columns.items()}

    def absent(self, there: I64) -> list[str]:
        """In words how many rows are not among the points (j,) that go out, if any."""
        return [f"{missing:,} rows are absent there"] if (missing := len(self.rows) - len(there)) else []

    @property
    def pictures(self) -> list[U8 | None] | None:
        """The picture (h, w, c) of each row, None where it has none; None where no row has one."""
        held = self.scene.thumbnails
        if held is None:
            return None
        places = np.full(len(self.scene), -1)
        places[held.rows] = np.arange(len(held.rows))
        chosen = places[self.rows]
        return [held.pixels[place] if place >= 0 else None for place in chosen] if (chosen >= 0).any() else None

    @property
    def named_layouts(self) -> list[str]:
        """The layouts that go out: the one that was asked for, else all."""
        if self.layout is not None:
            return [layout_asked(self.scene, self.layout)]
        return [*self.scene.layouts]

    def places(self, at: Epoch | None) -> dict[str, F32]:
        """Name → places (k, 3): the layouts that go out, and "epochs" at an epoch, or of none the last."""
        found = {
            name: np.asarray(self.scene.layouts[name].positions, np.float32)[self.rows]
            for name in self.named_layouts
            if name in self.scene.layouts
        }
        at = at or (self.scene.epochs[-1] if self.scene.epochs else None)
        run = epochs_name(self.scene)
        wanted = self.layout in (None, run) or bool(self.epochs)
        if at is not None and wanted:
            found[run] = epoch_positions(at)[self.rows]
        return found

    def tables(self) -> Iterator[dict[str, Column]]:
        """The rows as a table, name → column (k,): ids, columns, places; one for each epoch that was asked for, all
        with the same names."""
        if not self.epochs:
            yield self._table(self.scene.columns, None)
            return
        told = [epoch_columns(self.scene, epoch) for epoch in self.epochs]
        known = {name: column for columns in told for name, column in columns.items()}
        for epoch, columns in zip(self.epochs, told, strict=True):
            at = {name: columns.get(name) or unknown(column) for name, column in known.items()}
            yield self._table(self.scene.columns | at, epoch)

    def _table(self, columns: dict[str, Column], at: Epoch | None) -> dict[str, Column]:
        found: dict[str, Column] = {ID: Text(Strings.of(self.ids))}
        if at is not None:
            found[EPOCH] = Scalar(np.full(len(self.rows), at.epoch, np.float32))
        taken = {name: take(column, self.rows) for name, column in columns.items()}
        names = {name: _free(name, [*found, *columns]) if name in found else name for name in taken}
        found |= {names[name]: column for name, column in taken.items()}
        places = self.places(at)
        axes = place_names(found, places)
        for name, positions in places.items():
            found |= {axis: Scalar(values) for axis, values in zip(axes[name], positions.T, strict=True)}
        return found


def unknown(column: Column) -> Column:
    """A column of another epoch where this one says nothing."""
    if isinstance(column, Category):
        return replace(column, codes=np.full_like(column.codes, -1))
    assert isinstance(column, Scalar)  # an epoch brings no others
    return replace(column, values=np.full_like(column.values, np.nan))


def _free(name: str, taken: list[str]) -> str:
    while name in taken:
        name = f"column {name}"
    return name
