"""Gentle conversion of what users give (lists, float64, int64, tensors) into the exact types of a scene.

Nothing is lost in silence but digits of floats.  All raise `wire.Unfit` naming the field.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes.model import (
    Bool,
    Category,
    Column,
    Decoder,
    Epoch,
    Layer,
    Layout,
    Neighbors,
    Quality,
    Scalar,
    Strings,
    Text,
    Thumbnails,
    Training,
)
from latentwalk.scenes.wire import Unfit, plain


def array(field: str, value: Any, dtype: type[np.generic]) -> NDArray[Any]:
    """`value` as an array of `dtype`, where every number keeps its meaning (floats may lose digits, nothing else)."""
    try:
        found = np.asarray(value)
    except (ValueError, TypeError) as error:
        raise Unfit(field, "numbers in rows of one length", str(error)) from None
    wanted = np.dtype(dtype)
    if found.dtype == wanted:
        return found
    if found.dtype.kind not in "biuf":
        raise Unfit(field, f"numbers ({wanted})", f"{found.dtype} ({type(value).__name__})")
    with np.errstate(all="ignore"):
        result = found.astype(wanted)
        same = np.isfinite(result) | ~np.isfinite(found) if wanted.kind == "f" else result == found
    if not same.all():
        place = np.unravel_index(int(np.argmin(same)), same.shape)
        raise Unfit(f"{field}{[int(i) for i in place]}", f"a value that {wanted} can hold", str(found[place]))
    return result


def optional(field: str, value: Any, dtype: type[np.generic]) -> NDArray[Any] | None:
    """`array`, or None for None."""
    return None if value is None else array(field, value, dtype)


def texts(field: str, values: Iterable[Any]) -> Strings:
    """Texts packed; whole numbers become texts."""
    if isinstance(values, Strings):
        return values
    if isinstance(values, str | bytes) or not isinstance(values, Iterable):
        raise Unfit(field, "a list of texts", type(values).__name__)
    values = values.tolist() if isinstance(values, np.ndarray) else list(values)
    try:
        return Strings.of(_text(field, row, value) for row, value in enumerate(values))
    except UnicodeEncodeError as error:
        raise Unfit(field, "texts that UTF-8 can hold", error.reason) from None


def _text(field: str, row: int, value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | np.integer) and not isinstance(value, bool):
        return str(value)
    raise Unfit(f"{field}[{row}]", "a text or a whole number", value)


def names(field: str, values: Sequence[Any]) -> list[str]:
    """A list of texts."""
    return list(texts(field, values))


def quality(value: Quality | None) -> Quality | None:
    """A quality with float32 figures for each row."""
    if value is None:
        return None
    return replace(
        value,
        per_point={name: array(f"quality.per_point.{name}", v, np.float32) for name, v in value.per_point.items()},
    )


def layout(value: Layout) -> Layout:
    """A layout; a bare array of positions is taken as one."""
    if not isinstance(value, Layout):
        value = Layout(value)
    return replace(value, positions=array("positions", value.positions, np.float32), quality=quality(value.quality))


def column(value: Column) -> Column:
    """A column."""
    if isinstance(value, Category):
        colors = optional("colors", value.colors, np.uint8)
        return Category(array("codes", value.codes, np.int32), names("names", value.names), colors)
    if isinstance(value, Scalar):
        return replace(value, values=array("values", value.values, np.float32))
    if isinstance(value, Bool):
        return Bool(array("values", value.values, np.bool_))
    if isinstance(value, Text):
        return Text(texts("values", value.values))
    raise Unfit("column", "a Category, Scalar, Bool or Text", type(value).__name__)


def thumbnails(value: Thumbnails) -> Thumbnails:
    """Pictures."""
    return Thumbnails(array("pixels", value.pixels, np.uint8), array("rows", value.rows, np.int32))


def neighbors(value: Neighbors) -> Neighbors:
    """Neighbours."""
    return Neighbors(
        array("indices", value.indices, np.int32), array("distances", value.distances, np.float32), value.metric
    )


def epoch(value: Epoch) -> Epoch:
    """An epoch."""
    return Epoch(
        float(value.epoch),
        array("positions", value.positions, np.float32),
        optional("present", value.present, np.bool_),
        optional("prediction", value.prediction, np.int32),
        optional("confidence", value.confidence, np.float32),
        {str(name): float(number) for name, number in value.metrics.items()},
        quality(value.quality),
    )


def training(value: Training) -> Training:
    """A training: series as pairs of floats, the rest as plain values."""
    series = {}
    for name, pairs in value.series.items():
        points = array(f"series.{name}", pairs, np.float64)
        if points.size and (points.ndim != 2 or points.shape[1] != 2):
            raise Unfit(f"series.{name}", "[epoch, value] pairs", f"shape {points.shape}")
        series[name] = points.tolist()
    coherence = {name: float(number) for name, number in value.coherence.items()}
    events = [plain(event, "events") for event in value.events]
    return replace(
        value, series=series, events=events, coherence=coherence, diagnosis=names("diagnosis", value.diagnosis)
    )


def decoder(value: Decoder) -> Decoder:
    """A decoder."""
    output = replace(
        value.output,
        scale=optional("output.scale", value.output.scale, np.float32),
        shift=optional("output.shift", value.output.shift, np.float32),
        minimum=optional("output.minimum", value.output.minimum, np.float32),
        maximum=optional("output.maximum", value.output.maximum, np.float32),
    )
    maps = {
        name: replace(
            room,
            matrix=optional(f"maps.{name}.matrix", room.matrix, np.float32),
            offset=optional(f"maps.{name}.offset", room.offset, np.float32),
        )
        for name, room in value.maps.items()
    }
    return replace(
        value,
        layers=[_layer(f"layers[{i}]", item) for i, item in enumerate(value.layers)],
        classifier=[_layer(f"classifier[{i}]", item) for i, item in enumerate(value.classifier)],
        output=output,
        maps=maps,
        latents=array("latents", value.latents, np.float32),
        sigma=optional("sigma", value.sigma, np.float32),
    )


def _layer(field: str, value: Layer) -> Layer:
    weights: Mapping[str, Any] = value.weights
    return replace(value, weights={name: array(f"{field}.{name}", w, np.float32) for name, w in weights.items()})
