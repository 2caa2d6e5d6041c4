"""Features of a block, some rows at a time, so that memory does not depend on how large a shard is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from latentwalk.scenes.arrays import F32, Array, Indices
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.features import one_line, to_features
from latentwalk.tools.data.table_values import plain_values
from latentwalk.tools.shards.plan import Block, Features, mapped

if TYPE_CHECKING:
    import pyarrow

BUFFER = 1 << 22  # bytes of a column that are read at once; without it, all that a row group has of it


def chunks(block: Block, features: Features) -> Iterator[tuple[int, F32]]:
    """Features (m, d) of a block, chunk by chunk, each with the number of its first row in the shard.

    Raises UsageError for a number that is none or too large, and a vector that is missing or of another length, naming
    file, row and column.
    """
    for start, values in _raw(block, features):
        yield start, to_features(values, block.path, features.names, first=start)


def rows_of(block: Block, features: Features, rows: Indices) -> F32:
    """The features of some rows of a block, which rise and are counted among all."""
    wanted = np.asarray(rows) - block.first + block.start
    found = [np.empty((0, features.width), np.float32)]
    for start, chunk in chunks(block, features):
        here = wanted[(wanted >= start) & (wanted < start + len(chunk))]
        found.append(chunk[here - start])
    return np.concatenate(found)


def _raw(block: Block, features: Features) -> Iterator[tuple[int, Array]]:
    start, size = block.start, features.chunk_rows
    if not block.groups:
        array = mapped(block.path)
        for first in range(start, start + block.count, size):
            yield first, np.asarray(array[first : min(first + size, start + block.count)])
        return
    import pyarrow
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(block.path, buffer_size=BUFFER) as file:
            yield from _batches(file, block, features)
    except pyarrow.ArrowInvalid as error:
        raise UsageError(f"{block.path}: cannot be read as parquet ({one_line(error)}); get it again") from None


def _batches(file: pyarrow.parquet.ParquetFile, block: Block, features: Features) -> Iterator[tuple[int, Array]]:
    start = block.start
    for batch in file.iter_batches(features.chunk_rows, row_groups=list(block.groups), columns=list(features.columns)):
        by_name = {name: batch.column(name) for name in features.columns}
        if features.vectors:
            (name,) = features.columns
            yield start, _vectors(by_name[name], features.width, f"{block.path}: ", start, name)
        else:
            yield start, np.stack([_numbers(column) for column in by_name.values()], axis=1)
        start += len(batch)


def _numbers(column: pyarrow.Array) -> Array:
    import pyarrow

    return plain_values(pyarrow.chunked_array([column]))


def _vectors(column: pyarrow.Array, width: int, where: str, start: int, name: str) -> Array:
    import pyarrow

    if isinstance(column, pyarrow.ExtensionArray):
        column = column.storage
    if column.null_count:
        row = start + int(np.flatnonzero(np.asarray(column.is_null()))[0])
        raise UsageError(f"{where}row {row}, column '{name}' has no vector; remove or fill it")
    if not pyarrow.types.is_fixed_size_list(column.type):
        lengths = np.asarray(column.value_lengths())
        if (odd := lengths != width).any():
            row = int(np.argmax(odd))
            raise UsageError(
                f"{where}row {start + row}, column '{name}' has {lengths[row]} numbers; expected {width}, as the first"
                " row has"
            )
    # What is missing inside a vector is NaN, which is refused as such.
    return np.asarray(column.flatten().to_numpy(zero_copy_only=False)).reshape(len(column), width)
