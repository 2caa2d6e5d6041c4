"""Plain values made into typed ones, and back."""

import math
from dataclasses import dataclass, field
from typing import Annotated, Literal

import pytest

from latentwalk.runtime.ground.checks import Length, Place, Range, TextValue, checked, expected, hints_of, plain
from latentwalk.scenes import UsageError

Share = Annotated[float, Range(0, 1)]


@dataclass(frozen=True)
class Inner:
    share: Share
    from_: TextValue | None = None


@dataclass(frozen=True)
class Outer:
    inner: Inner | TextValue
    many: Annotated[list[Share], Length(1, 3)] = field(default_factory=lambda: [0.5])
    count: Annotated[int, Range(0, 9)] = 0
    kind: Literal["a", "b"] = "a"
    place: Place | None = None


def test_a_table_becomes_a_dataclass_and_back():
    value = {"inner": {"share": 0.25, "from": "x"}, "many": [0, 1], "count": 3, "kind": "b", "place": [1, 2, 3]}
    made = checked(Outer, value)
    assert made == Outer(Inner(0.25, "x"), [0.0, 1.0], 3, "b", (1.0, 2.0, 3.0))
    assert all(type(part) is float for part in made.many)
    assert plain(made) == value
    assert plain(checked(Outer, {"inner": "word"})) == {"inner": "word", "many": [0.5], "count": 0, "kind": "a"}
    assert list(hints_of(Inner)) == ["share", "from"]


def test_a_whole_number_may_have_a_point():
    made = checked(Outer, {"inner": "x", "count": 3.0})
    assert made.count == 3
    assert type(made.count) is int


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ([], "expected a table of inner, many, count, kind, place, found []"),
        ({}, "'inner' is missing; expected inner, many, count, kind, place"),
        ({"inner": "x", "outer": 1}, "unknown 'outer'; expected inner, many, count, kind, place"),
        ({"inner": {"share": 2}}, "inner: share: expected a number from 0 to 1, found 2"),
        ({"inner": {"share": math.nan}}, "inner: share: expected a number from 0 to 1, found nan"),
        ({"inner": {"share": True}}, "inner: share: expected a number from 0 to 1, found True"),
        ({"inner": {"share": 1, "from_": "x"}}, "inner: unknown 'from_'; expected share, from"),
        ({"inner": 2.5}, "inner: expected a table of share, from or a text, found 2.5"),
        ({"inner": None}, "inner: expected a table of share, from or a text, found None"),
        ({"inner": "x", "many": []}, "many: expected a list of numbers from 0 to 1, found []"),
        ({"inner": "x", "many": [0, 0, 0, 0]}, "many: expected a list of numbers from 0 to 1, found [0, 0, 0, 0]"),
        ({"inner": "x", "count": 1.5}, "count: expected a whole number from 0 to 9, found 1.5"),
        ({"inner": "x", "count": True}, "count: expected a whole number from 0 to 9, found True"),
        ({"inner": "x", "kind": "c"}, "kind: expected one of a, b, found 'c'"),
        ({"inner": "x", "place": [1, 2]}, "place: expected [x, y, z] in meters, found [1, 2]"),
        ({"inner": "x", "place": [1, 2, math.inf]}, "place: expected a number from -100000 to 100000, found inf"),
        ({"inner": "x", "place": None}, "place: expected [x, y, z] in meters, found None"),
    ],
)
def test_what_does_not_fit_is_told_with_where_expected_and_found(value, words):
    with pytest.raises(UsageError) as told:
        checked(Outer, value)
    assert str(told.value) == words


def test_whole_numbers_are_texts_where_only_texts_fit_but_truth_is_not():
    assert checked(TextValue, 7) == "7"
    assert checked(str | float | bool, 7) in (7, "7")
    assert checked(str | float | bool, True) is True
    with pytest.raises(UsageError, match="expected a text, found True"):
        checked(TextValue, True)


def test_words_for_types():
    assert expected(float) == "a number"
    assert expected(list[int]) == "a list of whole numbers"
    assert expected(Literal[True]) == "true"
    assert expected(bool) == "true or false"
