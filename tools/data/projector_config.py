"""What a folder of TensorBoard's projector holds, by its configuration (pbtxt, JSON) or by the usual names."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from latentwalk.scenes.errors import UsageError

CONFIGS = ("projector_config.pbtxt", "projector_config.json")
STEP_AND_TAG = 2  # folders between a configuration of `add_embedding` and its tensors
TENSORS = ("tensors.tsv", "tensors.bytes", "tensors.bin")

Block = dict[str, Any]  # as JSON or protocol buffers' text has it: texts, integers, lists of these, blocks


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


def embeddings(folder: Path) -> list[Embedding]:
    """The entries of a folder's configuration; without one, what a configuration above it says of this folder, or the
    files by their usual names."""
    if config := _config(folder):
        return _configured(config)
    tensors = next(folder / name for name in TENSORS if (folder / name).is_file())
    for above in folder.resolve().parents[:STEP_AND_TAG]:
        if config := _config(above):
            own = [entry for entry in _configured(config) if entry.tensors == folder.resolve() / tensors.name]
            if own:
                return own[:1]
    metadata, sprite = (folder / name for name in ("metadata.tsv", "sprite.png"))
    return [
        Embedding(
            folder.name,
            tensors,
            metadata=metadata if metadata.is_file() else None,
            sprite=sprite if sprite.is_file() else None,
        )
    ]


def _config(folder: Path) -> Path | None:
    return next((folder / name for name in CONFIGS if (folder / name).is_file()), None)


def _configured(config: Path) -> list[Embedding]:
    text = config.read_text(encoding="utf-8", errors="replace")
    entries = _from_json(config, text) if config.suffix == ".json" else _from_pbtxt(text)
    return [_embedding(config.parent, config, entry) for entry in entries]


def _embedding(folder: Path, config: Path, entry: Block) -> Embedding:
    def place(key: str, of: Block) -> Path | None:
        return folder / of[key] if of.get(key) else None

    tensors, sprite = place("tensor_path", entry), entry.get("sprite") or {}
    if tensors is None:
        raise UsageError(f"{config}: an embedding without tensor_path (kept in a checkpoint); export it as tensors.tsv")
    name = str(entry.get("tensor_name", tensors.parent.name))
    shape, size = entry.get("tensor_shape", ()), sprite.get("single_image_dim", ())
    return Embedding(
        name, tensors, tuple(shape), place("metadata_path", entry), place("image_path", sprite), tuple(size)
    )


def _from_json(config: Path, text: str) -> list[Block]:
    """The stand-alone projector's configuration: the same names in camelCase."""

    def snake(pairs: list[tuple[str, object]]) -> Block:
        return {re.sub("[A-Z]", lambda found: "_" + found[0].lower(), key): value for key, value in pairs}

    try:
        entries = json.loads(text, object_pairs_hook=snake)["embeddings"]
        return [dict(entry) for entry in entries]
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{config}: expected JSON with a list of embeddings ({error})") from error


def _from_pbtxt(text: str) -> list[Block]:
    """Protocol buffers' text format, as far as ProjectorConfig uses it: names, texts, integers and nested blocks."""
    tokens = re.findall(r'"(?:\\.|[^"\\])*"|[{}]|[^\s{}:",;]+', re.sub(r"(?m)^\s*#.*$", "", text))
    stack: list[Block] = [{"embeddings": []}]
    i = 0
    while i < len(tokens):
        token, after = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else ""
        if token == "}":
            if len(stack) > 1:
                stack.pop()
            i += 1
        elif after == "{":
            block: Block = {}
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


def _set(block: Block, key: str, value: str) -> None:
    """Set a text, or add to a repeated integer (all integers of ProjectorConfig's entries are repeated)."""
    if value.isdigit():
        block.setdefault(key, []).append(int(value))
    else:
        block[key] = value.strip("\"'").replace("\\\\", "\\")
