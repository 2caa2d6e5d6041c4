"""How true a picture of the rows is to the original space; part of the records of layouts and epochs."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import ClassVar

import numpy as np

from latentwalk.scenes.arrays import F32
from latentwalk.scenes.checks import SHARE, check_shape, check_shares
from latentwalk.scenes.convert import array
from latentwalk.scenes.fields import Fields
from latentwalk.scenes.kinds.kind import Arrays, Packed
from latentwalk.scenes.limits import MAX_NEIGHBORS, MAX_SENTENCE_CHARACTERS
from latentwalk.scenes.wire import ValidationError

TIES_TOLD = 0.01  # of the neighbors, from which on a person hears of them
FIGURES = ("trustworthiness", "continuity", "neighbors_kept")
# As files have spelled them since version 1 began: another name would need another version, and gain nothing.
_STORED = dict(zip(FIGURES, ("trustworthiness", "continuity", "neighbours_kept"), strict=True))
_NAMES = {stored: name for name, stored in _STORED.items()}


@dataclass(frozen=True, eq=False)
class Quality:
    """How true a layout is to the original space; each figure is in 0…1, 1 is best.

    `trustworthiness` and `continuity`: Venna & Kaski 2001; `neighbors_kept`: share of the k nearest original
    neighbors that are among the k nearest in the layout.  `per_point`: the same three names → (n,) float32, where
    they were computed for each row.  `tied`: the share, 0…1, of the k nearest original neighbors that could as well be
    others, which are equally near.
    """

    k: int
    trustworthiness: float
    continuity: float
    neighbors_kept: float
    per_point: dict[str, F32] = field(default_factory=dict)
    tied: float = 0.0

    @property
    def ties(self) -> str:
        """How many neighbors are tied, in words; empty where hardly any are."""
        if self.tied < TIES_TOLD:
            return ""
        return f"{100 * self.tied:.0f} % of the {self.k} nearest could as well be others, equally near"

    @property
    def words(self) -> list[str]:
        """The figures as lines that a person reads."""
        figures = [f"{name.replace('_', ' ')} {getattr(self, name):.3f}" for name in FIGURES]
        return [*figures, f"of the {self.k} nearest; 1 is best", *([self.ties] if self.ties else [])]


@dataclass(frozen=True)
class Unjudged:
    """In the place of a `Quality` whose figures would mean nothing: why, in words.  Asked for the figures of a
    `Quality`, it answers with NaN, so that a list of them can be made of any layouts."""

    reason: str
    trustworthiness: ClassVar[float] = math.nan
    continuity: ClassVar[float] = math.nan
    neighbors_kept: ClassVar[float] = math.nan

    def __str__(self) -> str:
        return f"not judged: {self.reason}"


def known_quality(value: Quality | Unjudged | None) -> Quality | None:
    """The figures, where there are any."""
    return value if isinstance(value, Quality) else None


def convert_quality(value: Quality | Unjudged | None) -> Quality | Unjudged | None:
    """A quality with float32 figures for each row."""
    if not isinstance(value, Quality):
        return value
    figures = {name: array(f"quality.per_point.{name}", v, np.float32) for name, v in value.per_point.items()}
    return replace(value, per_point=figures)


def check_quality(quality: Quality | Unjudged | None, n: int) -> None:
    """Figures in 0…1, and those of each row for all rows: what can be told without reading the arrays."""
    if isinstance(quality, Unjudged):
        if not 0 < len(quality.reason) <= MAX_SENTENCE_CHARACTERS:
            raise ValidationError(
                "quality.unjudged", f"a text of 1 to {MAX_SENTENCE_CHARACTERS} letters", quality.reason
            )
        return
    if quality is None:
        return
    if not 1 <= quality.k <= MAX_NEIGHBORS:
        raise ValidationError("quality.k", f"1 to {MAX_NEIGHBORS}", quality.k)
    for name in (*FIGURES, "tied"):
        if not SHARE[0] <= getattr(quality, name) <= SHARE[1]:
            raise ValidationError(f"quality.{name}", "0…1", getattr(quality, name))
    for name, values in quality.per_point.items():
        if name not in FIGURES:
            raise ValidationError("quality.per_point", "one of " + ", ".join(FIGURES), name)
        check_shape(f"quality.per_point.{name}", values, (n,))


def check_per_point(quality: Quality | Unjudged | None) -> None:
    """Each row's figures in 0…1, or NaN."""
    if isinstance(quality, Quality):
        for name, values in quality.per_point.items():
            check_shares(f"quality.per_point.{name}", values)


def pack_quality(quality: Quality | Unjudged | None) -> Packed:
    """What a record has of a quality."""
    if quality is None:
        return {}, {}
    if isinstance(quality, Unjudged):
        return {"unjudged": quality.reason}, {}
    figures = {stored: float(getattr(quality, name)) for name, stored in _STORED.items()}
    per_point: Arrays = {f"quality.{_STORED[name]}": values for name, values in quality.per_point.items()}
    if quality.tied:  # most have none, and their records are as they were
        figures["tied"] = float(quality.tied)
    return {"quality": {"k": int(quality.k), **figures}}, per_point


def unpack_quality(fields: Fields) -> Quality | Unjudged | None:
    """The quality of a record, if it has one."""
    if not fields.has("quality"):
        return Unjudged(fields.text("unjudged")) if fields.has("unjudged") else None
    inner = fields.inner("quality")
    trustworthiness, continuity, kept = (inner.number(stored) for stored in _STORED.values())
    per_point = fields.group("quality.")
    for stored in per_point.keys() - _NAMES.keys():
        raise ValidationError("quality.per_point", "one of " + ", ".join(_NAMES), stored)
    named = {_NAMES[stored]: values for stored, values in per_point.items()}
    tied = inner.number("tied") if inner.has("tied") else 0.0
    return Quality(inner.integer("k"), trustworthiness, continuity, kept, named, tied)


def describe_quality(quality: Quality | Unjudged | None) -> dict[str, object] | str | None:
    """The figures, and which of them each row has; or why there are none."""
    if quality is None:
        return None
    if isinstance(quality, Unjudged):
        return str(quality)
    figures = {name: getattr(quality, name) for name in FIGURES}
    tied = {"tied": quality.tied} if quality.tied else {}
    return {"k": quality.k, **figures, **tied, "per_point": sorted(quality.per_point)}
