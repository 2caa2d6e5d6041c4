"""Which texts are written at once, so that none lies over another for whom they are chosen."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from latentwalk.runtime.ground.written import GAP_EM, WORD_RAD, Rgb, name_larger
from latentwalk.runtime.world.rows.nearest import SEEN
from latentwalk.scenes.arrays import F32, I32, Bools, Indices

MOST = 48  # texts at once: more are a page, not a room
LONGEST = 28  # characters; of a longer text the start
EM_WIDE, EDGES_EM = 0.5, 0.4  # a letter and the ends, in heights of a line: wider than most, so that none overlap
LINE = 1.25 * WORD_RAD  # with some air
STEEPEST = 0.25  # cosine of 75° above or below, where what is level is no more than a turn on the spot


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """Texts of rows (k,) int32, the most wanted first; `centered` (k,) bool: on the row, not beside it.

    `before` (k,) bool: no row hides them.  `colors`: of their letters, sRGB, None where they are plain.
    """

    rows: I32
    texts: tuple[str, ...]
    centered: Bools
    before: Bools
    colors: tuple[Rgb | None, ...]

    @classmethod
    def beside(
        cls, rows: I32, texts: Sequence[str], colors: Sequence[Rgb | None] = (), *, before: bool = False
    ) -> Texts:
        """Texts beside rows, plain or of some colors, cut to LONGEST and each in one line."""
        plain = tuple(colors) or (None,) * len(rows)
        return cls(rows, tuple(map(_short, texts)), np.zeros(len(rows), np.bool_), np.full(len(rows), before), plain)

    @classmethod
    def on(cls, rows: I32, texts: Sequence[str], colors: Sequence[Rgb]) -> Texts:
        """Texts on rows and before all, cut as well."""
        every = np.ones(len(rows), np.bool_)
        return cls(rows, tuple(map(_short, texts)), every, every, tuple(colors))

    def __add__(self, other: Texts) -> Texts:
        rows, centered = np.append(self.rows, other.rows), np.append(self.centered, other.centered)
        before = np.append(self.before, other.before)
        return Texts(rows, self.texts + other.texts, centered, before, self.colors + other.colors)

    def only(self, which: Indices | Bools) -> Texts:
        """Some of them, by a mask or in an order."""
        kept = np.arange(len(self.rows))[which].tolist()
        texts, colors = tuple(self.texts[i] for i in kept), tuple(self.colors[i] for i in kept)
        return Texts(self.rows[kept], texts, self.centered[kept], self.before[kept], colors)

    def each(self) -> list[tuple[object, ...]]:
        """What tells each from all others."""
        return [
            *zip(self.rows.tolist(), self.texts, self.centered.tolist(), self.before.tolist(), self.colors, strict=True)
        ]


def chosen(wanted: Texts, places: F32, aside_m: float, eye: F32, gaze: F32) -> Texts:
    """Those texts, the most wanted first, that overlap none of those chosen before; at most MOST, and each name once.

    `places` (k, 3): where their rows are; those beside begin `aside_m` to the right.  As angles about an eye (3,) that
    looks along `gaze`: a text lies level and faces the eye wherever it is.
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
    named: set[tuple[str, Rgb | None]] = set()  # those on rows, which may ask for several places
    said = np.array([bool(text) for text in wanted.texts], np.bool_)
    for i in np.flatnonzero((ahead > SEEN) & (np.cos(up) > STEEPEST) & said).tolist():
        if wanted.centered[i] and (wanted.texts[i], wanted.colors[i]) in named:
            continue
        level = np.cos(up[i])  # a turn by an angle moves what is high up by less
        larger = name_larger(wanted.texts[i]) if wanted.centered[i] else 1.0
        width, height = larger * wide(wanted.texts[i]) * WORD_RAD, larger * LINE
        left = turned[i] + (-width / 2 if wanted.centered[i] else aside_m / away[i] + GAP_EM * WORD_RAD) / level
        box = np.array([left, left + width / level, up[i] - height / 2, up[i] + height / 2])
        others = boxes[: len(kept)]
        meets = (others[:, 0] < box[1]) & (box[0] < others[:, 1]) & (others[:, 2] < box[3]) & (box[2] < others[:, 3])
        if not meets.any():
            boxes[len(kept)] = box
            kept.append(i)
            if wanted.centered[i]:
                named.add((wanted.texts[i], wanted.colors[i]))
            if len(kept) == MOST:
                break
    return wanted.only(np.array(kept, np.int64))


def wide(text: str) -> float:
    """How wide a text is at most, in heights of its line."""
    return EDGES_EM + sum(1.0 if unicodedata.east_asian_width(letter) in "WF" else EM_WIDE for letter in text)


def _short(text: str) -> str:
    return " ".join(text[: LONGEST + 1].split())[:LONGEST] + "…" * (len(text) > LONGEST)
