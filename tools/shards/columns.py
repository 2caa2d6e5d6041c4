"""Ids and columns of all rows of shards, without their features: of columns with few values these and codes alone."""

from __future__ import annotations

import numpy as np
import pyarrow
from pyarrow import compute, parquet

from latentwalk.scenes import Bool, Category, Column, Scalar, Strings, Text
from latentwalk.scenes.arrays import I32
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.limits import MAX_CLASSES
from latentwalk.tools.data.columns import MOST_CLASSES, MOST_CODES, category, fitting_name, label
from latentwalk.tools.data.table_values import is_text, plain_values
from latentwalk.tools.shards.plan import ShardPlan


def ids_of(plan: ShardPlan) -> Strings:
    """The ids of all rows; their numbers where no column has them.

    Raises UsageError for an id that two rows have, or one that is missing, naming both files and rows.
    """
    if plan.ids is None:
        return _strings(pyarrow.array(np.arange(plan.rows)))
    column = _read(plan, plan.ids)
    if column.null_count:
        raise UsageError(f"{_place(plan, int(np.argmax(column.is_null())))}: has no id in column '{plan.ids}'; fill it")
    codes = np.asarray(column.combine_chunks().dictionary_encode().indices)
    counts = np.bincount(codes)
    if len(counts) < len(codes):
        first, second = np.flatnonzero(codes == int(np.argmax(counts > 1)))[:2]
        raise UsageError(
            f"{_place(plan, first)} and {_place(plan, second)} have the same id '{column[int(first)]}'; expected unique"
            f" ids, rename one or drop the column '{plan.ids}'"
        )
    return _strings(column.combine_chunks())


def columns_of(plan: ShardPlan) -> dict[str, Column]:
    """The columns beside features, by their names in a scene: those that have a role first."""
    named = {column: role for role, column in plan.roles.items()}
    order = [*named, *(name for name in plan.columns if name not in named)]
    return {named.get(name) or fitting_name(name): _column(_read(plan, name), named.get(name)) for name in order}


def _read(plan: ShardPlan, name: str) -> pyarrow.ChunkedArray:
    parts = [parquet.read_table(path, columns=[name])[0] for path in plan.paths]
    parts = [part.cast(part.type.value_type) if pyarrow.types.is_dictionary(part.type) else part for part in parts]
    # Shards may disagree on int32 and int64, and one without any value has no type.
    kinds = {part.type for part in parts if not pyarrow.types.is_null(part.type)}
    if any(map(is_text, kinds)):
        wanted = pyarrow.large_string()  # all texts together may be more than 2 GiB
    else:
        wanted = kinds.pop() if len(kinds) == 1 else pyarrow.float64()
    return pyarrow.chunked_array([chunk for part in parts for chunk in part.cast(wanted).chunks], wanted)


def _column(values: pyarrow.ChunkedArray, role: str | None) -> Column:
    """As a table's column: what few values there are decides, not their number of rows."""
    kinds = pyarrow.types
    if kinds.is_boolean(values.type) and not values.null_count and role is None:
        return Bool(np.asarray(values.to_numpy(), bool))
    if kinds.is_decimal(values.type):
        values = values.cast(pyarrow.float64())
    number = kinds.is_integer(values.type) or kinds.is_floating(values.type)
    if not number:
        values = values.cast(pyarrow.large_string())
    if number and role in (None, "confidence"):
        few = kinds.is_integer(values.type) and len(compute.unique(values)) <= MOST_CODES and role is None
        return _classes(values) if few else Scalar(plain_values(values).astype(np.float32))
    if role == "label" and number and isinstance(label(plain_values(values)), Scalar):
        return Scalar(plain_values(values).astype(np.float32))
    most = MOST_CLASSES if role is None else MAX_CLASSES
    if len(compute.unique(values)) <= most:
        return _classes(values)
    return Text(_strings(compute.fill_null(values, "").combine_chunks()))


def _classes(values: pyarrow.ChunkedArray) -> Category:
    """Codes of the distinct values, which alone become texts of Python."""
    coded = values.combine_chunks().dictionary_encode()
    of_distinct = category(plain_values(pyarrow.chunked_array([coded.dictionary])))
    table: I32 = np.append(of_distinct.codes, np.int32(-1))  # the last is what is missing
    places = coded.indices.fill_null(len(table) - 1) if coded.indices.null_count else coded.indices
    return Category(table[np.asarray(places)], of_distinct.names)


def _strings(values: pyarrow.Array) -> Strings:
    """Texts as a scene packs them, without one of Python's for each."""
    packed = values.cast(pyarrow.large_string())
    if packed.offset:
        packed = pyarrow.concat_arrays([packed])
    _, offsets, data = packed.buffers()
    ends = np.frombuffer(offsets, np.int64, len(packed) + 1).astype(np.uint64)
    held = np.frombuffer(data, np.uint8, int(ends[-1])) if data is not None else np.empty(0, np.uint8)
    return Strings(ends - ends[0], held[int(ends[0]) :])


def _place(plan: ShardPlan, row: int) -> str:
    block = next(block for block in plan.blocks if row < block.rows.stop)
    return f"{block.path}: row {row - block.first + block.start}"
