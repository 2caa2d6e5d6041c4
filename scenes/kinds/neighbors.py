"""The nearest neighbors of each row in the original space."""

from __future__ import annotations

from dataclasses import dataclass, replace

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
    """Nearest neighbors in the *original* space: `indices` (n, k) int32 (−1: none), nearest first and without the row
    itself; `distances` (n, k) float32 in units of `metric`.

    `recall` 0…1, where the search was approximate: the share of the true nearest that it found for a sample of
    `recall_rows` rows; None where it was exact.
    """

    indices: I32
    distances: F32
    metric: str = "euclidean"
    recall: float | None = None
    recall_rows: int = 0

    @property
    def search(self) -> str:
        """How they were found, in words; "" where nothing is to be said."""
        if self.recall is None:
            return ""
        return f"approximate, {100 * self.recall:.1f} % of the true ones found (sample of {self.recall_rows:,} rows)"


class _Neighbors(Kind[Neighbors]):
    name = field = "neighbors"

    def convert(self, value: Neighbors) -> Neighbors:
        indices = array("indices", value.indices, np.int32)
        return replace(value, indices=indices, distances=array("distances", value.distances, np.float32))

    def check(self, value: Neighbors, context: Context) -> None:
        check_shape("indices", value.indices, (context.n, None))
        k = value.indices.shape[1]
        if not 1 <= k <= MAX_NEIGHBORS:
            raise ValidationError("indices", f"1 to {MAX_NEIGHBORS} neighbors", k)
        check_shape("distances", value.distances, (context.n, k))
        check_between("indices", value.indices, -1, context.n - 1)
        check_name("metric", value.metric)
        if value.recall is not None and not (0 <= value.recall <= 1 and 1 <= value.recall_rows <= context.n):
            raise ValidationError("recall", f"0…1, of 1 to {context.n} rows", (value.recall, value.recall_rows))
        missing = value.indices < 0  # their distances mean nothing
        check_each("distances", "0 or more", (value.distances >= 0) | missing, value.distances)

    def pack(self, value: Neighbors) -> Packed:
        found = {} if value.recall is None else {"recall": float(value.recall), "recall_rows": value.recall_rows}
        return {"metric": value.metric, **found}, {"indices": value.indices, "distances": value.distances}

    def unpack(self, fields: Fields) -> Neighbors:
        sampled = fields.has("recall")
        return Neighbors(
            fields.array("indices", np.int32),
            fields.array("distances", np.float32),
            fields.text("metric"),
            fields.number("recall") if sampled else None,
            fields.integer("recall_rows") if sampled else 0,
        )

    def describe(self, value: Neighbors) -> dict[str, object]:
        found: dict[str, object] = {"k": value.indices.shape[1], "metric": value.metric}
        if value.recall is not None:
            found |= {"search": "approximate", "recall": value.recall, "recall_rows": value.recall_rows}
        return found


KIND = _Neighbors()
