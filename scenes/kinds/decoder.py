"""Decoders: from a latent to a picture or a row of a table, as data, with the rows' own latents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import prod

import numpy as np

from latentwalk.scenes.arrays import F32
from latentwalk.scenes.checks import check_classes, check_each, check_finite, check_name, check_places, check_shape
from latentwalk.scenes.convert import array, optional
from latentwalk.scenes.fields import Fields
from latentwalk.scenes.kinds.decoder_output import (
    Output,
    check_output,
    convert_output,
    describe_output,
    pack_output,
    unpack_output,
)
from latentwalk.scenes.kinds.kind import Arrays, Context, Kind, Packed
from latentwalk.scenes.limits import MAX_LATENT, MAX_NEIGHBORS
from latentwalk.scenes.network import Layer, Shape, check_layers, layer_shapes
from latentwalk.scenes.wire import ValidationError


@dataclass(frozen=True, eq=False)
class RoomMap:
    """From a layout's coordinates p (3,) to the latent space z (d,).

    kind "affine": z = offset + p @ matrix, matrix (3, d), offset (d,).  (Latent 3 is the identity, latent 2 drops the
    height, a PCA layout its components.)  kind "interpolate": inverse-distance mean of the latents of the `k` nearest
    rows.
    """

    kind: str
    matrix: F32 | None = None
    offset: F32 | None = None
    k: int = 8


@dataclass(frozen=True, eq=False)
class Decoder:
    """A decoder as data, with the rows' own latents.

    `latents` (n, d) float32: posterior means; `sigma` (n, d) float32: posterior standard deviations or None;
    `maps`: layout name → how a place in that layout becomes a latent; `classifier` layers take the decoded output
    (flat) and give one probability for each of `class_names`.
    """

    layers: list[Layer]
    output: Output
    latents: F32
    sigma: F32 | None = None
    maps: dict[str, RoomMap] = field(default_factory=dict)
    classifier: list[Layer] = field(default_factory=list)
    class_names: list[str] = field(default_factory=list)
    provenance: Mapping[str, object] = field(default_factory=dict)


class _Decoders(Kind[Decoder]):
    name = field = "decoder"

    def convert(self, value: Decoder) -> Decoder:
        return replace(
            value,
            layers=[_convert_layer(f"layers[{i}]", layer) for i, layer in enumerate(value.layers)],
            classifier=[_convert_layer(f"classifier[{i}]", layer) for i, layer in enumerate(value.classifier)],
            output=convert_output(value.output),
            maps={name: _convert_map(f"maps.{name}", room) for name, room in value.maps.items()},
            latents=array("latents", value.latents, np.float32),
            sigma=optional("sigma", value.sigma, np.float32),
        )

    def check(self, value: Decoder, context: Context) -> None:
        check_shape("latents", value.latents, (context.n, None))
        check_places("latents", value.latents)
        size = value.latents.shape[1]
        if not 1 <= size <= MAX_LATENT:
            raise ValidationError("latents", f"1 to {MAX_LATENT} dimensions", size)
        if value.sigma is not None:
            check_shape("sigma", value.sigma, (context.n, size))
            check_finite("sigma", value.sigma)
            check_each("sigma", "0 or more", value.sigma >= 0, value.sigma)
        shape = check_layers(value.layers, (size,))
        check_output(value.output, shape)
        for name, room in value.maps.items():
            check_name("maps", name)
            _check_map(f"maps.{name}", room, size)
        _check_classifier(value, prod(shape))

    def pack(self, value: Decoder) -> Packed:
        output, output_arrays = pack_output(value.output)
        arrays: Arrays = {"latents": value.latents}
        if value.sigma is not None:
            arrays["sigma"] = value.sigma
        fields = {
            "layers": _pack_layers("layers", value.layers, arrays),
            "classifier": _pack_layers("classifier", value.classifier, arrays),
            "class_names": value.class_names,
            "output": output,
            "maps": {name: _pack_map(name, room, output_arrays) for name, room in value.maps.items()},
            "provenance": value.provenance,
        }
        return fields, arrays | output_arrays

    def unpack(self, fields: Fields) -> Decoder:
        maps = fields.inner("maps")
        return Decoder(
            _unpack_layers("layers", fields),
            unpack_output(fields),
            fields.array("latents", np.float32),
            fields.optional("sigma", np.float32),
            {name: _unpack_map(name, maps.inner(name), fields) for name in fields.table("maps")},
            _unpack_layers("classifier", fields),
            fields.items("class_names", str, "names"),
            fields.table("provenance"),
        )

    def describe(self, value: Decoder) -> dict[str, object]:
        size = value.latents.shape[1]
        values = prod(check_layers(value.layers, (size,)))
        return {
            "latent_size": size,
            "sigma": value.sigma is not None,
            "layers": _describe_layers(value.layers, (size,)),
            "output": describe_output(value.output),
            "maps": {name: room.kind for name, room in value.maps.items()},
            "classifier": _describe_layers(value.classifier, (values,)),
            "class_names": value.class_names,
            "provenance": value.provenance,
        }


def _convert_layer(where: str, layer: Layer) -> Layer:
    weights: Mapping[str, object] = layer.weights
    return replace(layer, weights={name: array(f"{where}.{name}", w, np.float32) for name, w in weights.items()})


def _pack_layers(prefix: str, layers: list[Layer], arrays: Arrays) -> list[dict[str, object]]:
    """The maps of layers; their weights go into `arrays`."""
    for i, layer in enumerate(layers):
        # Not into the map: a head takes few values (see `limits`), arrays as many as a network has.
        arrays.update({f"{prefix}.{i}.{name}": weight for name, weight in layer.weights.items()})
    return [{"kind": layer.kind, "options": layer.options} for layer in layers]


def _unpack_layers(prefix: str, fields: Fields) -> list[Layer]:
    maps = fields.maps(prefix)
    return [Layer(m.text("kind"), m.table("options"), fields.group(f"{prefix}.{i}.")) for i, m in enumerate(maps)]


def _describe_layers(layers: list[Layer], shape: Shape) -> list[dict[str, object]]:
    return [
        {
            "kind": layer.kind,
            "options": layer.options,
            "weights": {name: list(weight.shape) for name, weight in layer.weights.items()},
            "output_shape": list(after),
        }
        for layer, after in zip(layers, layer_shapes(layers, shape), strict=True)
    ]


def _convert_map(where: str, room: RoomMap) -> RoomMap:
    matrix, offset = (optional(f"{where}.{part}", getattr(room, part), np.float32) for part in ("matrix", "offset"))
    return replace(room, matrix=matrix, offset=offset)


def _check_map(where: str, room: RoomMap, size: int) -> None:
    if room.kind not in ("affine", "interpolate"):
        raise ValidationError(f"{where}.kind", "affine or interpolate", room.kind)
    if room.kind == "interpolate":
        if type(room.k) is not int or not 1 <= room.k <= MAX_NEIGHBORS:
            raise ValidationError(f"{where}.k", f"1 to {MAX_NEIGHBORS}", room.k)
        return
    for name, shape in (("matrix", (3, size)), ("offset", (size,))):
        part = getattr(room, name)
        if part is None:
            raise ValidationError(f"{where}.{name}", f"shape {shape}", "none")
        check_shape(f"{where}.{name}", part, shape)
        check_finite(f"{where}.{name}", part)


def _pack_map(name: str, room: RoomMap, arrays: Arrays) -> dict[str, object]:
    """The map of a room map; its arrays go into `arrays`."""
    for part in ("matrix", "offset"):
        if getattr(room, part) is not None:
            arrays[f"maps.{name}.{part}"] = getattr(room, part)
    return {"kind": room.kind, "k": room.k}


def _unpack_map(name: str, room: Fields, record: Fields) -> RoomMap:
    matrix, offset = (record.optional(f"maps.{name}.{part}", np.float32) for part in ("matrix", "offset"))
    return RoomMap(room.text("kind"), matrix, offset, room.integer("k"))


def _check_classifier(decoder: Decoder, values: int) -> None:
    check_classes("class_names", decoder.class_names)
    if not decoder.classifier:
        return
    shape = check_layers(decoder.classifier, (values,), "classifier")
    if shape != (len(decoder.class_names),):
        raise ValidationError("class_names", f"as many as the classifier gives: {shape}", len(decoder.class_names))
    if decoder.classifier[-1].kind != "softmax":  # what it gives is shown as probabilities
        raise ValidationError("classifier", "softmax as its last layer", decoder.classifier[-1].kind)


KIND = _Decoders()
