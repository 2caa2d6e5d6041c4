"""From neighbors to three dimensions: UMAP by the library that is kept for it, t-SNE by particle mesh."""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Annotated, Literal

import numpy as np

from latentwalk.scenes import Neighbors
from latentwalk.scenes.arrays import F32, Array
from latentwalk.scenes.errors import LatentwalkError, UsageError
from latentwalk.tools.layout.mesh.plan import EXAGGERATION, Stage, stages
from latentwalk.tools.layout.mesh.plan import NEIGHBORS as MESH_NEIGHBORS
from latentwalk.tools.layout.mesh.state import DescentFile
from latentwalk.tools.options import Arg, Count, Positive, at_least, at_most

Advance = Callable[[int], None]
LIBRARIES = ("scikit-learn", "openTSNE", "umap-learn", "numba", "faiss-cpu")  # which make layouts
Engine = Literal["mesh", "opentsne"]
PERPLEXITY, ITERATIONS, EARLY_ITERATIONS = 30.0, 500, 250  # of openTSNE

# OpenMP's threads spin at the end of each iteration of t-SNE; beside other work that costs several times the iteration
# itself.  Heard only if set before scikit-learn, faiss or openTSNE load OpenMP, which they do when first needed.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")


@dataclass(frozen=True)
class Tsne:
    """Options of t-SNE (L. van der Maaten and G. Hinton, JMLR 2008): by particle mesh, or as openTSNE takes them.

    `perplexity` None: the mesh takes MESH_NEIGHBORS neighbors all alike, openTSNE 30; `iterations` and
    `early_iterations` None: each engine's own; `learning_rate` None: rows ÷ exaggeration (A. Belkina et al., Nature
    Communications 2019).
    """

    engine: Annotated[Engine, Arg("mesh, or the slower reference")] = "mesh"
    perplexity: Annotated[
        float | None, at_least(1), Arg("neighbors that a row weighs by half (mesh: 15, all alike; opentsne: 30)", "X")
    ] = None
    iterations: Annotated[Count | None, Arg("after the early ones (mesh: 200; opentsne: 500)", "N")] = None
    early_iterations: Annotated[Count | None, Arg("with exaggeration (mesh: 50; opentsne: 250)", "N")] = None
    early_exaggeration: Annotated[float, at_least(1), Arg("pulls clusters together at first", "X")] = EXAGGERATION
    learning_rate: Annotated[Positive | None, Arg("(rows ÷ exaggeration)", "X")] = None
    device: Annotated[Literal["cpu", "cuda", "mps"] | None, Arg("of the mesh (a GPU, where CUDA is)")] = None

    @property
    def weighing(self) -> float | None:
        """The perplexity; None: all neighbors alike."""
        return PERPLEXITY if self.perplexity is None and self.engine == "opentsne" else self.perplexity

    @property
    def neighbors(self) -> int:
        """How many nearest neighbors it looks at: three times the perplexity."""
        return MESH_NEIGHBORS if self.weighing is None else int(3 * self.weighing)

    @property
    def plan(self) -> tuple[Stage, ...]:
        """The steps of the mesh."""
        return stages(self.early_iterations, self.iterations, self.early_exaggeration)

    @property
    def steps(self) -> int:
        """How many of both kinds `tsne` tells of."""
        if self.engine == "mesh":
            return sum(stage.steps for stage in self.plan)
        return (self.early_iterations or EARLY_ITERATIONS) + (self.iterations or ITERATIONS)

    def fitting(self, rows: int) -> Tsne:
        """These options, where nothing was set for fewer neighbors, which so few rows need."""
        if self.perplexity is not None or rows > (2 * self.neighbors if self.weighing is None else self.neighbors):
            return self
        return replace(self, perplexity=max(1.0, (rows - 1) // 3))

    def check_rows(self, rows: int) -> None:
        """Raise UsageError where there are too few rows."""
        weighing = f"perplexity {self.weighing:g}" if self.weighing is not None else f"{self.neighbors} neighbors"
        _check_rows(rows, self.neighbors, f"t-SNE with {weighing}", "--tsne-perplexity", rows // 3 - 1)

    def made(self) -> dict[str, object]:
        """What the provenance of a layout says of it."""
        if self.engine == "opentsne":
            own: dict[str, object] = {"iterations": self.iterations or ITERATIONS, "perplexity": self.weighing}
            return asdict(self) | own | {"early_iterations": self.early_iterations or EARLY_ITERATIONS}
        steps = {"steps": [stage.steps for stage in self.plan], "spacings": [stage.spacing for stage in self.plan]}
        return asdict(self) | steps | {"neighbors": self.neighbors}


@dataclass(frozen=True)
class Umap:
    """Options of UMAP (L. McInnes, J. Healy and J. Melville, arXiv:1802.03426) as umap-learn takes them.

    `neighbors` counts the row itself, as n_neighbors does.  `epochs` None: 500 up to 10,000 rows, else 200.
    """

    neighbors: Annotated[int, at_least(2), Arg("with the row itself", "N")] = 15
    min_dist: Annotated[float, at_least(0), at_most(1), Arg("how close rows may lie", "X")] = 0.1
    epochs: Annotated[Count | None, Arg("(500 up to 10,000 rows, else 200)", "N")] = None

    def check_rows(self, rows: int) -> None:
        """Raise UsageError where there are too few rows."""
        _check_rows(rows, self.neighbors, f"UMAP with {self.neighbors} neighbors", "--umap-neighbors", rows - 1)


def tsne(
    start: F32,
    neighbors: Neighbors,
    options: Tsne,
    seed: int,
    advance: Advance | None = None,
    kept: DescentFile | None = None,
) -> F32:
    """A t-SNE layout (n, 3) from `start` (n, 3), such as the PCA layout.

    `neighbors` holds at least `options.neighbors` for each row.  `advance` hears of steps, `options.steps` in all;
    Ctrl-C is heard between them, and the mesh goes on from what is `kept`.  Repeats exactly on any number of cores; a
    GPU adds in no fixed order, and nothing is kept there.
    """
    options.check_rows(len(start))
    near = Neighbors(neighbors.indices[:, : options.neighbors], neighbors.distances[:, : options.neighbors])
    rate = options.learning_rate
    if options.engine == "opentsne":
        from latentwalk.tools.layout.opentsne import opentsne

        positions = opentsne(
            start,
            near,
            perplexity=options.weighing or PERPLEXITY,
            iterations=options.iterations or ITERATIONS,
            early_iterations=options.early_iterations or EARLY_ITERATIONS,
            early_exaggeration=options.early_exaggeration,
            learning_rate=rate,
            seed=seed,
            advance=advance,
        )
    else:
        from latentwalk.tools.layout.mesh import tsne as mesh
        from latentwalk.tools.layout.mesh.graph import equal_graph, perplexity_graph

        graph = equal_graph(near.indices) if options.weighing is None else perplexity_graph(near, options.weighing)
        told = advance if advance is not None else lambda steps: None
        # Without a GPU torch need not load.
        if options.device in ("cuda", "mps") or (options.device is None and shutil.which("nvidia-smi")):
            from latentwalk.tools.layout.mesh import on_device

            if (device := on_device.usable(options.device)) is not None:
                positions = on_device.tsne(start, graph, options.plan, device, rate=rate, seed=seed, advance=told)
                return _finite(positions, "t-SNE", "--tsne-learning-rate")
        positions = mesh.tsne(start, graph, options.plan, rate=rate, seed=seed, advance=told, kept=kept)
    return _finite(positions, "t-SNE", "--tsne-learning-rate")


def umap(
    scores: F32,
    neighbors: Neighbors,
    options: Umap,
    seed: int,
    advance: Advance | None = None,
) -> F32:
    """A UMAP layout (n, 3), by umap-learn, of `scores` (n, d) with at least options.neighbors − 1 `neighbors`.

    It begins from the graph's own spectrum.  `advance` hears of epochs, `umap_epochs` in all.  Repeats exactly: with a
    seed umap-learn works on one core.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ImportWarning)  # of the parametric variant, which needs TensorFlow
        from umap import UMAP

    k = options.neighbors - 1
    options.check_rows(len(scores))
    own = np.arange(len(scores), dtype=np.int32)[:, None]  # umap-learn counts a row as its own nearest
    indices = np.hstack([own, neighbors.indices[:, :k]])
    distances = np.pad(neighbors.distances[:, :k], ((0, 0), (1, 0)))
    model = UMAP(
        n_components=3,
        n_neighbors=options.neighbors,
        min_dist=options.min_dist,
        n_epochs=umap_epochs(len(scores), options),
        random_state=seed,
        n_jobs=1,  # all that a seed allows: more would only be warned of
        precomputed_knn=(indices, distances, None),
        tqdm_kwds={"file": _Bar(advance), "disable": False, "bar_format": "{n_fmt}", "mininterval": 0.2},
    )
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="precomputed_knn", category=UserWarning)  # about new rows, later
        warnings.filterwarnings("ignore", message="k >= N", category=RuntimeWarning)  # few rows: eigsh falls back
        return _finite(model.fit_transform(scores), "UMAP", "--umap-min-dist")


def umap_epochs(rows: int, options: Umap) -> int:
    """How many epochs UMAP runs for so many rows: umap-learn's own rule, unless the options say."""
    if options.epochs is not None:
        return options.epochs
    return 500 if rows <= 10_000 else 200


def _check_rows(rows: int, neighbors: int, what: str, option: str, largest: int) -> None:
    if rows <= neighbors:
        raise UsageError(
            f"{what} needs more than {neighbors} rows, found {rows}; give {option} {max(largest, 1)}, more rows,"
            " or other methods with --method"
        )


class _Bar:
    """What tqdm writes to: it gets the epochs done as text, umap-learn's only word on its progress."""

    def __init__(self, advance: Advance | None) -> None:
        self.advance = advance
        self.done = 0

    def write(self, text: str) -> None:
        digits = text.strip()
        if self.advance is not None and digits.isdigit() and int(digits) > self.done:
            self.advance(int(digits) - self.done)
            self.done = int(digits)

    def flush(self) -> None:
        """Nothing is held back."""


def _finite(positions: Array, method: str, option: str) -> F32:
    layout = np.ascontiguousarray(positions, np.float32)
    if not np.isfinite(layout).all():
        rows = int((~np.isfinite(layout)).any(axis=1).sum())
        raise LatentwalkError(f"{method}: {rows} of {len(layout)} rows flew off to infinity; try another {option}")
    return layout
