"""What the OpenXR host is made of and needs no OpenXR: optics, pacing, and the line for where there is no runtime."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from latentwalk.runtime.ground.geometry import FAR_M, NEAR_M, fov_projection
from latentwalk.runtime.hosts.openxr.find import looked_for
from latentwalk.runtime.hosts.openxr.pacing import Clock


def project(matrix: np.ndarray, point: list[float]) -> np.ndarray:
    clip = matrix @ np.array([*point, 1.0])
    return np.asarray(clip[:3] / clip[3])


def test_projection_puts_the_edges_of_the_view_at_the_edges_of_the_picture() -> None:
    left, right, up, down = -0.9, 0.7, 0.8, -0.85
    matrix = fov_projection(left, right, up, down)
    assert project(matrix, [2 * math.tan(left), 2 * math.tan(down), -2])[:2] == pytest.approx([-1, -1], abs=1e-6)
    assert project(matrix, [2 * math.tan(right), 2 * math.tan(up), -2])[:2] == pytest.approx([1, 1], abs=1e-6)
    assert project(matrix, [0, 0, -NEAR_M])[2] == pytest.approx(-1, abs=1e-5)
    assert project(matrix, [0, 0, -FAR_M])[2] == pytest.approx(1, abs=1e-4)


def test_clock_follows_display_times_and_survives_a_new_session() -> None:
    clock = Clock()
    period_ns = 11_111_111
    first_s, dt_s = clock.tick(5_000_000_000, period_ns)
    assert dt_s == pytest.approx(period_ns / 1e9)
    second_s, dt_s = clock.tick(5_000_000_000 + 2 * period_ns, period_ns)
    assert dt_s == pytest.approx(2 * period_ns / 1e9)
    assert second_s - first_s == pytest.approx(dt_s)
    assert clock.tick(305_000_000_000, period_ns)[1] == 0.25, "the headset lay aside"
    second_s = clock.tick(305_000_000_000 + period_ns, period_ns)[0]
    clock.new_session()
    third_s, dt_s = clock.tick(77, period_ns)  # another runtime, another time
    assert dt_s == pytest.approx(period_ns / 1e9)
    assert third_s >= second_s
    assert clock.tick(76, period_ns)[1] == 0.0


def test_no_runtime_is_told_with_every_place_that_was_looked_at(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("XR_RUNTIME_JSON", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_DIRS", "/somewhere:/else")
    line = looked_for()
    assert "\n" not in line
    assert f"{tmp_path}/openxr/1/active_runtime.json (missing)" in line
    assert (
        line.index("/somewhere/openxr") < line.index("/else/openxr") < line.index("/etc/openxr/1/active_runtime.json")
    )
    manifest = tmp_path / "runtime.json"
    monkeypatch.setenv("XR_RUNTIME_JSON", str(manifest))
    assert looked_for() == f"looked for XR_RUNTIME_JSON={manifest} (missing)"
    manifest.touch()
    assert looked_for() == f"looked for XR_RUNTIME_JSON={manifest} (there)"
