"""Embeddings of TensorBoard's projector: vectors, metadata and a sprite sheet."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from latentwalk.scenes import Column, Strings, Text
from latentwalk.scenes.arrays import F32, U8, Array
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.columns import category, fitting_name, guess
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.features import numbered, to_features
from latentwalk.tools.data.pictures import cut_sprite
from latentwalk.tools.data.projector_config import Embedding, embeddings
from latentwalk.tools.data.tables import names_a_column, read_table, take_ids, take_roles


def load_projector(folder: Path) -> Dataset:
    """The one embedding of a projector folder; of several, UsageError lists their own folders."""
    found = embeddings(folder)
    if len(found) != 1:
        places = ", ".join(str(entry.tensors.parent) for entry in found)
        raise UsageError(f"{folder}: expected one embedding, found {len(found)}; give the folder of one: {places}")
    entry = found[0]
    features = read_tensors(entry)
    metadata = read_metadata(entry, len(features))
    values = {} if metadata.single else metadata.columns(entry)
    ids = take_ids(values, str(entry.metadata)) or numbered("", len(features))
    columns: dict[str, Column] = take_roles(values)
    columns |= {name: guess(array) for name, array in values.items()}
    if metadata.single:
        columns |= _label_or_name([row[0] for row in metadata.rows])
    provenance = {"format": "projector", "source": str(entry.tensors)}
    names = numbered("d", features.shape[1])
    pictures = read_pictures(entry, len(features))
    return Dataset(folder.resolve().name, ids, features, names, columns, pictures, provenance)


def _label_or_name(texts: list[str]) -> dict[str, Column]:
    """A file of one column holds classes where its texts recur, else names; either can be read as a name."""
    recurring = len(set(texts)) <= len(texts) // 2  # two rows a class on average
    guessed = category(texts) if recurring else guess(np.array(texts, object))
    name = Text(Strings.of(texts))
    return {"name": name} if isinstance(guessed, Text) else {"label": guessed, "name": name}


def read_tensors(entry: Embedding) -> F32:
    """The vectors (n, d) of an embedding."""
    path = entry.tensors
    if not path.is_file():
        raise UsageError(f"{path}: no such file, though the projector's configuration names it")
    if path.suffix.lower() in (".tsv", ".txt"):
        table = read_table(path, header=False)
        texts = [name for name, values in table.items() if values.dtype == object]
        if texts:
            raise UsageError(f"{path}: expected numbers alone, found text in column {texts[0][1:]}")
        return to_features(np.stack(list(table.values()), axis=1), str(path))
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


@dataclass(frozen=True)
class Metadata:
    """What metadata.tsv says: `names` of the columns where it has a header, and the cells of each row."""

    names: list[str]
    rows: list[list[str]]

    @property
    def single(self) -> bool:
        """Whether it is a list of labels without the name of ids."""
        one = bool(self.rows) and max(map(len, self.rows)) == 1 and len(self.names) <= 1
        return one and not {name.lower() for name in self.names} & {"id", "ids"}

    def columns(self, entry: Embedding) -> dict[str, Array]:
        """The columns as arrays (n,): of whole numbers, of numbers, or of texts."""
        width = len(self.names or (self.rows[0] if self.rows else []))
        first = 2 if self.names else 1
        for line, row in enumerate(self.rows, first):
            if len(row) != width:
                raise UsageError(f"{entry.metadata}: line {line}: expected {width} columns, found {len(row)}")
        names = [fitting_name(name) for name in self.names] or numbered("c", width)
        return {name: _typed([row[place] for row in self.rows]) for place, name in enumerate(names)}


def read_metadata(entry: Embedding, count: int) -> Metadata:
    """The metadata of `count` rows by TensorBoard's rules: several columns have a header, one has none.

    Blank lines at the end count for nothing, unless they are a row's.  A file of one column that has a line too many is
    believed to have a header only where its first line is no value as the others are: labels must not slip by a row.
    """
    path = entry.metadata
    if path is None:
        return Metadata([], [])
    if not path.is_file():
        raise UsageError(f"{path}: no such file, though the projector's configuration names it")
    text = path.read_text(encoding="utf-8-sig", errors="replace").removesuffix("\n")
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    header = _has_header(lines, count)
    while len(lines) > count + header and not lines[-1]:
        lines.pop()
    if len(lines) != count + header:
        raise UsageError(f"{path}: {_surplus(lines, count)}")
    cells = [line.split("\t") for line in lines]
    return Metadata(cells.pop(0) if header else [], cells)


def _has_header(lines: list[str], count: int) -> bool:
    if len(lines) <= count:
        return False
    if "\t" in lines[0]:
        return True
    first, *others = lines[: count + 1]
    recur = min(Counter(other for other in others if other).values(), default=0) > 1
    return bool(lines[count]) and (names_a_column(first, *others) or (recur and first not in others))


def _surplus(lines: list[str], count: int) -> str:
    """What is wrong with a number of lines that fits no number of rows, with the line that it may be."""
    times = Counter(lines)
    lone = [number for number, line in enumerate(lines, 1) if times[line] == 1]
    doubt = len(lines) > count and "\t" not in lines[0] and len(lone) <= len(lines) - count
    where = (
        f"; line {lone[0]}, '{lines[lone[0] - 1]}', is like no other: has a label a line break?"
        if doubt and lone
        else ""
    )
    return f"{count} rows of tensors but {len(lines)} lines of metadata{where or '; make them agree'}"


def _typed(texts: list[str]) -> Array:
    for kind in (np.int64, np.float64):
        try:
            return np.array(texts, kind)
        except (ValueError, OverflowError):
            continue
    return np.array(texts, object)
