"""Epochs: snapshots of a run, of which a file may hold hundreds, checked when they are first used."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from latentwalk.scenes.arrays import F32, I32, Bools
from latentwalk.scenes.checks import check_between, check_each, check_shape, check_shares
from latentwalk.scenes.convert import array, optional
from latentwalk.scenes.errors import SceneError
from latentwalk.scenes.fields import Fields, as_bools
from latentwalk.scenes.kinds.kind import Context, Kind, Packed
from latentwalk.scenes.kinds.quality import (
    Quality,
    Unjudged,
    check_per_point,
    check_quality,
    convert_quality,
    describe_quality,
    pack_quality,
    unpack_quality,
)
from latentwalk.scenes.limits import MAX_PLACE
from latentwalk.scenes.wire import Record, ValidationError, shown

_OPTIONAL = ("present", "prediction", "confidence")


@dataclass(frozen=True, eq=False)
class Epoch:
    """One snapshot of a run: where each row was after epoch `epoch`.

    `positions` (n, 3) float32 (NaN where absent); `present` (n,) bool or None for all; `prediction` (n,) int32 codes
    into the names of the scene's `label` column or None; `confidence` (n,) float32 0…1 or None; `metrics`: numbers such
    as train_loss, val_accuracy; `quality` of this frame, or why it has none.
    """

    epoch: float
    positions: F32
    present: Bools | None = None
    prediction: I32 | None = None
    confidence: F32 | None = None
    metrics: dict[str, float] = field(default_factory=dict)
    quality: Quality | Unjudged | None = None


class _Lazy:
    """An attribute of a `StoredEpoch` that is not there until it is first asked for."""

    def __set_name__(self, _owner: type, name: str) -> None:
        self.name = name

    def __get__(self, epoch: StoredEpoch | None, _owner: type) -> Any:
        if epoch is None:
            raise AttributeError(self.name)
        epoch.check()
        return vars(epoch)[self.name]


class StoredEpoch(Epoch):
    """An epoch in a file: its arrays are checked (CRC-32, positions, codes) when one of them is first used.

    So a file of hundreds of epochs opens without going through them, and `epoch`, `metrics` and `quality` cost nothing.
    Using a damaged array raises `SceneError`.
    """

    positions = _Lazy()
    present = _Lazy()
    prediction = _Lazy()
    confidence = _Lazy()

    @classmethod
    def of(cls, epoch: Epoch, record: Record, context: Context) -> StoredEpoch:
        """Hold back the arrays of `epoch` until they are used."""
        # Without `__init__`, which would set what is to come later; by `vars`, as the class is frozen.
        stored = cls.__new__(cls)
        vars(stored).update(epoch=epoch.epoch, metrics=epoch.metrics, quality=epoch.quality)
        vars(stored).update(_epoch=epoch, _record=record, _context=context)
        return stored

    def check(self) -> None:
        """Read and check the arrays; raises `SceneError`."""
        held: Epoch = vars(self)["_epoch"]
        record: Record = vars(self)["_record"]
        record.verify()
        try:
            present = None if held.present is None else as_bools("present", held.present)
            full = replace(held, present=present)
            _check_values(full, vars(self)["_context"])
        except ValidationError as error:
            raise SceneError(f"{record.title}: {error}") from None
        vars(self).update(vars(full))  # from now on found here before the class is asked: `_Lazy` has no `__set__`


class _Epochs(Kind[Epoch]):
    name, field, many = "epoch", "epochs", "listed"

    def convert(self, value: Epoch) -> Epoch:
        return Epoch(
            float(value.epoch),
            array("positions", value.positions, np.float32),
            optional("present", value.present, np.bool_),
            optional("prediction", value.prediction, np.int32),
            optional("confidence", value.confidence, np.float32),
            {str(name): float(number) for name, number in value.metrics.items()},
            convert_quality(value.quality),
        )

    def check(self, value: Epoch, context: Context) -> None:
        _check_head(value, context)
        _check_values(value, context)

    def pack(self, value: Epoch) -> Packed:
        quality, arrays = pack_quality(value.quality)
        arrays["positions"] = value.positions
        for name in _OPTIONAL:
            if getattr(value, name) is not None:
                arrays[name] = getattr(value, name)
        return {"epoch": float(value.epoch), "metrics": value.metrics, **quality}, arrays

    def unpack(self, fields: Fields) -> Epoch:
        """An epoch whose `present` is still bytes: nothing of its arrays is read here."""
        return Epoch(
            fields.number("epoch"),
            fields.array("positions", np.float32),
            fields.optional("present", np.uint8),  # type: ignore[arg-type]
            fields.optional("prediction", np.int32),
            fields.optional("confidence", np.float32),
            fields.numbers("metrics"),
            unpack_quality(fields),
        )

    def describe(self, value: Epoch) -> dict[str, object]:
        return {"epoch": value.epoch, "metrics": value.metrics, "quality": describe_quality(value.quality)}

    def read(self, record: Record, context: Context) -> StoredEpoch:
        epoch = self.unpack(Fields(record))
        _check_head(epoch, context)
        return StoredEpoch.of(epoch, record, context)

    def title(self, name: str, value: Epoch) -> str:
        return f"{self.name} {shown(value.epoch)}"


def _check_head(epoch: Epoch, context: Context) -> None:
    """What can be told without reading the arrays."""
    if not math.isfinite(epoch.epoch):
        raise ValidationError("epoch", "a finite number", epoch.epoch)
    check_shape("positions", epoch.positions, (context.n, 3))
    for name in _OPTIONAL:
        if getattr(epoch, name) is not None:
            check_shape(name, getattr(epoch, name), (context.n,))
    check_quality(epoch.quality, context.n)
    if epoch.prediction is not None and context.classes() is None:
        raise ValidationError("prediction", "a category column `label` whose names it uses", "none")
    before = context.last_epoch
    if before is not None and not epoch.epoch > before:
        raise ValidationError("epoch", f"one later than {before:g}, the last one stored", f"{epoch.epoch:g}")


def _check_values(epoch: Epoch, context: Context) -> None:
    """What only the arrays tell: positions where the row is present, codes that have a name."""
    present = np.ones(context.n, bool) if epoch.present is None else epoch.present
    absent = ~present[:, None]
    check_each(
        "positions", "finite numbers where the row is present", np.isfinite(epoch.positions) | absent, epoch.positions
    )
    check_each(
        "positions", f"numbers to {MAX_PLACE:g}; scale them down", (np.abs(epoch.positions) <= MAX_PLACE) | absent,
        epoch.positions,
    )  # fmt: skip
    if epoch.prediction is not None:
        check_between("prediction", epoch.prediction, -1, (context.classes() or 0) - 1)
    if epoch.confidence is not None:
        check_shares("confidence", epoch.confidence)
    check_per_point(epoch.quality)


KIND = _Epochs()
