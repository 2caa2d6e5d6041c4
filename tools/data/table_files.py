"""Files of tables as pyarrow reads them, with limits that hold before a small file becomes a large table."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.encodings import WIDE, encoding_of_file
from latentwalk.tools.data.features import is_number, numbered, one_line
from latentwalk.tools.data.formats.saved_pictures import is_picture
from latentwalk.tools.data.table_values import has_decimal_commas, is_text

if TYPE_CHECKING:
    import pyarrow

LINES = (".csv", ".tsv", ".jsonl", ".ndjson")
SUFFIXES = (*LINES, ".parquet", ".feather", ".arrow")
# What a person can lay out is far below these; a file of a megabyte can claim far more.
MOST_COLUMNS = 1 << 16
MOST_CELLS = 1 << 28  # numbers in lists count each: 2 GiB of float64
MOST_BYTES = 4 << 30
STATE = "state.json"
SPLITS = "dataset_dict.json"
PANDAS_INDEX = "__index_level_"


def read_arrow(path: Path, header: bool | None = None, split: str | None = None) -> tuple[pyarrow.Table, bool]:
    """The table in a file, or of one `split` of a folder that has several, and whether its commas are decimal ones.

    `header`: whether a CSV's first line names the columns; None: it does unless it holds numbers alone.  Dates and
    times in text stay text.  Raises UsageError where it cannot be read, is empty or is beyond the limits.
    """
    import pyarrow

    suffix, commas = path.suffix.lower(), False
    try:
        if suffix in LINES:
            _refuse_many(path, 0, 0, path.stat().st_size)
        if path.is_dir():
            table = _read_splits(path, split) if has_splits(path) else _read_folder(path)
        elif suffix in (".jsonl", ".ndjson"):
            table = _read_json(path)
        elif suffix in (".feather", ".arrow"):
            table = _read_ipc(path)
        elif suffix == ".parquet":
            table = _read_parquet(path)
        else:
            table, commas = _read_csv(path, header)
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError, MemoryError, csv.Error) as error:
        wanted = "; expected one JSON object a line" if suffix in (".jsonl", ".ndjson") else ""
        raise UsageError(f"{path}: cannot be read as a table ({one_line(error)}){wanted}") from error
    table = unnested(table)
    if not table.num_columns or not table.num_rows:
        raise UsageError(f"{path}: expected rows and columns, found {table.num_rows} × {table.num_columns}")
    _refuse_many(path, table.num_columns, table.num_columns * table.num_rows, 0)
    return _with_class_names(_without_index(table)), commas


def unnested(table: pyarrow.Table) -> pyarrow.Table:
    """The table with columns a.b in place of a column `a` of records with a field `b`; packed pictures stay."""
    import pyarrow

    while True:
        nested = [pyarrow.types.is_struct(field.type) and not is_picture(field.type) for field in table.schema]
        if not any(nested):
            return table
        columns: list[tuple[str, pyarrow.ChunkedArray]] = []
        for name, column, records in zip(table.column_names, table.columns, nested, strict=True):
            parts = column.flatten() if records else [column]
            inner = [f"{name}.{field.name}" for field in column.type] if records else [name]
            columns += zip(inner, parts, strict=True)
        made, names = [column for _, column in columns], [name for name, _ in columns]
        table = pyarrow.table(made, names, metadata=table.schema.metadata)


def is_table(path: Path) -> bool:
    """Whether a path is a table by its name, or a folder that `save_to_disk` of Hugging Face's `datasets` wrote."""
    return path.suffix.lower() in SUFFIXES or (path / STATE).is_file() or has_splits(path)


def has_splits(path: Path) -> bool:
    """Whether a path is a folder that `save_to_disk` wrote of a `DatasetDict`: each split in a folder of its own."""
    return (path / SPLITS).is_file()


def _read_splits(folder: Path, split: str | None) -> pyarrow.Table:
    """The splits of a `DatasetDict` one under the other, or one of them, with a column that says which."""
    import pyarrow

    try:
        names = [str(name) for name in json.loads((folder / SPLITS).read_text(encoding="utf-8"))["splits"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError(f"{folder / SPLITS}: expected a list of splits ({one_line(error)}); save it again") from error
    there = [name for name in names if Path(name).name == name and (folder / name / STATE).is_file()]
    if split is not None and split not in there:
        raise UsageError(f"{folder}: --split {split}: expected one of {', '.join(there) or 'none, as there are none'}")
    tables = []
    for name in there if split is None else [split]:
        table = _read_folder(folder / name)
        if "split" not in table.column_names:
            table = table.append_column("split", pyarrow.array([name]).take(pyarrow.array([0] * len(table))))
        tables.append(table)
    if not tables:
        raise UsageError(f"{folder}: expected splits {', '.join(names)}, found none of them; save it again")
    return pyarrow.concat_tables(tables, promote_options="default")


def _with_class_names(table: pyarrow.Table) -> pyarrow.Table:
    """The table with names for the classes that Hugging Face's `datasets` keeps as numbers."""
    import pyarrow

    try:
        about = json.loads((table.schema.metadata or {}).get(b"huggingface", b"{}"))
        named = {name: kind["names"] for name, kind in about["info"]["features"].items() if "names" in kind}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return table  # a table of others, or of an older version
    for place, name in enumerate(table.column_names):
        names = named.get(name)
        if not isinstance(names, list) or not pyarrow.types.is_integer(table.schema.field(place).type):
            continue
        codes = [code if code is not None and 0 <= code < len(names) else None for code in table[name].to_pylist()]
        texts = pyarrow.DictionaryArray.from_arrays(pyarrow.array(codes, "int32"), [str(each) for each in names])
        table = table.set_column(place, name, texts)
    return table


def _read_folder(folder: Path) -> pyarrow.Table:
    """The parts of a data set that `save_to_disk` wrote, in order; only files that lie in the folder."""
    import pyarrow

    try:
        files = json.loads((folder / STATE).read_text(encoding="utf-8"))["_data_files"]
        parts = [folder / Path(file["filename"]).name for file in files]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError(
            f"{folder / STATE}: expected a list of data files ({one_line(error)}); save it again"
        ) from error
    return pyarrow.concat_tables([_read_ipc(part) for part in parts])


def _refuse_many(path: Path, columns: int, cells: int, size: int) -> None:
    for found, most, what in (
        (columns, MOST_COLUMNS, "columns"),
        (cells, MOST_CELLS, "values"),
        (size, MOST_BYTES, "bytes"),
    ):
        if found > most:
            raise UsageError(f"{path}: expected at most {most:,} {what}, found {found:,}; keep what is to be laid out")


def _read_parquet(path: Path) -> pyarrow.Table:
    """A parquet table; texts stay dictionaries, as one text may stand in a million rows and take its bytes once."""
    from pyarrow import parquet

    with parquet.ParquetFile(path) as file:
        about = file.metadata
        groups = [about.row_group(number) for number in range(about.num_row_groups)]
        leaves = [group.column(number) for group in groups for number in range(about.num_columns)]
        _refuse_many(
            path,
            about.num_columns,
            max(sum(leaf.num_values for leaf in leaves), about.num_rows * about.num_columns),
            sum(leaf.total_uncompressed_size for leaf in leaves),
        )
        texts = [field.name for field in file.schema_arrow if is_text(field.type)]
    return parquet.read_table(path, read_dictionary=texts)


def _read_ipc(path: Path) -> pyarrow.Table:
    """Feather or Arrow's own format, as a file or, as `datasets` keeps it, as a stream."""
    import pyarrow
    from pyarrow import feather, ipc

    with pyarrow.memory_map(str(path)) as source:
        start = source.read(6)
        source.seek(0)
        if start[:4] == b"FEA1":
            return feather.read_table(path)
        if start == b"ARROW1":
            file = ipc.open_file(source)
            columns = len(file.schema)
            _refuse_many(path, columns, file.count_rows() * columns, 0)
            return file.read_all()
        batches: list[pyarrow.RecordBatch] = []
        stream = ipc.open_stream(source)
        for batch in stream:
            batches.append(batch)
            rows = sum(len(batch) for batch in batches)
            _refuse_many(path, batch.num_columns, batch.num_columns * rows, sum(batch.nbytes for batch in batches))
        return pyarrow.Table.from_batches(batches, stream.schema)


def _one_block(path: Path) -> int:
    """Bytes to read at once: a column's type is taken from the first block, and "1.5" may follow "1" later."""
    return min(max(path.stat().st_size, 1 << 20), 1 << 30)


def _read_json(path: Path) -> pyarrow.Table:
    """One JSON object a line."""
    import pyarrow
    from pyarrow import json as arrow_json

    reading = arrow_json.ReadOptions(block_size=_one_block(path))
    table = arrow_json.read_json(path, reading)
    dates = [field.name for field in table.schema if pyarrow.types.is_temporal(field.type)]
    if not dates:
        return table
    schema = pyarrow.schema([(name, pyarrow.string()) for name in dates])
    return arrow_json.read_json(path, reading, arrow_json.ParseOptions(explicit_schema=schema)).select(
        table.column_names
    )


def _without_index(table: pyarrow.Table) -> pyarrow.Table:
    """What pandas left as its index is the rows' ids where it can be; without a name it is no feature either."""
    unnamed = [name for name in table.column_names if name.startswith(PANDAS_INDEX)]
    indices = (table.schema.pandas_metadata or {}).get("index_columns") or unnamed
    if len(indices) == 1 and "id" not in (name.strip().lower() for name in table.column_names):
        table = _with_ids(table, indices[0])
    return table.drop_columns([name for name in table.column_names if name.startswith(PANDAS_INDEX)])


def _with_ids(table: pyarrow.Table, index: object) -> pyarrow.Table:
    """The table with its one index as the column id; as it is where that does not tell the rows apart, or is their
    number.  `index`: a column's name, or, of a range, its start and step."""
    import pyarrow

    if isinstance(index, dict):
        start, step = index.get("start", 0), index.get("step", 1)
        numbers = pyarrow.array(range(start, start + step * len(table), step) if step else [])
        return table if (start, step) == (0, 1) or not step else table.append_column("id", numbers)
    if index not in table.column_names:
        return table
    column = table[index]
    kind = column.type.value_type if pyarrow.types.is_dictionary(column.type) else column.type
    fits = pyarrow.types.is_integer(kind) or is_text(kind)
    if not fits or column.null_count or len(column.unique()) < len(column):
        return table
    return table.rename_columns(["id" if name == index else name for name in table.column_names])


def _read_csv(path: Path, header: bool | None) -> tuple[pyarrow.Table, bool]:
    import pyarrow
    from pyarrow import csv as arrow_csv

    encoding = encoding_of_file(path)  # UTF-16 is what spreadsheets call Unicode text
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        first = file.readline(1 << 26)
    delimiter = _delimiter(path, first)
    _refuse_many(path, first.count(delimiter), 0, 0)
    cells = next(csv.reader([first], delimiter=delimiter), [])
    if header is None:
        header = not all(is_number(cell) for cell in cells)
    quotes: str | bool = False if path.suffix.lower() == ".tsv" else '"'
    reading = arrow_csv.ReadOptions(
        block_size=_one_block(path),
        encoding=encoding if encoding in WIDE else "utf8",
        column_names=None if header else numbered("c", len(cells)),
        autogenerate_column_names=False,
    )
    # In a file of one column an empty line is a row without a value.
    parsing = arrow_csv.ParseOptions(
        delimiter=delimiter, quote_char=quotes, newlines_in_values=bool(quotes), ignore_empty_lines=len(cells) > 1
    )

    def read(texts: list[str]) -> pyarrow.Table:
        convert = arrow_csv.ConvertOptions(
            strings_can_be_null=False, column_types={name: pyarrow.string() for name in texts}
        )
        return arrow_csv.read_csv(path, reading, parsing, convert)

    table = read([])
    if not _is_utf8(table):
        raise UsageError(f"{path}: expected text in UTF-8, found another encoding; save it as UTF-8")
    kinds = pyarrow.types
    texts = [field.name for field in table.schema if kinds.is_temporal(field.type)]
    if delimiter != "," and has_decimal_commas(table):  # its points part thousands
        texts += [field.name for field in table.schema if kinds.is_floating(field.type)]
    alone = len(set(table.column_names)) == table.num_columns  # names that recur are refused later
    return read(texts) if texts and alone else table, delimiter == ";"


def _delimiter(path: Path, first: str) -> str:
    """What parts the cells: by the first line, as spreadsheets part by ";" where the comma is the decimal point."""
    return "\t" if path.suffix.lower() == ".tsv" else max(",;\t|", key=first.count)


def _is_utf8(table: pyarrow.Table) -> bool:
    """pyarrow makes bytes of cells that are not UTF-8, and fails at such names once they are asked for."""
    import pyarrow

    try:
        return bool(table.column_names) and not any(map(pyarrow.types.is_binary, table.schema.types))
    except UnicodeDecodeError:
        return False
