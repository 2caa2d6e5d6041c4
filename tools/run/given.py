"""What a recorder is given that is no array: options, names, epochs and metrics, as the log can hold them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.limits import MAX_NAME_CHARACTERS

PER_SPLIT = {"loss", "accuracy"}  # numbers that each split has of its own: they get its name in front


def as_folder(value: object, name: str) -> Path:
    """A path.  Raises `UsageError`."""
    try:
        return Path(value)  # type: ignore[arg-type]
    except TypeError:
        raise UsageError(f"{name}: expected a folder, found {value!r}") from None


def as_classes(values: object) -> list[str]:
    """Class names, each once, from texts or numbers.  Raises `UsageError`."""
    if isinstance(values, Mapping) or not isinstance(values, Iterable):
        raise UsageError(f"classes: expected a list of names, found {values!r}")
    names = [str(name) for name in values]
    if len(set(names)) < len(names):
        raise UsageError(f"classes: expected each name once, found {twice(names)!r} twice")
    for name in names:
        _as_text(name, "classes", "a class")
    return names


def as_split(value: object) -> str:
    """The name of a split.  Raises `UsageError`."""
    if not isinstance(value, str) or not value.strip():
        raise UsageError(f'split: expected a name such as "train", found {value!r}')
    return _as_text(str(value), "split", "a split")


def as_splits(values: object) -> frozenset[str] | None:
    """The names of splits, or None where there are none.  Raises `UsageError`."""
    if isinstance(values, str):
        values = [values]
    if values is not None and not isinstance(values, Iterable):
        raise UsageError(f'splits: expected names such as ["train", "val"], found {values!r}')
    return frozenset(as_split(value) for value in values or ()) or None


def as_epoch(value: object, name: str = "epoch") -> float:
    """A finite number.  Raises `UsageError`."""
    number = _number(value)
    if number is None or not math.isfinite(number):
        raise UsageError(f"{name} {value!r}: expected a finite number as epoch")
    return number


def as_metrics(metrics: object, split: str, where: str) -> dict[str, float]:
    """Metrics as plain numbers, those of the split with its name in front.  Raises `UsageError`."""
    if not isinstance(metrics, Mapping):
        raise UsageError(f'{where}: metrics: expected names and numbers such as {{"loss": 0.5}}, found {metrics!r}')
    numbers = {}
    for key, value in metrics.items():
        name = _as_text(str(key), f"{where}: metrics", "a name")
        number = _number(value)
        if number is None:
            raise UsageError(f"{where}: metrics: {name!r}: expected a number, found {value!r}")
        numbers[f"{split}_{name}" if name in PER_SPLIT else name] = number
    return numbers


def as_most_rows(values: object) -> dict[str, int]:
    """How many rows of each split at most.  Raises `UsageError`."""
    if not isinstance(values, Mapping):
        raise UsageError(f'most_rows: expected {{"train": 5000, …}}, found {values!r}')
    return {as_split(split): as_whole(most, f"most_rows: {split}", least=1) for split, most in values.items()}


def as_whole(value: object, name: str, *, least: int = 0) -> int:
    """A whole number from `least` on.  Raises `UsageError`."""
    whole = getattr(value, "__index__", None)  # Python's and numpy's
    if isinstance(value, bool) or whole is None or whole() < least:
        raise UsageError(f"{name}: expected a whole number from {least} on, found {value!r}")
    return int(whole())


def as_rule(value: object) -> Callable[[int], bool] | None:
    """An own rule of which epochs are due, or None.  Raises `UsageError`."""
    if value is None or callable(value):
        return value
    raise UsageError(f"when: expected a function, epoch → bool, found {value!r}")


def as_ids(values: Sequence[object], where: str, count: int) -> list[str]:
    """Ids as texts, one for each of `count` rows.  Raises `UsageError`."""
    if isinstance(values, bytes) or not hasattr(values, "__len__"):
        raise UsageError(f"{where}: ids: expected a list of names, found {values!r}")
    if len(values) != count:
        raise UsageError(f"{where}: ids: expected {count}, one for each row of features, found {len(values)}")
    names = [str(name) for name in values]
    bad = next((name for name in names if not _is_unicode(name)), None)
    if bad is not None:
        raise UsageError(f"{where}: ids: expected texts that UTF-8 can hold, found {bad!r}")
    return names


def twice(names: Sequence[str]) -> str:
    """The first name that is there a second time, where one is."""
    return next(name for place, name in enumerate(names) if name in names[:place])


def _number(value: object) -> float | None:
    """A number, also one in an array or a tensor; None for anything else, texts among them."""
    try:
        return None if isinstance(value, str | bytes) else float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError, RuntimeError):  # RuntimeError: a tensor of several numbers
        return None


def _as_text(text: str, where: str, what: str) -> str:
    if len(text) > MAX_NAME_CHARACTERS or not _is_unicode(text):
        raise UsageError(f"{where}: expected {what} of at most {MAX_NAME_CHARACTERS} letters, found {text[:40]!r}")
    return text


def _is_unicode(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text)  # halves of a pair
