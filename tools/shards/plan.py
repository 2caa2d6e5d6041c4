"""What is to be read of shards: rows in blocks, and which columns are features, ids, labels; checked before the work.

Only heads of files are read.  A block is some row groups of one parquet file, or some rows of one array: what a worker
does at a time, what is kept when work is interrupted, and what is done again when a worker is lost.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from latentwalk.scenes.arrays import Array
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.limits import MAX_ROWS
from latentwalk.tools.data.features import numbered, one_line
from latentwalk.tools.data.tables import MAYBE_IDS, id_name, role_names, told
from latentwalk.tools.shards.schema import NUMBERS, check_alike, head_of

BLOCK_ROWS = 1 << 16  # enough that what a task costs beside its work is nothing
CHUNK_BYTES = 1 << 25  # of features, read at once inside a block; copies in work are some times that
TYPES = {"whole numbers": "i8", "numbers": "f8", "yes or no": "?", "texts": "O", "times": "M8[s]"}


@dataclass(frozen=True)
class Block:
    """`count` rows of the shard `path`, from its row `start` on, which are the rows from `first` on of all; of a table
    its row groups `groups`."""

    path: str
    start: int
    first: int
    count: int
    groups: tuple[int, ...] = ()

    @property
    def rows(self) -> slice:
        """Where its rows stand among all."""
        return slice(self.first, self.first + self.count)


@dataclass(frozen=True)
class Features:
    """The columns that are features: one of `vectors` of this width, columns of numbers, or none, of an array."""

    columns: tuple[str, ...]
    width: int
    vectors: bool

    @property
    def chunk_rows(self) -> int:
        """Rows that are read at once: the same wherever they are read, so that results are the same to the byte."""
        return min(max(CHUNK_BYTES // (4 * self.width), 256), BLOCK_ROWS)

    @property
    def names(self) -> list[str]:
        """A name for each."""
        first = f"{self.columns[0]}_" if self.columns else "c"
        return numbered(first, self.width) if self.vectors else list(self.columns)


@dataclass(frozen=True)
class ShardPlan:
    """Blocks of shards in order, and what their columns are: `roles` such as label → column, `ids` the column of ids,
    `columns` all that are read beside features."""

    paths: list[Path]
    blocks: list[Block]
    features: Features
    ids: str | None = None
    roles: Mapping[str, str] = field(default_factory=dict)
    columns: Sequence[str] = ()
    notes: list[str] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many there are in all."""
        return self.blocks[-1].first + self.blocks[-1].count

    @property
    def where(self) -> str:
        """The shards in a few words, for errors."""
        more = f" and {len(self.paths) - 1:,} more" if len(self.paths) > 1 else ""
        return f"{self.paths[0]}{more}"

    def digest(self) -> str:
        """SHA-256 of the files' names, sizes and times, and of the columns that are read."""
        files = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in self.paths]
        said = json.dumps([files, self.features.columns, self.ids, dict(self.roles), list(self.columns)])
        return hashlib.sha256(said.encode()).hexdigest()


def count_rows(paths: Iterable[Path]) -> tuple[int, int]:
    """(rows, numbers) of shards as their heads say.  Raises UsageError for a file that cannot be read."""
    rows = numbers = 0
    for path in paths:
        if path.suffix.lower() == ".npy":
            array = mapped(path)
            rows, numbers = rows + len(array), numbers + array.size
        else:
            about = head_of(path)[1]
            groups = [about.row_group(number) for number in range(about.num_row_groups)]
            rows += about.num_rows
            numbers += sum(group.column(leaf).num_values for group in groups for leaf in range(about.num_columns))
    return rows, numbers


def planned(paths: Sequence[Path], label: str | None, vectors: str | None) -> ShardPlan:
    """The plan of shards; `label` and `vectors` name columns.

    Raises UsageError for a file that cannot be read, for shards whose columns differ, naming file and column, and where
    nothing is to be laid out.
    """
    paths = [path.absolute() for path in paths]  # as workers find them, wherever they were started
    plan = _of_arrays(paths) if paths[0].suffix.lower() == ".npy" else _of_tables(paths, label, vectors)
    if not plan.blocks:
        raise UsageError(f"{paths[0]}: expected rows, found none in any of {len(paths):,} files")
    if plan.rows > MAX_ROWS:
        raise UsageError(f"{plan.where}: expected at most {MAX_ROWS:,} rows, found {plan.rows:,}; give fewer files")
    return plan


def mapped(path: Path | str) -> Array:
    """The array (n, d) in a file, mapped."""
    try:
        array: Array = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read as an array ({one_line(error)})") from error
    if array.ndim != 2 or not array.shape[1] or array.dtype.kind not in "fiub":
        raise UsageError(f"{path}: expected rows × columns of numbers, found shape {array.shape} of {array.dtype}")
    return array


def _of_arrays(paths: Sequence[Path]) -> ShardPlan:
    blocks: list[Block] = []
    notes, first, width = [], 0, 0
    for path in paths:
        array = mapped(path)
        if width and array.shape[1] != width:
            raise UsageError(f"{path}: expected {width} columns as {paths[0]} has, found {array.shape[1]}")
        width = array.shape[1]
        notes += [] if len(array) else [f"{path.name} holds no rows"]
        starts = range(0, len(array), BLOCK_ROWS)
        blocks += [Block(str(path), at, first + at, min(BLOCK_ROWS, len(array) - at)) for at in starts]
        first += len(array)
    return ShardPlan(list(paths), blocks, Features((), width, True), notes=notes)


def _of_tables(paths: Sequence[Path], label: str | None, vectors: str | None) -> ShardPlan:
    blocks: list[Block] = []
    notes, first = [], 0
    known = check_alike(paths)
    for path in paths:
        about = head_of(path)[1]
        sizes = [about.row_group(number).num_rows for number in range(about.num_row_groups)]
        notes += [] if sum(sizes) else [f"{path.name} holds no rows"]
        blocks += _grouped(str(path), sizes, first)
        first += sum(sizes)
    if not blocks:
        return ShardPlan(list(paths), [], Features((), 0, False))
    wide = _vectors_column(known, vectors, paths[0])
    # No values, but of the right types: enough to tell by its name what a column is.
    values: dict[str, Array] = {name: np.empty(0, TYPES[kind]) for name, kind in known.items() if kind in TYPES}
    if label is not None and label not in values:
        raise UsageError(f"{paths[0]}: no column '{label}' for labels; it has {', '.join(values)}")
    roles = role_names(values, label)
    ids = id_name({name: array for name, array in values.items() if name.strip().lower() not in MAYBE_IDS})
    beside = [name for name in values if name != ids]
    left = [name for name in known if name not in values and name != wide]
    if wide is not None:
        features = Features((wide,), _width(wide, blocks[0]), True)
    else:
        numbers = [name for name in beside if known[name] in NUMBERS and name not in roles.values()]
        if not numbers:
            raise UsageError(f"{paths[0]}: expected a column of vectors or of numbers, found {', '.join(known)}")
        beside = [name for name in beside if name not in numbers]
        features = Features(tuple(numbers), len(numbers), False)
    said = roles | ({"ids": ids} if ids else {})
    described = [name for name in beside if name not in roles.values()]
    shown = [f"{wide} (vectors)"] if wide is not None else list(features.columns)
    notes.append(told(shown, said, described, []) + (f"; left out: {', '.join(left)}" if left else ""))
    return ShardPlan(list(paths), blocks, features, ids, roles, beside, notes)


def _grouped(path: str, sizes: Sequence[int], first: int) -> Iterator[Block]:
    """Row groups put together until they are a block; one that is larger is a block of its own."""
    groups: list[int] = []
    start = count = 0
    for number, size in enumerate(sizes):
        if groups and count + size > BLOCK_ROWS:
            yield Block(path, start, first + start, count, tuple(groups))
            groups, start, count = [], start + count, 0
        if size:
            groups, count = [*groups, number], count + size
    if groups:
        yield Block(path, start, first + start, count, tuple(groups))


def _vectors_column(kinds: Mapping[str, str], chosen: str | None, path: Path) -> str | None:
    wide = [name for name, kind in kinds.items() if kind.startswith("vectors")]
    if chosen is not None and chosen not in wide:
        has = f"columns of vectors: {', '.join(wide)}" if wide else "no column of vectors"
        raise UsageError(f"{path}: --vectors {chosen}: no such column of vectors; it has {has}")
    if chosen is None and len(wide) > 1:
        raise UsageError(f"{path}: expected one column of vectors, found {', '.join(wide)}; choose with --vectors NAME")
    return chosen or next(iter(wide), None)


def _width(name: str, block: Block) -> int:
    """How many numbers the first vector has."""
    from pyarrow import parquet

    with parquet.ParquetFile(block.path) as file:
        for batch in file.iter_batches(1, row_groups=[block.groups[0]], columns=[name]):
            first = batch.column(0)[0].as_py()
            if not first:
                raise UsageError(f"{block.path}: row {block.start}, column '{name}' has no vector; remove or fill it")
            return len(first)
    raise AssertionError("a block has rows")
