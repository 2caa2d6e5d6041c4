"""What a recorder accepts: arrays or tensors checked row by row, and which rows of a split are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes.arrays import F32, I32, I64
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.features import HUGE
from latentwalk.tools.data.sampling import stratified
from latentwalk.tools.run.given import as_ids, twice

Index = slice | I64  # which rows of a call
LARGEST_LOGIT = float(np.finfo(np.float32).max)  # a class that is masked out often has the lowest number there is


class SplitRows:
    """The rows of one split that a run records, fixed by its first epoch; `recorded` are those that a resumed run has.

    `ids`: row → label code (−1 unknown), in order; `given`: how many rows each call passes where they go by order, None
    before the first; `choice`: which of these are kept, None for all.
    """

    def __init__(self, split: str, most: int, seed: int, recorded: Mapping[str, int] | None = None) -> None:
        self.split = split
        self.ids: dict[str, int] = dict(recorded or {})
        self._most = most
        self._seed = seed
        self._given: int | None = None
        self._choice: I64 | None = None

    def copy(self) -> SplitRows:
        """The same, to be tried: a call that fails leaves no trace."""
        other = copy(self)
        other.ids = dict(self.ids)
        return other

    def check_apart(self, others: Mapping[str, SplitRows], kept: Sequence[str], where: str) -> None:
        """Raises `UsageError` where one of the rows `kept` is a row of another split."""
        for name, other in others.items():
            shared = other.ids.keys() & kept if name != self.split else None
            if shared:
                raise UsageError(f"{where}: ids: {min(shared)!r} is a row of {name!r}; a row belongs to one split")

    def choose(self, codes: I32, ids: Sequence[object] | None = None) -> I64:
        """Choose rows of a data set by their labels; later calls pass these rows alone."""
        chosen = stratified(codes, self._most, self._seed)
        names = [f"{self.split}/{row}" if ids is None else str(ids[row]) for row in chosen]
        rows = dict(zip(names, codes[chosen].tolist(), strict=True))
        if len(rows) < len(names):
            raise UsageError(f"{self.split}: ids: expected each once, found one twice")
        if self.ids and rows != self.ids:
            raise UsageError(
                f"{self.split}: expected the {len(self.ids)} rows and labels that the run recorded before, found"
                " others; resume it with the same data and seed"
            )
        self.ids = rows
        self._given, self._choice = len(chosen), None
        return chosen

    def keep(self, where: str, count: int, codes: I32 | None, ids: Sequence[object] | None) -> tuple[list[str], Index]:
        """Which of `count` rows are recorded: their ids, and their numbers in the call (an index).

        Raises `UsageError` where they are not the rows of the epochs before.
        """
        if codes is not None and len(codes) != count:
            raise UsageError(f"{where}: labels: expected {count}, one for each row of features, found {len(codes)}")
        first = not self.ids
        if ids is None:
            kept, index = self._by_order(where, count, codes)
        else:
            kept, index = self._by_id(where, count, codes, ids)
        if codes is not None and not first:
            self._check_labels(where, kept, codes[index])
        return kept, index

    def _by_order(self, where: str, count: int, codes: I32 | None) -> tuple[list[str], Index]:
        if self._given is None:
            labels = np.full(count, -1, np.int32) if codes is None else codes
            self._choice = self.choose(labels)
            self._given = count
        if count != self._given:
            raise UsageError(f"{where}: expected the same {self._given} rows as before, found {count}; others need ids")
        return list(self.ids), slice(None) if self._choice is None else self._choice

    def _by_id(self, where: str, count: int, codes: I32 | None, ids: Sequence[object]) -> tuple[list[str], Index]:
        names = as_ids(ids, where, count)
        if len(set(names)) < count:
            raise UsageError(f"{where}: ids: expected each once, found {twice(names)!r} twice")
        labels = np.full(count, -1, np.int32) if codes is None else codes
        if not self.ids:
            chosen = stratified(labels, self._most, self._seed)
        else:
            fresh = [place for place, name in enumerate(names) if name not in self.ids]
            fresh = fresh[: self._most - len(self.ids)]
            known = [place for place, name in enumerate(names) if name in self.ids]
            chosen = np.array(sorted(known + fresh), np.int64)
        for place in chosen:
            self.ids.setdefault(names[place], int(labels[place]))
        return [names[place] for place in chosen], chosen

    def _check_labels(self, where: str, kept: list[str], codes: I32) -> None:
        differ = int((np.array([self.ids[name] for name in kept], np.int32) != codes).sum())
        if differ:
            raise UsageError(
                f"{where}: labels: expected those of the first epoch, found {differ} of {len(kept)} others; "
                "are the rows shuffled? keep their order or give ids="
            )


def as_array(values: object) -> NDArray[Any]:
    """An array from an array, a list or a tensor of any device (known by its `detach`, so that nothing is imported)."""
    if hasattr(values, "detach"):
        tensor = values.detach().cpu()
        values = (tensor.float() if tensor.is_floating_point() else tensor).numpy()  # numpy has no bfloat16
    return np.asarray(values)


def as_matrix(values: object, where: str, what: str) -> F32:
    """(n, …) numbers as (n, d) float32, n ≥ 1.  Raises `UsageError`."""
    array = as_array(values)
    if array.ndim < 2 or array.dtype.kind not in "fiub" or 0 in array.shape:
        raise UsageError(f"{where}: {what}: expected numbers (rows, columns), found {array.dtype} {array.shape}")
    return array.reshape(len(array), -1).astype(np.float32, copy=False)


def as_logits(values: object, where: str, count: int, classes: int) -> F32:
    """Logits (n, classes) float32 of `count` rows, `classes` 0 where unknown.  Raises `UsageError`.

    The one logit of a binary model, (n, 1) or (n,), becomes the two that it stands for.
    """
    array = as_array(values)
    array = array[:, None] if array.ndim == 1 else array
    logits = as_matrix(array, where, "logits")
    if logits.shape[1] == 1 and classes in (0, 2):
        logits = np.concatenate([np.zeros_like(logits), logits], axis=1)  # whose softmax is the sigmoid
    width = classes or logits.shape[1]
    if logits.shape != (count, width):
        raise UsageError(f"{where}: logits: expected (rows, classes) = ({count}, {width}), found {logits.shape}")
    return logits


def check_finite(matrix: F32, where: str, what: str, ids: Sequence[str], *, most: float = HUGE) -> F32:
    """`matrix` itself.  Raises `UsageError` naming the first row and column that is NaN, infinite or beyond `most`."""
    if matrix.min() >= -most and matrix.max() <= most:  # without a mask: NaN and infinities show in these
        return matrix
    row, column = np.argwhere(~(np.abs(matrix) <= most))[0]  # not `>`: NaN compares false with everything
    value = matrix[row, column]
    limit = f"; expected at most {most:g}" if np.isfinite(value) else ""
    raise UsageError(f"{where}: {what}: row {ids[row]!r} column {column} is {value}{limit}")


def as_codes(labels: object, classes: Sequence[str]) -> I32:
    """Label codes (n,) int32 from codes, class names or one-hot rows (n, classes).  Raises `UsageError`."""
    array = _from_one_hot(as_array(labels))
    numeric = array.dtype.kind in "iubf" and bool(np.isfinite(array).all())
    if numeric and bool((array == np.floor(array)).all()):
        codes = array.clip(-2, np.iinfo(np.int32).max).astype(np.int64)  # beyond either end is no class
        top = len(classes) if classes else np.iinfo(np.int32).max
        bad = codes[(codes < -1) | (codes >= top)]
        if len(bad):
            raise UsageError(f"labels: expected codes 0…{top - 1} (−1: unknown), found {bad[0]}")
        return codes.astype(np.int32)
    known = {name: code for code, name in enumerate(classes)}
    try:
        return np.array([known[str(name)] for name in array], np.int32)
    except KeyError as error:
        raise UsageError(f"labels: expected names among the recorder's classes, found {error.args[0]!r}") from None


def _from_one_hot(labels: NDArray[Any]) -> NDArray[Any]:
    """Labels (n,), from (n,), (n, 1) or rows of 0 and a single 1.  Raises `UsageError`."""
    if labels.ndim <= 1 or labels.size == len(labels):
        return labels.reshape(-1)
    ones = labels.ndim == 2 and labels.dtype.kind in "iubf" and bool(((labels == 0) | (labels == 1)).all())
    if not ones or not bool((labels.sum(axis=1) == 1).all()):
        raise UsageError(f"labels: expected one for each row, or one-hot rows, found shape {labels.shape}")
    return np.asarray(labels.argmax(axis=1))
