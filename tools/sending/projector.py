"""A folder of TensorBoard's projector: every layout as an embedding, with metadata and a sheet of pictures."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from latentwalk.scenes import Bool, Category, Column, Scalar
from latentwalk.scenes.arrays import F32, Bools
from latentwalk.scenes.outputs import whole_folder
from latentwalk.scenes.queries.asked import epochs_name
from latentwalk.scenes.queries.epoch import epoch_positions
from latentwalk.tools.page.sheets import side_by_side
from latentwalk.tools.sending.outgoing import ID, VECTORS, Outgoing
from latentwalk.tools.sending.said import about

METADATA, SPRITE, CONFIG = "metadata.tsv", "sprite.png", "projector_config.pbtxt"
MOST_PIXELS = 8192  # of a sheet's side, which TensorBoard shows


def write(sent: Outgoing, path: Path) -> list[str]:
    """Write the folder: `latentwalk reduce FOLDER --tag NAME` reads it again, TensorBoard by `--logdir FOLDER`."""
    with whole_folder(path) as folder:
        notes: list[str] = []
        present = np.ones(len(sent.rows), np.bool_)
        sprite = _sprite(sent, folder, notes)
        _metadata(sent, present, folder / METADATA)
        said = [f"# latentwalk {json.dumps(about(sent))}"]
        for number, (name, values) in enumerate(_embeddings(sent).items()):
            word = re.sub(r"[^\w-]+", "_", name)
            tensors, metadata = f"{number:02d}_{word}.tsv", METADATA
            there = np.asarray(np.isfinite(values).all(axis=1))
            if not there.all():  # a tensor has no missing rows: these have metadata of their own, and no pictures
                metadata = f"{number:02d}_{word}_{METADATA}"
                _metadata(sent, there, folder / metadata)
                notes.append(f"{name}: {int((~there).sum()):,} rows are absent")
            _tensors(values[there], folder / tensors)
            said.append(_embedding(name, tensors, metadata, sprite if there.all() else ""))
        if len(sent.epochs) > 1:
            said += _steps(sent, folder, notes)
        (folder / CONFIG).write_text("\n".join(said) + "\n", encoding="utf-8")
    return notes


def _embeddings(sent: Outgoing) -> dict[str, F32]:
    """Name → (k, d): the layout that was asked for, else the rows' own vectors and all layouts."""
    found = {} if sent.layout == VECTORS else sent.places(sent.epochs[-1] if sent.epochs else None)
    if sent.scene.vectors is not None and sent.layout in (None, VECTORS):
        found = {VECTORS: np.asarray(sent.scene.vectors.values[sent.rows], np.float32)} | found
    if len(sent.epochs) > 1:  # which are steps
        del found[epochs_name(sent.scene)]
    return found


def _steps(sent: Outgoing, folder: Path, notes: list[str]) -> list[str]:
    """Write each epoch as a step, as `add_embedding` does, `STEP/epochs/tensors.tsv`, with metadata that all share.

    Rows that are absent at one of them are in none, as steps know rows by their place.
    """
    run = epochs_name(sent.scene).replace(" ", "_")
    places = [epoch_positions(epoch)[sent.rows] for epoch in sent.epochs]
    there = np.asarray(np.isfinite(places).all(axis=(0, 2)))
    if not there.all():
        notes.append(f"{run}: {int((~there).sum()):,} rows are absent at some epoch and left out")
    if all(epoch.epoch == int(epoch.epoch) >= 0 for epoch in sent.epochs):
        steps = [int(epoch.epoch) for epoch in sent.epochs]
    else:
        steps = list(range(len(places)))
        notes.append(f"{run}: steps are counted, as epochs are no whole numbers")
    metadata = f"{run}_{METADATA}"
    _metadata(sent, there, folder / metadata)
    said = []
    for step, values in zip(steps, places, strict=True):
        name = f"{step:05d}"
        (folder / name / run).mkdir(parents=True)
        tensors = f"{name}/{run}/tensors.tsv"
        _tensors(values[there], folder / tensors)
        said.append(_embedding(f"{run}:{name}", tensors, metadata, ""))
        sent.advance(len(sent.rows))
    return said


def _embedding(name: str, tensors: str, metadata: str, sprite: str) -> str:
    paths = {"tensor_name": name, "tensor_path": tensors, "metadata_path": metadata}
    lines = [f"  {key}: {json.dumps(value, ensure_ascii=False)}" for key, value in paths.items()]
    return "\n".join(["embeddings {", *lines, *([sprite] if sprite else []), "}"])


def _tensors(values: F32, path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines("\t".join(map(str, row)) + "\n" for row in values)


def _metadata(sent: Outgoing, there: Bools, path: Path) -> None:
    """Ids and columns of the rows that are there; by TensorBoard's rule a single column has no head."""
    rows = sent.rows[there]
    columns: Mapping[str, Column] = sent.columns_of(rows)
    cells = [sent.ids_of(rows), *map(_texts, columns.values())]
    with path.open("w", encoding="utf-8") as file:
        if columns:
            file.write("\t".join([ID, *(_line(name) for name in columns)]) + "\n")
        file.writelines("\t".join(map(_line, row)) + "\n" for row in zip(*cells, strict=True))


def _texts(column: Column) -> list[str]:
    match column:
        case Category():
            return [column.names[code] if code >= 0 else "" for code in column.codes.tolist()]
        case Scalar():
            return ["" if value != value else str(value) for value in column.values]
        case Bool():
            return [str(value) for value in column.values.tolist()]
        case _:
            return list(column.values)


def _line(text: str) -> str:
    """A cell: neither a tab nor the end of a line."""
    return re.sub(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]", " ", text)


def _sprite(sent: Outgoing, folder: Path, notes: list[str]) -> str:
    """Write the sheet of pictures, if there are any, and what the configuration says of it."""
    from PIL import Image

    pictures = sent.pictures
    if pictures is None:
        return ""
    height, width, channels = next(each.shape for each in pictures if each is not None)
    side = math.ceil(math.sqrt(len(pictures)))
    places = np.zeros((side * side, height, width, channels), np.uint8)
    for place, picture in enumerate(pictures):
        if picture is not None:
            places[place] = picture
    sheet = side_by_side(places, side)
    Image.fromarray(sheet[..., 0] if channels == 1 else sheet).save(folder / SPRITE)
    if max(sheet.shape[:2]) > MOST_PIXELS:
        notes.append(f"the sheet of pictures has {sheet.shape[1]:,} pixels a side; TensorBoard shows {MOST_PIXELS:,}")
    size = f"single_image_dim: {width} single_image_dim: {height}"
    return f'  sprite {{ image_path: "{SPRITE}" {size} }}'
