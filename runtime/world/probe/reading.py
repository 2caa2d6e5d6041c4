"""One reading of the probe: what the model makes of a latent, how far that is from the data, and what a row was before
a model encoded it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np

from latentwalk.runtime.world.probe.latent_map import LatentMap
from latentwalk.runtime.world.probe.model import Decoding, in_original_units, picture
from latentwalk.runtime.world.rows.nearest import nearest
from latentwalk.scenes import Output, Scalar, Scene
from latentwalk.scenes.arrays import F32, U8

_versions = itertools.count(1)


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """`place` (3,): the room place that was probed; `anchor` (3,): where the room shows `latent` (d,).

    `values` (m,) as the decoder gives them, and of an image the `pixels` (h, w, c); `shares` (classes,) or None;
    `prediction`: a code into the decoder's class names or None.  `row` has the nearest latent, `distance` away in
    latent units; the row that is drawn nearest to the anchor, at `near` (3,), is `distance_m` away.  `gaps`: how far
    from the data in typical distances between rows.
    """

    version: int
    place: F32
    anchor: F32
    latent: F32
    values: F32
    pixels: U8 | None
    shares: F32 | None
    prediction: int | None
    row: int
    distance: float
    near: F32
    distance_m: float
    gaps: float


def read(decoding: Decoding, latent_map: LatentMap, spacing: float, latent: F32 | None, place: F32 | None) -> Reading:
    """The reading at a latent (d,), or at the latent of a room place (3,); with both, the place led to the latent.

    `spacing`: the typical distance between rows in the latent space.
    """
    if latent is None:
        assert place is not None
        latent = latent_map.latent_of(place)
    # Only an affine map leads back to where the hand is; an interpolated one would put the reading beside it.
    shown = latent_map.place_of(latent) if latent_map.affine or place is None else place
    decoded = decoding(latent[None])
    rows, distances = nearest(latent_map.latents, latent)
    near, apart_m = latent_map.nearest_shown(shown)
    distance = float(distances[0])
    return Reading(
        version=next(_versions),
        place=np.asarray(shown if place is None else place, np.float32),
        anchor=np.asarray(shown, np.float32),
        latent=latent,
        values=decoded.values[0],
        pixels=picture(decoding.output, decoded.values[0]) if decoding.output.kind == "image" else None,
        shares=None if decoded.shares is None else decoded.shares[0],
        prediction=decoded.classes[0],
        row=int(rows[0]),
        distance=distance,
        near=near,
        distance_m=apart_m,
        # Interpolated latents are among the data wherever the hand is: only the room tells how far out it is.
        gaps=gaps(distance, spacing) if latent_map.affine else gaps(apart_m, latent_map.spacing_m),
    )


def gaps(distance: float, spacing: float) -> float:
    """A distance in typical distances between rows."""
    return distance / spacing if spacing > 0 else 0.0


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
