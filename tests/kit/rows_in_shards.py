"""Parquet files of rows in clusters, as a pipeline leaves them: an id, a class, a number and an embedding each."""

from pathlib import Path

import numpy as np
import pyarrow
from pyarrow import parquet

WIDTH = 12


def features(rows: int) -> np.ndarray:
    """(rows, WIDTH) float32 in five clusters, in an order that mixes them."""
    random = np.random.default_rng(3)
    centers = random.normal(0, 3, (5, WIDTH))
    return (centers[np.arange(rows) % 5] + random.normal(size=(rows, WIDTH))).astype(np.float32)


def table(values: np.ndarray, first: int) -> pyarrow.Table:
    """Rows numbered from `first` on, with these features."""
    number = np.arange(first, first + len(values))
    vectors = pyarrow.FixedSizeListArray.from_arrays(pyarrow.array(values.ravel()), values.shape[1])
    return pyarrow.table(
        {
            "id": [f"row {i}" for i in number],
            "label": [f"class {i % 5}" for i in number],
            "weight": number / 10,
            "embedding": vectors,
        }
    )


def make(folder: Path, rows: int, shards: int) -> Path:
    """The folder with so many rows in so many files of equal length."""
    folder.mkdir(exist_ok=True)
    values, size = features(rows), rows // shards
    for shard in range(shards):
        part = table(values[shard * size : (shard + 1) * size], shard * size)
        parquet.write_table(part, folder / f"rows-{shard:03}.parquet")
    return folder
