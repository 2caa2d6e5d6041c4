"""The nearest neighbors of each row in the original space."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from latentwalk.scenes.arrays import F32, I32
from latentwalk.scenes.checks import check_between, check_each, check_name, check_shape
from latentwalk.scenes.convert import array
from latentwalk.scenes.fields import Fields
from latentwalk.scenes.kinds.kind import Context, Kind, Packed
from latentwalk.scenes.limits import MAX_NEIGHBORS
from latentwalk.scenes.wire import ValidationError


@dataclass(frozen=True, eq=False)
class Neighbors:
    """Exact nearest neighbors in the *original* space: `indices` (n, k) int32 (−1: none), nearest first and without
    the row itself; `distances` (n, k) float32 in units of `metric`."""

    indices: I32
    distances: F32
    metric: str = "euclidean"


class _Neighbors(Kind[Neighbors]):
    name = field = "neighbors"

    def convert(self, value: Neighbors) -> Neighbors:
        indices = array("indices", value.indices, np.int32)
        return Neighbors(indices, array("distances", value.distances, np.float32), value.metric)

    def check(self, value: Neighbors, context: Context) -> None:
        check_shape("indices", value.indices, (context.n, None))
        k = value.indices.shape[1]
        if not 1 <= k <= MAX_NEIGHBORS:
            raise ValidationError("indices", f"1 to {MAX_NEIGHBORS} neighbors", k)
        check_shape("distances", value.distances, (context.n, k))
        check_between("indices", value.indices, -1, context.n - 1)
        check_name("metric", value.metric)
        missing = value.indices < 0  # their distances mean nothing
        check_each("distances", "0 or more", (value.distances >= 0) | missing, value.distances)

    def pack(self, value: Neighbors) -> Packed:
        return {"metric": value.metric}, {"indices": value.indices, "distances": value.distances}

    def unpack(self, fields: Fields) -> Neighbors:
        return Neighbors(
            fields.array("indices", np.int32), fields.array("distances", np.float32), fields.text("metric")
        )

    def describe(self, value: Neighbors) -> dict[str, object]:
        return {"k": value.indices.shape[1], "metric": value.metric}


KIND = _Neighbors()
