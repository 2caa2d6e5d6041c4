"""What a folder of TensorBoard's projector holds, by its configuration (pbtxt, JSON) or by the usual names."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.columns import fitting_name
from latentwalk.tools.data.features import one_line

CONFIGS = ("projector_config.pbtxt", "projector_config.json")
STEP_AND_TAG = 2  # folders between a configuration of `add_embedding` and its tensors
TENSORS = ("tensors.tsv", "tensors.bytes", "tensors.bin", "tensors.npy")
STEP = re.compile(r"\d+", re.ASCII)  # the name of a folder that holds a global step
# As tensorboard's projector_config.proto numbers them: kind, whether repeated, name.
_MESSAGES = {
    "ProjectorConfig": (("string", False, "model_checkpoint_path"), ("EmbeddingInfo", True, "embeddings")),
    "EmbeddingInfo": (
        ("string", False, "tensor_name"),
        ("string", False, "metadata_path"),
        ("string", False, "bookmarks_path"),
        ("uint32", True, "tensor_shape"),
        ("SpriteMetadata", False, "sprite"),
        ("string", False, "tensor_path"),
    ),
    "SpriteMetadata": (("string", False, "image_path"), ("uint32", True, "single_image_dim")),
}


@dataclass(frozen=True)
class Embedding:
    """One embedding, with whole paths; `step`: its global step, where its folder is one; `sprite_size`: (width, height)
    of one picture; `notes` on what is named but is not there."""

    tag: str
    tensors: Path
    step: int | None = None
    shape: tuple[int, ...] = ()
    metadata: Path | None = None
    sprite: Path | None = None
    sprite_size: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """The embeddings of a folder that are there, and `notes` on those that are not."""

    embeddings: list[Embedding]
    notes: list[str]

    def of(self, tag: str) -> list[Embedding]:
        """The embeddings of a tag, by step; `a/b` is also called a%2fb, as its folder is.  UsageError: none."""
        own = [entry for entry in self.embeddings if entry.tag in (tag, unquote(tag))]
        if not own:
            raise UsageError(f"--tag {tag}: expected one of {', '.join(self.tags)}")
        return sorted(own, key=lambda entry: -1 if entry.step is None else entry.step)

    @property
    def tags(self) -> list[str]:
        """All tags, each once, by name."""
        return sorted({entry.tag for entry in self.embeddings})


def is_projector(folder: Path) -> bool:
    """Whether a folder has a projector's configuration or tensors."""
    return any((folder / name).is_file() for name in (*CONFIGS, *TENSORS))


def embeddings(folder: Path) -> Found:
    """What a folder's configuration names; without one, what a configuration above it says of this folder, or the files
    by their usual names."""
    if config := _config(folder):
        return _configured(config)
    tensors = next(folder / name for name in TENSORS if (folder / name).is_file())
    for above in folder.resolve().parents[:STEP_AND_TAG]:
        if config := _config(above):
            own = [entry for entry in _configured(config).embeddings if entry.tensors.resolve() == tensors.resolve()]
            if own:
                return Found(own, [])
    metadata, sprite = (folder / name for name in ("metadata.tsv", "sprite.png"))
    usual = Embedding(
        fitting_name(folder.resolve().name),
        tensors,
        metadata=metadata if metadata.is_file() else None,
        sprite=sprite if sprite.is_file() else None,
    )
    return Found([usual], [])


def _config(folder: Path) -> Path | None:
    return next((folder / name for name in CONFIGS if (folder / name).is_file()), None)


def _configured(config: Path) -> Found:
    """The embeddings of a configuration whose tensors are there; of two entries on the same tensors the last."""
    found: dict[Path, Embedding] = {}
    notes: list[str] = []
    for entry in _read(config).embeddings:
        tensors = _place(config, entry.tensor_path, "tensors", notes)
        if tensors is not None:
            found[tensors] = _embedding(config, tensors, entry)
        elif not entry.tensor_path:
            notes.append(f"{config}: '{fitting_name(entry.tensor_name)}' is kept in a checkpoint; export it as a .tsv")
    if not found:
        why = f" ({notes[0]})" if notes else ""
        raise UsageError(f"{config}: expected an embedding whose tensors are there, found none{why}")
    return Found(list(found.values()), list(dict.fromkeys(notes)))


def _embedding(config: Path, tensors: Path, entry: Any) -> Embedding:
    notes: list[str] = []
    *folders, file = tensors.resolve().relative_to(config.parent.resolve()).parts
    step = int(folders.pop(0)) if folders and STEP.fullmatch(folders[0]) else None
    usual = folders[-1] if folders else config.parent.resolve().name
    # `add_embedding` writes TAG:STEP as the name, and quotes the tag's "/" in that of the folder.
    named = re.sub(r":\d+$", "", entry.tensor_name) or (usual if file in TENSORS else Path(file).stem)
    tag = unquote("/".join(folders)) if step is not None and folders else named
    return Embedding(
        fitting_name(tag),
        tensors,
        step,
        tuple(entry.tensor_shape),
        _place(config, entry.metadata_path, "metadata", notes),
        _place(config, entry.sprite.image_path, "sprite", notes),
        tuple(entry.sprite.single_image_dim),
        tuple(notes),
    )


def _place(config: Path, name: str, what: str, notes: list[str]) -> Path | None:
    """The file that a configuration names; None, with a note, where it is not there.

    A scene is passed on with what was read for it: UsageError for what is not beside the configuration or below,
    whether the name or a link leads there.
    """
    if not name:
        return None
    folder = config.parent
    try:
        place = folder / name
        if "\\" in name and not place.exists():
            place = folder / name.replace("\\", "/")  # as written under Windows
        inside, there = place.resolve().is_relative_to(folder.resolve()), place.is_file()
    except (OSError, ValueError, RuntimeError) as error:  # too long a name, NUL, links in a circle
        raise UsageError(
            f"{config}: {what} {name[:200]!r}: no usable path ({fitting_name(one_line(error))})"
        ) from error
    if not inside:
        raise UsageError(f"{config}: {what} {name[:200]!r} lies outside its folder; expected a file beside it or below")
    if not there:
        notes.append(f"{config}: {what} {name[:200]!r}: no such file; read without it")
        return None
    return place


def _read(config: Path) -> Any:
    """The configuration as a message of protocol buffers, in their text format or JSON."""
    from google.protobuf import json_format, text_format

    try:
        text, message = config.read_bytes().decode("utf-8-sig"), _message()()
        if config.suffix == ".json":
            return json_format.Parse(text, message, ignore_unknown_fields=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # a path such as logs\data, whose escape is none
            return text_format.Parse(text, message, allow_unknown_field=True)
    except (
        json_format.ParseError,
        text_format.ParseError,
        ValueError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as bad:
        why = "nested too deep" if isinstance(bad, RecursionError) else fitting_name(one_line(bad))
        raise UsageError(
            f"{config}: expected a projector's configuration, found none that can be read ({why})"
        ) from bad


@cache
def _message() -> Any:
    """The class of ProjectorConfig's messages."""
    from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

    kind = descriptor_pb2.FieldDescriptorProto
    file = descriptor_pb2.FileDescriptorProto(name="latentwalk/projector.proto", package="latentwalk", syntax="proto3")
    for message, fields in _MESSAGES.items():
        added = file.message_type.add(name=message)
        for number, (of, repeated, name) in enumerate(fields, 1):
            field = added.field.add(name=name, number=number)
            field.label = kind.LABEL_REPEATED if repeated else kind.LABEL_OPTIONAL
            if of in _MESSAGES:
                field.type, field.type_name = kind.TYPE_MESSAGE, f".latentwalk.{of}"
            else:
                field.type = kind.TYPE_STRING if of == "string" else kind.TYPE_UINT32
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName("latentwalk.ProjectorConfig"))
