"""Words beside rows: their ids, or what a column says, of those that the person looks at, selected or stands among; and
the names of classes among them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np

from latentwalk.assets.coloring import NONE
from latentwalk.runtime.ground.jobs import Jobs, Newest
from latentwalk.runtime.ground.names import one_of
from latentwalk.runtime.ground.shown import HIDDEN, SELECTED, Cloud, Coloring
from latentwalk.runtime.ground.written import CENTERED, RowWords
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.rows.coloring import known_classes
from latentwalk.runtime.world.rows.details import describe
from latentwalk.runtime.world.rows.filters import ID, known_as
from latentwalk.runtime.world.rows.ids import Ids
from latentwalk.runtime.world.rows.nearest import seen
from latentwalk.runtime.world.rows.written.choice import Texts, chosen
from latentwalk.runtime.world.rows.written.class_names import ClassNames, with_classes
from latentwalk.runtime.world.rows.written.ends import ends_of, shown_ends
from latentwalk.runtime.world.rows.written.fading import Fading
from latentwalk.scenes import Category, Column, Neighbors, Scene, Text
from latentwalk.scenes.arrays import F32, I32, U8, Bools
from latentwalk.scenes.rules import are_words

AGAIN_S = 0.15  # others are chosen so often: the eye must have time to read one
SELECTED_MOST, NEIGHBORS_EACH, NEAR = 24, 8, 160  # of which words are tried before there are enough


def first_words(ids: Ids) -> str:
    """What a walk starts with: ids where they are words, none where they are numbers or names with numbers."""
    return ID if are_words(ids.texts) else NONE


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """What words are chosen by: rows as an eye (3,) sees them that looks along `gaze`, a unit vector (3,).

    `attended`: the row that the person attends to, −1 for none; `aside_m`: how far to the right of its row a word
    begins.
    """

    cloud: Cloud
    coloring: Coloring
    flags: U8
    eye: F32
    gaze: F32
    attended: int
    aside_m: float


class WordsBeside:
    """The words of a walk.  `by`: "id", the column that they come from, or "none".

    `class_names`: whether the classes that rows are colored by are named, and the row that is pointed at.
    """

    def __init__(self, scene: Scene, ids: Ids, jobs: Jobs) -> None:
        self._scene, self._ids, self._jobs = scene, ids, jobs
        self._coming: Newest[Texts] = Newest(jobs)
        self._classes = ClassNames()
        self._written = Fading()
        self._sight: Callable[[], Sight] | None = None
        self._since_s = AGAIN_S
        self._shown: tuple[tuple[object, ...], F32, RowWords] | None = None
        self.by = first_words(ids)
        self.class_names = True

    @property
    def wanted(self) -> bool:
        """Whether any are written."""
        return self.by != NONE or self.class_names

    @property
    def names(self) -> list[str]:
        """What can be written: ids, texts, classes, nothing."""
        kinds = [name for name, column in self._scene.columns.items() if isinstance(column, Text | Category)]
        return [ID, *(name for name in kinds if name != ID), NONE]

    def choose(self, name: str) -> None:
        """Write something else.  Raises UsageError for what is no text."""
        self.by = one_of(known_as(self._scene.columns, name), self.names)
        self._begin_anew(~self._written.texts.centered)

    def name_classes(self, on: bool) -> None:
        """Name the classes, or do not."""
        self.class_names = on
        self._begin_anew(self._written.texts.centered)

    def update(self, dt_s: float, sight: Callable[[], Sight]) -> None:
        """Advance by a frame: every few of them a worker chooses rows anew, by what `sight` says of that frame."""
        if not self.wanted:
            return
        self._since_s += dt_s
        self._sight = sight
        if self._since_s >= AGAIN_S and not self._coming.pending:
            self._since_s = 0.0
            self._coming.ask(self._choice(sight()))
        chosen = self._coming.take() if self._coming.pending else None
        if chosen is not None:
            self._written.want(chosen)
        self._written.advance(dt_s)

    @contextmanager
    def chosen_for(self, cloud: Cloud) -> Iterator[None]:
        """Inside, words are those that are chosen for rows as they are in `cloud`: for a picture of that alone."""
        kept = self._written
        self._written = Fading()
        if self.wanted and self._sight is not None:
            self._written.want(self._jobs.call(self._choice(replace(self._sight(), cloud=cloud))))
            self._written.whole()
        yield
        self._written = kept

    def _choice(self, sight: Sight) -> Callable[[], Texts]:
        """A job that chooses words of rows as they are now."""
        sight = replace(sight, cloud=_as_now(sight.cloud))
        by, before = self.by, self._written.texts.rows[~self._written.texts.centered]
        column = self._scene.columns.get(sight.coloring.name) if self.class_names else None
        classes, neighbors = with_classes(column), self._scene.neighbors
        known = known_classes(self._scene, sight.coloring) if sight.attended >= 0 else None

        def job() -> Texts:
            row = sight.attended
            pointed = np.array([row] if row >= 0 and not sight.flags[row] & HIDDEN else [], np.int32)
            said = self._names(pointed, column) if by == NONE else self._texts(pointed, by)
            made = Texts.beside(pointed, said, before=True)
            if neighbors is not None:
                for one in pointed.tolist():
                    ends = shown_ends(neighbors, one, sight.flags)
                    said = self._texts(ends, ID if by == NONE else by)
                    made += ends_of(one, ends, said, known, with_class=by == NONE)
            if classes is not None:
                made += self._classes.at_medians(sight.cloud, sight.flags, sight.coloring, classes, sight.eye)
            if by != NONE:
                made += self._beside(_wanted(sight, pointed, neighbors, before), by)
            places = fit.positions(sight.cloud, made.rows)
            return chosen(made, places, sight.aside_m, sight.eye, sight.gaze)

        return job

    def shown(self, cloud: Cloud, aside_m: float) -> RowWords | None:
        """The words beside where their rows are now; the same object while nothing about them changes."""
        written, alpha = self._written.texts, self._written.alpha
        if not self.wanted or not len(written.rows):
            return None
        made_of = written, cloud.a, cloud.b, cloud.t, aside_m
        if self._shown is None or self._shown[0] != made_of or self._shown[1] is not alpha:
            self._shown = made_of, alpha, self._placed(written, alpha, cloud, aside_m)
        return self._shown[2]

    @staticmethod
    def _placed(written: Texts, alpha: F32, cloud: Cloud, aside_m: float) -> RowWords:
        places = fit.positions(cloud, written.rows)
        there = np.asarray(np.isfinite(places).all(1))
        if not there.all():
            written, places, alpha = written.only(there), places[there], alpha[there]
        asides = np.where(written.centered, CENTERED, aside_m).astype(np.float32)
        return RowWords(written.texts, places, asides, written.before, alpha, written.colors)

    def _names(self, rows: I32, column: Column | None) -> list[str]:
        """Names of rows where no words are wanted: their ids, and what they are colored by."""
        return [self._ids[row] + (f" · {describe(column, row)}" if column is not None else "") for row in rows.tolist()]

    def _beside(self, rows: I32, by: str) -> Texts:
        return Texts.beside(rows, self._texts(rows, by))

    def _texts(self, rows: I32, by: str) -> list[str]:
        column = self._scene.columns.get(by) if by != ID or ID in self._scene.columns else None
        return [self._ids[row] if column is None else describe(column, row) for row in rows.tolist()]

    def _begin_anew(self, gone: Bools) -> None:
        """What is being chosen is no longer wanted, nor are some that are written; others stay until new ones come."""
        self._coming.forget()
        self._written.drop(gone)
        self._since_s = AGAIN_S


def _as_now(cloud: Cloud) -> Cloud:
    """A cloud that stays as it is: the loop's own moves on."""
    return Cloud(cloud.a, cloud.b, cloud.t, cloud.cells)


def _wanted(sight: Sight, pointed: I32, neighbors: Neighbors | None, before: I32) -> I32:
    """Rows (k,) that words are wanted of besides those pointed at, the most wanted first: selected ones, the neighbors
    of both, and near ones, of which those that have words already come first."""
    cloud, flags, eye = sight.cloud, sight.flags, sight.eye
    selected = np.flatnonzero(flags & SELECTED).astype(np.int32)
    if len(selected) > SELECTED_MOST:
        away = np.linalg.norm(fit.positions(cloud, selected) - eye, axis=1)
        selected = selected[np.argsort(away)[:SELECTED_MOST]]
    asked = np.append(pointed, selected)
    theirs = np.zeros(0, np.int32) if neighbors is None else neighbors.indices[asked, :NEIGHBORS_EACH].ravel()
    near = seen(cloud, flags, eye, sight.gaze, NEAR)
    kept = near[np.isin(near, before)]
    rows = np.concatenate([selected, theirs, kept, near])
    rows = rows[(rows >= 0) & ~np.isin(rows, pointed)]
    rows = rows[(flags[rows] & HIDDEN) == 0]
    once: I32 = rows[np.sort(np.unique(rows, return_index=True)[1])]
    return once
