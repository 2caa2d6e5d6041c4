"""The same t-SNE in torch, for a GPU: rows are spread by index_add, fields are products of matrices, read by gathers.

It is the mesh of `field`, `steps` and `tsne` in their order, on tensors.  A GPU adds in no fixed order: there bytes do
not repeat, figures do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor

from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.layout.mesh.field import EXACT_ROWS, STEP, apart_of
from latentwalk.tools.layout.mesh.graph import Graph
from latentwalk.tools.layout.mesh.kernel import Grid, kernel
from latentwalk.tools.layout.mesh.plan import Stage
from latentwalk.tools.layout.mesh.steps import FARTHEST, LEAST_GAIN
from latentwalk.tools.layout.mesh.tsne import LEAST_RATE, MOMENTUM, begun_at, steps_left
from latentwalk.tools.terminal import interrupts_held

BLOCK = 1 << 18  # rows that are spread at once: each has 64 nodes


def usable(asked: str | None) -> torch.device | None:
    """The device that was asked for, or CUDA's where it is there; UsageError where torch cannot use it."""
    there = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if asked is not None and not there[asked]:
        raise UsageError(f"--tsne-device {asked}: torch {torch.__version__} cannot use it here; expected cpu")
    return torch.device(asked or "cuda") if asked is not None or there["cuda"] else None


def tsne(
    start: F32,
    graph: Graph,
    plan: Sequence[Stage],
    device: torch.device,
    *,
    rate: float | None = None,
    seed: int = 0,
    advance: Callable[[int], None] = lambda steps: None,
) -> F32:
    """A layout (n, 3) as `mesh.tsne` makes it, on a device; Ctrl-C is heard between steps."""
    y = torch.from_numpy(begun_at(start, seed)).to(device)
    velocity, gains = torch.zeros_like(y), torch.ones_like(y)
    edges = DeviceGraph(graph, device)
    with interrupts_held() as interrupted, torch.inference_mode():
        for stage, first in steps_left(plan, 0):
            if first and stage.exaggeration == 1.0:  # its momentum would tear apart what it has brought together
                velocity.zero_()
                gains.fill_(1)
            out, z = repulsion(y, stage.spacing)
            forces = out[:, :3] * (0.5 / z.clamp_min(1e-30))
            edges.attract(y, stage.exaggeration, forces)
            here = max(len(y) / stage.exaggeration, LEAST_RATE) if rate is None else rate
            update(y, forces, velocity, gains, here, MOMENTUM)
            advance(1)
            if interrupted():
                break
    return y.cpu().numpy()


def repulsion(y: Tensor, spacing: float) -> tuple[Tensor, Tensor]:
    """∇φ and φ (n, 4) of rows `y` (n, 3) at their own places, and Z = Σ φ − n, as `field.repulsion` has them."""
    if len(y) <= EXACT_ROWS:
        out = _pairwise(y)
        return out, out[:, 3].sum() - len(y)
    low, high = y.amin(0), y.amax(0)
    spans = (high - low).tolist()
    apart = apart_of(max(spans), spacing)
    sides = [int(span / apart) + 5 for span in spans]
    longest = -(-max(sides) // STEP) * STEP
    grid, own, rest = kernel(apart, longest, longest * apart * np.sqrt(3))
    at = (y - (low - 1.5 * apart)) / apart
    charge = torch.zeros(sides[0] * sides[1] * sides[2], device=y.device)
    for rows in torch.split(at, BLOCK):
        nodes, weights, _ = _nodes(rows, sides)
        charge.index_add_(0, nodes.flatten(), _product(*weights.unbind(1)).flatten())
    potential = convolved(grid, charge.view(sides)).flatten()
    out = torch.cat([_gathered(rows, sides, potential, apart) for rows in torch.split(at, BLOCK)])
    out[:, 3] += rest * len(y)
    return out, out[:, 3].sum(dtype=torch.float64 if y.device.type != "mps" else None) - len(y) * own


def _pairwise(y: Tensor) -> Tensor:
    """What a grid would be read for, of few rows, exactly."""
    y = y - y.mean(0)  # |a|² − 2ab + |b|² cancels less near the origin
    sizes = (y**2).sum(1)
    weights = 1 / (1 + (sizes[:, None] + sizes - 2 * (y @ y.T)).clamp_min(0))
    squares = weights**2
    slope = -2 * (squares.sum(1, keepdim=True) * y - squares @ y)
    return torch.cat([slope, weights.sum(1, keepdim=True)], 1)


def _nodes(at: Tensor, sides: Sequence[int]) -> tuple[Tensor, Tensor, Tensor]:
    """Of rows `at` (n, 3) in nodes: which 64 nodes (n, 4, 4, 4) are theirs, and along each axis their weights and
    slopes (n, 3, 4), cubic B-splines."""
    whole = at.floor()
    f = at - whole
    g = 1 - f
    weights = torch.stack([g**3, 4 - 6 * f**2 + 3 * f**3, 4 - 6 * g**2 + 3 * g**3, f**3], 2) / 6
    slopes = torch.stack([-(g**2) / 2, (1.5 * f - 2) * f, (2 - 1.5 * g) * g, f**2 / 2], 2)
    axes = whole.long()[:, :, None] + torch.arange(-1, 3, device=at.device)
    x, u, v = axes.unbind(1)
    nodes = (x[:, :, None, None] * sides[1] + u[:, None, :, None]) * sides[2] + v[:, None, None, :]
    return nodes, weights, slopes


def _product(x: Tensor, u: Tensor, v: Tensor) -> Tensor:
    return torch.einsum("na,nb,nc->nabc", x, u, v)


def _gathered(at: Tensor, sides: Sequence[int], potential: Tensor, apart: float) -> Tensor:
    """The slope of a potential and its value at rows `at` (n, 3), in nodes, as (n, 4)."""
    nodes, weights, slopes = _nodes(at, sides)
    around = potential[nodes]
    found = []
    for axis in range(3):
        along = [slopes[:, each] if each == axis else weights[:, each] for each in range(3)]
        found.append(torch.einsum("nabc,na,nb,nc->n", around, *along) / apart)
    found.append(torch.einsum("nabc,na,nb,nc->n", around, *weights.unbind(1)))
    return torch.stack(found, 1)


def convolved(grid: Grid, charge: Tensor) -> Tensor:
    """The potential at the nodes of `charge` (gx, gy, gz), as `Grid.convolved` has it, without blocks."""
    gx, gy, gz = charge.shape
    first, last = (torch.from_numpy(part).to(charge.device) for part in (grid.first, grid.last))
    potential = torch.zeros_like(charge)
    for one, weighted in zip(first, last, strict=True):
        potential += _by_axes(charge, [one[:gx, :gx], one[:gy, :gy], weighted[:gz, :gz]])
    if grid.next is not None and grid.coarser is not None:
        coarser = torch.from_numpy(grid.coarser).to(charge.device)
        sides = [coarser[:side, : -(-side // 2) + 2] for side in charge.shape]
        wide = convolved(grid.next, _by_axes(charge, [side.T for side in sides]))
        potential += _by_axes(wide, sides)
    return potential


def _by_axes(values: Tensor, matrices: Sequence[Tensor]) -> Tensor:
    """`values` (x, y, z) times a matrix along each axis."""
    x, y, z = matrices
    return torch.einsum("xa,abc->xbc", x, torch.einsum("yb,abc->ayc", y, torch.einsum("zc,abc->abz", z, values)))


class DeviceGraph:
    """A graph on a device: each row's edges, one after the other."""

    def __init__(self, graph: Graph, device: torch.device) -> None:
        rows = np.repeat(np.arange(len(graph)), np.diff(graph.first))
        self.rows = torch.from_numpy(rows).to(device)
        self.others = torch.from_numpy(graph.others.astype(np.int64)).to(device)
        self.weights = torch.from_numpy(graph.weights).to(device)

    def attract(self, y: Tensor, exaggeration: float, forces: Tensor) -> None:
        """Add the gradient of attraction at `y` (n, 3), `exaggeration` times, to `forces` (n, 3)."""
        apart = y[self.rows] - y[self.others]
        weights = exaggeration * self.weights / (1 + (apart**2).sum(1))
        forces.index_add_(0, self.rows, weights[:, None] * apart)


def update(y: Tensor, forces: Tensor, velocity: Tensor, gains: Tensor, rate: float, momentum: float) -> None:
    """Move `y` against `forces`, as `steps.update` does."""
    turns = (forces > 0) != (velocity > 0)
    gains.copy_(torch.where(turns, gains + 0.2, gains * 0.8).clamp_min(float(LEAST_GAIN)))
    velocity.copy_((momentum * velocity - rate * gains * forces).clamp(-float(FARTHEST), float(FARTHEST)))
    y += velocity
