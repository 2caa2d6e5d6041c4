"""What columns of parquet files hold, in words, and whether shards agree on it; only heads of files are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.features import one_line
from latentwalk.tools.data.table_files import PANDAS_INDEX
from latentwalk.tools.data.table_values import is_text

if TYPE_CHECKING:
    import pyarrow

NUMBERS = ("whole numbers", "numbers")  # which go together


def check_alike(paths: Sequence[Path]) -> dict[str, str]:
    """What each column of parquet files holds, in words; UsageError, naming file and column, where they differ."""
    known: dict[str, str] = {}
    for path in paths:
        known = _checked(_kinds(head_of(path)[0]), known, path, paths[0])
    return known


def head_of(path: Path) -> tuple[pyarrow.Schema, pyarrow.parquet.FileMetaData]:
    """Columns and row groups of a file.  Raises UsageError where it cannot be read."""
    import pyarrow
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as file:
            return file.schema_arrow, file.metadata
    except (pyarrow.ArrowException, OSError) as error:
        raise UsageError(f"{path}: cannot be read as parquet ({one_line(error)})") from None


def _kinds(schema: pyarrow.Schema) -> dict[str, str]:
    """What each column holds, in words; what pandas leaves as its index without a name is none."""
    return {field.name: _kind(field.type) for field in schema if not field.name.startswith(PANDAS_INDEX)}


def _kind(kind: pyarrow.DataType) -> str:
    import pyarrow

    types = pyarrow.types
    if isinstance(kind, pyarrow.BaseExtensionType):
        kind = kind.storage_type
    if types.is_dictionary(kind):
        kind = kind.value_type
    if types.is_fixed_size_list(kind) and _is_number(kind.value_type):
        return f"vectors of {kind.list_size} numbers"
    if (types.is_list(kind) or types.is_large_list(kind)) and _is_number(kind.value_type):
        return "vectors"
    if _is_number(kind) or types.is_decimal(kind):
        return NUMBERS[not types.is_integer(kind)]
    if types.is_null(kind):
        return ""
    if is_text(kind) or types.is_temporal(kind):
        return "texts" if is_text(kind) else "times"
    return "yes or no" if types.is_boolean(kind) else str(kind)


def _is_number(kind: pyarrow.DataType) -> bool:
    import pyarrow

    return bool(pyarrow.types.is_integer(kind) or pyarrow.types.is_floating(kind))


def _checked(found: dict[str, str], known: dict[str, str], path: Path, first: Path) -> dict[str, str]:
    """What is known of the columns, after another shard; UsageError where that has others."""
    if not known:
        return found
    for name in known:
        if name not in found:
            raise UsageError(f"{path}: no column '{name}', which {first} has; shards need the same columns")
    return {**known, **{name: _agreed(name, kind, known, path, first) for name, kind in found.items()}}


def _agreed(name: str, kind: str, known: Mapping[str, str], path: Path, first: Path) -> str:
    if name not in known:
        raise UsageError(f"{path}: column '{name}' is not in {first}; shards need the same columns")
    before = known[name]
    if kind == before or not (kind and before):  # a column without any value has no kind
        return kind or before
    if kind in NUMBERS and before in NUMBERS:
        return "numbers"
    raise UsageError(f"{path}: column '{name}' holds {kind}, but {before} in {first}; shards need the same types")
