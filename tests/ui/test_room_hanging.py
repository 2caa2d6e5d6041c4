"""Where panels hang in a headset: over many poses none before another, nor before what one points at."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.seen import apart, capitals_deg, corners, off_axis_deg
from kit.walks import clear_row, make_world

from latentwalk.runtime.ground.frame import Controls, Pose
from latentwalk.runtime.ground.geometry import forward, look, rotate, slerp, to_stage, toward
from latentwalk.runtime.ui.places import M_PER_PX, ROOM_TEXT_PX
from latentwalk.runtime.ui.room.hanging import CARRIED_M, LEFT_M, Hanging
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.walk.wrist import palm
from latentwalk.runtime.world.world import World

#: as large as slots may become, in pixels
LARGE = {
    "rail": (210.0, 620.0),
    "drawer": (600.0, 1180.0),
    "hand": (600.0, 640.0),
    "bottom": (1400.0, 620.0),
    "strip": (600.0, 200.0),
    "notice": (1000.0, 90.0),
}
SMALL = {
    "rail": (210.0, 300.0),
    "drawer": (600.0, 300.0),
    "hand": (600.0, 260.0),
    "bottom": (900.0, 110.0),
    "strip": (400.0, 60.0),
    "notice": (300.0, 60.0),
}
HEAD = np.array([0.0, 1.6, 0.0], np.float32)
DT_S = 1 / 90


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = make_world(write_blobs(tmp_path))
    yield made
    made.close()


def palm_to_face(controls: Controls, side: str = "left") -> None:
    """Turn a hand so that its palm faces the head."""
    hand = controls.hand(side)
    way = controls.head.position - hand.grip.position
    out = 1.0 if side == "left" else -1.0
    x = out * way / np.linalg.norm(way)
    z = np.cross(x, [0.0, 1.0, 0.0])
    z /= np.linalg.norm(z)
    hand.grip.orientation = quaternion(np.stack([x, np.cross(z, x), z], axis=1))
    assert palm(hand, side) == pytest.approx(way / np.linalg.norm(way), abs=1e-5)


def quaternion(axes: np.ndarray) -> np.ndarray:
    """Of a rotation (3, 3) of which no half turn comes here."""
    w = math.sqrt(max(1e-9, 1 + np.trace(axes))) / 2
    x, y, z = (axes[2, 1] - axes[1, 2], axes[0, 2] - axes[2, 0], axes[1, 0] - axes[0, 1])
    return np.array([x, y, z, 4 * w * w], np.float32) / np.float32(4 * w)


def standing(**hands: tuple[float, float, float]) -> Controls:
    controls = Controls()
    controls.head = Pose(HEAD.copy(), look(0.0, 0.0))
    for side, place in hands.items():
        hand = controls.hand(side)
        hand.tracked = True
        hand.grip = Pose(np.array(place, np.float32), look(0.0, 0.0))
        hand.aim = Pose(np.array(place, np.float32), look(0.0, 0.0))
    return controls


def show(
    hanging: Hanging, world: World, controls: Controls, sizes: dict, drawer: str = "Color", frames: int = 2
) -> bool:
    """Some frames of a walk with its panels; whether the drawer was left."""
    left = False
    for _ in range(frames):
        world.update(controls, DT_S)
        person = world.person
        hanging.follow(controls, DT_S, person)
        left |= hanging.left(drawer, "", person) == [drawer]
        shown = {slot: size for slot, size in sizes.items() if slot != "drawer" or drawer}
        hanging.hang(shown, controls, person, world.probe)
    return left


def assert_apart(hanging: Hanging, controls: Controls, sizes: dict) -> None:
    eye = np.asarray(controls.head.position, np.float64)
    shapes = {slot: corners(hung.matrix, sizes[slot]) for slot, hung in hanging.slots.items()}
    for (one, a), (other, b) in itertools.combinations(shapes.items(), 2):
        assert apart(eye, a, b), f"{one} and {other}"


@pytest.mark.parametrize("sizes", [LARGE, SMALL], ids=["large", "small"])
def test_over_many_poses_no_slot_hides_another_nor_the_laser_nor_its_row(world: World, sizes: dict) -> None:
    draw = np.random.default_rng(7)
    hanging = Hanging()
    seen: dict[str, int] = dict.fromkeys(sizes, 0)
    aimed = 0
    for number in range(60):
        controls = standing(left=(-0.25, 1.2, -0.3), right=(0.2, 1.3, -0.3))
        controls.head.position = HEAD + draw.uniform(-0.3, 0.3, 3).astype(np.float32)
        controls.head.orientation = look(draw.uniform(-1.2, 1.2), draw.uniform(-0.7, 0.5))
        controls.left.grip.position = controls.head.position + rotate(
            controls.head.orientation, draw.uniform([-0.5, -0.5, -0.6], [0.3, 0.1, -0.25])
        ).astype(np.float32)
        if number % 3:
            palm_to_face(controls)
        if number % 2:  # at a row
            row = int(draw.integers(len(world.rows.scene)))
            place = to_stage(world.person.rig, fit.positions(world.rows.cloud, row))
            way = place - controls.right.aim.position
            controls.right.aim.orientation = toward((way / np.linalg.norm(way)).astype(np.float32))
        show(hanging, world, controls, sizes)
        assert_apart(hanging, controls, sizes)
        for slot in hanging.slots:
            seen[slot] += 1
        pointer, eye = world.person.pointer, np.asarray(controls.head.position, np.float64)
        if "hand" in hanging.slots:
            ends = np.stack([pointer.origin, pointer.origin + pointer.direction * pointer.length_m])
            line = np.linspace(*to_stage(world.person.rig, ends), 40)
            panel = corners(hanging.slots["hand"].matrix, sizes["hand"])
            for piece in itertools.pairwise(line):
                assert apart(eye, panel, np.array(piece)), "not before the laser"
            aimed += pointer.row >= 0
    assert seen["drawer"] == seen["bottom"] == 60
    assert seen["rail"] >= 40, "with the palm to the face"
    assert min(seen["hand"], seen["strip"], seen["notice"]) > 55
    assert aimed > 12


def test_where_a_walk_begins_nothing_stands_before_the_cloud(world: World) -> None:
    controls = standing(left=(-0.25, 1.2, -0.3), right=(0.2, 1.2, -0.3))
    hanging = Hanging()
    sizes = {slot: size for slot, size in LARGE.items() if slot not in ("hand",)} | {"bottom": SMALL["bottom"]}
    show(hanging, world, controls, sizes)
    assert set(hanging.slots) == {"drawer", "bottom", "strip", "notice"}
    eye = np.asarray(controls.head.position, np.float64)
    cloud = to_stage(world.person.rig, fit.positions(world.rows.cloud, np.arange(len(world.rows.scene))))
    middle = cloud.mean(axis=0) - eye
    ahead = middle / np.linalg.norm(middle)
    radius = off_axis_deg(eye, ahead, cloud).max()
    assert radius > 20, "it fills the view"
    for slot, hung in hanging.slots.items():
        around = corners(hung.matrix, sizes[slot])
        edges = np.concatenate([np.linspace(a, b, 50) for a, b in zip(around, np.roll(around, 1, axis=0), strict=True)])
        assert off_axis_deg(eye, ahead, edges).min() > radius, slot


def test_capitals_are_0_9_degrees_high_in_every_slot_wherever_the_head_is(world: World) -> None:
    draw = np.random.default_rng(3)
    hanging = Hanging()
    for _ in range(60):
        controls = standing(left=(-0.25, 1.2, -0.3), right=(0.2, 1.3, -0.3))
        controls.head.position = HEAD + draw.uniform(-0.34, 0.34, 3).astype(np.float32)
        palm_to_face(controls)
        show(hanging, world, controls, SMALL)
        eye = np.asarray(controls.head.position, np.float64)
        assert set(hanging.slots) == set(SMALL)
        for slot, hung in hanging.slots.items():
            assert capitals_deg(eye, hung.matrix, SMALL[slot], ROOM_TEXT_PX) >= 0.9, slot


def test_a_degree_has_as_many_pixels_of_the_canvas_as_a_headset_shows() -> None:
    """About 20 on a Quest 2 over its link: letters are sampled one to one, neither blurred nor thinned."""
    assert 20 <= math.tan(math.radians(1)) / M_PER_PX <= 24


def test_the_menu_comes_by_the_palm_and_stays_while_it_trembles(world: World) -> None:
    hanging = Hanging()
    controls = standing(left=(-0.25, 1.2, -0.35), right=(0.2, 1.2, -0.3))
    show(hanging, world, controls, SMALL, drawer="")
    assert "rail" not in hanging.slots, "a hand that holds a controller before it shows no menu"
    rest = controls.left.grip.orientation
    palm_to_face(controls)
    full = controls.left.grip.orientation
    shown = []
    for share in np.concatenate([np.linspace(0, 1, 21), np.linspace(1, 0, 21)]):
        controls.left.grip.orientation = slerp(rest, full, float(share))
        show(hanging, world, controls, SMALL, drawer="", frames=1)
        shown.append("rail" in hanging.slots)
    assert shown[20], "turned to the face"
    assert not shown[-1], "and away"
    comes, lasts = shown.index(True), len(shown) - 1 - shown[::-1].index(True)
    assert all(shown[comes : lasts + 1]), "once"
    assert 41 - lasts < comes, "turned back a little, it stays"


def test_a_fist_that_pulls_the_world_brings_no_menu(world: World) -> None:
    hanging = Hanging()
    controls = standing(left=(-0.25, 1.2, -0.35), right=(0.2, 1.2, -0.3))
    palm_to_face(controls)
    controls.left.squeeze = 1.0
    show(hanging, world, controls, SMALL, drawer="")
    assert "rail" not in hanging.slots


@pytest.mark.parametrize("tracked", [(), ("left",), ("right",)])
def test_without_a_second_hand_the_menu_is_a_card_at_the_hip(world: World, tracked: tuple[str, ...]) -> None:
    hanging = Hanging()
    controls = standing(**dict.fromkeys(tracked, (0.0, 1.2, -0.3)))
    show(hanging, world, controls, SMALL, drawer="")
    middle = corners(hanging.slots["rail"].matrix, SMALL["rail"]).mean(axis=0)
    assert 0.8 < middle[1] < 1.1, "at the height of the hip"
    assert middle[2] < -0.4, "before the person"


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_drawer_opens_beside_what_is_looked_at_on_the_side_that_points(world: World, side: str) -> None:
    hanging = Hanging()
    controls = standing(left=(-0.25, 1.2, -0.3), right=(0.2, 1.2, -0.3))
    world.person.pointer.side = side
    show(hanging, world, controls, SMALL)
    x = corners(hanging.slots["drawer"].matrix, SMALL["drawer"])[:, 0]
    assert (x > 0.3).all() if side == "right" else (x < -0.3).all()


def test_a_drawer_stays_where_it_was_called_until_the_person_leaves_it(world: World) -> None:
    hanging = Hanging()
    controls = standing(left=(-0.25, 1.2, -0.3), right=(0.2, 1.2, -0.3))
    assert not show(hanging, world, controls, SMALL)
    there = hanging.slots["drawer"].matrix[:3, 3].copy()
    controls.head.orientation = look(math.radians(-55), 0.0)
    assert not show(hanging, world, controls, SMALL, frames=60), "turned to, it is read"
    assert hanging.slots["drawer"].matrix[:3, 3] == pytest.approx(there, abs=1e-5)
    controls.head.orientation = look(math.radians(50), 0.0)
    assert show(hanging, world, controls, SMALL), "turned away from"
    show(hanging, world, controls, SMALL, drawer="")
    controls.head.orientation = look(0.0, 0.0)
    assert not show(hanging, world, controls, SMALL), "called anew"
    controls.head.position = HEAD + np.array([0, 0, LEFT_M + 0.1], np.float32)
    assert show(hanging, world, controls, SMALL), "stepped away from"


def test_who_looks_at_the_menu_is_told_where_the_drawer_hangs_and_does_not_lose_it(world: World) -> None:
    hanging = Hanging()
    controls = standing(left=(-0.4, 1.2, -0.5), right=(0.2, 1.2, -0.3))
    assert not show(hanging, world, controls, SMALL, drawer="")
    controls.head.orientation = look(math.radians(35), math.radians(-20))
    palm_to_face(controls)
    assert not show(hanging, world, controls, SMALL, frames=1)
    assert hanging.opened == "right"
    controls.head.orientation = look(math.radians(55), math.radians(-20))
    assert not show(hanging, world, controls, SMALL, frames=60)
    assert hanging.opened is None, "it is said once"
    controls.left.grip.orientation = look(0.0, 0.0)
    assert show(hanging, world, controls, SMALL), "without the menu one has turned away"


def test_a_walk_by_stick_lays_a_drawer_aside_and_a_turn_or_a_command_does_not(world: World) -> None:
    hanging = Hanging()
    controls = standing(left=(-0.25, 1.2, -0.3), right=(0.2, 1.2, -0.3))
    show(hanging, world, controls, SMALL)
    world.person.look_at(world.rows.ids[clear_row(world)])  # as pressed on a panel
    assert not show(hanging, world, controls, SMALL)
    controls.right.stick = np.array([1.0, 0.0], np.float32)
    assert not show(hanging, world, controls, SMALL)
    assert world.person.rig.yaw_rad != 0
    controls.right.stick = np.zeros(2, np.float32)
    controls.left.stick = np.array([0.0, 1.0], np.float32)
    assert not show(hanging, world, controls, SMALL, frames=5), "a touch of the stick"
    assert show(hanging, world, controls, SMALL, frames=60)
    assert world.person.carried_m > CARRIED_M


def test_details_hang_beside_the_row_and_stay_while_the_laser_goes_on_a_little(world: World) -> None:
    hanging = Hanging()
    controls = standing(left=(-0.25, 1.2, -0.3), right=(0.2, 1.3, -0.3))
    row = clear_row(world)
    place = to_stage(world.person.rig, fit.positions(world.rows.cloud, row))

    def point(aside: float) -> np.ndarray:
        way = place - controls.right.aim.position + [aside, 0, 0]
        controls.right.aim.orientation = toward((way / np.linalg.norm(way)).astype(np.float32))
        show(hanging, world, controls, {"hand": SMALL["hand"]}, drawer="")
        return corners(hanging.slots["hand"].matrix, SMALL["hand"])

    panel = point(0.0)
    assert world.person.pointer.row == row
    eye = np.asarray(HEAD, np.float64)
    ahead = (place - eye) / np.linalg.norm(place - eye)
    away = off_axis_deg(eye, ahead, panel)
    assert 4 < away.min() < 25
    sides = (panel - eye)[:, 0] / -(panel - eye)[:, 2]
    assert sides.max() < (place - eye)[0] / -(place - eye)[2], "on the side away from the hand that points"
    assert point(0.02) == pytest.approx(panel, abs=1e-6)
    assert forward(controls.right.aim)[2] < 0
