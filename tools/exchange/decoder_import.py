"""A user's own decoder for a scene whose rows are its latents: from ONNX or torch.export."""

from __future__ import annotations

from hashlib import sha256
from math import prod
from pathlib import Path

from latentwalk.scenes import Decoder, Layer, Output, RoomMap
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.network import check_layers
from latentwalk.scenes.wire import ValidationError
from latentwalk.tools.data.features import numbered

SUFFIXES = (".onnx", ".pt2")


def read_decoder(path: Path, latents: F32, maps: dict[str, RoomMap], names: list[str] | None = None) -> Decoder:
    """The decoder in the file `path` for rows whose `latents` (n, d) float32 are known.

    `maps`: layout name → the way from the room to the latents.  An output (channels, height, width) is a picture in
    0…1; a flat one a table, whose columns `names` may name.  Raises UsageError where the file cannot be read, holds a
    layer of a kind that a scene does not (it is named), or takes latents of another size.
    """
    try:
        layers, size = _read(path)
        shape = check_layers(layers, (size,))
    except ValidationError as error:
        raise UsageError(f"{path}: {error}; export the decoder again") from error
    if size != latents.shape[1]:
        raise UsageError(f"{path}: takes latents of size {size}, but the rows have {latents.shape[1]}; give its own")
    made = {"source": str(path), "sha256": sha256(path.read_bytes()).hexdigest()}
    return Decoder(layers, _output(path, shape, names), latents, maps=maps, provenance=made)


def _read(path: Path) -> tuple[list[Layer], int]:
    if not path.is_file():
        raise UsageError(f"{path}: no such file")
    if path.suffix == ".onnx":
        from latentwalk.tools.exchange.from_onnx import from_onnx

        return from_onnx(path)
    if path.suffix == ".pt2":
        from latentwalk.tools.exchange.from_torch import from_export

        return from_export(path)
    raise UsageError(f"{path}: expected a decoder as {' or '.join(SUFFIXES)}; torch.export.save writes .pt2")


def _output(path: Path, shape: tuple[int, ...], names: list[str] | None) -> Output:
    if len(shape) == 3 and shape[0] in (1, 3, 4):  # gray, RGB, RGBA; channels first, as torch and ONNX have them
        return Output("image", (shape[1], shape[2], shape[0]))
    if len(shape) != 1:
        raise UsageError(f"{path}: gives values of shape {shape}; expected (1, 3 or 4, height, width) or a flat table")
    if names is not None and len(names) != prod(shape):
        raise UsageError(f"{path}: gives {prod(shape)} columns, but {len(names)} names are known; name each")
    return Output("table", None, names or numbered("output_", prod(shape)))
