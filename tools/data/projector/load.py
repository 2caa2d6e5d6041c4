"""Embeddings of TensorBoard's projector: vectors, metadata and a sprite sheet."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np

from latentwalk.scenes.arrays import F32, U8
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.arrays import read_array
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.features import numbered, to_features
from latentwalk.tools.data.pictures import cut_sprite
from latentwalk.tools.data.projector.config import Embedding, Found, embeddings
from latentwalk.tools.data.projector.metadata import metadata_columns, refuse_wide
from latentwalk.tools.data.tables import read_table


def load_projector(folder: Path, tag: str | None = None) -> Dataset:
    """The one embedding of a projector folder, or the last of `tag`; of several, UsageError lists tags and folders."""
    found = embeddings(folder)
    entry, notes = _chosen(folder, found, tag)
    features = read_tensors(entry)
    ids, columns = metadata_columns(entry.metadata, len(features))
    provenance = {"format": "projector", "source": str(entry.tensors), "tag": entry.tag}
    names = numbered("d", features.shape[1])
    pictures = read_pictures(entry, len(features))
    return Dataset(folder.resolve().name, ids, features, names, columns, pictures, provenance, notes)


def _chosen(folder: Path, found: Found, tag: str | None) -> tuple[Embedding, list[str]]:
    """The embedding to read, and what a person should hear of that."""
    own = found.embeddings if tag is None else found.of(tag)
    if len(own) > 1 and (tag is None or own[-1].step is None):
        places = dict.fromkeys(str(entry.tensors.parent) for entry in own)
        folders = f"the folder of one: {', '.join(places)}; or " if len(places) == len(own) else ""
        last = ", for its last step" if any(entry.step is not None for entry in own) else ""
        raise UsageError(
            f"{folder}: expected one embedding, found {len(own)}; give {folders}--tag with one of"
            f" {', '.join(found.tags)}{last}"
        )
    entry = own[-1]
    notes = [*found.notes, *entry.notes]
    if left := [
        each.tag if each.tag != entry.tag else f"step {each.step}" for each in found.embeddings if each != entry
    ]:
        step = "" if entry.step is None else f", step {entry.step}"
        notes.append(
            f"of the projector's embeddings {entry.tag}{step} is read; left out: {', '.join(sorted(set(left)))}"
        )
    return entry, notes


def read_tensors(entry: Embedding) -> F32:
    """The vectors (n, d) of an embedding."""
    path = entry.tensors
    if path.suffix.lower() in (".tsv", ".txt"):
        refuse_wide(path)
        table = read_table(path, header=False)
        texts = [name for name, values in table.items() if values.dtype == object]
        if texts:
            raise UsageError(f"{path}: expected numbers alone, found text in column {texts[0][1:]}")
        return to_features(np.stack(list(table.values()), axis=1), str(path))
    if path.suffix.lower() == ".npy":
        return to_features(read_array(path), str(path))
    values = np.fromfile(path, "<f4")  # as TensorBoard stores them: no head, no shape
    if len(entry.shape) != 2 or math.prod(entry.shape) != values.size:
        raise UsageError(
            f"{path}: {values.size} float32 do not fill tensor_shape {list(entry.shape) or 'which is not given'};"
            " state rows and columns in projector_config.pbtxt"
        )
    return to_features(values.reshape(entry.shape), str(path))


def read_pictures(entry: Embedding, count: int) -> U8 | None:
    """The pictures (count, h, w, 3 or 4) of an embedding's rows, if it has a sprite sheet."""
    return None if entry.sprite is None else cut_sprite(entry.sprite, count, entry.sprite_size)
