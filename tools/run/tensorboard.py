"""TensorBoard's `add_embedding` folders as runs: one tensor for each global step becomes one snapshot.

`SummaryWriter.add_embedding(mat, metadata, global_step=5, tag="fc1")` writes `00005/fc1/tensors.tsv` and
`metadata.tsv` beneath the folder that holds `projector_config.pbtxt`; steps are those folders' names.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.columns import category
from latentwalk.tools.data.pictures import thumbnails
from latentwalk.tools.data.projector import read_metadata, read_pictures, read_tensors
from latentwalk.tools.data.projector_config import CONFIGS, Embedding, embeddings
from latentwalk.tools.data.tables import ROLES
from latentwalk.tools.run.log import Run, Snapshot

_STEP = re.compile(r"\d+")


def is_embeddings(path: Path) -> bool:
    """Whether `path` is a folder with TensorBoard's projector configuration and folders of global steps."""
    return (path / CONFIGS[0]).is_file() and any(_STEP.fullmatch(child.name) for child in path.iterdir())


def read_embeddings(path: Path) -> Run:
    """The run in a folder of `add_embedding` steps; of several tags the first by name.

    Rows are known by their place: all steps need the same number of them, of the same width.  The column `label` of
    the last step's metadata (or its only column) gives the classes, its sprite the pictures.  Raises `UsageError`
    naming file and problem.
    """
    found = [(entry.tensors.relative_to(path).parts, entry) for entry in embeddings(path)]
    steps = [
        (int(parts[0]), parts[1], entry) for parts, entry in found if len(parts) == 3 and _STEP.fullmatch(parts[0])
    ]
    if not steps:
        raise UsageError(f"{path}: expected STEP/TAG/tensors.tsv beneath it, found none")
    tag = min(tag for _, tag, _ in steps)
    taken = {step: entry for step, own, entry in sorted(steps, key=lambda each: each[:2]) if own == tag}
    run = Run(path.name, provenance={"source": "TensorBoard add_embedding", "tag": tag})
    for step, entry in taken.items():
        features = read_tensors(entry)
        first = run.snapshots[0].features if run.snapshots else features
        if features.shape != first.shape:
            raise UsageError(
                f"{entry.tensors}: expected {first.shape} numbers as in the first step, found {features.shape}"
            )
        run.snapshots.append(Snapshot(float(step), np.arange(len(features), dtype=np.int32), features))
    count = len(run.snapshots[0].rows)
    run.ids = [str(row) for row in range(count)]
    run.splits = ["rows"] * count
    last = taken[max(taken)]
    label = category(_labels(last, count) or [""] * count)
    run.classes, run.labels = label.names, label.codes
    if (pictures := read_pictures(last, count)) is not None:
        run.pictures = [thumbnails(pictures)]
    return run


def _labels(entry: Embedding, count: int) -> list[str]:
    """One label for each row, "" where it is blank; none where there is no metadata or no column that is one."""
    if entry.metadata is None or not entry.metadata.is_file():
        return []
    metadata = read_metadata(entry, count)
    names = [name.lower() for name in metadata.names]
    place = 0 if metadata.single else next((names.index(name) for name in ROLES["label"] if name in names), None)
    return [] if place is None else [row[place] if place < len(row) else "" for row in metadata.rows]
