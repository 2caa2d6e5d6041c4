"""Records put together into a scene, one by one, each checked before it is part of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from latentwalk.scenes import checks, parts
from latentwalk.scenes.decoder_checks import check_decoder
from latentwalk.scenes.decoder_parts import unpack_decoder
from latentwalk.scenes.errors import SceneError
from latentwalk.scenes.fields import Fields
from latentwalk.scenes.model import Category, Column, Decoder, Epoch, Layout, Neighbors, Scene, Thumbnails, Training
from latentwalk.scenes.wire import Record, Unfit

MAGIC = b"\x89LWSCN\r\n"


@dataclass(frozen=True, eq=False)
class Part:
    """One thing that a record added to a scene.

    `kind`: layout, column, thumbnails, neighbors, epoch, training, decoder or about; `name`: of a layout or column;
    `value`: the object that is now in the scene (for about None: title and provenance are in the scene itself).
    """

    kind: str
    name: str
    value: Layout | Column | Thumbnails | Neighbors | Epoch | Training | Decoder | None


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

    So a file of hundreds of epochs opens without reading them, and `epoch`, `metrics` and `quality` cost nothing.
    Using a damaged array raises `SceneError`.
    """

    positions = _Lazy()
    present = _Lazy()
    prediction = _Lazy()
    confidence = _Lazy()

    @classmethod
    def of(cls, epoch: Epoch, record: Record, scene: Scene) -> StoredEpoch:
        """Hold back the arrays of `epoch` until they are used."""
        stored = cls.__new__(cls)
        vars(stored).update(epoch=epoch.epoch, metrics=epoch.metrics, quality=epoch.quality)
        vars(stored).update(_epoch=epoch, _record=record, _scene=scene)
        return stored

    def check(self) -> None:
        """Read and check the arrays; raises `SceneError`."""
        held: Epoch = vars(self)["_epoch"]
        record: Record = vars(self)["_record"]
        scene: Scene = vars(self)["_scene"]
        record.verify()
        try:
            present = None if held.present is None else parts.as_bools("present", held.present)
            full = replace(held, present=present)
            checks.check_epoch_values(full, len(scene), class_count(scene))
        except Unfit as error:
            raise SceneError(f"{record.title}: {error}") from None
        vars(self).update(vars(full))


def class_count(scene: Scene) -> int | None:
    """How many classes the label column has, which epochs' predictions refer to."""
    label = scene.columns.get("label")
    return len(label.names) if isinstance(label, Category) else None


class Assembly:
    """A scene as far as its records are known.

    A later layout or column of the same name, and later thumbnails, neighbours, training, decoder and title, replace
    the earlier; epochs add up and must rise.  Unknown kinds are skipped.
    """

    def __init__(self) -> None:
        self._scene: Scene | None = None

    @property
    def scene(self) -> Scene | None:
        """The scene; None as long as its row ids are missing."""
        return self._scene

    def add(self, records: Iterable[Record]) -> list[Part]:
        """Take records in; returns what they added.  Raises `SceneError` naming the record and its fault."""
        found: list[Part] = []
        for record in records:
            try:
                part = self._add(record)
            except Unfit as error:
                raise SceneError(f"{record.title}: {error}") from None
            found += [part] if part else []
        return found

    def _add(self, record: Record) -> Part | None:
        kind, fields = record.kind, Fields(record)
        if kind == "rows":
            self._start(record, fields)
            return None
        if kind not in _TAKERS:
            return None
        if self._scene is None:
            raise Unfit("kind", "a rows record before all others", kind)
        if kind not in ("thumbnails", "epoch"):  # any byte is a pixel, and epochs are checked when they are used
            record.verify()
        return _TAKERS[kind](self._scene, fields, record)

    def _start(self, record: Record, fields: Fields) -> None:
        if self._scene is not None:
            raise Unfit("kind", "one rows record", "a second one")
        record.verify()
        ids = parts.unpack_rows(fields)
        checks.check_ids(ids)
        self._scene = Scene(ids)


def _take_layout(scene: Scene, fields: Fields, _: Record) -> Part:
    name, layout = fields.text("name"), parts.unpack_layout(fields)
    checks.check_name("name", name)
    checks.check_layout(layout, len(scene))
    scene.layouts[name] = layout
    return Part("layout", name, layout)


def _take_column(scene: Scene, fields: Fields, _: Record) -> Part:
    name, column = fields.text("name"), parts.unpack_column(fields)
    checks.check_name("name", name)
    checks.check_column(column, len(scene))
    check_label(name, column, scene)
    scene.columns[name] = column
    return Part("column", name, column)


def check_label(name: str, column: Column, scene: Scene) -> None:
    """A label column that epochs refer to may gain names but not lose any."""
    before = class_count(scene)
    if name != "label" or before is None or not scene.epochs:
        return
    if not isinstance(column, Category) or len(column.names) < before:
        raise Unfit("names", f"at least {before}, as the epochs' predictions refer to them", "fewer")


def _take_thumbnails(scene: Scene, fields: Fields, _: Record) -> Part:
    thumbnails = parts.unpack_thumbnails(fields)
    checks.check_thumbnails(thumbnails, len(scene))
    scene.thumbnails = thumbnails
    return Part("thumbnails", "", thumbnails)


def _take_neighbors(scene: Scene, fields: Fields, _: Record) -> Part:
    neighbors = parts.unpack_neighbors(fields)
    checks.check_neighbors(neighbors, len(scene))
    scene.neighbors = neighbors
    return Part("neighbors", "", neighbors)


def _take_epoch(scene: Scene, fields: Fields, record: Record) -> Part:
    epoch = parts.unpack_epoch(fields)
    checks.check_epoch_shapes(epoch, len(scene), class_count(scene))
    checks.check_order(epoch.epoch, scene.epochs[-1].epoch if scene.epochs else None)
    stored = StoredEpoch.of(epoch, record, scene)
    scene.epochs.append(stored)
    return Part("epoch", "", stored)


def _take_training(scene: Scene, fields: Fields, _: Record) -> Part:
    training = parts.unpack_training(fields)
    checks.check_training(training)
    scene.training = training
    return Part("training", "", training)


def _take_decoder(scene: Scene, fields: Fields, _: Record) -> Part:
    decoder = unpack_decoder(fields)
    check_decoder(decoder, len(scene))
    scene.decoder = decoder
    return Part("decoder", "", decoder)


def _take_about(scene: Scene, fields: Fields, _: Record) -> Part:
    scene.title, scene.provenance = fields.text("title"), fields.table("provenance")
    return Part("about", "", None)


_TAKERS = {
    "layout": _take_layout,
    "column": _take_column,
    "thumbnails": _take_thumbnails,
    "neighbors": _take_neighbors,
    "epoch": _take_epoch,
    "training": _take_training,
    "decoder": _take_decoder,
    "about": _take_about,
}
