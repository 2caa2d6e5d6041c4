"""TensorBoard's `add_embedding` folders as runs: one tensor for each global step becomes one snapshot.

`SummaryWriter.add_embedding(mat, metadata, global_step=5, tag="fc1")` writes `00005/fc1/tensors.tsv` and
`metadata.tsv` beneath the folder that holds `projector_config.pbtxt`; steps are those folders' names.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes.errors import UsageError
from latentwalk.tools.run.log import Run, Snapshot

CONFIG = "projector_config.pbtxt"
LABEL_NAMES = ("label", "class", "target", "y")
_STEP = re.compile(r"\d+")


def is_embeddings(path: Path) -> bool:
    """Whether `path` is a folder with TensorBoard's projector configuration and folders of global steps."""
    return (path / CONFIG).is_file() and any(_STEP.fullmatch(child.name) for child in path.iterdir())


def read_embeddings(path: Path) -> Run:
    """The run in a folder of `add_embedding` steps; of several tags the first by name.

    Rows are known by their place: all steps need the same number of them, of the same width.  The column `label` of
    the last step's metadata (or its only column) gives the classes.  Raises `UsageError` naming file and problem.
    """
    tags = sorted({tensors.parent.name for tensors in path.glob("*/*/tensors.tsv")})
    steps = sorted(
        (int(tensors.parent.parent.name), tensors)
        for tensors in (path.glob(f"*/{tags[0]}/tensors.tsv") if tags else ())
        if _STEP.fullmatch(tensors.parent.parent.name)
    )
    if not steps:
        raise UsageError(f"{path}: expected STEP/TAG/tensors.tsv beneath it, found none")
    run = Run(path.name, provenance={"source": "TensorBoard add_embedding", "tag": tags[0]})
    for step, tensors in steps:
        features = _read_tensors(tensors)
        first = run.snapshots[0].features if run.snapshots else features
        if features.shape != first.shape:
            raise UsageError(f"{tensors}: expected {first.shape} numbers as in the first step, found {features.shape}")
        run.snapshots.append(Snapshot(float(step), np.arange(len(features), dtype=np.int32), features))
    count = len(run.snapshots[0].rows)
    run.ids = [str(row) for row in range(count)]
    run.splits = ["rows"] * count
    labels = _read_labels(steps[-1][1].with_name("metadata.tsv"), count)
    run.classes = sorted(set(labels) - {""}, key=_natural)
    codes = {name: code for code, name in enumerate(run.classes)}
    run.labels = np.array([codes.get(label, -1) for label in labels] if labels else [-1] * count, np.int32)
    return run


def _read_tensors(path: Path) -> NDArray[np.float32]:
    try:
        features = np.loadtxt(path, np.float32, delimiter="\t", comments=None, ndmin=2)
    except ValueError as error:
        raise UsageError(f"{path}: expected lines of numbers with tabs between, found: {error}") from None
    if not np.isfinite(features).all():
        row, column = np.argwhere(~np.isfinite(features))[0]
        raise UsageError(f"{path}: line {row + 1} column {column + 1} is {features[row, column]}; expected a number")
    return features


def _read_labels(path: Path, count: int) -> list[str]:
    """One label for each row, "" where it is blank; none where there is no metadata or no column that is one."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    while len(lines) > count and not lines[-1]:
        lines.pop()
    header = lines.pop(0) if len(lines) == count + 1 else []
    if len(lines) != count:
        raise UsageError(f"{path}: expected {count} lines, one for each row (and a header), found {len(lines)}")
    named = (place for place, name in enumerate(header) if name.lower() in LABEL_NAMES)
    place = 0 if max(map(len, lines)) <= 1 else next(named, None)
    return [] if place is None else [line[place] if place < len(line) else "" for line in lines]


def _natural(text: str) -> tuple[bool, float, str]:
    number = text.lstrip("-").isdigit()
    return (not number, float(text) if number else 0.0, text)
