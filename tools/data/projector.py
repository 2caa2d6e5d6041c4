"""Folders of TensorBoard's embedding projector: vectors, metadata and a sprite sheet."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes import Column, Strings, Text
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.columns import fitting_name, guess
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.features import numbered, to_features
from latentwalk.tools.data.tables import read_table, take_ids, take_roles

CONFIGS = ("projector_config.pbtxt", "projector_config.json")
TENSORS = ("tensors.tsv", "tensors.bytes", "tensors.bin")


@dataclass(frozen=True)
class Embedding:
    """One entry of a projector's configuration, with whole paths; `sprite_size`: (width, height) of one picture."""

    name: str
    tensors: Path
    shape: tuple[int, ...] = ()
    metadata: Path | None = None
    sprite: Path | None = None
    sprite_size: tuple[int, ...] = ()


def is_projector(folder: Path) -> bool:
    """Whether a folder has a projector's configuration or tensors."""
    return any((folder / name).is_file() for name in (*CONFIGS, *TENSORS))


def load_projector(folder: Path) -> Dataset:
    """The one embedding of a projector folder; of several, UsageError lists their own folders."""
    found = embeddings(folder)
    if len(found) != 1:
        places = ", ".join(str(entry.tensors.parent) for entry in found)
        raise UsageError(f"{folder}: expected one embedding, found {len(found)}; give the folder of one: {places}")
    entry = found[0]
    features = _tensors(entry)
    values, texts = _metadata(entry, len(features))
    ids = take_ids(values, str(entry.metadata)) or numbered("", len(features))
    columns: dict[str, Column] = take_roles(values)
    columns |= {name: guess(array) for name, array in values.items()}
    if texts is not None:
        guessed = guess(np.array(texts, object))
        columns["name" if isinstance(guessed, Text) else "label"] = guessed
        columns.setdefault("name", Text(Strings.of(texts)))
    images = cut_sprite(entry.sprite, len(features), entry.sprite_size) if entry.sprite else None
    provenance = {"format": "projector", "source": str(entry.tensors)}
    names = numbered("d", features.shape[1])
    return Dataset(folder.resolve().name, ids, features, names, columns, images, provenance)


def embeddings(folder: Path) -> list[Embedding]:
    """The entries of a folder's configuration; without one, the files by their usual names."""
    config = next((folder / name for name in CONFIGS if (folder / name).is_file()), None)
    if config is None:
        tensors = next(folder / name for name in TENSORS if (folder / name).is_file())
        metadata, sprite = folder / "metadata.tsv", folder / "sprite.png"
        return [
            Embedding(
                folder.name,
                tensors,
                metadata=metadata if metadata.is_file() else None,
                sprite=sprite if sprite.is_file() else None,
            )
        ]
    text = config.read_text(encoding="utf-8", errors="replace")
    entries = _from_json(config, text) if config.suffix == ".json" else _from_pbtxt(text)
    return [_embedding(folder, config, entry) for entry in entries]


def cut_sprite(path: Path, count: int, size: tuple[int, ...] = ()) -> NDArray[np.uint8]:
    """The first `count` pictures of a sprite sheet, row by row, as (count, h, w, 3 or 4) uint8.

    `size`: (width, height) of one picture; without it the sheet is TensorBoard's square of ⌈√count⌉ pictures a side.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path) as image:
            sheet = np.asarray(
                image.convert("RGBA" if "A" in image.getbands() or "transparency" in image.info else "RGB")
            )
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise UsageError(f"{path}: cannot be read as a sprite sheet ({error})") from error
    side = math.ceil(math.sqrt(count))
    width, height = size if len(size) == 2 else (sheet.shape[1] // side, sheet.shape[0] // side)
    across, down = sheet.shape[1] // max(width, 1), sheet.shape[0] // max(height, 1)
    if min(width, height) < 1 or across * down < count:
        raise UsageError(
            f"{path}: expected {count} pictures of {width} × {height}, found place for {across * down}"
            f" in {sheet.shape[1]} × {sheet.shape[0]} pixels"
        )
    cells = sheet[: down * height, : across * width].reshape(down, height, across, width, sheet.shape[2])
    return np.ascontiguousarray(cells.swapaxes(1, 2).reshape(across * down, height, width, sheet.shape[2])[:count])


def _tensors(entry: Embedding) -> NDArray[np.float32]:
    path = entry.tensors
    if not path.is_file():
        raise UsageError(f"{path}: no such file, though the projector's configuration names it")
    if path.suffix.lower() in (".tsv", ".txt"):
        table = read_table(path, header=False)
        texts = [name for name, values in table.items() if values.dtype == object]
        if texts:
            raise UsageError(f"{path}: expected numbers alone, found text in column {texts[0][1:]}")
        return to_features(np.stack(list(table.values()), axis=1), str(path))
    values = np.fromfile(path, "<f4")
    if len(entry.shape) != 2 or math.prod(entry.shape) != values.size:
        raise UsageError(
            f"{path}: {values.size} float32 do not fill tensor_shape {list(entry.shape) or 'which is not given'};"
            " state rows and columns in projector_config.pbtxt"
        )
    return to_features(values.reshape(entry.shape), str(path))


def _metadata(entry: Embedding, count: int) -> tuple[dict[str, NDArray[Any]], list[str] | None]:
    """Named columns, or the values of a single column (which has no header, so the number of lines decides)."""
    path = entry.metadata
    if path is None:
        return {}, None
    if not path.is_file():
        raise UsageError(f"{path}: no such file, though the projector's configuration names it")
    lines = path.read_text(encoding="utf-8-sig", errors="replace").removesuffix("\n").split("\n")
    lines = [line.removesuffix("\r") for line in lines]
    if len(lines) not in (count, count + 1):
        raise UsageError(f"{path}: {count} rows of tensors but {len(lines)} lines of metadata; make them agree")
    header = len(lines) == count + 1
    cells = [line.split("\t") for line in lines]
    width = len(cells[0])
    odd = next((number for number, row in enumerate(cells, 1) if len(row) != width), None)
    if odd:
        raise UsageError(f"{path}: line {odd}: expected {width} columns, found {len(cells[odd - 1])}")
    names = [fitting_name(name) for name in cells.pop(0)] if header else numbered("c", width)
    values = {name: _typed([row[i] for row in cells]) for i, name in enumerate(names)}
    if width == 1 and names[0].lower() not in ("id", "ids"):
        return {}, [row[0] for row in cells]
    return values, None


def _typed(texts: list[str]) -> NDArray[Any]:
    for kind in (np.int64, np.float64):
        try:
            return np.array(texts, kind)
        except (ValueError, OverflowError):
            continue
    return np.array(texts, object)


def _embedding(folder: Path, config: Path, entry: dict[str, Any]) -> Embedding:
    def place(key: str, of: dict[str, Any]) -> Path | None:
        return folder / of[key] if of.get(key) else None

    tensors, sprite = place("tensor_path", entry), entry.get("sprite") or {}
    if tensors is None:
        raise UsageError(f"{config}: an embedding without tensor_path (kept in a checkpoint); export it as tensors.tsv")
    name = str(entry.get("tensor_name", tensors.parent.name))
    shape, size = entry.get("tensor_shape", ()), sprite.get("single_image_dim", ())
    return Embedding(
        name, tensors, tuple(shape), place("metadata_path", entry), place("image_path", sprite), tuple(size)
    )


def _from_json(config: Path, text: str) -> list[dict[str, Any]]:
    """The stand-alone projector's configuration: the same names in camelCase."""

    def snake(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        return {re.sub("[A-Z]", lambda found: "_" + found[0].lower(), key): value for key, value in pairs}

    try:
        entries = json.loads(text, object_pairs_hook=snake)["embeddings"]
        return [dict(entry) for entry in entries]
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{config}: expected JSON with a list of embeddings ({error})") from error


def _from_pbtxt(text: str) -> list[dict[str, Any]]:
    """Protocol buffers' text format, as far as ProjectorConfig uses it: names, texts, integers and nested blocks."""
    tokens = re.findall(r'"(?:\\.|[^"\\])*"|[{}]|[^\s{}:",;]+', re.sub(r"(?m)^\s*#.*$", "", text))
    stack: list[dict[str, Any]] = [{"embeddings": []}]
    i = 0
    while i < len(tokens):
        token, after = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else ""
        if token == "}":
            if len(stack) > 1:
                stack.pop()
            i += 1
        elif after == "{":
            block: dict[str, Any] = {}
            if token == "embeddings":
                stack[0]["embeddings"].append(block)
            else:
                stack[-1][token] = block
            stack.append(block)
            i += 2
        else:
            _set(stack[-1], token, after)
            i += 2
    return list(stack[0]["embeddings"])


def _set(block: dict[str, Any], key: str, value: str) -> None:
    """Set a text, or add to a repeated integer (all integers of ProjectorConfig's entries are repeated)."""
    if value.isdigit():
        block.setdefault(key, []).append(int(value))
    else:
        block[key] = value.strip("\"'").replace("\\\\", "\\")
