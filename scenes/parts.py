"""Parts of a scene as records and back: which kind, fields and arrays each has.  FORMAT.md lists them.

Decoding raises `wire.Unfit` where fields are missing or of a wrong type; `checks` tells whether the values make sense.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes.checks import FIGURES
from latentwalk.scenes.model import (
    Bool,
    Category,
    Column,
    Decoder,
    Epoch,
    Layer,
    Layout,
    Neighbors,
    Output,
    Quality,
    RoomMap,
    Scalar,
    Scene,
    Strings,
    Text,
    Thumbnails,
    Training,
)
from latentwalk.scenes.wire import Record, Unfit

Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Packed:
    """A record to be written."""

    kind: str
    fields: dict[str, Any] = field(default_factory=dict)
    arrays: Arrays = field(default_factory=dict)


class Fields:
    """Typed look-ups in a record, or in a map inside it (`path` names it in messages)."""

    def __init__(self, record: Record, values: Any = None, path: str = "") -> None:
        self._record, self._path = record, path
        self._values = record.fields if values is None else values
        if not isinstance(self._values, dict):
            raise Unfit(path, "a map", self._values)

    def _get(self, name: str, kinds: type | tuple[type, ...], expected: str, default: Any = ...) -> Any:
        value = self._values.get(name, default)
        if value is ...:
            raise Unfit(self._path + name, expected, "nothing")
        if value is default:
            return value
        if not isinstance(value, kinds) or (isinstance(value, bool) and kinds is not bool):
            raise Unfit(self._path + name, expected, value)
        return value

    def text(self, name: str, default: Any = ...) -> str:
        """A text."""
        return str(self._get(name, str, "a text", default))

    def integer(self, name: str, default: Any = ...) -> int:
        """A whole number."""
        return int(self._get(name, int, "a whole number", default))

    def number(self, name: str, default: Any = ...) -> Any:
        """A number as float, or the default."""
        value = self._get(name, (int, float), "a number", default)
        return float(value) if value is not None else None

    def table(self, name: str) -> dict[str, Any]:
        """A map; an empty one where there is none."""
        value: dict[str, Any] = self._get(name, dict, "a map", {})
        return value

    def numbers(self, name: str) -> dict[str, float]:
        """A map of numbers."""
        inner = Fields(self._record, self.table(name), f"{self._path}{name}.")
        return {key: inner.number(key) for key in self.table(name)}

    def items(self, name: str, kind: type, expected: str) -> list[Any]:
        """A list of values of one kind; an empty one where there is none."""
        values: list[Any] = self._get(name, list, "a list", [])
        for value in values:
            if not isinstance(value, kind):
                raise Unfit(self._path + name, f"a list of {expected}", value)
        return values

    def maps(self, name: str) -> list[Fields]:
        """A list of maps."""
        items = self.items(name, dict, "maps")
        return [Fields(self._record, item, f"{self._path}{name}[{i}].") for i, item in enumerate(items)]

    def has(self, name: str) -> bool:
        """Whether the map has this field, and not as nothing."""
        return self._values.get(name) is not None

    def inner(self, name: str) -> Fields:
        """The map under a name."""
        return Fields(self._record, self._get(name, dict, "a map"), f"{self._path}{name}.")

    def array(self, name: str, dtype: str) -> NDArray[Any]:
        """An array of the record, of this dtype."""
        found = self._record.arrays.get(name)
        if found is None:
            raise Unfit(name, f"an array of {dtype}", "none")
        if found.dtype != np.dtype("<" + dtype):
            raise Unfit(name, dtype, found.dtype.str[1:])
        return found

    def optional(self, name: str, dtype: str) -> NDArray[Any] | None:
        """An array that may be missing."""
        return self.array(name, dtype) if name in self._record.arrays else None

    def texts(self, name: str) -> Strings:
        """Texts that are stored as offsets and data."""
        return Strings(self.array(f"{name}.offsets", "u8"), self.array(f"{name}.data", "u1"))

    def group(self, prefix: str) -> dict[str, NDArray[Any]]:
        """All float arrays whose name starts so, without the prefix."""
        names = [name for name in self._record.arrays if name.startswith(prefix)]
        return {name[len(prefix) :]: self.array(name, "f4") for name in names}


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


def pack_decoder(decoder: Decoder) -> Packed:
    """A decoder."""
    arrays: Arrays = {"latents": decoder.latents}
    if decoder.sigma is not None:
        arrays["sigma"] = decoder.sigma
    fields = {
        "layers": _pack_layers("layers", decoder.layers, arrays),
        "classifier": _pack_layers("classifier", decoder.classifier, arrays),
        "class_names": decoder.class_names,
        "output": _pack_output(decoder.output, arrays),
        "maps": {name: _pack_map(name, room, arrays) for name, room in decoder.maps.items()},
        "provenance": decoder.provenance,
    }
    return Packed("decoder", fields, arrays)


def unpack_decoder(fields: Fields) -> Decoder:
    """A decoder."""
    maps = fields.inner("maps")
    return Decoder(
        _unpack_layers("layers", fields),
        _unpack_output(fields.inner("output"), fields),
        fields.array("latents", "f4"),
        fields.optional("sigma", "f4"),
        {name: _unpack_map(name, maps.inner(name), fields) for name in fields.table("maps")},
        _unpack_layers("classifier", fields),
        fields.items("class_names", str, "names"),
        fields.table("provenance"),
    )


def _pack_layers(prefix: str, layers: list[Layer], arrays: Arrays) -> list[dict[str, Any]]:
    for i, layer in enumerate(layers):
        arrays.update({f"{prefix}.{i}.{name}": weight for name, weight in layer.weights.items()})
    return [{"kind": layer.kind, "options": layer.options} for layer in layers]


def _unpack_layers(prefix: str, fields: Fields) -> list[Layer]:
    maps = fields.maps(prefix)
    return [Layer(m.text("kind"), m.table("options"), fields.group(f"{prefix}.{i}.")) for i, m in enumerate(maps)]


_TABLE_ARRAYS = ("scale", "shift", "minimum", "maximum")


def _pack_output(output: Output, arrays: Arrays) -> dict[str, Any]:
    for name in _TABLE_ARRAYS:
        if getattr(output, name) is not None:
            arrays[f"output.{name}"] = getattr(output, name)
    return {"kind": output.kind, "shape": output.shape, "names": output.names}


def _unpack_output(output: Fields, record: Fields) -> Output:
    shape = None
    if output.has("shape"):
        sizes = output.items("shape", int, "three sizes")
        if len(sizes) != 3:
            raise Unfit("output.shape", "three sizes", sizes)
        shape = (sizes[0], sizes[1], sizes[2])
    names = output.items("names", str, "names")
    return Output(output.text("kind"), shape, names, *(record.optional(f"output.{n}", "f4") for n in _TABLE_ARRAYS))


def _pack_map(name: str, room: RoomMap, arrays: Arrays) -> dict[str, Any]:
    for part in ("matrix", "offset"):
        if getattr(room, part) is not None:
            arrays[f"maps.{name}.{part}"] = getattr(room, part)
    return {"kind": room.kind, "k": room.k}


def _unpack_map(name: str, room: Fields, record: Fields) -> RoomMap:
    matrix, offset = (record.optional(f"maps.{name}.{part}", "f4") for part in ("matrix", "offset"))
    return RoomMap(room.text("kind"), matrix, offset, room.integer("k"))
