"""The rows' own vectors in the original space, where arithmetic with them means something, as of words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from latentwalk.scenes.arrays import F32
from latentwalk.scenes.checks import check_finite, check_shape
from latentwalk.scenes.convert import array
from latentwalk.scenes.fields import Fields
from latentwalk.scenes.kinds.kind import Context, Kind, Packed
from latentwalk.scenes.limits import MAX_DIMENSIONS
from latentwalk.scenes.wire import ValidationError


@dataclass(frozen=True, eq=False)
class Vectors:
    """`values` (n, d) float32: each row's vector as it was given; `metric`: how near two are, "cosine" or
    "euclidean"."""

    values: F32
    metric: str = "cosine"


class _Vectors(Kind[Vectors]):
    name = field = "vectors"

    def convert(self, value: Vectors) -> Vectors:
        return Vectors(array("values", value.values, np.float32), value.metric)

    def check(self, value: Vectors, context: Context) -> None:
        check_shape("values", value.values, (context.n, None))
        if not 1 <= value.values.shape[1] <= MAX_DIMENSIONS:
            raise ValidationError("values", f"1 to {MAX_DIMENSIONS} dimensions", value.values.shape[1])
        check_finite("values", value.values)
        if value.metric not in ("cosine", "euclidean"):
            raise ValidationError("metric", "cosine or euclidean", value.metric)

    def pack(self, value: Vectors) -> Packed:
        return {"metric": value.metric}, {"values": value.values}

    def unpack(self, fields: Fields) -> Vectors:
        return Vectors(fields.array("values", np.float32), fields.text("metric"))

    def describe(self, value: Vectors) -> dict[str, object]:
        return {"dimensions": value.values.shape[1], "metric": value.metric}


KIND = _Vectors()
