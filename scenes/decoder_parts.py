"""A decoder as a record and back.  Decoding raises `wire.Unfit` where fields are missing or of a wrong type."""

from __future__ import annotations

from typing import Any

from latentwalk.scenes.fields import Fields
from latentwalk.scenes.model import Decoder, Layer, Output, RoomMap
from latentwalk.scenes.parts import Arrays, Packed
from latentwalk.scenes.wire import Unfit


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
