"""From a field of view to a projection."""

from __future__ import annotations

import math

import numpy as np

from latentwalk.scenes.arrays import F32

NEAR_M, FAR_M = 0.05, 200.0


def fov_projection(left_rad: float, right_rad: float, up_rad: float, down_rad: float) -> F32:
    """(4, 4) float32 OpenGL projection, depth −1…1, of a lens that need not be symmetric.

    Angles from straight ahead, as OpenXR gives them: left and down are negative.
    """
    left, right, up, down = map(math.tan, (left_rad, right_rad, up_rad, down_rad))
    width, height = right - left, up - down
    depth, shift = (FAR_M + NEAR_M) / (NEAR_M - FAR_M), 2 * FAR_M * NEAR_M / (NEAR_M - FAR_M)
    return np.array(
        [
            [2 / width, 0, (right + left) / width, 0],
            [0, 2 / height, (up + down) / height, 0],
            [0, 0, depth, shift],
            [0, 0, -1, 0],
        ],
        np.float32,
    )


def perspective(fov_y_rad: float, aspect: float) -> F32:
    """(4, 4) float32 OpenGL projection of a picture: its whole vertical angle, and its width over its height."""
    up_rad, right_rad = fov_y_rad / 2, math.atan(math.tan(fov_y_rad / 2) * aspect)
    return fov_projection(-right_rad, right_rad, up_rad, -up_rad)
