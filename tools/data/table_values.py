"""The values of a table's columns: vectors, numbers however they are written, and texts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from latentwalk.scenes.arrays import F64, Array
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.features import is_number

if TYPE_CHECKING:
    import pyarrow

MOST_TEXT_BYTES = 512 << 20
FEWEST_BARE = 8  # numbers in a text without brackets that make it a vector: fewer may be a date or a place
FEWEST_TOLD = 3  # of them that are worth a word
VECTORS = re.compile("emb|vec|feat|latent|hidden", re.IGNORECASE)  # in the name of a column that may have fewer
SEPARATORS = ",;|"
PARTED = re.compile(rf"[^\s{SEPARATORS}]\s+[^\s{SEPARATORS}]")  # by blanks alone
WRAPPED = re.compile(r"(?:tensor|(?:np\.)?array)\(\s*(\[.*\])\s*(?:,\s*\w+\s*=.*)?\)", re.DOTALL)
BRACKETS = ("[]", "()", "{}")
LIKE_A_LIST = re.compile(r"[\[({]?\s*[-+.]?\d|tensor\(|array\(")
# How people write that a value is missing.
MISSING = ("?", "-", "--", "\u2013", "\u2014", ".", "na", "n/a", "nan", "null", "none")
BETWEEN = " \u00a0\u202f'\u2019"  # between thousands, beside the comma or point that is not the decimal one
FRACTION = {point: re.compile(rf"[-+]?(\d+(\{point}\d*)?|\{point}\d+)([eE][-+]?\d+)?", re.ASCII) for point in ".,"}
GROUPS = {
    point: re.compile(rf"[-+]?[1-9]\d{{0,2}}([{BETWEEN}{other}])\d{{3}}(\1\d{{3}})*(\{point}\d+)?", re.ASCII)
    for point, other in ((".", ","), (",", "."))
}
UNITS = "%€$£¥"
NEARLY = 0.5  # of a column's texts may be other than numbers, and it is still taken for one of numbers


@dataclass
class Read:
    """A table's `values`, (n,) or of vectors (n, d), by name; `notes` on how odd ones were read; `odd`: column of
    numbers but for some → the first row of these and what it holds."""

    values: dict[str, Array] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    odd: dict[str, str] = field(default_factory=dict)


def values_of(table: pyarrow.Table, names: Sequence[str], where: str, *, vectors: bool, commas: bool) -> Read:
    """Every column of a table as an array, called `names`; `where` names it in errors.

    `vectors`: columns of lists of numbers, all of one length, as lists or text, are (n, d).  `commas`: whether the
    comma is the decimal point where a column alone does not tell.
    """
    read = Read()
    _refuse_long(table, where)
    for name, column in zip(names, table.columns, strict=True):
        wide = _vectors(column, name, read.notes) if vectors else None
        read.values[name] = plain_values(column) if wide is None else wide
    lists = {name for name, column in zip(names, table.columns, strict=True) if _is_list(column.type)}
    texts = {name: array for name, array in read.values.items() if array.dtype == object}
    bare = {name: _bare(array) for name, array in texts.items()}
    commas = commas or any(map(_needs_commas, bare.values()))
    for name, array in texts.items():
        wide = _vectors_in_text(array, name, read.notes) if vectors and name not in lists else None
        if wide is not None:
            read.values[name] = wide
            continue
        numbers = _numbers(name, array, bare[name], ",." if commas else ".,", read)
        if numbers is not None:
            read.values[name] = numbers
    return read


def has_decimal_commas(table: pyarrow.Table) -> bool:
    """Whether a column of texts holds nothing but numbers that only a decimal comma explains."""
    texts = (plain_values(column) for column in table.columns if is_text(column.type))
    return any(_needs_commas(_bare(array)) for array in texts)


def is_text(kind: pyarrow.DataType) -> bool:
    """Whether values of a type are texts, whichever length pyarrow keeps for them."""
    import pyarrow

    return bool(pyarrow.types.is_string(kind) or pyarrow.types.is_large_string(kind))


def _refuse_long(table: pyarrow.Table, where: str) -> None:
    """Texts are counted as often as they stand in the table, before each is made."""
    import pyarrow
    from pyarrow import compute

    total = 0
    for column in table.columns:
        for chunk in column.chunks:
            if not pyarrow.types.is_dictionary(chunk.type):
                total += chunk.nbytes if is_text(chunk.type) else 0
            elif is_text(chunk.dictionary.type):
                lengths = compute.binary_length(chunk.dictionary)
                total += compute.sum(lengths.take(chunk.indices).cast("int64")).as_py() or 0
    if total > MOST_TEXT_BYTES:
        raise UsageError(f"{where}: expected at most {MOST_TEXT_BYTES:,} bytes of text, found {total:,}; drop columns")


def _vectors(column: pyarrow.ChunkedArray, name: str, notes: list[str]) -> F64 | None:
    """A column of lists (of lists) of numbers, all of one length, as (n, d); a missing row is NaN."""
    import pyarrow

    kinds = pyarrow.types
    if isinstance(column.type, pyarrow.BaseExtensionType):  # tensors of a fixed shape
        column = pyarrow.chunked_array([chunk.storage for chunk in column.chunks])
    if not _is_list(column.type):
        return None
    there = np.asarray(column.is_valid())
    rows = pyarrow.concat_arrays(column.chunks).drop_null()
    while _is_list(rows.type) and len(rows):
        fixed = kinds.is_fixed_size_list(rows.type)
        lengths = [rows.type.list_size] if fixed else rows.value_lengths().to_pylist()
        if odd := [row for row, length in enumerate(lengths) if length != lengths[0]]:
            row = np.flatnonzero(there)[odd[0]] if len(rows) == there.sum() else odd[0]
            notes.append(f"column '{name}' is left out of the features: its lists differ in length, first in row {row}")
            return None
        rows = rows.flatten()
    if not len(rows) or not (kinds.is_integer(rows.type) or kinds.is_floating(rows.type)):
        return None
    found = np.full((len(there), len(rows) // int(there.sum())), np.nan)
    found[there] = np.asarray(rows.cast("float64").to_numpy(zero_copy_only=False)).reshape(-1, found.shape[1])
    return found


def _is_list(kind: pyarrow.DataType) -> bool:
    import pyarrow

    kinds = pyarrow.types
    return bool(kinds.is_list(kind) or kinds.is_large_list(kind) or kinds.is_fixed_size_list(kind))


def _vectors_in_text(texts: Array, name: str, notes: list[str]) -> F64 | None:
    """Texts such as "[0.1, 2]", as a frame with vectors is saved in a CSV, or of numbers with blanks, commas, ";" or
    "|" between them, as (n, d)."""
    found: dict[int, list[float]] = {}
    width, meant = 0, VECTORS.search(name) is not None
    for row, text in enumerate(texts.tolist()):
        if not _bare_text(text):
            continue  # a missing vector
        numbers, bracketed = _list_in_text(text)
        fewest = 1 if bracketed else 2 if meant else FEWEST_BARE
        why = "" if numbers else f"row {row} of it is no list of numbers: {text.strip()[:60]!r}"
        if numbers and width and len(numbers) != width:
            why = f"its lists differ in length, first in row {row}"
        elif FEWEST_TOLD <= len(numbers) < fewest:
            why = f"row {row} of it has {len(numbers)} numbers, which are a vector if written as [1, 2, 3]"
        if why or len(numbers) < fewest:
            listed = (meant and LIKE_A_LIST.match(text.strip())) or ("..." in text and text.lstrip()[:1] == "[")
            if found or listed or len(numbers) >= FEWEST_TOLD:
                notes.append(f"column '{name}' is left out of the features: {why}")
            return None
        found[row], width = numbers, len(numbers)
    if not found:
        return None
    vectors = np.full((len(texts), width), np.nan)
    vectors[list(found)] = list(found.values())
    return vectors


def _list_in_text(text: str) -> tuple[list[float], bool]:
    """The numbers of a list in a text, with one kind of separator, [] where it is none; whether brackets are around."""
    bare = text.strip()
    if wrapped := WRAPPED.fullmatch(bare):
        bare = wrapped[1]
    bracketed = bare[:1] + bare[-1:] in BRACKETS
    if not bracketed and any(number.fullmatch(bare) for number in (*GROUPS.values(), *FRACTION.values())):
        return [], False  # one number, however its thousands are parted
    inside = (bare[1:-1] if bracketed else bare).strip().rstrip(SEPARATORS)
    marks = [mark for mark in SEPARATORS if mark in inside]
    if len(marks) > 1 or (marks and PARTED.search(inside)):
        return [], bracketed  # such as "0,1 0,2", where a comma may be the decimal point
    try:
        return [float(part) for part in (inside.split(marks[0]) if marks else inside.split())], bracketed
    except ValueError:
        return [], bracketed


def plain_values(column: pyarrow.ChunkedArray) -> Array:
    """A column as (n,): numbers, with NaN where one is missing, yes and no, or texts, "" where one is missing."""
    import pyarrow

    kinds = pyarrow.types
    if kinds.is_dictionary(column.type):
        if not is_text(column.type.value_type):
            return plain_values(column.cast(column.type.value_type))
        return np.concatenate([_words(chunk) for chunk in column.chunks])
    kind = column.type
    if kinds.is_boolean(kind) and not column.null_count:
        return np.asarray(column.to_numpy(), bool)
    if kinds.is_integer(kind) and not column.null_count:
        return np.asarray(column.to_numpy())
    if kinds.is_integer(kind) or kinds.is_floating(kind) or kinds.is_decimal(kind):
        return np.asarray(column.cast("float64").to_numpy(zero_copy_only=False), np.float64)
    if kinds.is_timestamp(kind) or kinds.is_time(kind):
        column = column.cast(pyarrow.string())  # Python's own times know no nanoseconds
    return np.array(["" if value is None else str(value) for value in column.to_pylist()], object)


def _words(chunk: pyarrow.DictionaryArray) -> Array:
    """The texts of a dictionary: each is one object, however often it stands there."""
    words = np.array(["" if word is None else word for word in [*chunk.dictionary.to_pylist(), ""]], object)
    codes = chunk.indices.fill_null(len(words) - 1) if chunk.indices.null_count else chunk.indices
    return np.asarray(words[np.asarray(codes)], object)


def _needs_commas(bare: Sequence[str]) -> bool:
    return _alone(bare, ",") and not _alone(bare, ".")


def _alone(bare: Sequence[str], point: str) -> bool:
    """Whether all texts are numbers with this decimal point, some of them in need of reading as such."""
    given = [text for text in bare if text]
    return bool(given) and all(FRACTION[point].fullmatch(text) or GROUPS[point].fullmatch(text) for text in given)


def _bare(texts: Array) -> list[str]:
    return [_bare_text(text) for text in texts.tolist()]


def _bare_text(text: str) -> str:
    """A text without blanks and units of money or shares about it and with ASCII's minus; "" for what is missing."""
    bare = text.strip().replace("\u2212", "-")
    return "" if bare.lower() in MISSING else bare.strip(UNITS).strip() or bare


def _numbers(name: str, texts: Array, bare: Sequence[str], points: str, read: Read) -> F64 | None:
    """Texts that are numbers with separators or signs of what is missing as float64; else None, and why, in `read`."""
    holes = [row for row, text in enumerate(bare) if not text and texts[row].strip()]
    point = next((point for point in points if _alone(bare, point)), None)
    if point is None:
        _note_odd(name, texts, bare, read)
        return None
    other = "," if point == "." else "."
    clean = [re.sub(f"[{BETWEEN}{other}]", "", text).replace(",", ".") for text in bare]
    changed = [row for row, text in enumerate(clean) if text and text != texts[row].strip()]
    if changed:
        row = changed[0]
        read.notes.append(f"column '{name}': numbers such as {texts[row]!r} are read as {float(clean[row]):.12g}")
    if holes:
        read.odd[name] = _told(holes, texts)
    return np.array([float(text) if text else np.nan for text in clean], np.float64)


def _note_odd(name: str, texts: Array, bare: Sequence[str], read: Read) -> None:
    given = [row for row, text in enumerate(bare) if text]
    odd = [row for row in given if not any(match.fullmatch(bare[row]) for match in FRACTION.values())]
    odd = [row for row in odd if not is_number(bare[row])]
    if 0 < len(odd) <= NEARLY * len(given) and len(odd) < len(given):
        read.odd[name] = _told(sorted({*odd, *(r for r, t in enumerate(bare) if not t and texts[r].strip())}), texts)


def _told(rows: Sequence[int], texts: Array) -> str:
    others = len(rows) - 1
    more = f" and {others} other row{'s' * (others > 1)}" if others else ""
    return f"row {rows[0]}{more} of it is no number: '{texts[rows[0]]}'"


def odd_notes(odd: Mapping[str, str]) -> list[str]:
    """A line on each column of numbers that some values keep from the features."""
    return [f"column '{name}' is left out of the features: {why}" for name, why in odd.items()]
