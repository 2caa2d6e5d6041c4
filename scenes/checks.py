"""Checks of values that several kinds of records share.  All raise `wire.ValidationError` naming the field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from latentwalk.scenes.arrays import Array, Bools, Numbers
from latentwalk.scenes.limits import MAX_CLASSES, MAX_NAME_CHARACTERS, MAX_PLACE
from latentwalk.scenes.wire import ValidationError

#: A share computed in float32 may miss 0 or 1 by some rounding; what is off by more is no share.
SHARE = (-1e-6, 1 + 1e-6)


def check_shape(field: str, array: Array, shape: tuple[int | None, ...]) -> None:
    """`None` in `shape` takes any size."""
    fits = array.ndim == len(shape) and all(want in (None, got) for want, got in zip(shape, array.shape, strict=True))
    if not fits:
        wanted = ", ".join("any" if size is None else str(size) for size in shape)
        raise ValidationError(field, f"shape ({wanted}{',' if len(shape) == 1 else ''})", array.shape)


def check_finite(field: str, array: Numbers) -> None:
    """No NaN, no infinity."""
    check_each(field, "finite numbers", np.isfinite(array), array)


def check_places(field: str, array: Numbers) -> None:
    """Finite, and so that the square of a distance is finite, too: what measures distances finds a nearest row."""
    # NaN is neither: two passes that write nothing, where masks of millions take five times as long.
    if array.size and array.min() >= -MAX_PLACE and array.max() <= MAX_PLACE:
        return
    check_finite(field, array)
    check_each(
        field, f"numbers from −{MAX_PLACE:g} to {MAX_PLACE:g}; scale them down", np.abs(array) <= MAX_PLACE, array
    )


def check_between(field: str, array: Numbers, low: float, high: float) -> None:
    """Every value in low…high."""
    check_each(field, f"{low}…{high}", (array >= low) & (array <= high), array)


def check_shares(field: str, array: Numbers) -> None:
    """Every value in 0…1, or NaN where it is not known."""
    low, high = SHARE
    check_each(field, "0…1", ((array >= low) & (array <= high)) | np.isnan(array), array)


def check_each(field: str, expected: str, good: Bools, array: Array) -> None:
    """Every value `good`, a mask of the array's shape; the message names the first that is not."""
    if not good.all():
        place = np.unravel_index(int(np.argmin(good)), good.shape)
        raise ValidationError(f"{field}{[int(i) for i in place]}", expected, str(array[place]))


def check_name(field: str, name: object) -> None:
    """A name that can stand in a menu."""
    if not isinstance(name, str) or not 1 <= len(name) <= MAX_NAME_CHARACTERS or not name.isprintable():
        raise ValidationError(field, f"1 to {MAX_NAME_CHARACTERS} printable characters", name)


def check_count(field: str, count: int) -> None:
    """Not more classes than there may be."""
    if count > MAX_CLASSES:
        raise ValidationError(field, f"at most {MAX_CLASSES}", count)


def check_classes(field: str, names: Sequence[str]) -> None:
    """Names of classes: not too many, none twice."""
    check_count(field, len(names))
    if len(set(names)) != len(names):
        raise ValidationError(field, "no name twice", Counter(names).most_common(1)[0][0])
