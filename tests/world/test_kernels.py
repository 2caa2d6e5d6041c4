"""Kernels over a cloud keep the rules of the data that they cannot call."""

from __future__ import annotations

import numba as nb
import numpy as np
import pytest

from latentwalk.runtime.ground.kernels import kernel_frame, place
from latentwalk.runtime.ground.shown import CloudFrame
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.rules import mixed


@nb.njit
def places(pa, sa, oa, pb, sb, ob, t):  # type: ignore[no-untyped-def]
    """All rows (n, 3)."""
    found = np.empty_like(pa)
    for i in range(len(pa)):
        for k in range(3):
            found[i, k] = place(i, k, pa, sa, oa, pb, sb, ob, t)
    return found


def frame(key: str, absent: slice, scale: float) -> CloudFrame:
    positions = np.random.default_rng(len(key)).normal(size=(8, 3)).astype(np.float32)
    positions[absent] = np.nan
    return CloudFrame(("layout", key), positions, scale, np.array([1, 2, 3], np.float32))


def room(cloud_frame: CloudFrame) -> F32:
    return np.asarray(cloud_frame.positions * np.float32(cloud_frame.scale) + cloud_frame.offset, np.float32)


@pytest.mark.parametrize("t", [0.0, 0.25, 0.5, 0.75, 1.0])
def test_a_row_is_where_the_rule_says(t: float) -> None:
    a, b = frame("a", slice(0, 4), 2.0), frame("bb", slice(2, 6), 0.5)
    found = places(*kernel_frame(a), *kernel_frame(b), np.float32(t))
    np.testing.assert_allclose(found, mixed(room(a), room(b), t), rtol=1e-5)
