"""Rows nearest to a flip: how little of the latent space lies between a row and another class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from latentwalk.scenes.arrays import F32, F64, Indices
from latentwalk.scenes.queries.counterfactual import STEP, Evaluate, Flip, nearest_flip, slopes, spread
from latentwalk.tools.terminal import Advance

MOST = 20  # rows that a person looks at one by one
LOOKED_AT = 3  # times as many are measured, as the estimate by which they are chosen takes the boundary for flat
AROUND = 96  # rows about each that may lie on the other side
BLOCK = 1024  # rows whose slopes are measured at once: bounds the memory of decoded pictures


@dataclass(frozen=True, slots=True, eq=False)
class RowFlip:
    """The `flip` of a row; `of` and `to`: the names of its classes."""

    row: int
    of: str
    to: str
    flip: Flip


def nearest_to_a_flip(
    evaluate: Evaluate,
    latents: F32,
    names: Sequence[str],
    most: int = MOST,
    advance: Advance = lambda rows: None,
) -> list[RowFlip]:
    """The rows of `latents` (n, d) whose class, as `evaluate` gives it, changes on the shortest way, nearest first.

    The class of a row is what the classifier says of what its latent decodes to, as in the walk.  All rows are
    estimated, by how far the boundaries are if they are flat, and the nearest of these measured by `nearest_flip`.
    Fewer than `most`, or none, where no flip is found.  `advance` hears of rows that are done, n and a few more.
    """
    estimates = np.empty(len(latents))
    for first in range(0, len(latents), BLOCK):
        block = latents[first : first + BLOCK]
        estimates[first : first + BLOCK] = _estimates(evaluate, block, STEP * spread(latents))
        advance(len(block))
    found = []
    for row in np.argsort(estimates, kind="stable")[: LOOKED_AT * most]:
        flip = nearest_flip(evaluate, latents[row], latents[_around(latents, int(row))])
        if flip is not None:
            found.append(RowFlip(int(row), names[flip.of], names[flip.to], flip))
        advance(1)
    return sorted(found, key=lambda each: each.flip.distance)[:most]


def _estimates(evaluate: Evaluate, latents: F32, step: float) -> F64:
    """How far (k,) the nearest boundary of each latent is if all are flat; infinite where there is no slope."""
    logs, rises = slopes(evaluate, latents, step)
    each, own = np.arange(len(latents)), logs.argmax(axis=1)
    gaps = logs[each, own][:, None] - logs
    steep = np.linalg.norm(rises - rises[each, :, own][:, :, None], axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        away = np.where(steep > 0, gaps / steep, np.inf)
    away[each, own] = np.inf
    return np.asarray(away.min(axis=1), np.float64)


def _around(latents: F32, row: int) -> Indices:
    """The rows nearest to a row."""
    squares = ((latents - latents[row]) ** 2).sum(axis=1)
    return np.argpartition(squares, min(AROUND, len(latents) - 1))[:AROUND]
