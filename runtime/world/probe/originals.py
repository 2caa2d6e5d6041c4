"""What a row was before a model encoded it, and how far its reconstruction is from that."""

from __future__ import annotations

import numpy as np

from latentwalk.runtime.ground.shown import F32
from latentwalk.runtime.world.probe.model import in_original_units
from latentwalk.scenes import Output, Scalar, Scene


def table_row(scene: Scene, output: Output, row: int) -> F32 | None:
    """Values (m,) of a row in the columns that a table's decoder makes, None unless the scene has all of them."""
    columns = [scene.columns.get(name) for name in output.names]
    values = [column.values[row] for column in columns if isinstance(column, Scalar)]
    return np.array(values, np.float32) if len(values) == len(columns) else None


def picture_row(scene: Scene, output: Output, row: int) -> F32 | None:
    """Values (m,) 0…1 of a row's picture, None unless the scene has it in the decoder's own size."""
    known = scene.thumbnails
    if known is None or known.pixels.shape[1:] != output.shape:
        return None
    at = np.flatnonzero(known.rows == row)
    return np.asarray(known.pixels[at[0]].ravel() / np.float32(255), np.float32) if len(at) else None


def error(scene: Scene, output: Output, row: int, decoded: F32) -> float | None:
    """The mean squared error of a row's reconstruction as the scene knows it, else from its original and the decoded
    values (m,), in the decoder's units; None where neither is there."""
    known = scene.columns.get("reconstruction_error")
    if isinstance(known, Scalar) and np.isfinite(known.values[row]):
        return float(known.values[row])
    if output.kind == "image":
        original = picture_row(scene, output, row)
        return None if original is None else float(np.mean((original - decoded) ** 2))
    original = table_row(scene, output, row)
    if original is None:
        return None
    scale = 1.0 if output.scale is None else output.scale
    return float(np.mean(((in_original_units(output, decoded) - original) / scale) ** 2))
