"""The shortest way on which a classifier changes its mind: from a place to the nearest one that it takes for another
class.  Numpy alone: the model is a function from places to probabilities.

Such a place is a counterfactual explanation (Wachter, Mittelstadt & Russell 2017).  Here it is sought where a decoder
makes something of each place, in few dimensions: the boundary is met on straight ways, and the way is then turned until
it meets the boundary at a right angle, as the shortest one does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from latentwalk.scenes.arrays import F32, F64, Bools

Evaluate = Callable[[F32], F32]
"""Probabilities (k, classes) of places (k, d) float32."""

LEAST = 1e-30  # of a probability: its logarithm must be finite
STEP = 0.01  # of the places' spread: over which slopes are measured; less drowns in the rounding of float32
TRIED, KEPT = 8, 3  # ways to places on the other side that are measured, and those of them that are turned
ON_WAY, ROUNDS = 16, 3  # places on a way that are looked at at once, and how often between two of them: to 1 / 16³
NEWTON, TURNS = 15, 10  # steps until the class changes, and turns of a way; most need less
LONGEST = 2.0  # of the spread: a step that goes farther has left where slopes tell anything
FURTHER = 1.3  # a turned way is looked along a little farther than the boundary should be
ENOUGH = 1e-3  # a turn that shortens the way by less than this share is the last


@dataclass(frozen=True, slots=True, eq=False)
class Flip:
    """`latent` (d,) float32: the place nearest to `start` (d,), `distance` away in a straight line, that the classifier
    takes for the class `to`, and no longer for `of`; both are numbers of classes."""

    start: F32
    latent: F32
    of: int
    to: int
    distance: float


def nearest_flip(evaluate: Evaluate, start: F32, others: F32, to: int | None = None) -> Flip | None:
    """The nearest flip from a place (d,) to the class `to`, or to whichever is nearest; None where none is found, or
    the place is of the class `to` already.

    `others` (k, d), at least two: places that may lie on the other side, such as rows around; their spread is the scale
    of the search.  The nearest of them that do, and where DeepFool's steps lead (Moosavi-Dezfooli, Fawzi & Frossard
    2016), are met by straight ways, which are turned as by Hasofer & Lind (1974) and Rackwitz & Fiessler (1978).  What
    is found is the first change on a straight way; that no other is nearer is likely, not certain.
    """
    search = _FlipSearch(evaluate, start, others, to)
    if search.of == to:
        return None
    met = search.meet(search.beyond(others))
    met.sort(key=search.distance)
    turned = [search.turn(place) for place in met[:KEPT]]
    if not turned:
        return None
    place = min(turned, key=search.distance).astype(np.float32)
    shares = np.array(evaluate(place[None])[0])
    shares[search.of] = -1  # so near the boundary, rounding may give the old class once more
    return Flip(start, place, search.of, int(shares.argmax()), search.distance(place))


def slopes(evaluate: Evaluate, places: F32, step: float) -> tuple[F64, F64]:
    """Logarithms (k, classes) of the probabilities at places (k, d), and their slopes (k, d, classes), by differences
    over `step` to both sides."""
    count, size = places.shape
    moves = np.concatenate([np.eye(size), -np.eye(size), np.zeros((1, size))]) * step
    found = _logs(evaluate, (places[:, None] + moves).reshape(-1, size)).reshape(count, len(moves), -1)
    return found[:, -1], (found[:, :size] - found[:, size:-1]) / (2 * step)


def spread(places: F32) -> float:
    """How far places (k, d) lie apart: the mean deviation of their coordinates, 1 where all are one."""
    deviation = float(places.std(axis=0, dtype=np.float64).mean())
    return deviation if deviation > 0 else 1.0


def _logs(evaluate: Evaluate, places: F32 | F64) -> F64:
    found: F64 = np.log(np.maximum(evaluate(places.astype(np.float32)), LEAST), dtype=np.float64)
    return found


class _FlipSearch:
    """A search from one place; `of` is its class."""

    def __init__(self, evaluate: Evaluate, start: F32, others: F32, to: int | None) -> None:
        self._evaluate, self._to = evaluate, to
        self._start = start.astype(np.float64)
        self._spread = spread(others)
        self.of = int(evaluate(start[None].astype(np.float32))[0].argmax())

    def distance(self, place: F64 | F32) -> float:
        """From the start to a place (d,)."""
        return float(np.linalg.norm(place - self._start))

    def _flipped(self, places: F64) -> Bools:
        """Which of the places (k, d) are of the class that is sought."""
        classes = self._evaluate(places.astype(np.float32)).argmax(axis=1)
        return np.asarray(classes != self.of if self._to is None else classes == self._to)

    def beyond(self, others: F32) -> F64:
        """Places (k, d) on the other side: the nearest of the others, and where DeepFool's steps lead."""
        known = others[self._flipped(others.astype(np.float64))].astype(np.float64)
        nearest = np.argsort(np.linalg.norm(known - self._start, axis=1), kind="stable")[:TRIED]
        stepped = self._step_over()
        return known[nearest] if stepped is None else np.vstack([stepped, known[nearest]])

    def _step_over(self) -> F64 | None:
        """A place (d,) on the other side: over the boundary as it lies here if it is flat, and on from there."""
        place = self._start
        for _ in range(NEWTON):
            logs, rises = slopes(self._evaluate, place[None].astype(np.float32), STEP * self._spread)
            gaps, ways = logs[0] - logs[0, self.of], (rises[0] - rises[0][:, [self.of]]).T
            steep = np.linalg.norm(ways, axis=1)
            with np.errstate(divide="ignore", invalid="ignore"):
                away = np.where(steep > 0, np.abs(gaps) / steep, np.inf)
            away[self.of] = np.inf
            code = int(away.argmin()) if self._to is None else self._to
            if not np.isfinite(away[code]):  # the classifier is so sure that float32 knows no slope
                return None
            length = min(1.02 * away[code] + STEP * self._spread, LONGEST * self._spread)
            place = place + ways[code] / steep[code] * length
            if self._flipped(place[None])[0]:
                return np.asarray(place)
        return None

    def meet(self, ends: F64) -> list[F64]:
        """Of the straight ways to ends (k, d), each place (d,) at which the class first changes."""
        if not len(ends):
            return []
        low, high, there = np.zeros(len(ends)), np.ones(len(ends)), np.ones(len(ends), np.bool_)
        for _ in range(ROUNDS):
            shares = low[:, None] + (high - low)[:, None] * np.arange(1, ON_WAY + 1) / ON_WAY
            places = self._start + (ends - self._start)[:, None] * shares[:, :, None]
            flipped = self._flipped(places.reshape(-1, ends.shape[1])).reshape(shares.shape)
            there &= flipped.any(axis=1)
            first = flipped.argmax(axis=1)
            each = np.arange(len(ends))
            low = np.where(first > 0, shares[each, first - 1], low)
            high = shares[each, first]
        return [self._start + (end - self._start) * share for end, share in zip(ends[there], high[there], strict=True)]

    def turn(self, place: F64) -> F64:
        """The end (d,) of the way to a place on the boundary, turned until it is no shorter."""
        for _ in range(TURNS):
            normal = self._normal(place)
            if normal is None:
                return place
            foot = normal * float(normal @ (place - self._start)) * FURTHER
            # Half the turn where the boundary is bent so much that the whole one misses it.
            ends = self._start + np.stack([foot, (foot + (place - self._start) * FURTHER) / 2])
            met = min(self.meet(ends), key=self.distance, default=place)
            gained = self.distance(place) - self.distance(met)
            if gained > 0:
                place = met
            if gained <= ENOUGH * self.distance(place):
                return place
        return place

    def _normal(self, place: F64) -> F64 | None:
        """The unit vector (d,) across the boundary at a place just beyond it; None where there is no slope."""
        logs, rises = slopes(self._evaluate, place[None].astype(np.float32), STEP * self._spread)
        code = int(logs[0].argmax())
        left = self.of
        if self._to is not None:  # the boundary may be one with a third class
            left = int(np.where(np.arange(len(logs[0])) == code, -np.inf, logs[0]).argmax())
        way = rises[0][:, code] - rises[0][:, left]
        steep = float(np.linalg.norm(way))
        return np.asarray(way / steep) if steep > 0 else None
