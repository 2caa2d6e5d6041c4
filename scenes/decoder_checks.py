"""What must hold for a decoder in a scene.  Raises `wire.Unfit`."""

from __future__ import annotations

from math import prod

import numpy as np

from latentwalk.scenes.checks import check_at_least, check_classes, check_finite, check_name, check_shape
from latentwalk.scenes.limits import MAX_LATENT, MAX_NEIGHBORS, MAX_PICTURE_SIDE
from latentwalk.scenes.model import Decoder, Output, RoomMap
from latentwalk.scenes.network import Shape, check_layers
from latentwalk.scenes.wire import Unfit


def check_decoder(decoder: Decoder, n: int) -> None:
    """Latents of all rows, layers that take them and give what `output` says, maps and classifier that fit."""
    check_shape("latents", decoder.latents, (n, None))
    check_finite("latents", decoder.latents)
    size = decoder.latents.shape[1]
    if not 1 <= size <= MAX_LATENT:
        raise Unfit("latents", f"1 to {MAX_LATENT} dimensions", size)
    if decoder.sigma is not None:
        check_shape("sigma", decoder.sigma, (n, size))
        check_finite("sigma", decoder.sigma)
        check_at_least("sigma", decoder.sigma, 0)
    shape = check_layers(decoder.layers, (size,))
    values = prod(shape)
    _check_output(decoder.output, shape)
    for name, room in decoder.maps.items():
        check_name("maps", name)
        _check_map(f"maps.{name}", room, size)
    _check_classifier(decoder, values)


def _check_output(output: Output, given: Shape) -> None:
    if output.kind == "image":
        _check_picture(output.shape, given)
    elif output.kind == "table":
        _check_table(output, prod(given))
    else:
        raise Unfit("output.kind", "image or table", output.kind)


def _check_picture(shape: Shape | None, given: Shape) -> None:
    if shape is None or len(shape) != 3 or not all(type(s) is int and 1 <= s <= MAX_PICTURE_SIDE for s in shape):
        raise Unfit("output.shape", f"height, width, channels, each 1 to {MAX_PICTURE_SIDE}", shape)
    if shape[2] not in (1, 3, 4):
        raise Unfit("output.shape", "1, 3 or 4 channels", shape[2])
    expected = (given[1], given[2], given[0]) if len(given) == 3 else given  # torch has channels first
    if shape != expected and (prod(shape),) != given:
        raise Unfit("output.shape", f"{expected}, as the layers give", shape)


def _check_table(output: Output, values: int) -> None:
    check_classes("output.names", output.names)
    if len(output.names) != values:
        raise Unfit("output.names", f"{values}, as the layers give", len(output.names))
    for name in ("scale", "shift", "minimum", "maximum"):
        column = getattr(output, name)
        if column is not None:
            check_shape(f"output.{name}", column, (values,))
            check_finite(f"output.{name}", column)
    if output.minimum is not None and output.maximum is not None and np.any(output.minimum > output.maximum):
        raise Unfit("output.minimum", "at most output.maximum", "more")


def _check_map(field: str, room: RoomMap, size: int) -> None:
    if room.kind not in ("affine", "interpolate"):
        raise Unfit(f"{field}.kind", "affine or interpolate", room.kind)
    if room.kind == "interpolate":
        if type(room.k) is not int or not 1 <= room.k <= MAX_NEIGHBORS:
            raise Unfit(f"{field}.k", f"1 to {MAX_NEIGHBORS}", room.k)
        return
    for name, shape in (("matrix", (3, size)), ("offset", (size,))):
        part = getattr(room, name)
        if part is None:
            raise Unfit(f"{field}.{name}", f"shape {shape}", "none")
        check_shape(f"{field}.{name}", part, shape)
        check_finite(f"{field}.{name}", part)


def _check_classifier(decoder: Decoder, values: int) -> None:
    check_classes("class_names", decoder.class_names)
    if not decoder.classifier:
        return
    shape = check_layers(decoder.classifier, (values,), "classifier")
    if shape != (len(decoder.class_names),):
        raise Unfit("class_names", f"as many as the classifier gives: {shape}", len(decoder.class_names))
    if decoder.classifier[-1].kind != "softmax":
        raise Unfit("classifier", "softmax as its last layer", decoder.classifier[-1].kind)
