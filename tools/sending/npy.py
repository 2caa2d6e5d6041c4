"""Places, or vectors, as one array of numpy."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from latentwalk.scenes.arrays import F32
from latentwalk.scenes.outputs import whole
from latentwalk.scenes.queries.epoch import epoch_positions
from latentwalk.tools.sending.outgoing import VECTORS, Outgoing


def write(sent: Outgoing, path: Path) -> list[str]:
    """Write (k, 3) float32: where the rows are in a layout or at an epoch, NaN where absent.

    Of several epochs (epochs, k, 3); of the layout "vectors" (k, d), the rows' own vectors.
    """
    array, what = _array(sent)
    with whole(path) as beside:
        np.save(beside, array, allow_pickle=False)
    return [f"{what}, {' × '.join(map(str, array.shape))} float32"]


def _array(sent: Outgoing) -> tuple[F32, str]:
    if sent.layout == VECTORS and sent.scene.vectors is not None:
        return np.ascontiguousarray(sent.scene.vectors.values[sent.rows]), "the rows' own vectors"
    if sent.epochs:
        several = np.stack([epoch_positions(epoch)[sent.rows] for epoch in sent.epochs])
        return (several, "all epochs") if len(several) > 1 else (several[0], f"epoch {sent.epochs[0].epoch:g}")
    places = np.full((len(sent.rows), 3), np.nan, np.float32)
    found = sent.points
    places[np.isin(sent.rows, found.rows)] = found.positions  # each is there once, and in the same order
    return places, f"layout {found.layout}"
