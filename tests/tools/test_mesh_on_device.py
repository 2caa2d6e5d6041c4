"""The mesh in torch, on tensors of the CPU: each part, and a layout, is what the compiled kernels make."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from latentwalk.scenes import UsageError
from latentwalk.scenes.arrays import F32
from latentwalk.tools.data import sources
from latentwalk.tools.layout import methods, neighbors, quality
from latentwalk.tools.layout.mesh import field, on_device, steps
from latentwalk.tools.layout.mesh.graph import equal_graph
from latentwalk.tools.layout.mesh.plan import Stage, stages
from latentwalk.tools.layout.principal import pca

CPU = torch.device("cpu")


def rows(count: int, spread: float) -> F32:
    rng = np.random.default_rng(0)
    return (rng.normal(size=(8, 3)).repeat(count // 8, axis=0) * spread + rng.normal(size=(count, 3))).astype(
        np.float32
    )


@pytest.mark.parametrize(("count", "spread", "spacing"), [(800, 5.0, 1.2), (4800, 0.01, 2.0), (4800, 25.0, 1.2)])
def test_repulsion(count: int, spread: float, spacing: float) -> None:
    y, out = rows(count, spread), np.empty((count, 4), np.float32)
    z = field.repulsion(y, spacing, out)
    found, theirs = on_device.repulsion(torch.from_numpy(y), spacing)
    assert float(theirs) == pytest.approx(z, rel=1e-4)
    scale = np.abs(out).max(axis=0)
    assert (np.abs(found.numpy() - out) < 1e-3 * scale).all()


def test_a_step() -> None:
    y = rows(3000, 10.0)
    graph = equal_graph(neighbors.exact(y, 15).indices)
    forces = np.zeros_like(y)
    steps.attract(y, graph, 12.0, forces)
    theirs = torch.zeros(y.shape)
    on_device.DeviceGraph(graph, CPU).attract(torch.from_numpy(y), 12.0, theirs)
    np.testing.assert_allclose(theirs.numpy(), forces, atol=1e-4 * np.abs(forces).max())
    moved = [y.copy(), np.zeros_like(y), np.ones_like(y)]
    copies = [torch.from_numpy(part.copy()) for part in moved]
    for _ in range(3):
        steps.update(moved[0], forces, moved[1], moved[2], 1e4, 0.8)
        on_device.update(copies[0], torch.from_numpy(forces), copies[1], copies[2], 1e4, 0.8)
    for ours, copy in zip(moved, copies, strict=True):
        np.testing.assert_allclose(copy.numpy(), ours, rtol=1e-4, atol=1e-5)


def test_the_first_steps_lead_to_the_same_places() -> None:
    from latentwalk.tools.layout.mesh.tsne import tsne

    y = rows(4800, 5.0)
    graph, plan = equal_graph(neighbors.exact(y, 15).indices), (Stage(10, 2.0, 12.0), Stage(3, 2.0))
    found = on_device.tsne(y, graph, plan, CPU)
    ours = tsne(y, graph, plan)
    assert np.abs(found - ours).max() < 0.01 * ours.std()


def test_digits_are_as_true_as_by_the_compiled_kernels() -> None:
    features = sources.load(["digits"], limit=400).features
    near = neighbors.exact(features, 15)
    start = pca(features, 3, 0).positions
    told: list[int] = []
    found = on_device.tsne(start, equal_graph(near.indices), stages(), CPU, advance=told.append)
    ours = methods.tsne(start, near, methods.Tsne(), 0)
    assert sum(told) == sum(stage.steps for stage in stages())
    theirs, mine = quality.measure(features, found), quality.measure(features, ours)
    assert theirs.trustworthiness > mine.trustworthiness - 0.003
    assert theirs.neighbors_kept > mine.neighbors_kept - 0.02


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a GPU")
def test_a_device_that_is_not_there_is_told() -> None:
    features = sources.load(["digits"], limit=100).features
    near = neighbors.exact(features, 15)
    with pytest.raises(UsageError, match=r"--tsne-device cuda: torch .* cannot use it here; expected cpu"):
        methods.tsne(features[:, :3], near, methods.Tsne(device="cuda"), 0)
    assert on_device.usable(None) is None
