"""The rules of the data that all rooms follow."""

from __future__ import annotations

import numpy as np
import pytest

from latentwalk.scenes import Bool, Category, Column, Scalar, Strings, Text
from latentwalk.scenes.rules import class_colors, correctness, judged, mixed, recoded

NAN = np.nan


def codes(*values: int) -> np.ndarray:
    return np.array(values, np.int32)


def test_predictions_are_right_wrong_or_unknown() -> None:
    found = judged(codes(0, 1, -1, 1, -1), codes(0, 0, 0, -1, -1))
    assert found.tolist() == [1, 0, -1, -1, -1]
    assert found.dtype == np.int8


def test_rows_that_are_absent_are_not_judged() -> None:
    assert judged(codes(0, 1, 1), codes(0, 0, 1), np.array([False, False, True])).tolist() == [-1, -1, 1]


def test_classes_are_compared_by_name() -> None:
    """Code 0 of the predictions is code 1 of the labels; a class that no label has is wrong."""
    columns: dict[str, Column] = {
        "label": Category(codes(0, 1, 1, 0, -1), ["ant", "bee"]),
        "prediction": Category(codes(1, 0, 2, -1, 0), ["bee", "ant", "wasp"]),
    }
    found = correctness(columns)
    assert found is not None
    assert found.tolist() == [1, 1, 0, -1, -1]


def test_a_column_correct_decides() -> None:
    columns: dict[str, Column] = {
        "correct": Bool(np.array([True, False])),
        "label": Category(codes(0, 0), ["ant"]),
        "prediction": Category(codes(0, 0), ["bee"]),
    }
    found = correctness(columns)
    assert found is not None
    assert found.tolist() == [1, 0]
    found = correctness({"correct": columns["correct"]})
    assert found is not None
    assert found.tolist() == [1, 0]


@pytest.mark.parametrize("unknown", ["label", "prediction"])
def test_what_is_unknown_is_not_wrong_whatever_correct_says(unknown: str) -> None:
    columns: dict[str, Column] = {
        "correct": Bool(np.array([False, False, True])),
        unknown: Category(codes(-1, 0, -1), ["ant"]),
    }
    found = correctness(columns)
    assert found is not None
    assert found.tolist() == [-1, 0, 1]


@pytest.mark.parametrize(
    "columns",
    [
        {},
        {"label": Category(codes(0), ["ant"])},
        {"label": Category(codes(0), ["ant"]), "prediction": Text(Strings.of(["ant"]))},
        {"correct": Scalar(np.array([1], np.float32))},
    ],
)
def test_scenes_that_do_not_say_what_is_right(columns: dict[str, Column]) -> None:
    assert correctness(columns) is None


def test_codes_move_into_other_names() -> None:
    assert recoded(codes(1, -1, 0), ["a", "b"], ["b", "c", "a"]).tolist() == [0, -1, 2]


@pytest.mark.parametrize(("t", "only_a", "only_b"), [(0.0, 1, NAN), (0.25, 1, NAN), (0.5, NAN, 2), (1.0, NAN, 2)])
def test_a_row_that_one_epoch_lacks_stays_while_the_other_is_nearer(t: float, only_a: float, only_b: float) -> None:
    a = np.array([[0, 0, 0], [1, 1, 1], [NAN] * 3, [NAN] * 3], np.float32)
    b = np.array([[4, 8, 12], [NAN] * 3, [2, 2, 2], [NAN] * 3], np.float32)
    expected = np.array([[4 * t, 8 * t, 12 * t], [only_a] * 3, [only_b] * 3, [NAN] * 3])
    found = mixed(a, b, t)
    assert found.dtype == np.float32
    np.testing.assert_array_equal(found, expected)


def test_classes_have_their_own_colors_or_those_of_a_palette() -> None:
    palette = np.array([[1, 1, 1], [2, 2, 2]], np.uint8)
    plain = Category(codes(0), ["a", "b", "c"])
    assert class_colors(plain, palette).tolist() == [[1] * 3, [2] * 3, [1] * 3]
    assert class_colors(Category(codes(0), []), palette).shape == (0, 3)
    own = np.array([[9, 8, 7]], np.uint8)
    assert class_colors(Category(codes(0), ["a"], own), palette) is own
