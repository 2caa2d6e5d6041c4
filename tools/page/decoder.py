"""A decoder as a page takes it: its layers as data, where a browser runs them while a hand moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod

from latentwalk.scenes import Decoder, Layer, RoomMap
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.network import layer_costs
from latentwalk.tools.page.blob import Blob

MOST_PARAMETERS = 1_500_000  # six megabytes, eight in the page
MOST_MULTIPLICATIONS = 60_000_000  # a fifth of a second of one core, in plain JavaScript
MOST_LATENTS = 2_000_000  # numbers of all rows, which layouts need whose places take theirs from the rows about them


def put_decoder(blob: Blob, decoder: Decoder, layouts: Sequence[str]) -> dict[str, object]:
    """Add the layers and what they need; what the head says of it.  Of a decoder beyond the limits only why it is not
    there, and what to do."""
    size = decoder.latents.shape[1]
    costs = layer_costs(decoder.layers, (size,))
    costs += layer_costs(decoder.classifier, (prod(costs[-1][0]) if costs else size,))
    work = sum(cost for _, cost in costs)
    parameters = sum(w.size for layer in (*decoder.layers, *decoder.classifier) for w in layer.weights.values())
    told: dict[str, object] = {"size": size, "parameters": parameters, "multiplications": work, "told": ""}
    told |= {"layers": [], "classifier": [], "class_names": decoder.class_names, "maps": [None] * len(layouts)}
    told |= {"latents": None, "output": _output(decoder)}
    if parameters > MOST_PARAMETERS or work > MOST_MULTIPLICATIONS:
        limits = f"{MOST_PARAMETERS:,} parameters and {MOST_MULTIPLICATIONS:,} multiplications"
        found = f"it has {parameters:,} and takes {work:,}"
        told["told"] = (
            f"the decoder is too large for a page, which takes {limits}: {found}; `latentwalk view` decodes it"
        )
        return told
    maps = [_map(decoder.maps.get(name), decoder.latents) for name in layouts]
    if not any(maps):
        told["told"] = "no layout of the page has places that the decoder could decode"
        return told
    if any(room and room["kind"] == "interpolate" for room in maps):
        told["latents"] = blob.put("latents", decoder.latents.astype("<f4"))
    told["layers"] = _layers(blob, "layer", decoder.layers)
    told["classifier"] = _layers(blob, "classifier", decoder.classifier)
    return told | {"maps": maps}


def _map(room: RoomMap | None, latents: F32) -> Mapping[str, object] | None:
    if room is None or (room.kind == "interpolate" and latents.size > MOST_LATENTS):
        return None
    if room.kind == "interpolate":
        return {"kind": room.kind, "k": min(room.k, len(latents))}
    assert room.matrix is not None
    assert room.offset is not None
    return {"kind": room.kind, "matrix": room.matrix.ravel().tolist(), "offset": room.offset.tolist()}


def _layers(blob: Blob, prefix: str, layers: Sequence[Layer]) -> list[dict[str, object]]:
    return [
        {
            "kind": layer.kind,
            "options": layer.options,
            "weights": {
                name: {"array": blob.put(f"{prefix}.{i}.{name}", w.astype("<f4")), "shape": list(w.shape)}
                for name, w in layer.weights.items()
            },
        }
        for i, layer in enumerate(layers)
    ]


def _output(decoder: Decoder) -> dict[str, object]:
    output = decoder.output
    if output.kind == "image":
        return {"kind": "image", "shape": list(output.shape or ())}
    arrays = {name: getattr(output, name) for name in ("scale", "shift", "minimum", "maximum")}
    listed = {name: None if values is None else values.tolist() for name, values in arrays.items()}
    return {"kind": "table", "names": output.names, **listed}
