"""Which rows are shown, and what is shown of them."""

import numpy as np
import pytest
from kit.blobs import blobs, write_blobs
from kit.walks import DT, aimed, clear_row, do, make_world, marks

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.ground.shown import HIDDEN, WRONG
from latentwalk.runtime.world.rows import fit as room
from latentwalk.scenes import UsageError


@pytest.fixture
def world(tmp_path):
    walk = make_world(write_blobs(tmp_path))
    yield walk
    walk.close()


def test_hover_gives_details_picture_and_lines_to_the_true_neighbours(world):
    row = clear_row(world)
    details = dict(world.rows.details(row))
    assert details["id"] == f"row-{row}"
    assert details["label"] == ["ant", "bee", "cat"][row % 3]
    assert details["correct"] == "yes"
    assert "trustworthiness here" not in details
    np.testing.assert_array_equal(world.rows.pictures.of(row), blobs().thumbnails.pixels[row])
    picture = marks(world).pictures[0]
    np.testing.assert_array_equal(picture.pixels, world.rows.pictures.of(row))
    assert picture.position[1] > room.positions(world.rows.cloud, row)[1]
    lines = max(marks(world).lines, key=lambda made: len(made.points))
    ends = room.positions(world.rows.cloud, world.scene.neighbors.indices[row])
    np.testing.assert_allclose(lines.points[:, 1], ends, atol=1e-6)
    np.testing.assert_allclose(lines.points[:, 0], np.tile(room.positions(world.rows.cloud, row), (15, 1)), atol=1e-6)


def test_filter_hides_rows_from_legend_pick_and_selection_but_not_their_pictures(world):
    row = clear_row(world)
    mine = ["ant", "bee", "cat"][row % 3]
    do(world, "filter", {"column": "label", "equals": mine})
    assert [entry.count for entry in world.rows.coloring.legend] == [
        100 if n == mine else 0 for n in ("ant", "bee", "cat")
    ]
    assert (world.rows.flags & HIDDEN > 0).sum() == 200
    do(world, "select", {"all": True})
    assert world.rows.selection.rows.sum() == 100
    np.testing.assert_array_equal(world.rows.pictures.of(row), blobs().thumbnails.pixels[row])
    other = next(n for n in ("ant", "bee", "cat") if n != mine)
    do(world, "filter", {"column": "label", "equals": other})
    world.update(aimed(world, row), DT)
    assert world.person.pointer.row != row
    do(world, "filter", {})
    assert not (world.rows.flags & HIDDEN).any()
    world.update(aimed(world, row), DT)
    assert world.person.pointer.row == row


def test_isolate_shows_what_is_selected_until_it_is_lifted(world):
    with pytest.raises(UsageError, match="nothing is selected"):
        do(world, "isolate", True)
    do(world, "select", {"column": "label", "equals": "bee"})
    do(world, "isolate", True)
    do(world, "select", {"none": True})
    assert world.rows.visible.sum() == 100
    do(world, "isolate", False)
    assert world.rows.visible.all()


def test_wrong_rows_are_flagged(world):
    assert list(np.flatnonzero(world.rows.flags & WRONG)) == [297, 298, 299]


def test_one_dab_by_script(world):
    place = room.positions(world.rows.cloud, 0).tolist()
    do(world, "brush", {"position": place, "radius": 0.3})
    inside = np.linalg.norm(room.positions(world.rows.cloud, np.arange(300)) - place, axis=1) <= 0.3
    np.testing.assert_array_equal(world.rows.selection.rows, inside)
    do(world, "brush", {"position": place, "radius": 0.1, "op": "subtract"})
    assert not world.rows.selection.rows[0]


def test_look_at_brings_the_row_under_the_gaze(world):
    do(world, "look_at", "row-17")
    controls = Controls()
    controls.right.tracked = True
    controls.right.aim = controls.head
    world.update(controls, DT)
    way = room.positions(world.rows.cloud, 17) - world.person.eye
    np.testing.assert_allclose(way / np.linalg.norm(way), world.person.pointer.direction, atol=1e-4)
