"""Arrays and tables from whatever a program calls so: numpy, torch, pandas, polars, Arrow, scipy's sparse, lists.

Nothing is imported that the program has not imported itself, but numpy and, for frames and mixed lists, pyarrow.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from os import PathLike
from typing import TYPE_CHECKING, Any

import numpy as np

from latentwalk.scenes.arrays import Array
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.features import one_line
from latentwalk.tools.data.table_files import MOST_BYTES, PANDAS_INDEX, unnested
from latentwalk.tools.data.table_values import plain_values

if TYPE_CHECKING:
    import pyarrow

KNOWN = "numpy, torch, pandas, polars, scipy.sparse or a list"
KINDS = "biufUSMm"  # numbers, texts and times: what numpy itself has a type for
MOST_DENSE_BYTES = MOST_BYTES  # of a sparse matrix that is made dense


def is_named(value: object) -> bool:
    """Whether a value is a name or a path, or a list of them, rather than rows."""
    if isinstance(value, list | tuple) and value:
        return all(isinstance(item, str | PathLike) for item in value)
    return isinstance(value, str | PathLike)


def as_table(value: object, where: str) -> pyarrow.Table | None:
    """The table that a frame, a series, a list of records or a map of columns is; None of anything else.

    Of pandas' index what `index_of` does not take becomes columns, if it has names.  Raises UsageError for values that
    no column can have.
    """
    if not is_table(value):
        return None
    import pyarrow

    try:
        table = unnested(_table(value, where))
    except (pyarrow.ArrowException, TypeError, ValueError, NotImplementedError, OverflowError) as error:
        raise UsageError(
            f"{where}: cannot be read as a table ({one_line(error)}); give each column a name and values of one type"
        ) from error
    if not table.num_columns or not table.num_rows:
        raise UsageError(f"{where}: expected rows and columns, found {table.num_rows} × {table.num_columns}")
    return table


def _table(value: object, where: str) -> pyarrow.Table:
    import pyarrow

    frame: Any = value.to_frame() if hasattr(value, "to_frame") else value  # a series is a frame of one column
    if is_pandas(value):
        named = index_of(frame) is None and any(name is not None for name in frame.index.names)
        table = pyarrow.Table.from_pandas(frame, preserve_index=named)
        return table.drop_columns([name for name in table.column_names if name.startswith(PANDAS_INDEX)])
    if hasattr(value, "__arrow_c_stream__"):
        return pyarrow.table(frame)
    return pyarrow.table({str(name): _as_column(part, f"{where}: {name!r}") for name, part in _named(value).items()})


def is_table(value: object) -> bool:
    """Whether a value has columns with names, or is one such column."""
    if is_pandas(value) or hasattr(value, "__arrow_c_stream__"):
        return True
    if isinstance(value, Mapping):
        return all(_dimensions(part) <= 1 for part in value.values())
    if isinstance(value, np.ndarray):
        return value.dtype.names is not None
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(row, Mapping) for row in value)


def is_pandas(value: object) -> bool:
    """Whether a value is a frame, a series or an index of pandas."""
    pandas = sys.modules.get("pandas")  # not imported: then it is none
    return pandas is not None and isinstance(value, (pandas.DataFrame, pandas.Series, pandas.Index))


def index_of(value: object) -> list[str] | None:
    """The names that pandas has for the rows of a frame or series; None where they do not tell rows apart, or it is
    none."""
    index: Any = getattr(value, "index", None) if is_pandas(value) else None
    if index is None or index.nlevels > 1 or not index.is_unique or index.hasnans:
        return None
    return [str(name) for name in index.tolist()]


def as_values(value: object, where: str) -> Array:
    """The numbers or texts that an array, a tensor of any device, a series or a list holds, in its shape.

    What numpy has no type for (bfloat16, eight-bit floats) becomes float32; None and pandas's NA among numbers become
    NaN, among texts "".  Raises UsageError for anything else.
    """
    try:
        found = _as_array(value)
        if found.dtype == object and found.ndim and found.size:
            found = _typed(found)
    except UsageError as error:
        raise UsageError(f"{where}: {error}") from error
    except Exception as error:  # foreign arrays raise nearly anything on the way to numpy's
        raise UsageError(f"{where}: expected {KNOWN}, found {_called(value)} ({one_line(error)})") from error
    if found.ndim == 0:  # one value, or what numpy takes for one
        raise UsageError(f"{where}: expected {KNOWN}, found {_called(value)}")
    if found.dtype.kind not in KINDS and not (found.dtype == object and found.ndim == 1):
        raise UsageError(f"{where}: expected real numbers or texts, found type {found.dtype}; convert it")
    return found


def _as_array(value: object) -> Array:
    if hasattr(value, "toarray") and hasattr(value, "nnz"):
        return _dense(value)
    if hasattr(value, "detach"):
        return from_tensor(value)
    if hasattr(value, "to_numpy"):
        value = value.to_numpy()
    if isinstance(value, list | tuple) and value and hasattr(value[0], "detach"):
        value = [from_tensor(item) for item in value]
    if isinstance(value, np.ma.MaskedArray):
        found = np.array(value.data, object)
        found[np.ma.getmaskarray(value)] = None
        return found
    found = np.asarray(value)
    if found.dtype.kind == "V" and found.dtype.names is None:  # a number that numpy has no type for
        found = found.astype(np.float32)
    return found


def from_tensor(tensor: Any) -> Array:
    """A tensor of torch, of any device, with or without gradients, sparse or not; of less than 4 bytes a float32."""
    plain = tensor.detach().to_dense()
    small = plain.is_floating_point() and plain.element_size() < 4
    return np.asarray((plain.float() if small else plain).numpy(force=True))


def _dense(value: Any) -> Array:
    """A sparse matrix of scipy as a dense one, if that fits."""
    size = int(np.prod(value.shape)) * 4
    if size > MOST_DENSE_BYTES:
        raise UsageError(
            f"expected a matrix that takes at most {MOST_DENSE_BYTES >> 30} GiB when dense, found"
            f" {value.shape[0]:,} × {value.shape[1]:,}; reduce its columns first, as by sklearn's TruncatedSVD"
        )
    return np.asarray(value.astype(np.float32).toarray())


def _typed(values: Array) -> Array:
    """Python objects as what they are: numbers with NaN, or texts."""
    import pyarrow

    if values.ndim == 1 and hasattr(values[0], "__len__") and not isinstance(values[0], str | bytes):
        return np.asarray([_as_array(row) for row in values])  # vectors, as a column of a frame has them
    if values.ndim == 1:
        return plain_values(pyarrow.chunked_array([pyarrow.array(values, from_pandas=True)]))
    odd = next((place for place, item in np.ndenumerate(values) if isinstance(item, str | bytes)), None)
    if odd is not None:
        raise UsageError(
            f"row {odd[0]}, column {odd[-1]} is no number: {values[odd]!r}; give numbers alone, or a frame, whose other"
            " columns describe rows"
        )
    return values.astype(np.float64)


def _as_column(value: object, where: str) -> pyarrow.Array:
    import pyarrow

    found = as_values(value, where)
    return pyarrow.array(found.tolist() if found.dtype.kind in "USO" else found)


def _named(value: Any) -> Mapping[object, object]:
    """Columns by name, of a map, a list of records or an array of them."""
    if isinstance(value, Mapping):
        return value
    if isinstance(value, np.ndarray):
        return {name: value[name] for name in value.dtype.names or ()}
    names = dict.fromkeys(name for row in value for name in row)
    return {name: [row.get(name) for row in value] for name in names}


def _dimensions(value: object) -> int:
    """How many dimensions a column has, as far as its first value tells."""
    if hasattr(value, "ndim"):
        return int(value.ndim)
    nested = isinstance(value, Sequence) and not isinstance(value, str) and len(value) > 0
    return 1 + _dimensions(value[0]) if nested and not isinstance(value[0], str) else int(nested)  # type: ignore[index]


def _called(value: object) -> str:
    """How a value is named in an error: its type, and of what is short itself."""
    kind = type(value).__name__
    return f"{kind} {value!r}" if isinstance(value, int | float | bytes) and len(repr(value)) < 40 else kind
