"""Names of the classes that rows are colored by, each at the median of its visible rows."""

from __future__ import annotations

import numpy as np

from latentwalk.assets.coloring import says_yes_or_no
from latentwalk.runtime.ground.shown import HIDDEN, Cloud, Coloring
from latentwalk.runtime.ground.written import Rgb
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.rows.coloring import rgb
from latentwalk.runtime.world.rows.large.masks import ReadValues
from latentwalk.runtime.world.rows.written.choice import Texts
from latentwalk.scenes import Category, Column
from latentwalk.scenes.arrays import F32, I32, U8
from latentwalk.scenes.queries.room import medoid

FEWEST, MOST_CLASSES = 2, 40  # one says nothing; more are no picture
LIGHTER = 0.6  # of the way to white
RIMS = 0.98, 0.02  # shares of the rows on one side of what is a rim: a straggler is none
MOST_ROWS = 1 << 22  # of a large packed scene that are looked at: its first rows are a sample of all
SAMPLED = 250  # rows of a class, spread evenly: a median of so many errs by some 8 % of the class's deviation


def with_classes(column: Column | None) -> Category | None:
    """A column whose classes lie somewhere; right and wrong, yes and no lie everywhere."""
    return column if isinstance(column, Category) and not says_yes_or_no(column) else None


class ClassNames:
    """The classes of a coloring and rows of each, found anew when colors or flags have changed.  For one worker."""

    def __init__(self) -> None:
        self._version = -1
        self._members: dict[int, I32] = {}
        self._flags: U8 | None = None
        self._some: dict[int, I32] = {}

    def at_medians(self, cloud: Cloud, flags: U8, coloring: Coloring, column: Category, eye: F32) -> Texts:
        """The classes' names, the one nearest to an eye (3,) first.

        Each is at its medoid, the row nearest to the median by component of its visible rows: so it goes where rows go.
        After all of these each comes again, for where it has no room there: at the medoids of its halves above, below,
        and to each side, and at its rims there.  None is where fewer than FEWEST or more than MOST_CLASSES classes have
        rows.
        """
        if coloring.version != self._version:
            self._version, self._members, self._flags = coloring.version, _members(coloring), None
        if flags is not self._flags:
            self._flags = flags
            self._some = {code: _sample(rows[(flags[rows] & HIDDEN) == 0]) for code, rows in self._members.items()}
        found = [(code, *place) for code, rows in self._some.items() for place in enumerate(_medoids(cloud, rows))]
        codes, turns, rows = np.array(found, np.int32).reshape(-1, 3).T
        away = np.linalg.norm(fit.positions(cloud, rows) - eye, axis=1)
        names, colors = [column.names[code] for code in codes], [lighter(rgb(coloring.table[code])) for code in codes]
        return Texts.on(rows, names, colors).only(np.lexsort((away, turns)))


def lighter(color: Rgb) -> Rgb:
    """A class's color so light that letters of it are read on their dark plate."""
    r, g, b = (int(part + LIGHTER * (255 - part)) for part in color)
    return r, g, b


def _members(coloring: Coloring) -> dict[int, I32]:
    """Code → rows (k,) of each class that has any."""
    some = coloring.values[:MOST_ROWS] if isinstance(coloring.values, ReadValues) else coloring.values[:]
    codes = some.astype(np.int32)
    used = np.flatnonzero(np.bincount(codes[codes >= 0], minlength=1))
    if not FEWEST <= len(used) <= MOST_CLASSES:
        return {}
    return {code: np.flatnonzero(codes == code).astype(np.int32) for code in used.tolist()}


def _sample(rows: I32) -> I32:
    return rows[:: max(1, -(-len(rows) // SAMPLED))]


def _medoids(cloud: Cloud, rows: I32) -> list[int]:
    """The row nearest to the median of some rows (k,), those of the rows above it, below, and to each side, and rows at
    the rims there; none of nothing."""
    places = fit.positions(cloud, rows)
    there = np.isfinite(places).all(1)
    rows, places = rows[there], places[there]
    if not len(rows):
        return []
    middle = medoid(places)
    beyond = [places[:, axis] > places[middle, axis] for axis in (1, 0, 2)]
    halves = [np.flatnonzero(half) for side in beyond for half in (side, ~side)]
    rims = np.argsort(places[:, (1, 0, 2)], axis=0)[[round(share * (len(rows) - 1)) for share in RIMS]].T.ravel()
    medoids = [half[medoid(places[half])] for half in halves if len(half)]
    return [int(rows[place]) for place in (middle, *medoids, *rims)]
