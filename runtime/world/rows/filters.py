"""Which rows a criterion names: what `select` and `filter` take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Annotated, ClassVar, Literal, assert_never

import numpy as np

from latentwalk.runtime.ground.checks import Range, TextValue, check_fields
from latentwalk.runtime.ground.jobs import Jobs, Newest
from latentwalk.runtime.world.rows.ids import EXACT, PREFIX, Ids, containing, equal_to, how_found
from latentwalk.scenes import Bool, Category, Column, Scalar, Scene, Text
from latentwalk.scenes.arrays import I32, U8, Bools
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.rules import NO_OR_YES

ID = "id"
UNKNOWN = "unknown"  # what rows without a class are called, where no class is
TRUE, FALSE = ("true", "yes", "1", "right"), ("false", "no", "0", "wrong")
#: How earlier versions called the columns that follow the epochs.
OLD_NAMES = {"epoch prediction": "prediction", "epoch correctness": "correct", "epoch confidence": "confidence"}
LEAST = -1e38  # as `min` it lets every number in, but not what is unknown


Number = Annotated[float, Range(-1e38, 1e38)]  # what float32 holds
Value = str | float | bool
TESTS = ("equals", "contains", "one_of", "none_of", "min", "max")  # what a column can be asked


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of: {ids = ["a", …]}, {column = "label", equals = "3"}, {column = "text", contains = "cat"}, {column =
    "confidence", min = 0.5, max = 0.9} (either may be left out), {column = "label", one_of = ["4", "9"]} or none_of,
    {all = true}, {none = true}.

    The column "id" means the row ids themselves.  Raises UsageError for any other mixture.
    """

    may_be_empty: ClassVar[bool] = False

    ids: list[TextValue] | None = None
    column: TextValue | None = None
    equals: Value | None = None
    contains: TextValue | None = None
    one_of: list[TextValue] | None = None
    none_of: list[TextValue] | None = None
    min: Number | None = None
    max: Number | None = None
    all: Literal[True] | None = None
    none: Literal[True] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it names nothing, not even none."""
        return not any(getattr(self, field.name) is not None for field in fields(Criterion))

    def __post_init__(self) -> None:
        check_fields(self)
        starts = [key for key in ("ids", "column", "all", "none") if getattr(self, key) is not None]
        tests = [key for key in TESTS if getattr(self, key) is not None]
        if not starts and not tests and self.may_be_empty:
            return
        if len(starts) != 1:
            raise UsageError(
                f"expected one of ids, column, all or none, found {' and '.join(starts) or 'none of them'}"
            )
        if starts == ["column"] and tests not in (*([test] for test in TESTS), ["min", "max"]):
            raise UsageError(
                "expected equals, contains, one_of, none_of, or min and max, for a column, "
                f"found {' and '.join(tests) or 'none'}"
            )
        if starts != ["column"] and tests:
            raise UsageError(f"{tests[0]!r} needs a column")


def known_as(columns: Mapping[str, Column], name: str) -> str:
    """What a column is called now, by what it is or was called."""
    now = OLD_NAMES.get(name, name)
    return name if name in columns or now not in columns else now


def rows_that(scene: Scene, ids: Ids, criterion: Criterion) -> Bools:
    """Mask (n,) of the rows that a criterion names.  Raises UsageError where it does not fit this scene."""
    n, name = len(scene), None if criterion.column is None else known_as(scene.columns, criterion.column)
    if criterion.ids is not None:
        rows, missing = ids.rows_of(criterion.ids)
        if missing:
            ids.row_of(missing[0])  # says which, and what looks like it
        mask = np.zeros(n, np.bool_)
        mask[rows] = True
        return mask
    if name is None:
        return np.full(n, criterion.all is not None)
    if name == ID and ID not in scene.columns:
        column: Column = Text(ids.texts)
    elif name in scene.columns:
        column = scene.columns[name]
    else:
        raise UsageError(f"no column {name!r}; expected one of {', '.join([ID, *scene.columns])}")
    if criterion.contains is not None:
        return _contains(name, column, criterion.contains)
    if criterion.equals is not None:
        return _equals(name, column, criterion.equals)
    if criterion.one_of is not None:
        return _any_of(name, column, criterion.one_of)
    if criterion.none_of is not None:
        return ~_any_of(name, column, criterion.none_of)
    return _between(name, column, criterion.min, criterion.max)


def search(scene: Scene, ids: Ids, text: str) -> U8:
    """How the id, class or text of each row (n,) holds a piece of text, as of `how_found`; the best of them counts."""
    return _found(scene.columns, ids, text)


def _found(columns: Mapping[str, Column], ids: Ids, text: str) -> U8:
    found = how_found(ids.texts, text)
    for column in columns.values():
        if isinstance(column, Text):
            found = np.maximum(found, how_found(column.values, text))
        elif isinstance(column, Category):
            found = np.maximum(found, np.append(how_found(column.names, text), np.uint8(0))[column.codes])
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """Rows (k,) int32 that hold a piece of text, the nearest to it first: `exact` ones, then so many that begin with
    it, then the rest."""

    text: str
    rows: I32
    exact: int
    prefix: int

    @classmethod
    def of(cls, text: str, found: U8) -> Hits:
        """Of what `search` found."""
        some = np.flatnonzero(found).astype(np.int32)
        order = some[np.argsort(-found[some].astype(np.int8), kind="stable")]
        exact, prefix = (int(np.count_nonzero(found == how)) for how in (EXACT, PREFIX))
        return cls(text, order, exact, prefix)

    @property
    def words(self) -> str:
        """How many there are, for a person."""
        inside = len(self.rows) - self.exact - self.prefix
        kinds = (self.exact, "exactly"), (self.prefix, "at the start"), (inside, "inside")
        return " · ".join(f"{count:,} {how}" for count, how in kinds if count) or "in no row"


class Finder:
    """Finds rows by a piece of text: `hits`, those of the last search; `counted`, those of a text that is typed."""

    def __init__(self, scene: Scene, ids: Ids, jobs: Jobs) -> None:
        self._scene, self._ids = scene, ids
        self._counting: Newest[Hits] = Newest(jobs)
        self._asked = ""
        self.hits: Hits | None = None
        self.counted: Hits | None = None

    @property
    def ready(self) -> bool:
        """Whether a worker has counted what nobody has asked for since."""
        return self._counting.ready

    def find(self, text: str, visible: Bools) -> Hits:
        """The hits among the rows that are shown."""
        self.hits = self.counted = Hits.of(text, search(self._scene, self._ids, text) * visible)
        self._asked = text
        return self.hits

    def count(self, text: str, visible: Bools) -> Hits | None:
        """The hits of a text that is typed, once a worker has them."""
        if text != self._asked:
            self._asked, columns, ids = text, {**self._scene.columns}, self._ids
            self.counted = None
            if text:
                self._counting.ask(lambda: Hits.of(text, _found(columns, ids, text) * visible))
        found = self._counting.take()
        if found is not None and found.text == self._asked:
            self.counted = found
        return self.counted


def _contains(name: str, column: Column, piece: str) -> Bools:
    if isinstance(column, Text):
        return containing(column.values, piece)
    if isinstance(column, Category):
        return _of_classes(column, containing(column.names, piece))
    raise UsageError(f"column {name!r} holds no text; use min and max, or equals, instead of contains")


def _equals(name: str, column: Column, value: Value) -> Bools:
    if isinstance(column, Scalar):
        return np.asarray(column.values == np.float32(_number(name, value)), np.bool_)
    if isinstance(column, Bool):
        text = str(value).lower()
        if text not in TRUE + FALSE:
            raise UsageError(f"column {name!r} is yes or no; expected equals = true or false, found {value!r}")
        return np.asarray(column.values == (text in TRUE), np.bool_)
    if isinstance(column, Category):
        wanted = str(value)
        if wanted not in column.names and column.names == [*NO_OR_YES] and wanted.lower() in TRUE + FALSE:
            wanted = NO_OR_YES[wanted.lower() in TRUE]
        if wanted not in column.names:
            raise UsageError(f"column {name!r} has no class {value!r}; expected one of {_some(column.names)}")
        return _of_classes(column, np.array([class_name == wanted for class_name in column.names]))
    if isinstance(column, Text):
        return equal_to(column.values, str(value))
    assert_never(column)


def _any_of(name: str, column: Column, values: list[str]) -> Bools:
    """Rows (n,) that have one of the values; a class may be UNKNOWN."""
    found = np.zeros(len(column.codes if isinstance(column, Category) else column.values), np.bool_)
    for value in values:
        if isinstance(column, Category) and value == UNKNOWN and value not in column.names:
            found |= column.codes < 0
        else:
            found |= _equals(name, column, value)
    return found


def _between(name: str, column: Column, low: float | None, high: float | None) -> Bools:
    if not isinstance(column, Scalar):
        raise UsageError(f"column {name!r} holds no numbers; use equals or contains instead of min and max")
    least, most = np.float32(-np.inf if low is None else low), np.float32(np.inf if high is None else high)
    return np.asarray((column.values >= least) & (column.values <= most), np.bool_)  # as kept: 0.9 is in 0.9…1


def _of_classes(column: Category, wanted: Bools) -> Bools:
    """Rows whose class is wanted; unknown (−1) looks up the False put last."""
    if np.count_nonzero(wanted) == 1:  # a class of the legend was pressed: over millions a tenth of the looking up
        return np.asarray(column.codes == wanted.argmax(), np.bool_)
    return np.append(wanted, False)[column.codes]


def _number(name: str, value: Value) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise UsageError(f"column {name!r} holds numbers; expected a number, found {value!r}") from None


def _some(names: list[str]) -> str:
    return ", ".join(names[:20]) + (f" … ({len(names)} in all)" if len(names) > 20 else "")
