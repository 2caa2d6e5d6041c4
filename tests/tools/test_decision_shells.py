"""Decision shells against spheres and planes that are known."""

from __future__ import annotations

import numpy as np
import pytest

from latentwalk.scenes import UsageError
from latentwalk.tools.analysis.shells import of_linear_head, shells

CUBE = np.array([[-2, -2, -2], [2, 2, 2]], np.float32)


def ball(places):
    """Inside: 1 / (1 + r⁴), which is a half at radius 1."""
    inside = 1 / (1 + (places**2).sum(axis=1) ** 2)
    return np.stack([inside, 1 - inside], axis=1).astype(np.float32)


def test_the_shell_of_a_ball_is_its_sphere() -> None:
    done = []
    inner, outer = shells(ball, CUBE, ["inside", "outside"], 0.5, advance=done.append)
    assert sum(done) == 48**3
    for shell in (inner, outer):
        assert np.linalg.norm(shell.vertices, axis=1) == pytest.approx(1, abs=0.01)
    surer, _ = shells(ball, CUBE, ["inside", "outside"], 0.9)
    assert np.linalg.norm(surer.vertices, axis=1) == pytest.approx((1 / 9) ** 0.25, abs=0.02)


def test_triangles_close_the_sphere_and_face_outwards() -> None:
    inner, _ = shells(ball, CUBE, ["inside", "outside"], 0.5, steps=32)
    a, b, c = (inner.vertices[corner] for corner in inner.triangles.T)
    outwards = (np.cross(b - a, c - a) * (a + b + c)).sum(axis=1)
    assert (outwards >= -1e-9).all()
    volume = (a * np.cross(b, c)).sum() / 6
    assert volume == pytest.approx(4 / 3 * np.pi, rel=0.02)


def test_a_class_that_never_reaches_the_level_has_no_shell() -> None:
    assert [shell.name for shell in shells(ball, CUBE * 0.1, ["inside", "outside"], 0.5, steps=8)] == []


def linear(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    x = rng.normal(size=(200, 3)).astype(np.float32)
    logits = x @ rng.normal(size=(3, 4)) + rng.normal(size=4)
    raised = np.exp(logits)
    return x, (raised / raised.sum(axis=1, keepdims=True)).astype(np.float32)


def test_a_linear_head_is_found_from_its_rows() -> None:
    x, p = linear(np.random.default_rng(0))
    assert of_linear_head(x[:100], p[:100])(x[100:]) == pytest.approx(p[100:], abs=1e-4)


def test_what_is_no_linear_head_is_refused() -> None:
    rng = np.random.default_rng(1)
    x, p = linear(rng)
    with pytest.raises(UsageError, match="no linear map and softmax"):
        of_linear_head(rng.permutation(x), p)
    with pytest.raises(UsageError, match="representation is 2 wide"):
        of_linear_head(x[:, :2], p)
    with pytest.raises(UsageError, match="expected 8 rows or more"):
        of_linear_head(x, np.eye(4, dtype=np.float32)[np.zeros(200, int)])
