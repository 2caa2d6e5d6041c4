"""Print what a scene file holds."""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from latentwalk.scenes.files import check, follow
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
    Scene,
    Thumbnails,
    Training,
)
from latentwalk.scenes.network import check_layers, layer_shapes
from latentwalk.scenes.wire import shown


def main(argv: list[str] | None = None) -> int:
    """`latentwalk info FILE [--json] [--check]`."""
    parser = argparse.ArgumentParser("latentwalk info", description=__doc__)
    parser.add_argument("file", type=Path, help="a scene file")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--check", action="store_true", help="read every byte and fail where one is damaged")
    args = parser.parse_args(argv)
    if args.check:
        check(args.file)
    with follow(args.file) as follower:
        size = {"file": str(args.file), "bytes": args.file.stat().st_size, "torn_bytes": follower.torn_bytes}
        found = size | describe(follower.scene)
    if args.json:
        print(json.dumps(_finite(found), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(found)))
    return 0


def describe(scene: Scene) -> dict[str, Any]:
    """Everything a scene holds but its arrays, as plain values; of those their shapes and ranges."""
    return {
        "title": scene.title,
        "rows": len(scene),
        "first_ids": list(scene.ids[:3]),
        "layouts": {name: _layout(layout) for name, layout in scene.layouts.items()},
        "columns": {name: _column(column) for name, column in scene.columns.items()},
        "thumbnails": _thumbnails(scene.thumbnails),
        "neighbors": _neighbors(scene.neighbors),
        "epochs": [_epoch(epoch) for epoch in scene.epochs],
        "training": _training(scene.training),
        "decoder": _decoder(scene.decoder),
        "provenance": scene.provenance,
    }


def _layout(layout: Layout) -> dict[str, Any]:
    positions = layout.positions
    return {
        "minimum": positions.min(0).tolist(),
        "maximum": positions.max(0).tolist(),
        "quality": _quality(layout.quality),
        "provenance": layout.provenance,
    }


def _quality(quality: Quality | None) -> dict[str, Any] | None:
    if quality is None:
        return None
    return {
        "k": quality.k,
        "trustworthiness": quality.trustworthiness,
        "continuity": quality.continuity,
        "neighbours_kept": quality.neighbours_kept,
        "per_point": sorted(quality.per_point),
    }


def _column(column: Column) -> dict[str, Any]:
    if isinstance(column, Category):
        counts = np.bincount(column.codes[column.codes >= 0], minlength=len(column.names)).tolist()
        classes = dict(zip(column.names, counts, strict=True))
        unknown = int((column.codes < 0).sum())
        return {"type": "category", "unknown": unknown, "own_colors": column.colors is not None, "classes": classes}
    if isinstance(column, Scalar):
        return _scalar(column)
    if isinstance(column, Bool):
        return {"type": "bool", "true": int(column.values.sum())}
    return {"type": "text", "first": list(column.values[:3])}


def _scalar(column: Scalar) -> dict[str, Any]:
    known = column.values[~np.isnan(column.values)]
    found: dict[str, Any] = {"type": "scalar", "unit": column.unit, "unknown": len(column.values) - len(known)}
    if len(known):
        found |= {"minimum": float(known.min()), "mean": float(known.mean()), "maximum": float(known.max())}
    return found if column.center is None else found | {"center": column.center}


def _thumbnails(thumbnails: Thumbnails | None) -> dict[str, Any] | None:
    if thumbnails is None:
        return None
    count, height, width, channels = thumbnails.pixels.shape
    return {"count": count, "height": height, "width": width, "channels": channels}


def _neighbors(neighbors: Neighbors | None) -> dict[str, Any] | None:
    return None if neighbors is None else {"k": neighbors.indices.shape[1], "metric": neighbors.metric}


def _epoch(epoch: Epoch) -> dict[str, Any]:
    return {"epoch": epoch.epoch, "metrics": epoch.metrics, "quality": _quality(epoch.quality)}


def _training(training: Training | None) -> dict[str, Any] | None:
    if training is None:
        return None
    return {
        "method": training.method,
        "series": training.series,
        "events": training.events,
        "coherence": training.coherence,
        "diagnosis": training.diagnosis,
        "provenance": training.provenance,
    }


def _decoder(decoder: Decoder | None) -> dict[str, Any] | None:
    if decoder is None:
        return None
    size = decoder.latents.shape[1]
    output = decoder.output
    values = math.prod(check_layers(decoder.layers, (size,)))
    return {
        "latent_size": size,
        "sigma": decoder.sigma is not None,
        "layers": _layers(decoder.layers, (size,)),
        "output": {"kind": output.kind, "shape": list(output.shape or ()), "names": output.names},
        "maps": {name: room.kind for name, room in decoder.maps.items()},
        "classifier": _layers(decoder.classifier, (values,)),
        "class_names": decoder.class_names,
        "provenance": decoder.provenance,
    }


def _layers(layers: list[Layer], shape: tuple[int, ...]) -> list[dict[str, Any]]:
    return [
        {
            "kind": layer.kind,
            "options": layer.options,
            "weights": {name: list(weight.shape) for name, weight in layer.weights.items()},
            "output_shape": list(after),
        }
        for layer, after in zip(layers, layer_shapes(layers, shape), strict=True)
    ]


def _finite(value: Any) -> Any:
    """JSON has no NaN and no infinity: null."""
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_finite(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _lines(value: dict[str, Any], indent: str = "") -> Iterator[str]:
    """Indented `name: value` lines; what a scene does not have is left out."""
    for name, item in value.items():
        if item is None or item in ("", [], {}):
            continue
        if isinstance(item, dict):
            yield f"{indent}{shown(name)}:"
            yield from _lines(item, indent + "  ")
        elif isinstance(item, list) and isinstance(item[0], dict | list):
            yield f"{indent}{shown(name)}:"
            yield from (f"{indent}  {_inline(entry)}" for entry in item)
        else:
            yield f"{indent}{shown(name)}: {_inline(item)}"


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        pairs = ((name, item) for name, item in value.items() if item is not None and item not in ("", [], {}))
        return "  ".join(f"{shown(name)} {_inline(item)}" for name, item in pairs)
    if isinstance(value, list):
        return ", ".join(_inline(item) for item in value)
    return f"{value:.6g}" if isinstance(value, float) else shown(str(value))
