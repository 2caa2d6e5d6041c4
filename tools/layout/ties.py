"""Ranks where distances tie: what their sums are on average over all orders of the rows.

Who is nearer of two that are equally near is decided by lot, by one order of the rows for both spaces: a picture that
shows rows as equal which are equal keeps all neighbors, one that parts them invents some.  The means are exact: within
a tie the other members that come first are hypergeometric, those outside it beta-binomial.
"""

from __future__ import annotations

from math import exp, lgamma, sqrt

import numpy as np

from latentwalk.tools.terminal import calm_threads

calm_threads()

import numba  # noqa: E402

RESOLUTION = 1e-7  # of coordinates that were float32: distances that differ by less are one distance
ROUNDING = 1e-13  # of squared distances, from |a|² − 2ab + |b|²
LANES = 64  # distances that are passed over at once where all are too large
MANY = 4  # neighborhoods that a tie is as large as, from which on to sort all distances costs less than to count


@numba.njit(cache=True, nogil=True)
def expected(products, lengths, places, rows, k):  # type: ignore[no-untyped-def]
    """Means of each of the m `rows`, as (m, 5): excess ranks in the original space of its k neighbors in the picture;
    in the picture, of its k true neighbors; how many it has in both; and the share of its k neighbors that a tie leaves
    open, in the original space and in the picture.

    `products` (m, n) with all rows of the original space, whose squared `lengths` are (n,), and `places` (n, 3) in the
    picture, both about their mean; all float64.
    """
    found = np.empty((len(rows), 5))
    count = len(places)
    original, shown, room = np.empty(count), np.empty(count), np.empty(count)
    least, least_shown = np.empty(-(-count // LANES)), np.empty(-(-count // LANES))
    for i in range(len(rows)):
        row = rows[i]
        size = lengths[row]
        size_shown = places[row, 0] ** 2 + places[row, 1] ** 2 + places[row, 2] ** 2
        for part in range(len(least)):  # while they are in the cache
            here = slice(part * LANES, min((part + 1) * LANES, count))
            _fill(products[i, here], lengths[here], size, places[here], places[row], original[here], shown[here])
            if here.start <= row < here.stop:
                original[row] = shown[row] = np.inf
            least[part], least_shown[part] = _smallest(original[here]), _smallest(shown[here])
        true, those = _boundary(original, least, size, k)
        near, these = _boundary(shown, least_shown, size_shown, k)
        found[i, 0] = _excess(shown, near, these, original, least, size, k, room)
        found[i, 1] = _excess(original, true, those, shown, least_shown, size_shown, k, room)
        found[i, 2] = _shared(original, true, shown, near, these)
        found[i, 3] = true[2] / k if true[3] > true[2] else 0.0
        found[i, 4] = near[2] / k if near[3] > near[2] else 0.0
    return found


@numba.njit(cache=True, nogil=True)
def _fill(products, lengths, size, places, place, original, shown):  # type: ignore[no-untyped-def]
    """Put the squared distances of a row in either space into `original` and `shown`."""
    x, y, z = place
    for j in range(len(products)):
        original[j] = lengths[j] + size - 2 * products[j]
        shown[j] = (places[j, 0] - x) ** 2 + (places[j, 1] - y) ** 2 + (places[j, 2] - z) ** 2


@numba.njit(cache=True, nogil=True, fastmath={"nnan", "nsz"})  # in lanes
def _smallest(distances):  # type: ignore[no-untyped-def]
    """Of every `LANES`: most of them tell that none of these is asked for."""
    smallest = np.inf
    for distance in distances:
        smallest = min(smallest, distance)
    return smallest


@numba.njit(cache=True, nogil=True)
def _upto(distances, least, high):  # type: ignore[no-untyped-def]
    """Which of the distances are at most `high`, rising."""
    found = np.empty(LANES, np.int64)
    count = 0
    for part in range(len(least)):
        if least[part] > high:
            continue
        if count + LANES > len(found):
            found = np.append(found, np.empty_like(found))
        for j in range(part * LANES, min((part + 1) * LANES, len(distances))):
            found[count] = j
            count += distances[j] <= high
    return found[:count]


@numba.njit(cache=True, nogil=True)
def _slack(squared, size):  # type: ignore[no-untyped-def]
    """How far squared distances may differ from this one and be the same, for a row of squared length `size`."""
    distance = sqrt(max(squared, 0.0))
    return 2 * RESOLUTION * distance * (sqrt(size) + distance) + ROUNDING * size


@numba.njit(cache=True, nogil=True)
def _tie(distances, squared, size, ranked):  # type: ignore[no-untyped-def]
    """How many are nearer than `squared`, and how many as near; `distances` sorted, where they are, are `ranked`."""
    slack = _slack(squared, size)
    low, high = squared - slack, squared + slack
    if len(ranked):
        nearer = np.searchsorted(ranked, low)
        return nearer, np.searchsorted(ranked, high, side="right") - nearer
    nearer = upto = 0
    for distance in distances:
        nearer += distance < low
        upto += distance <= high
    return nearer, upto - nearer


@numba.njit(cache=True, nogil=True)
def _kth(distances, least, k):  # type: ignore[no-untyped-def]
    """The k-th smallest."""
    nearest = np.full(k, np.inf)
    for part in range(len(least)):
        if least[part] >= nearest[-1]:
            continue
        for distance in distances[part * LANES : (part + 1) * LANES]:
            if distance < nearest[-1]:
                place = k - 1
                while place > 0 and nearest[place - 1] > distance:
                    nearest[place] = nearest[place - 1]
                    place -= 1
                nearest[place] = distance
    return nearest[-1]


@numba.njit(cache=True, nogil=True)
def _boundary(distances, least, size, k):  # type: ignore[no-untyped-def]
    """The tie that the k-th neighbor is in: from and to which squared distance, how many of it are wanted, of how
    many; and which rows lie so near or nearer."""
    kth = _kth(distances, least, k)
    slack = _slack(kth, size)
    rows = _upto(distances, least, kth + slack)
    nearer, count = _tie(distances[rows], kth, size, np.empty(0))
    return (kth - slack, kth + slack, k - nearer, count), rows


@numba.njit(cache=True, nogil=True)
def _excess(picks, tie, picked, distances, least, size, k, room):  # type: ignore[no-untyped-def]
    """By how much the ranks by `distances` of the k nearest by `picks`, which are among `picked`, exceed k, in sum;
    `room` (n,) is scratch."""
    low, _, wanted, count = tie
    drawn = count > wanted
    ranked = np.sort(distances) if count > MANY * k else np.empty(0)
    members = np.sort(distances[picked][picks[picked] >= low]) if drawn else np.empty(0)
    within = room[: _within(distances, least, distances[picked].max(), size, room)]  # all that rank so low or lower
    total = 0.0
    last = -1, -1, -1
    value = 0.0
    for j in picked:
        nearer, alike = _tie(within, distances[j], size, ranked)
        if nearer + alike <= k:
            continue
        if not drawn or picks[j] < low:
            total += _mean_excess(nearer, alike, k)
            continue
        slack = _slack(distances[j], size)
        both = np.searchsorted(members, distances[j] + slack, side="right")
        both -= np.searchsorted(members, distances[j] - slack)
        if (nearer, alike, both) != last:  # members of a tie are mostly of one kind
            last = nearer, alike, both
            value = _drawn_excess(wanted, count, nearer, alike, both, k)
        total += value
    return total


@numba.njit(cache=True, nogil=True)
def _within(distances, least, squared, size, room):  # type: ignore[no-untyped-def]
    """Put those that are as near as `squared` or nearer into `room`; returns how many."""
    high = squared + _slack(squared, size)
    count = 0
    for part in range(len(least)):
        if least[part] > high:
            continue
        for distance in distances[part * LANES : (part + 1) * LANES]:
            room[count] = distance
            count += distance <= high
    return count


@numba.njit(cache=True, nogil=True)
def _mean_excess(nearer, alike, k):  # type: ignore[no-untyped-def]
    """The mean of max(rank − k, 0) over the ranks nearer + 1 … nearer + alike, the last of which exceeds k."""
    first, last = max(nearer + 1 - k, 1), nearer + alike - k
    return (last * (last + 1) - first * (first - 1)) / 2 / alike


@numba.njit(cache=True, nogil=True)
def _drawn_excess(wanted, count, nearer, alike, both, k):  # type: ignore[no-untyped-def]
    """The mean of max(rank − k, 0), 0 where it is not drawn, of a member of a tie of `count` of which `wanted` are
    drawn; in the other space it is one of `alike`, of which `both` are members of either tie."""
    total = 0.0
    room = k - nearer - 1  # others of its kind that may come before it without excess
    for place in range(1, wanted + 1):
        before = (alike - both) * place / (count + 1)  # in the mean
        if count > 1:
            before += (place - 1) * (both - 1) / (count - 1)
        total += before - room
        for come in range(room):
            total += (room - come) * _chance(come, place, count, both, alike - both)
    return total / count


@numba.njit(cache=True, nogil=True)
def _shared(original, true, shown, near, rows):  # type: ignore[no-untyped-def]
    """How many of the k nearest in one space are among those in the other; they are among `rows`."""
    total = 0.0
    both = 0
    for j in rows:
        if original[j] > true[1] or shown[j] > near[1]:
            continue
        if original[j] >= true[0] and shown[j] >= near[0]:
            both += 1
        elif original[j] >= true[0]:
            total += true[2] / true[3]
        elif shown[j] >= near[0]:
            total += near[2] / near[3]
        else:
            total += 1
    if both == 0:
        return total
    chance = 0.0
    for place in range(1, near[2] + 1):
        for come in range(true[2]):
            chance += _chance(come, place, near[3], both, true[3] - both)
    return total + both * chance / near[3]


@numba.njit(cache=True, nogil=True)
def _chance(come, place, count, both, others):  # type: ignore[no-untyped-def]
    """That exactly `come` come before a member at `place` (from 1) of a tie of `count`: of the `both` − 1 that are with
    it in both ties, and of the `others` that are in the other tie alone."""
    total = 0.0
    for inside in range(max(0, come - others), min(come, both - 1, place - 1) + 1):
        if place - 1 - inside > count - both:
            continue
        outside = come - inside
        hypergeometric = (
            _log_choose(both - 1, inside)
            + _log_choose(count - both, place - 1 - inside)
            - _log_choose(count - 1, place - 1)
        )
        beta_binomial = (
            _log_choose(others, outside)
            + _log_beta(outside + place, others - outside + count - place + 1)
            - _log_beta(place, count - place + 1)
        )
        total += exp(hypergeometric + beta_binomial)
    return total


@numba.njit(cache=True, nogil=True)
def _log_choose(n, m):  # type: ignore[no-untyped-def]
    return lgamma(n + 1.0) - lgamma(m + 1.0) - lgamma(n - m + 1.0)


@numba.njit(cache=True, nogil=True)
def _log_beta(a, b):  # type: ignore[no-untyped-def]
    return lgamma(float(a)) + lgamma(float(b)) - lgamma(float(a + b))
