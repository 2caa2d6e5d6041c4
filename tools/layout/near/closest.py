"""The k nearest of candidates by their own distances, compiled: what makes any search exact.

Squared distances are sums of exact differences in float64, so they hang neither on a matrix product's rounding nor on
where the origin is; of equally near rows the one with the smaller number goes first.
"""

from __future__ import annotations

import numpy as np

from latentwalk.tools.terminal import calm_threads

calm_threads()

import numba  # noqa: E402

CHUNK = 128  # columns, after each of which a row that is too far already is left
LANES = 64  # rows that are passed over at once where all are too far


@numba.njit(cache=True, nogil=True)
def gather(products, sizes, first, bounds, numbers):  # type: ignore[no-untyped-def]
    """Put those of the rows first … first + c − 1 that are among the nearest of m rows into `bounds` (m, k) float32,
    rising, and `numbers` (m, k) int64.

    `products` (m, c) float32 with the m rows: what counts is `sizes` (c,), squared lengths, − 2 products.
    """
    for r in range(len(products)):
        for start in range(0, len(sizes), LANES):
            stop = min(start + LANES, len(sizes))
            if _all_beyond(products[r, start:stop], sizes[start:stop], bounds[r, -1]):
                continue
            for other in range(start, stop):
                bound = sizes[other] - np.float32(2) * products[r, other]
                if bound < bounds[r, -1]:
                    insert(bounds[r], numbers[r], bound, first + other)


@numba.njit(cache=True, nogil=True)
def closest(features, order, first, candidates, k):  # type: ignore[no-untyped-def]
    """Of `candidates` (m, c) for the rows first … first + m − 1, the k nearest other ones as squared distances (m, k)
    float64 and numbers (m, k) int64; infinite and −1 where there are fewer.

    Row number p is `features[order[p]]`; candidates below 0 are none.
    """
    squared = np.full((len(candidates), k), np.inf)
    found = np.full((len(candidates), k), -1)
    for r in range(len(candidates)):
        own = features[order[first + r]]
        for number in candidates[r]:
            if number >= 0 and number != first + r:
                insert(squared[r], found[r], distance(own, features[order[number]], squared[r, -1]), number)
    return squared, found


@numba.njit(cache=True, nogil=True)
def sift(features, order, numbers, products, sizes, squared, found):  # type: ignore[no-untyped-def]
    """Put the k nearest of all n rows to each of m `numbers` into `squared` and `found` (m, k), which hold k others.

    `products` (m, n) float32 with all rows: no squared distance is less than the sum of both `sizes` (n,) − 2 products.
    """
    for r in range(len(numbers)):
        number = numbers[r]
        own = features[order[number]]
        limit = squared[r, -1]
        squared[r] = np.inf
        found[r] = -1
        for start in range(0, len(sizes), LANES):
            stop = min(start + LANES, len(sizes))
            # a bit below, for the rounding of what is compared
            bar = np.float32((limit - sizes[number]) * (1 + 1e-6) + 1e-6 * sizes[number])
            if _all_beyond(products[r, start:stop], sizes[start:stop], bar):
                continue
            for other in range(start, stop):
                if other != number and not sizes[other] - 2 * products[r, other] > bar:
                    insert(squared[r], found[r], distance(own, features[order[other]], limit), other)
                    limit = min(limit, squared[r, -1])
            if squared[r, -1] == 0:  # others as near come later
                break


@numba.njit(cache=True, nogil=True)
def _all_beyond(products, sizes, bar):  # type: ignore[no-untyped-def]
    """Whether all are above the bar, counted so that it is done in lanes; what is not a number is not."""
    count = np.int32(0)
    for other in range(len(products)):
        count += np.int32(sizes[other] - np.float32(2) * products[other] > bar)
    return count == len(products)


@numba.njit(cache=True, nogil=True)
def insert(squared, found, value, number):  # type: ignore[no-untyped-def]
    """Keep a row at the squared distance `value` among the nearest (k,), if it is one of them; equally near ones by
    number."""
    place = len(squared)
    while place and (value < squared[place - 1] or (value == squared[place - 1] and number < found[place - 1])):
        place -= 1
    if place == len(squared) or value == np.inf:
        return
    for later in range(len(squared) - 1, place, -1):
        squared[later], found[later] = squared[later - 1], found[later - 1]
    squared[place], found[place] = value, number


@numba.njit(cache=True, nogil=True)
def distance(own, other, limit):  # type: ignore[no-untyped-def]
    """The squared distance, or infinity where it exceeds the limit."""
    total = 0.0
    for start in range(0, len(own), CHUNK):
        total += _part(own[start : start + CHUNK], other[start : start + CHUNK])
        if total > limit:
            return np.inf
    return total


@numba.njit(cache=True, nogil=True, fastmath={"reassoc"})  # in lanes; of whole numbers the same in any order
def _part(own, other):  # type: ignore[no-untyped-def]
    total = 0.0
    for column in range(len(own)):
        apart = np.float64(own[column]) - np.float64(other[column])
        total += apart * apart
    return total
