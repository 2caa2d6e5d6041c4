"""The metadata of TensorBoard's projector: which line is which row's, and what columns they make."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from latentwalk.scenes import Column, Scalar, Strings, Text
from latentwalk.scenes.arrays import Array
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.limits import MAX_CLASSES
from latentwalk.tools.data.columns import category, fitting_name, guess
from latentwalk.tools.data.encodings import WIDE, encoding_of, encoding_of_file
from latentwalk.tools.data.features import is_number, numbered
from latentwalk.tools.data.tables import IDS, NAMES, names_a_column, take_roles


@dataclass(frozen=True)
class Metadata:
    """What a file of metadata says: `names` of the columns where it has a header, and the cells of each row."""

    names: list[str]
    rows: list[list[str]]

    @property
    def single(self) -> bool:
        """Whether it is a list of labels without the name of ids."""
        one = bool(self.rows) and max(map(len, self.rows)) == 1 and len(self.names) <= 1
        return one and not {name.strip().lower() for name in self.names} & {"id", "ids"}


def metadata_columns(path: Path | None, count: int) -> tuple[list[str], dict[str, Column]]:
    """The ids of `count` rows, and all columns of their metadata.  Raises UsageError that names file and line."""
    if path is None:
        return numbered("", count), {}
    metadata = read_metadata(path, count)
    if metadata.single:
        return numbered("", count), _label_or_name([row[0] for row in metadata.rows])
    values = _arrays(metadata, path)
    ids = _take_ids(values) or numbered("", count)
    columns: dict[str, Column] = take_roles(values)
    return ids, columns | {name: _column(array) for name, array in values.items()}


def _take_ids(values: dict[str, Array]) -> list[str] | None:
    """Take the first column out of `values` that is called ids and can be: each value there, and once."""
    for name, array in values.items():
        texts = list(map(str, array.tolist()))
        if name.strip().lower() in IDS and array.dtype.kind != "f" and all(texts) and len(set(texts)) == len(texts):
            del values[name]
            return texts
    return None


def read_metadata(path: Path, count: int) -> Metadata:
    """The metadata of `count` rows by TensorBoard's rules: several columns have a header, one has none, blank lines
    count for nothing.

    A blank line is a row's all the same where the lines are as many as the rows with it.  The number of lines alone
    decides nothing: a header has to look like one, or labels would slip by a row.
    """
    text = _decoded(path)
    lines = _lines(text)
    for cells in _readings(text, lines, count):
        if len(cells) in (count, count + 1) and (found := _fitting(cells, count, path, len(cells) < len(lines))):
            return found
    raise UsageError(f"{path}: {_surplus(lines, count)}")


def _readings(text: str, lines: list[str], count: int) -> Iterator[list[list[str]]]:
    """The cells of each line, with the blank lines that a row may need, then without any, then by quotes."""
    yield _cells(_trimmed(lines, count))
    yield _cells([line for line in lines if line.strip()])
    if '"' in text:
        yield _quoted(text)


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    line = 0
    try:
        text = data.decode(encoding_of(data))
        line = text[: text.find("\0")].count("\n") + 1 if "\0" in text else 0  # UTF-16 without its mark
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
    if line:
        raise UsageError(f"{path}: line {line}: expected text in UTF-8, found another encoding; save it as UTF-8")
    return text


def refuse_wide(path: Path) -> None:
    """Raise UsageError for a file that begins with the mark of UTF-16 or UTF-32: numbers are read in UTF-8 alone."""
    if encoding_of_file(path) in WIDE:
        raise UsageError(f"{path}: expected text in UTF-8, found another encoding; save it as UTF-8")


def _lines(text: str) -> list[str]:
    if "\n" not in text:
        text = text.replace("\r", "\n")  # as old Macs end lines
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")]


def _trimmed(lines: list[str], count: int) -> list[str]:
    """The lines without blank ones at the end that no row needs."""
    end, needed = len(lines), count + ("\t" in lines[0])
    while end > needed and not lines[end - 1].strip():
        end -= 1
    return lines[:end]


def _cells(lines: list[str]) -> list[list[str]]:
    return [line.split("\t") for line in lines]


def _quoted(text: str) -> list[list[str]]:
    """The cells where those with line breaks are quoted, as pandas writes them; [] where they are not."""
    try:
        return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True) if row]
    except csv.Error:
        return []


def _fitting(cells: list[list[str]], count: int, path: Path, cut: bool) -> Metadata | None:
    """Lines that are as many as rows, or one more, as metadata; None where a header does not look like one, UsageError
    where it may or may not be one.  `cut`: blank lines were left out, which may have been a row's."""
    if len({len(row) for row in cells}) > 1 and (len(cells) == count or len(cells[0]) == 1):
        cells = [["\t".join(row)] for row in cells]  # one column, with tabs in some of its labels
    return _of_one_column(cells, count, path, cut) if len(cells[0]) == 1 else _of_several(cells, count, path)


def _of_one_column(cells: list[list[str]], count: int, path: Path, cut: bool) -> Metadata | None:
    first, *others = (row[0] for row in cells)
    if len(cells) == count + 1:
        header = names_a_column(first, *others) or (_recur(others) and first not in others)
        return Metadata([first], cells[1:]) if header else None
    if first.strip().lower() in NAMES and first not in others and (cut or _recur(others)):
        raise UsageError(
            f"{path}: line 1, '{fitting_name(first)}', looks like a header, but then {count - 1} lines are left for"
            f" {count} rows; remove the header, add the line that is missing, or call this class otherwise"
        )
    return Metadata([], cells)


def _of_several(cells: list[list[str]], count: int, path: Path) -> Metadata | None:
    first, *others = cells
    below = [[row[place] for row in others if place < len(row)] for place in range(len(first))]
    columns = list(zip(first, below, strict=True))
    header = any(names_a_column(name, *values) or (_recur(values) and name not in values) for name, values in columns)
    alike = [name in values or (is_number(name) and all(map(is_number, values))) for name, values in columns]
    if len(cells) == count + 1:
        if len(others[-1]) == 1 and not others[-1][0].strip() and all(alike) and not header:
            return Metadata([], cells[:-1])
        if all(alike) and first != numbered("", len(first)):  # pandas calls columns 0, 1 … that have no name
            raise UsageError(
                f"{path}: line 1 is like the {count} lines below it; expected a header, then {count} rows; add a header"
            )
        return Metadata(first, others)
    if header or not any(alike):
        first_line, advice = ("is", "add the row that is missing") if header else ("may be", "add it if it is not")
        raise UsageError(
            f"{path}: expected a header and {count} rows, found {count} lines in all, the first of which {first_line}"
            f" the header; {advice}"
        )
    return Metadata([], cells)


def _recur(values: Sequence[str]) -> bool:
    """Whether each value occurs more than once, as classes do."""
    return min(Counter(value for value in values if value).values(), default=0) > 1


def _surplus(lines: list[str], count: int) -> str:
    """What is wrong with a number of lines that fits no number of rows, with the line that it may be."""
    times = Counter(lines)
    lone = [number for number, line in enumerate(lines, 1) if times[line] == 1]
    doubt = len(lines) > count and "\t" not in lines[0] and len(lone) <= len(lines) - count
    where = (
        f"; line {lone[0]}, '{fitting_name(lines[lone[0] - 1])}', is like no other: has a label a line break?"
        if doubt and lone
        else ""
    )
    return f"{count} rows of tensors but {len(lines)} lines of metadata{where or '; make them agree'}"


def _arrays(metadata: Metadata, path: Path) -> dict[str, Array]:
    """The columns as arrays (n,): of whole numbers, of numbers, or of texts.

    A line may be short of cells, which are unknown then, but not of numbers.
    """
    width = len(metadata.names or metadata.rows[0])
    names = [fitting_name(name) for name in metadata.names] or numbered("c", width)
    first = 2 if metadata.names else 1
    columns: dict[str, Array] = {}
    for place, name in enumerate(names):
        array = _typed([row[place] if place < len(row) else "" for row in metadata.rows])
        columns[_free(name, columns)] = array
    numeric = max((place for place, array in enumerate(columns.values()) if array.dtype != object), default=-1)
    for line, row in enumerate(metadata.rows, first):
        if not numeric < len(row) <= width:
            raise UsageError(f"{path}: line {line}: expected {width} columns, found {len(row)}")
    return columns


def _free(name: str, taken: dict[str, Array]) -> str:
    """The name, numbered where another column has it."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name[:190]} ({number})"
    return free


def _typed(texts: list[str]) -> Array:
    """Numbers where all that is not blank is one (NaN where it is), else texts."""
    blank = np.array([not text.strip() for text in texts])
    for kind in (np.int64, np.float64):
        try:
            if kind == np.int64 or not blank.any():
                return np.array(texts, kind)
            if not blank.all():
                return np.array([text if text.strip() else "nan" for text in texts], np.float64)
        except (ValueError, OverflowError):
            continue
    return np.array(texts, object)


def _column(values: Array) -> Column:
    """A column by its values; texts that recur are classes, however many."""
    return category(values) if values.dtype == object and _are_classes(values.tolist()) else guess(values)


def _are_classes(texts: Sequence[str]) -> bool:
    """Whether there are two rows a class on average, and not more classes than a scene takes."""
    return len({text for text in texts if text.strip()}) <= min(max(2, len(texts) // 2), MAX_CLASSES)


def _label_or_name(texts: list[str]) -> dict[str, Column]:
    """A file of one column holds fractions, or classes where its texts recur, else names; classes can be read as names,
    too."""
    values = _typed(texts)
    if values.dtype.kind == "f" and (values[np.isfinite(values)] % 1).any():
        return {"label": Scalar(values.astype(np.float32))}
    if not any(text.strip() for text in texts):
        return {}
    name = Text(Strings.of(texts))
    return {"label": category(texts), "name": name} if _are_classes(texts) else {"name": name}
