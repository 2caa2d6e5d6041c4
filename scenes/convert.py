"""Gentle conversion of what users give (lists, float64, int64, tensors) into the exact types of a scene."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes.wire import ValidationError

S = TypeVar("S", bound=np.generic)


def array(field: str, value: object, dtype: type[S]) -> NDArray[S]:
    """`value` as an array of `dtype`, where every number keeps its meaning (floats may lose digits, nothing else).

    Raises `ValidationError` naming the `field`, and of a number that `dtype` cannot hold where it is.
    """
    try:
        found = np.asarray(value)
    except (ValueError, TypeError) as error:
        raise ValidationError(field, "numbers in rows of one length", str(error)) from None
    wanted = np.dtype(dtype)
    if found.dtype == wanted:
        return found.astype(dtype, copy=False)
    if found.dtype.kind not in "biuf":
        raise ValidationError(field, f"numbers ({wanted})", f"{found.dtype} ({type(value).__name__})")
    with np.errstate(all="ignore"):  # what does not fit is found by the comparison
        result = found.astype(dtype)
        same = np.isfinite(result) | ~np.isfinite(found) if wanted.kind == "f" else result == found
    if not same.all():
        place = np.unravel_index(int(np.argmin(same)), same.shape)
        raise ValidationError(f"{field}{[int(i) for i in place]}", f"a value that {wanted} can hold", str(found[place]))
    return result


def optional(field: str, value: object, dtype: type[S]) -> NDArray[S] | None:
    """`array`, or None for None."""
    return None if value is None else array(field, value, dtype)
