"""Numbers from outside become features: float32, finite, small enough to square; errors name row and column."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from latentwalk.scenes.arrays import F32, Array
from latentwalk.scenes.errors import UsageError

# Squared distances over thousands of columns must stay inside float32 (3.4e38).
HUGE = 1e16
ROWS_AT_ONCE = 1 << 14


def to_features(
    values: Array, where: str, names: Sequence[str] | None = None, ids: Sequence[str] | None = None, first: int = 0
) -> F32:
    """`values` (n, d) of any real type as contiguous (n, d) float32.

    `where` names the source in errors, `names` (d) its columns, `ids` (n) its rows, which are those from number `first`
    on.  Raises UsageError for another shape or type and for the first value that is NaN, infinite or beyond `HUGE`.
    """
    if values.dtype == object:
        raise UsageError(f"{where}: expected numbers, found Python objects; save plain numeric arrays")
    if values.dtype.kind not in "fiub":
        raise UsageError(f"{where}: expected real numbers, found type {values.dtype}; convert it to float32")
    if values.ndim != 2 or values.shape[1] == 0:
        flat = ", as by x.reshape(len(x), -1)" if values.ndim > 2 else ""
        raise UsageError(
            f"{where}: expected rows × columns, found shape {values.shape}; save one row for each item{flat}"
        )
    if values.shape[0] == 0:
        raise UsageError(f"{where}: expected rows, found none; check that the right file is given")
    _refuse_bad(values, where, names, ids, first)
    return np.ascontiguousarray(values, np.float32)


def _refuse_bad(values: Array, where: str, names: Sequence[str] | None, ids: Sequence[str] | None, first: int) -> None:
    low, high = float(values.min()), float(values.max())  # NaN and infinities show in these, without a copy
    if low >= -HUGE and high <= HUGE:
        return
    many, row, column = 0, -1, -1
    for start in range(0, len(values), ROWS_AT_ONCE):  # of what may be larger than memory
        block = values[start : start + ROWS_AT_ONCE].astype(np.float64)
        bad = ~(np.abs(block) <= HUGE)  # not `>`: NaN compares false with everything
        if not many and bad.any():
            row, column = start + int(np.argwhere(bad)[0, 0]), int(np.argwhere(bad)[0, 1])
        many += int(bad.sum())
    value = float(values[row, column])  # type: ignore[arg-type]
    kind = "NaN" if np.isnan(value) else f"{value:g}"
    advice = "remove or fill it" if not np.isfinite(value) else f"scale the column below {HUGE:g}"
    name = f" ('{names[column]}')" if names is not None else ""
    row_id = f" (id '{ids[row]}')" if ids is not None else ""
    raise UsageError(
        f"{where}: row {first + row}{row_id}, column {column}{name} is {kind}; expected a finite number of usable size"
        f" ({many} such value{'s' * (many > 1)} in all); {advice} first"
    )


def numbered(prefix: str, count: int) -> list[str]:
    """Names for columns or rows that have none: prefix0, prefix1, …"""
    return [f"{prefix}{i}" for i in range(count)]


def pixel_names(height: int, width: int) -> list[str]:
    """Names for the columns of pictures (height, width), row by row."""
    return [f"pixel_{y}_{x}" for y in range(height) for x in range(width)]


def refuse_duplicates(ids: Sequence[str], where: str) -> None:
    """Raise UsageError naming the first id that occurs twice, and both its rows."""
    first: dict[str, int] = {}
    for row, name in enumerate(ids):
        if name in first:
            raise UsageError(
                f"{where}: rows {first[name]} and {row} have the same id '{name}'; expected unique ids,"
                " rename one or leave the id column out"
            )
        first[name] = row


def one_line(error: Exception) -> str:
    """What a library's error says, in one line."""
    return (str(error).strip().splitlines() or [""])[0] or type(error).__name__


def is_number(text: str | bytes) -> bool:
    """Whether a text reads as a number."""
    try:
        float(text)
    except ValueError:
        return False
    return True
