"""Rectangles in the view of an eye find places at which none hides another."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.seen import apart, corners

from latentwalk.runtime.ground.geometry import facing
from latentwalk.runtime.ui.room.spots import STEEPEST_RAD, Spot, box, free

EYE = np.array([0.1, 1.6, -0.2])
yaws = st.floats(-math.pi, math.pi)
pitches = st.floats(-1.2, 1.2)
spots = st.builds(Spot, yaws, pitches, st.floats(0.4, 2.0))
sizes = st.tuples(st.floats(0.05, 0.9), st.floats(0.05, 0.9))


def seen(spot: Spot, size: tuple[float, float]) -> np.ndarray:
    """Corners (4, 3) of a rectangle that faces the eye from a spot; its size is that at one meter."""
    return corners(facing(spot.place(EYE), EYE, size, spot.distance_m), size)


@given(spots)
def test_a_place_is_seen_where_it_was_put(spot: Spot) -> None:
    again = Spot.of(EYE, spot.place(EYE))
    assert math.remainder(again.yaw_rad - spot.yaw_rad, math.tau) == pytest.approx(0, abs=1e-5)
    assert (again.pitch_rad, again.distance_m) == pytest.approx((spot.pitch_rad, spot.distance_m), abs=1e-5)


@given(spots, sizes)
def test_a_box_holds_its_rectangle(spot: Spot, size: tuple[float, float]) -> None:
    held = box(spot, size)
    around = seen(spot, size)
    edges = np.concatenate([np.linspace(a, b, 9) for a, b in zip(around, np.roll(around, 1, axis=0), strict=True)])
    for point in (Spot.of(EYE, place) for place in edges):
        assert held.low_rad - 1e-4 <= point.pitch_rad <= held.high_rad + 1e-4
        assert abs(math.remainder(point.yaw_rad - spot.yaw_rad, math.tau)) <= held.half_rad + 1e-4


@given(st.lists(st.tuples(spots, sizes), min_size=2, max_size=6))
def test_what_is_placed_one_after_the_other_hides_nothing(wanted: list[tuple[Spot, tuple[float, float]]]) -> None:
    taken, there = [], []
    for spot, size in wanted:
        found = free(spot, size, taken)
        if found is not None:
            taken.append(box(found, size))
            there.append(seen(found, size))
            assert abs(found.pitch_rad) <= STEEPEST_RAD + 1e-3
            assert found.distance_m == spot.distance_m
    assert len(there) >= 2, "two always find room"
    for i, one in enumerate(there):
        for other in there[:i]:
            assert apart(EYE, one, other)


def test_what_is_free_stays_where_it_is_wanted_and_else_goes_no_farther_than_it_must() -> None:
    size = (0.2, 0.2)
    wanted = Spot(0.3, -0.1, 1.0)
    assert free(wanted, size, []) == wanted
    other = box(Spot(0.3 + 0.15, -0.1, 1.0), (0.2, 0.6))
    found = free(wanted, size, [other])
    assert found is not None
    assert found.pitch_rad == wanted.pitch_rad
    assert -0.1 < found.yaw_rad - wanted.yaw_rad < -0.05, "to the side on which there is less in the way"
    low = box(Spot(0.3, -0.25, 1.0), (2.0, 0.2))
    found = free(wanted, size, [low])
    assert found is not None
    assert found.yaw_rad == wanted.yaw_rad
    assert 0.04 < found.pitch_rad - wanted.pitch_rad < 0.15


def test_where_there_is_no_room_nothing_is_found() -> None:
    world = [box(Spot(yaw, 0.0, 1.0), (2.0, 8.0)) for yaw in np.linspace(-math.pi, math.pi, 7)]
    assert free(Spot(0.0, 0.0, 1.0), (0.3, 0.3), world) is None
