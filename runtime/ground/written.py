"""Words in the room as draw takes them: beside rows, or larger where a class is."""

from __future__ import annotations

from dataclasses import dataclass

from latentwalk.scenes.arrays import F32, Bools

Rgb = tuple[int, int, int]
"""A color, sRGB 0…255."""

WORD_RAD = 0.026  # height of a line of words as seen: 1.5°, with capitals of 0.9°, which a headset's pixels can show
GAP_EM = 0.15  # between a row and its word, in heights of the line
CENTERED = -1.0  # in the place of how far aside a word begins: it is on its place, before all points
NAME_LARGER, LONG_NAME_LARGER, SHORT = 2.0, 1.2, 8  # than other words are those that are centered, read first and from
# afar; those of more letters than SHORT are smaller, so that they leave room for others


def name_larger(text: str) -> float:
    """How much larger than other words a centered one is."""
    return max(LONG_NAME_LARGER, NAME_LARGER * min(1.0, SHORT / max(1, len(text))))


@dataclass(frozen=True, slots=True, eq=False)
class RowWords:
    """Texts beside places (k, 3) float32 of the room: each begins `aside_m` (k,) float32 to the right of its own; where
    that is CENTERED it has its middle there and is larger, by `name_larger`.  `before` (k,) bool: no row hides it, nor
    is it fainter from afar; `alpha` (k,) float32: how much there is of it, 0…1, as words come and go.  `colors`: of the
    letters, sRGB, None where they are plain.

    They face the person and are seen `WORD_RAD` high wherever they are.  No two overlap for whom they were chosen.
    """

    texts: tuple[str, ...]
    places: F32
    aside_m: F32
    before: Bools
    alpha: F32
    colors: tuple[Rgb | None, ...]
