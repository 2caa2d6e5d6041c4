"""Words beside rows: their ids, or what a column says, of those that the person looks at, selected or stands among."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import numpy as np

from latentwalk.runtime.ground.jobs import Jobs, Newest
from latentwalk.runtime.ground.names import one_of
from latentwalk.runtime.ground.shown import GAP_EM, HIDDEN, SELECTED, WORD_RAD, Cloud, RowWords
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.rows.coloring import NONE
from latentwalk.runtime.world.rows.details import describe
from latentwalk.runtime.world.rows.filters import ID, known_as
from latentwalk.runtime.world.rows.ids import Ids
from latentwalk.runtime.world.rows.nearest import SEEN, seen
from latentwalk.scenes import Category, Neighbors, Scene, Text
from latentwalk.scenes.arrays import F32, I32, U8

MOST = 48  # words at once: more are a page, not a room
LONGEST = 28  # characters; of a longer text the start
AGAIN_S = 0.15  # others are chosen so often: the eye must have time to read one
SELECTED_MOST, NEIGHBORS_EACH, NEAR = 24, 8, 160  # of which words are tried before MOST are found
EM_WIDE, EDGES_EM = 0.5, 0.4  # a letter and the ends, in heights of a line: wider than most, so that none overlap
LINE = 1.25 * WORD_RAD  # with some air
STEEPEST = 0.25  # cosine of 75° above or below, where what is level is no more than a turn on the spot
SAMPLE = 200


def first_words(ids: Ids) -> str:
    """What a walk starts with: ids where they are words, none where they are numbers or names with numbers."""
    some = [ids[int(row)] for row in np.linspace(0, len(ids.texts) - 1, min(SAMPLE, len(ids.texts))).astype(int)]
    words = sum(any(map(str.isalpha, text)) and not any(map(str.isdigit, text)) for text in some)
    return ID if words >= 0.8 * len(some) else NONE


class WordsBeside:
    """The words of a walk.  `by`: "id", the column that they come from, or "none"."""

    def __init__(self, scene: Scene, ids: Ids, jobs: Jobs) -> None:
        self._scene, self._ids = scene, ids
        self._coming: Newest[I32] = Newest(jobs)
        self._rows: I32 = np.zeros(0, np.int32)
        self._texts: tuple[str, ...] = ()
        self._since_s = AGAIN_S
        self.by = first_words(ids)

    @property
    def wanted(self) -> bool:
        """Whether any are written."""
        return self.by != NONE

    @property
    def names(self) -> list[str]:
        """What can be written: ids, texts, classes, nothing."""
        kinds = [name for name, column in self._scene.columns.items() if isinstance(column, Text | Category)]
        return [ID, *(name for name in kinds if name != ID), NONE]

    def choose(self, name: str) -> None:
        """Write something else.  Raises UsageError for what is no text."""
        self.by, self._since_s = one_of(known_as(self._scene.columns, name), self.names), AGAIN_S
        self._write(self._rows)

    def update(self, dt_s: float, cloud: Cloud, flags: U8, eye: F32, gaze: F32, hovered: int, aside_m: float) -> None:
        """Advance by a frame: every few of them a worker chooses rows anew, for an eye (3,) that looks along `gaze`.

        `aside_m`: how far to the right of its row a word begins.
        """
        if not self.wanted:
            return
        self._since_s += dt_s
        if self._since_s >= AGAIN_S and not self._coming.pending:
            self._since_s = 0.0
            now = Cloud(cloud.a, cloud.b, cloud.t, cloud.cells)  # the loop's own moves on
            near = self._scene.neighbors
            before, texts = self._rows, self._texts_of

            def job() -> I32:
                rows = _wanted(now, flags, eye, gaze, hovered, near, before)
                return _chosen(rows, texts(rows), fit.positions(now, rows), aside_m, eye, gaze)

            self._coming.ask(job)
        rows = self._coming.take()
        if rows is not None:
            self._write(rows)

    def shown(self, cloud: Cloud, aside_m: float) -> RowWords | None:
        """The words beside where their rows are now."""
        if not self.wanted or not len(self._rows):
            return None
        places = fit.positions(cloud, self._rows)
        there = np.flatnonzero(np.isfinite(places).all(1))
        texts = tuple(self._texts[i] for i in there.tolist())
        return RowWords(texts, places[there], np.full(len(texts), aside_m, np.float32))

    def _write(self, rows: I32) -> None:
        self._rows, self._texts = rows, tuple(self._texts_of(rows))

    def _texts_of(self, rows: I32) -> list[str]:
        column = self._scene.columns.get(self.by) if self.by != ID or ID in self._scene.columns else None
        found = (self._ids[row] if column is None else describe(column, row) for row in map(int, rows))
        return [" ".join(text[: LONGEST + 1].split())[:LONGEST] + "…" * (len(text) > LONGEST) for text in found]


def _wanted(
    cloud: Cloud, flags: U8, eye: F32, gaze: F32, hovered: int, neighbors: Neighbors | None, before: I32
) -> I32:
    """Rows (k,) that words are wanted of, the most wanted first: hovered, selected, their neighbors, and near ones, of
    which those that have words already come first."""
    selected = np.flatnonzero(flags & SELECTED).astype(np.int32)
    if len(selected) > SELECTED_MOST:
        away = np.linalg.norm(fit.positions(cloud, selected) - eye, axis=1)
        selected = selected[np.argsort(away)[:SELECTED_MOST]]
    asked = np.append(np.int32(hovered), selected) if hovered >= 0 else selected
    theirs = np.zeros(0, np.int32) if neighbors is None else neighbors.indices[asked, :NEIGHBORS_EACH].ravel()
    near = seen(cloud, flags, eye, gaze, NEAR)
    kept = near[np.isin(near, before)]
    rows = np.concatenate([asked, theirs, kept, near])
    rows = rows[rows >= 0]
    rows = rows[(flags[rows] & HIDDEN) == 0]
    once: I32 = rows[np.sort(np.unique(rows, return_index=True)[1])]
    return once


def _chosen(rows: I32, texts: Sequence[str], places: F32, aside_m: float, eye: F32, gaze: F32) -> I32:
    """Those of the rows, the most wanted first, whose words overlap none of those chosen before; at most MOST.

    As angles about an eye (3,) that looks along `gaze`: a word lies level and faces the eye wherever it is.
    """
    way = (places - eye).astype(np.float64)
    away = np.linalg.norm(way, axis=1)
    with np.errstate(all="ignore"):  # rows that are nowhere, and one in the eye
        ahead = way @ gaze / away
        up = np.arcsin(np.clip(way[:, 1] / away, -1, 1))
        turned = np.arctan2(way[:, 0], -way[:, 2]) - np.arctan2(gaze[0], -gaze[2])
    turned = (turned + np.pi) % (2 * np.pi) - np.pi
    boxes = np.zeros((MOST, 4))
    kept: list[int] = []
    said = np.array([bool(text) for text in texts], np.bool_)
    for i in np.flatnonzero((ahead > SEEN) & (np.cos(up) > STEEPEST) & said).tolist():
        level = np.cos(up[i])  # a turn by an angle moves what is high up by less
        left = turned[i] + (aside_m / away[i] + GAP_EM * WORD_RAD) / level
        right = left + wide(texts[i]) * WORD_RAD / level
        box = np.array([left, right, up[i] - LINE / 2, up[i] + LINE / 2])
        others = boxes[: len(kept)]
        meets = (others[:, 0] < box[1]) & (box[0] < others[:, 1]) & (others[:, 2] < box[3]) & (box[2] < others[:, 3])
        if not meets.any():
            boxes[len(kept)] = box
            kept.append(i)
            if len(kept) == MOST:
                break
    return rows[kept]


def wide(text: str) -> float:
    """How wide a text is at most, in heights of its line."""
    return EDGES_EM + sum(1.0 if unicodedata.east_asian_width(letter) in "WF" else EM_WIDE for letter in text)
