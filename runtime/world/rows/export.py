"""Writing rows out: ids and all columns as CSV and as one structured `.npy`, numbered, never over another file."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from latentwalk.runtime.ground.jobs import Each, Jobs
from latentwalk.runtime.world.outbox import Outbox
from latentwalk.scenes import Bool, Category, Column, Scalar, Scene, Text
from latentwalk.scenes.errors import LatentwalkError
from latentwalk.scenes.outputs import SHEET_NOTE, numbered, sheet_cell
from latentwalk.scenes.rules import ErrorRate

LARGEST = 4 << 30  # bytes of the .npy, whose texts are all as wide as the longest


def column_values(column: Column, rows: NDArray[np.intp]) -> NDArray[np.generic]:
    """Values (k,) of a column in some rows: float32, bool, or texts (classes by name, unknown is empty)."""
    match column:
        case Scalar() | Bool():
            return np.asarray(column.values[rows])
        case Category():
            return np.array([*column.names, ""])[column.codes[rows]]
        case Text():
            return _texts(column.values, rows)
        case _:
            assert_never(column)


def _texts(texts: Sequence[str], rows: NDArray[np.intp]) -> NDArray[np.str_]:
    picked = [texts[int(row)] for row in rows]
    if 4 * len(picked) * max(map(len, picked), default=0) > LARGEST:
        raise LatentwalkError(f"export: {len(picked):,} rows of such long texts do not fit; select fewer rows")
    return np.array(picked, dtype=np.str_)


def table(scene: Scene, rows: NDArray[np.intp], epoch: float | None = None) -> dict[str, NDArray[np.generic]]:
    """Field name → values (k,): `row`, `id`, the `epoch` that columns tell of, if any does, then every column."""
    fields: dict[str, NDArray[np.generic]] = {"row": rows.astype(np.int64), "id": _texts(scene.ids, rows)}
    if epoch is not None:
        fields["epoch"] = np.full(len(rows), epoch)
    for name, column in scene.columns.items():
        field = name
        while field in fields or (field != name and field in scene.columns):  # a column may be called "column row"
            field = f"column {field}"
        fields[field] = column_values(column, rows)
    return fields


def write(scene: Scene, rows: NDArray[np.intp], out: Path, epoch: float | None = None) -> str:
    """Write `out/rows_001.csv` and `.npy`, or the next free number; return what to tell the person."""
    fields = table(scene, rows, epoch)
    records = np.empty(len(rows), [(name, values.dtype) for name, values in fields.items()])
    for name, values in fields.items():
        records[name] = values
    changed = any(sheet_cell(name) != name for name in fields)
    with numbered(out, "rows", ".csv", ".npy") as (path, binary):
        np.save(binary, records, allow_pickle=False)
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(map(sheet_cell, fields))
            plain = (values.tolist() for values in fields.values())
            for line in zip(*plain, strict=True):
                cells = [sheet_cell(value) for value in line]
                changed = changed or cells != [*line]
                writer.writerow(cells)
    said = f"; {SHEET_NOTE}" if changed else ""
    return f"{len(rows):,} rows exported: {path}, {binary.name}{said}"


def _of_data(columns: Mapping[str, Column]) -> dict[str, Column]:
    """A copy of the columns of a scene and its epochs, without what the walk itself has counted among neighbors."""
    return {name: column for name, column in columns.items() if not isinstance(column, ErrorRate)}


class Exports:
    """What of a scene is being written to the folder `out`, one after the other, by a worker."""

    def __init__(self, scene: Scene, jobs: Jobs, outbox: Outbox, out: Path) -> None:
        self._scene, self._jobs, self._outbox, self._out = scene, jobs, outbox, out
        self._coming: Each[str] = Each(jobs)

    def begin(self, rows: NDArray[np.intp], epoch: float | None) -> None:
        """Write these rows with the columns as they are now, at an epoch or at none; a message says where."""
        self._outbox.say(f"exporting {len(rows):,} rows")
        # Columns change with the epochs.
        now, out = replace(self._scene, columns=_of_data(self._scene.columns)), self._out
        self._coming.ask(lambda: write(now, rows, out, epoch))
        if self._jobs.wait:
            self.tell()

    def tell(self) -> None:
        """Tell the person what was written, or why it was not."""
        if not self._coming.pending:
            return

        def take() -> None:
            while (told := self._coming.take()) is not None:
                self._outbox.say(told)

        self._outbox.attempt(take)
