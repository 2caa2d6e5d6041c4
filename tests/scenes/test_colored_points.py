"""Points with colors are those of the walk: the same places in the room, the same colors of the same columns."""

from __future__ import annotations

import numpy as np
import pytest

from latentwalk.assets.colors import linear
from latentwalk.assets.points import points
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.rows.coloring import make_coloring, row_colors
from latentwalk.scenes import Bool, Category, Epoch, Layout, Quality, Scalar, Scene, Text, UsageError
from latentwalk.scenes.queries.asked import rows_asked

N = 40
RANDOM = np.random.default_rng(0)
PLACES = (100 * RANDOM.normal(size=(N, 3))).astype(np.float32)


def scene(**parts: object) -> Scene:
    values = RANDOM.normal(size=N).astype(np.float32)
    values[3] = np.nan
    codes = np.arange(N, dtype=np.int32) % 4 - 1
    columns = {
        "label": Category(codes, ["a", "b", "c"]),
        "size": Scalar(values),
        "change": Scalar(values, center=0.0),
        "right": Bool(np.arange(N) % 2 == 0),
        "note": Text(["x"] * N),
    }
    layouts = {"one": Layout(PLACES, Quality(5, 0.5, 0.5, 0.5)), "two": Layout(-PLACES, Quality(5, 0.9, 0.5, 0.5))}
    given = {"ids": [f"r{row}" for row in range(N)], "columns": columns, "layouts": layouts} | parts
    return Scene(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize("color", ["label", "size", "change", "right", "none"])
def test_places_and_colors_are_those_of_the_walk(color: str) -> None:
    made = scene()
    found = points(made, "one", color)
    np.testing.assert_array_equal(found.positions, PLACES)
    np.testing.assert_allclose(found.room, fit.at(fit.layout_frame(made, "one"), np.arange(N)), atol=1e-6)
    walked = row_colors(make_coloring(made, color, np.ones(N, bool)), np.arange(N))
    np.testing.assert_allclose(linear(found.colors), walked, atol=0.01)
    assert (found.layout, found.color) == ("one", color)


def test_nothing_asked_for_is_what_a_walk_begins_with() -> None:
    found = points(scene(), rows=[5, 2])
    assert (found.layout, found.color) == ("two", "label")
    assert found.rows.tolist() == [5, 2]
    np.testing.assert_array_equal(found.positions, -PLACES[[5, 2]])
    assert found.colors.shape == (2, 3)


def test_an_epoch_has_its_own_places_predictions_and_absent_rows() -> None:
    present = np.arange(N) != 7
    at = Epoch(2.0, PLACES + 1, present, np.zeros(N, np.int32), np.full(N, 0.25, np.float32))
    made = scene(epochs=[Epoch(1.0, PLACES), at], layouts={})
    found = points(made, color="correct")
    assert found.layout == "epochs"
    assert 7 not in found.rows
    assert len(found.rows) == N - 1
    vermilion, sky, grey = (found.colors[found.rows.tolist().index(row)].tolist() for row in (2, 1, 0))
    assert (vermilion, sky, grey) == ([213, 94, 0], [86, 180, 233], [128, 128, 128])
    np.testing.assert_array_equal(points(made, epoch=1).positions, PLACES)
    np.testing.assert_allclose(points(made, epoch=1).scale, found.scale)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"layout": "three"}, "no layout 'three'; expected one of one, two$"),
        ({"epoch": 3}, "no epochs; `latentwalk snapshot`"),
        ({"layout": "one", "epoch": 3}, "a layout or an epoch, found both"),
        ({"color": "note"}, "'note' is text, which has no colors"),
        ({"color": "hue"}, "'hue' is not there; expected one of label, size, change, right, none"),
    ],
)
def test_what_is_not_there_is_said_with_what_is(asked: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        points(scene(), **asked)  # type: ignore[arg-type]


def test_an_epoch_that_is_not_there_is_said_with_those_that_are() -> None:
    epochs = [Epoch(float(number), PLACES) for number in range(30)]
    with pytest.raises(UsageError, match=r"no epoch 2.5; expected one of 0, 1, .* 9 … 29 \(30 in all\)"):
        points(scene(epochs=epochs), epoch=2.5)


def test_rows_by_their_ids() -> None:
    made = scene()
    assert rows_asked(made, ["r3", "r1", "r3"]).tolist() == [3, 1]
    with pytest.raises(UsageError, match=r"2 of 3 ids are not in the scene, such as 'r99'; did you mean 'r9'"):
        rows_asked(made, ["r3", "r99", "x"])


def test_linear_light() -> None:
    np.testing.assert_allclose(linear([0, 255, 188]), [0, 1, 0.5028], atol=1e-4)
