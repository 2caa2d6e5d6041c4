"""Latents of a decoder as places in the room, and the way back."""

from __future__ import annotations

import numpy as np

from latentwalk.scenes import RoomMap
from latentwalk.scenes.arrays import F32


def latent_layout(latents: F32) -> tuple[F32, RoomMap]:
    """Positions (n, 3) of `latents` (n, d) in the room, and the way back.

    d = 3 is the room itself; d = 2 a level plane, its second axis away from the walker, as a plot has it upwards; d = 1
    a line.  More are seen by their three principal components: a place in the room is the point of that subspace.
    """
    size = latents.shape[1]
    mean = np.zeros(size)
    if size == 1:
        basis = np.array([[1.0], [0], [0]])
    elif size == 2:
        basis = np.array([[1.0, 0], [0, 0], [0, -1]])
    elif size == 3:
        basis = np.eye(3)
    else:
        mean = latents.mean(axis=0, dtype=np.float64)
        # Eigenvectors of d × d: exact, and without a copy of all rows as a singular value decomposition makes.
        covariance = np.cov(latents, rowvar=False, dtype=np.float64)
        basis = np.linalg.eigh(covariance)[1][:, ::-1][:, :3].T
        basis *= np.sign(basis[np.arange(3), np.abs(basis).argmax(axis=1)])[:, None]  # else signs are left to chance
    positions = (latents - mean) @ basis.T
    return positions.astype(np.float32), RoomMap("affine", basis.astype(np.float32), mean.astype(np.float32))
