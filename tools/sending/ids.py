"""Which rows are meant: files of ids as walks, pages, analyses and people write them, and ids beside files that hold
none."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from latentwalk.scenes import Scene
from latentwalk.scenes.arrays import I64
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.outputs import from_sheet, sheet_cell, whole
from latentwalk.scenes.queries.asked import rows_asked
from latentwalk.tools.data.encodings import encoding_of
from latentwalk.tools.sending.outgoing import ID


def rows_of(scene: Scene, given: Path | Iterable[object] | None) -> I64:
    """The rows (k,) that a file of ids, ids themselves or the index of a frame name, each once, in that order; all for
    None.

    Files: a CSV or TSV with a column `id`, the .npy that a walk exports, or ids alone, one a line.  Raises UsageError
    where a file has no ids, or ids are not in the scene.
    """
    if given is None:
        return np.arange(len(scene))
    if not isinstance(given, Path):
        index = getattr(given, "index", given) if hasattr(given, "columns") else given  # of a frame, as of `to_frame`
        found = rows_asked(scene, [str(name) for name in index])
        if not len(found):
            raise UsageError("--rows: expected ids of rows, found none")
        return found
    names = _names(given)
    if not names:
        raise UsageError(f"{given}: expected ids of rows, found none")
    known = set(scene.ids)
    try:
        return rows_asked(scene, [name if name in known else from_sheet(name) for name in names])
    except UsageError as error:
        raise UsageError(f"{given}: {error}") from None


def _names(path: Path) -> list[str]:
    if path.suffix.lower() == ".npy":
        return _of_array(path)
    try:
        data = path.read_bytes()
        text = data.decode(encoding_of(data))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: expected text, ids or a CSV; found neither") from None
    lines = text.splitlines()
    head = lines[0] if lines else ""
    delimiter = max("\t;,", key=head.count)
    table = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
    names = [cell.strip().lower() for cell in table[0]] if table else []
    if ID in names and path.suffix.lower() != ".txt":
        place = names.index(ID)
        return [row[place] for row in table[1:] if place < len(row)]
    if path.suffix.lower() != ".txt" and any(len(row) > 1 for row in table):
        raise UsageError(f"{path}: expected a column id, found {', '.join(table[0][:8])}; or ids alone, one a line")
    return [line for line in lines if line.strip()]


def _of_array(path: Path) -> list[str]:
    try:
        array = np.load(path, allow_pickle=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read as an array ({error})") from None
    if array.dtype.names and ID in array.dtype.names:
        array = array[ID]
    if array.ndim != 1 or array.dtype.kind not in "iuU":
        raise UsageError(
            f"{path}: expected ids (k,), or the .npy that a walk exports; found {array.dtype} {array.shape}"
        )
    return [str(name) for name in array.tolist()]


def write_ids(ids: Iterable[str], path: Path) -> None:
    """Write ids, one a line under the head `id`: what a format that holds none has beside it."""
    with whole(path) as beside, beside.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([ID])
        writer.writerows([sheet_cell(name)] for name in ids)
