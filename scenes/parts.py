"""Parts of a scene as records and back: which kind, fields and arrays each has.  FORMAT.md lists them.

Decoding raises `wire.Unfit` where fields are missing or of a wrong type; `checks` tells whether the values make sense.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes.checks import FIGURES
from latentwalk.scenes.fields import Fields
from latentwalk.scenes.model import (
    Bool,
    Category,
    Column,
    Epoch,
    Layout,
    Neighbors,
    Quality,
    Scalar,
    Scene,
    Strings,
    Text,
    Thumbnails,
    Training,
)
from latentwalk.scenes.wire import Unfit

Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Packed:
    """A record to be written."""

    kind: str
    fields: dict[str, Any] = field(default_factory=dict)
    arrays: Arrays = field(default_factory=dict)


def pack_texts(name: str, texts: Strings) -> Arrays:
    """Texts as two arrays."""
    return {f"{name}.offsets": texts.offsets, f"{name}.data": texts.data}


def as_bools(field_name: str, values: NDArray[Any]) -> NDArray[np.bool_]:
    """Bytes that are 0 or 1 as bool, without a copy."""
    if values.size and int(values.max()) > 1:
        raise Unfit(field_name, "0 or 1", int(values.max()))
    return values.view(np.bool_)


def pack_rows(ids: Strings) -> Packed:
    """The row ids."""
    return Packed("rows", {"count": len(ids)}, pack_texts("ids", ids))


def unpack_rows(fields: Fields) -> Strings:
    """The row ids."""
    ids = fields.texts("ids")
    if fields.integer("count") != len(ids):
        raise Unfit("count", str(len(ids)), fields.integer("count"))
    return ids


def pack_about(scene: Scene) -> Packed:
    """Title and provenance."""
    return Packed("about", {"title": scene.title, "provenance": scene.provenance})


def pack_quality(quality: Quality | None) -> tuple[dict[str, Any], Arrays]:
    """Fields and arrays of a quality."""
    if quality is None:
        return {}, {}
    figures = {name: float(getattr(quality, name)) for name in FIGURES}
    return (
        {"quality": {"k": int(quality.k), **figures}},
        {f"quality.{name}": values for name, values in quality.per_point.items()},
    )


def unpack_quality(fields: Fields) -> Quality | None:
    """The quality of a layout or epoch, if it has one."""
    if not fields.has("quality"):
        return None
    inner = fields.inner("quality")
    trustworthiness, continuity, kept = (inner.number(name) for name in FIGURES)
    return Quality(inner.integer("k"), trustworthiness, continuity, kept, fields.group("quality."))


def pack_layout(name: str, layout: Layout) -> Packed:
    """A layout."""
    quality, per_point = pack_quality(layout.quality)
    fields = {"name": name, "provenance": layout.provenance, **quality}
    return Packed("layout", fields, {"positions": layout.positions, **per_point})


def unpack_layout(fields: Fields) -> Layout:
    """A layout."""
    return Layout(fields.array("positions", "f4"), unpack_quality(fields), fields.table("provenance"))


def pack_column(name: str, column: Column) -> Packed:
    """A column of any type."""
    fields: dict[str, Any] = {"name": name, "type": type(column).__name__.lower()}
    if isinstance(column, Category):
        colors = {} if column.colors is None else {"colors": column.colors}
        return Packed(
            "column", fields, {"codes": column.codes, **pack_texts("names", Strings.of(column.names)), **colors}
        )
    if isinstance(column, Text):
        return Packed("column", fields, pack_texts("values", column.values))
    if isinstance(column, Scalar):
        fields |= {"unit": column.unit, "center": column.center}
    return Packed("column", fields, {"values": column.values})


def unpack_column(fields: Fields) -> Column:
    """A column of any type."""
    kind = fields.text("type")
    if kind == "category":
        names = list(fields.texts("names")) if fields.array("names.offsets", "u8").size else []
        return Category(fields.array("codes", "i4"), names, fields.optional("colors", "u1"))
    if kind == "scalar":
        return Scalar(fields.array("values", "f4"), fields.text("unit", ""), fields.number("center", None))
    if kind == "bool":
        return Bool(as_bools("values", fields.array("values", "u1")))
    if kind == "text":
        return Text(fields.texts("values"))
    raise Unfit("type", "category, scalar, bool or text", kind)


def pack_thumbnails(thumbnails: Thumbnails) -> Packed:
    """The pictures."""
    return Packed("thumbnails", {}, {"pixels": thumbnails.pixels, "rows": thumbnails.rows})


def unpack_thumbnails(fields: Fields) -> Thumbnails:
    """The pictures."""
    return Thumbnails(fields.array("pixels", "u1"), fields.array("rows", "i4"))


def pack_neighbors(neighbors: Neighbors) -> Packed:
    """The neighbours."""
    arrays = {"indices": neighbors.indices, "distances": neighbors.distances}
    return Packed("neighbors", {"metric": neighbors.metric}, arrays)


def unpack_neighbors(fields: Fields) -> Neighbors:
    """The neighbours."""
    return Neighbors(fields.array("indices", "i4"), fields.array("distances", "f4"), fields.text("metric"))


def pack_epoch(epoch: Epoch) -> Packed:
    """An epoch."""
    quality, arrays = pack_quality(epoch.quality)
    arrays["positions"] = epoch.positions
    for name in ("present", "prediction", "confidence"):
        if getattr(epoch, name) is not None:
            arrays[name] = getattr(epoch, name)
    return Packed("epoch", {"epoch": float(epoch.epoch), "metrics": epoch.metrics, **quality}, arrays)


def unpack_epoch(fields: Fields) -> Epoch:
    """An epoch whose `present` is still bytes: nothing of its arrays is read here."""
    return Epoch(
        fields.number("epoch"),
        fields.array("positions", "f4"),
        fields.optional("present", "u1"),  # type: ignore[arg-type]
        fields.optional("prediction", "i4"),
        fields.optional("confidence", "f4"),
        fields.numbers("metrics"),
        unpack_quality(fields),
    )


def pack_training(training: Training) -> Packed:
    """What is known of the run."""
    names = ("method", "events", "coherence", "diagnosis", "provenance")
    fields = {name: getattr(training, name) for name in names} | {"series": list(training.series)}
    series = {f"series.{name}": np.asarray(pairs, np.float64).reshape(-1, 2) for name, pairs in training.series.items()}
    return Packed("training", fields, series)


def unpack_training(fields: Fields) -> Training:
    """What is known of the run."""
    series: dict[str, list[list[float]]] = {}
    for name in fields.items("series", str, "names"):
        pairs = fields.array(f"series.{name}", "f8")
        if pairs.ndim != 2 or pairs.shape[1] != 2:
            raise Unfit(f"series.{name}", "shape (any, 2)", pairs.shape)
        series[name] = pairs.tolist()
    return Training(
        fields.text("method", ""),
        series,
        fields.items("events", dict, "maps"),
        fields.numbers("coherence"),
        fields.items("diagnosis", str, "texts"),
        fields.table("provenance"),
    )
