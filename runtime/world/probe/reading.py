"""One reading of the probe: what the model makes of a latent, and how far that is from the data."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from latentwalk.runtime.ground.shown import F32, U8
from latentwalk.runtime.world.probe.chart import Chart
from latentwalk.runtime.world.probe.model import Decoding, picture
from latentwalk.runtime.world.rows.nearest import nearest


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """`place` (3,): the room place that was probed; `anchor` (3,): where the room shows `latent` (d,).

    `values` (m,) as the decoder gives them, and of an image the `pixels` (h, w, c); `shares` (classes,) or None;
    `prediction`: a code into the decoder's class names or None.  `row` has the nearest latent, `distance` away in
    latent units; the row that is drawn nearest to the anchor, at `near` (3,), is `distance_m` away.  `gaps`: how far
    from the data in typical distances between rows.
    """

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


def read(decoding: Decoding, chart: Chart, spacing: float, latent: F32 | None, place: F32 | None) -> Reading:
    """The reading at a latent (d,), or at the latent of a room place (3,); with both, the place led to the latent.

    `spacing`: the typical distance between rows in the latent space.
    """
    if latent is None:
        assert place is not None
        latent = chart.latent_of(place)
    shown = chart.place_of(latent) if chart.affine or place is None else place
    decoded = decoding(latent[None])
    rows, distances = nearest(chart.latents, latent)
    near, apart_m = chart.nearest_shown(shown)
    distance = float(distances[0])
    return Reading(
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
        gaps=gaps(distance, spacing) if chart.affine else gaps(apart_m, chart.spacing_m),
    )


def gaps(distance: float, spacing: float) -> float:
    """A distance in typical distances between rows."""
    return distance / spacing if spacing > 0 else 0.0
