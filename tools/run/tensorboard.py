"""TensorBoard's `add_embedding` folders as runs: one tensor for each global step becomes one snapshot.

`SummaryWriter.add_embedding(mat, metadata, global_step=5, tag="fc1")` writes `00005/fc1/tensors.tsv` and
`metadata.tsv` beneath the folder that holds `projector_config.pbtxt`; steps are those folders' names.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from latentwalk.scenes import Category, Column
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.pictures import thumbnails
from latentwalk.tools.data.projector.config import CONFIGS, STEP, Embedding, Found, embeddings
from latentwalk.tools.data.projector.load import read_pictures, read_tensors
from latentwalk.tools.data.projector.metadata import metadata_columns
from latentwalk.tools.run.log import FILE_NAME, Run, Snapshot

NO_SPLIT = "rows"  # the split of rows of which no column tells any


def is_embeddings(path: Path) -> bool:
    """Whether `path` is a folder with TensorBoard's projector configuration, and with global steps or else no log."""
    if not (path / CONFIGS[0]).is_file():
        return False
    return any(STEP.fullmatch(child.name) for child in path.iterdir()) or not (path / FILE_NAME).is_file()


def read_embeddings(path: Path, tag: str | None = None) -> Run:
    """The run in a folder of `add_embedding` steps, of one `tag`: None is the first by name, which the notes tell.

    Rows are known by their place: all steps need the same number of them, of the same width.  The last metadata are the
    rows' columns (`label` gives the classes, `id` the ids), the last sprite their pictures.  Raises `UsageError`
    naming file and problem.
    """
    found = embeddings(path)
    found = Found([entry for entry in found.embeddings if entry.step is not None], found.notes)
    if not found.embeddings:
        raise UsageError(
            f"{path}: expected STEP/TAG/tensors.tsv beneath it, found none; call add_embedding with a global_step,"
            " or lay one embedding out by `latentwalk reduce`"
        )
    taken = found.of(found.tags[0] if tag is None else tag)
    run = Run(path.name, provenance={"source": "TensorBoard add_embedding", "tag": taken[0].tag})
    run.notes += found.notes + _told(taken, found.tags)
    for entry in taken:
        features = read_tensors(entry)
        first = run.snapshots[0].features if run.snapshots else features
        if features.shape != first.shape:
            raise UsageError(
                f"{entry.tensors}: expected {first.shape} numbers as in the first step, found {features.shape}"
            )
        run.snapshots.append(Snapshot(float(entry.step or 0), np.arange(len(features), dtype=np.int32), features))
    count = len(run.snapshots[0].rows)
    run.ids, columns = metadata_columns(_described(taken).metadata, count)
    _take_columns(run, columns)
    pictured = next((entry for entry in reversed(taken) if entry.sprite is not None), taken[-1])
    if (pictures := read_pictures(pictured, count)) is not None:
        run.pictures = [thumbnails(pictures)]
    return run


def _take_columns(run: Run, columns: dict[str, Column]) -> None:
    """Give the run its classes and splits, where columns tell them, and keep the other columns."""
    label, split = columns.get("label"), columns.get("split")
    run.labels = np.full(len(run.ids), -1, np.int32)
    run.splits = [NO_SPLIT] * len(run.ids)
    if isinstance(label, Category):
        run.classes, run.labels = list(label.names), label.codes
        del columns["label"]
    if isinstance(split, Category):
        run.splits = [split.names[code] if code >= 0 else NO_SPLIT for code in split.codes.tolist()]
        del columns["split"]
    run.columns = columns


def _described(taken: Sequence[Embedding]) -> Embedding:
    """The last of the embeddings that has metadata, if any has."""
    return next((entry for entry in reversed(taken) if entry.metadata is not None), taken[-1])


def _told(taken: Sequence[Embedding], tags: Sequence[str]) -> list[str]:
    """What a person should hear of the embeddings that are read."""
    last = _described(taken)
    notes = [note for entry in taken for note in entry.notes]
    if left := [tag for tag in tags if tag != last.tag]:
        notes.append(f"the embeddings of {last.tag} are read; left out: {', '.join(left)} (--tag chooses)")
    said = None if last.metadata is None else last.metadata.read_bytes()
    other = [entry for entry in taken if entry.metadata is not None and entry.metadata.read_bytes() != said]
    if other and said is not None:
        notes.append(
            f"{other[0].metadata}: other metadata than of step {last.step}, whose labels count;"
            " rows are known by their place: are they in one order?"
        )
    return notes
