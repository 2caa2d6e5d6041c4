"""Layouts of one set of features, computed in the order asked for, each with its quality and how it was made."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Annotated, ClassVar, Literal, get_args

import numpy as np

from latentwalk.scenes import Layout, Neighbors, Quality, RoomMap, Unjudged
from latentwalk.scenes.arrays import F32, Indices
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.limits import MAX_NEIGHBORS
from latentwalk.tools.data.prepare import Metric, Prepared, Scale
from latentwalk.tools.layout import methods, quality
from latentwalk.tools.layout.latent import latent_layout
from latentwalk.tools.layout.mesh.state import DescentFile
from latentwalk.tools.layout.methods import Tsne, Umap
from latentwalk.tools.layout.near.approximate import approximate
from latentwalk.tools.layout.neighbors import exact
from latentwalk.tools.layout.principal import Pca, pca
from latentwalk.tools.options import Arg, Count, Seeded, at_least, at_most
from latentwalk.tools.terminal import Stages

Method = Literal["pca", "tsne", "umap"]
METHODS: tuple[Method, ...] = get_args(Method)
FEWEST_FOR_NEIGHBORS = 7  # below these rows, neighborhoods are nearly all of the data
EXACT_ROWS = 100_000  # above it the search is approximate, unless told
COMPONENTS = 50  # that clusters and outliers see, unless told


@dataclass(frozen=True, kw_only=True)
class ColumnOptions(Seeded):
    """What a scene tells of each row beside its place."""

    heading: ClassVar[str] = "columns"

    neighbors: Annotated[Count, at_most(MAX_NEIGHBORS), Arg("true neighbors to carry for each row", "K")] = quality.K
    neighbor_search: Annotated[
        Literal["exact", "approximate"] | None,
        Arg(f"(exact up to {EXACT_ROWS:,} rows, beyond them approximate: how many it finds is measured and told)"),
    ] = None
    predict: Annotated[bool, Arg("out-of-fold predictions of the label")] = False
    outliers: Annotated[bool, Arg("columns of how far off each row lies: local outlier factor, isolation score")] = (
        False
    )
    cluster: Annotated[Literal["hdbscan", "kmeans"] | None, Arg("a column of clusters")] = None
    clusters: Annotated[Count | None, Arg("how many, for kmeans (as many as classes, or 10)", "N")] = None
    cluster_size: Annotated[int, at_least(2), Arg("fewest rows of one, for hdbscan", "N")] = 15
    cluster_on: Annotated[Literal["features", "pca", "tsne", "umap"], Arg("features are after PCA")] = "features"


@dataclass(frozen=True, kw_only=True)
class LayoutOptions(ColumnOptions):
    """Which layouts, and how they are made.  `metric` and `scale` None: as `prepare` chooses."""

    heading: ClassVar[str] = "layouts"

    method: Annotated[tuple[Method, ...], Arg("in this order (all that suit the number of rows)")] = ()
    metric: Annotated[Metric | None, Arg("(euclidean; for word vectors cosine)")] = None
    scale: Annotated[Scale | None, Arg("(none; for tables standard: each column to deviation 1)")] = None
    pca_dims: Annotated[
        Count | None,
        Arg("components that t-SNE, UMAP and clusters see (all columns; clusters 50 components)", "N"),
    ] = None
    tsne: Tsne = field(default_factory=Tsne)
    umap: Umap = field(default_factory=Umap)

    def fitting(self, rows: int, say: Callable[[str], None]) -> LayoutOptions:
        """These options with fewer neighbors for t-SNE and UMAP where so few rows need it and no method was asked for;
        `say` hears of it.  What a person set stays."""
        if self.method:
            return self
        tsne, umap = self.tsne, self.umap
        if rows >= FEWEST_FOR_NEIGHBORS and (tsne := self.tsne.fitting(rows)) != self.tsne:
            say(f"t-SNE with perplexity {tsne.perplexity:g}, as there are {rows} rows (--tsne-perplexity changes that)")
        if umap.neighbors == Umap.neighbors and FEWEST_FOR_NEIGHBORS <= rows <= umap.neighbors:
            umap = replace(umap, neighbors=rows - 1)
            say(f"UMAP with {umap.neighbors} neighbors, as there are {rows} rows (--umap-neighbors changes that)")
        return replace(self, tsne=tsne, umap=umap)

    def chosen(self, rows: int, say: Callable[[str], None], default: Sequence[Method] = METHODS) -> list[str]:
        """The methods for so many rows, each once.

        Without any asked for, those of `default` that such data allows; `say` hears of the others.  Raises UsageError
        where there are too few rows for one that was asked for.
        """
        names: list[str] = []
        for name in dict.fromkeys(self.method or default):
            try:
                self._check_rows(name, rows)
            except UsageError as error:
                if self.method:
                    raise
                say(f"left out: {error}")
            else:
                names.append(name)
        if self.cluster and self.cluster_on not in ("features", *names):
            raise UsageError(f"--cluster-on: expected features or one of {', '.join(names)}, found {self.cluster_on}")
        return names

    def _check_rows(self, name: str, rows: int) -> None:
        if name == "tsne":
            self.tsne.check_rows(rows)
        elif name == "umap":
            self.umap.check_rows(rows)


class Pipeline:
    """Makes layouts of `prepared` features; what the methods share (PCA, neighbors in its space) is made once.

    `latents` (n, d): the rows as a decoder takes them, where the scene gets one; up to three dimensions of them come
    first, as the layout "latent".  `default`: the methods where none is asked for; `kept`: where a layout under way is.
    """

    def __init__(
        self,
        prepared: Prepared,
        options: LayoutOptions,
        stages: Stages,
        latents: F32 | None = None,
        default: Sequence[Method] = METHODS,
        kept: DescentFile | None = None,
    ) -> None:
        self.kept = kept
        self.prepared = prepared
        self.features = prepared.features
        self.metric = prepared.metric
        self.options = options = options.fitting(len(prepared.features), stages.say) if default else options
        self.stages = stages
        self.latents = latents
        self.methods = options.chosen(len(self.features), stages.say, default)
        if self.in_room is not None:
            self.methods.insert(0, "latent")

    @cached_property
    def pca(self) -> Pca:
        """All components that are needed: the layout's three and those of the reduced space."""
        with self.stages.stage("principal components"):
            return pca(self.features, self._dims, self.options.seed)

    @property
    def _dims(self) -> int:
        return self.options.pca_dims or COMPONENTS

    @property
    def wide(self) -> bool:
        """Whether the features have more columns than the reduced space."""
        return len(self.features[0]) > self._dims

    @property
    def reduced(self) -> F32:
        """What clusters see: the first components, or all columns if fewer."""
        return self.pca.scores[:, : self._dims] if self.wide else self.features

    @property
    def original_neighbors(self) -> Neighbors:
        """The nearest rows in the original space, as the scene carries them, with distances in the metric asked for."""
        k = self._carried
        if k < self.options.neighbors:
            self.stages.say(
                f"each row has {k} neighbors, all the others: fewer than --neighbors {self.options.neighbors}"
            )
        found = self._true_neighbors
        distances = found.distances[:, :k]
        if self.metric == "cosine":
            distances = np.asarray(distances**2 / 2, np.float32)  # of rows of length 1: |a − b|² = 2 (1 − cos)
        return replace(found, indices=found.indices[:, :k], distances=distances, metric=self.metric)

    @property
    def layout_neighbors(self) -> Neighbors:
        """At least as many nearest rows as the hungriest method needs: the true ones, or after PCA where that is asked
        for."""
        return self._neighbors_after_pca if self._after_pca else self._true_neighbors

    @property
    def _after_pca(self) -> bool:
        return self.options.pca_dims is not None and self.wide

    @property
    def _carried(self) -> int:
        return min(self.options.neighbors, len(self.features) - 1)

    @property
    def _needed(self) -> int:
        needs = {"tsne": self.options.tsne.neighbors, "umap": self.options.umap.neighbors - 1}
        return max((needs.get(name, 1) for name in self.methods), default=1)

    @cached_property
    def _true_neighbors(self) -> Neighbors:
        """One search for all that ask: scene and layouts."""
        return self._search(
            self.features, self._carried if self._after_pca else max(self._carried, self._needed), "neighbors"
        )

    @cached_property
    def _neighbors_after_pca(self) -> Neighbors:
        return self._search(self.reduced, self._needed, "neighbors after PCA")

    @cached_property
    def in_room(self) -> tuple[F32, RoomMap] | None:
        """Positions (n, 3) of latents that need no projection, and the way back; None where there are none."""
        if self.latents is None or self.latents.shape[1] > 3:
            return None
        return latent_layout(self.latents)

    def maps(self) -> dict[str, RoomMap]:
        """The way from each layout back to the latents, also from those that another run may add."""
        maps = {"pca": self._pca_map(), "tsne": RoomMap("interpolate"), "umap": RoomMap("interpolate")}
        return maps if self.in_room is None else {"latent": self.in_room[1]} | maps

    def _pca_map(self) -> RoomMap:
        """Exact in the subspace of the three components; rows of length 1 have lost what leads back."""
        if self.metric == "cosine":
            return RoomMap("interpolate")
        deviation, mean = self.prepared.deviation, self.prepared.mean
        matrix = np.zeros((3, len(mean)), np.float32)
        matrix[: len(self.pca.components)] = self.pca.components[:3]
        return RoomMap("affine", matrix * deviation, self.pca.mean * deviation + mean)

    def layout(self, method: str) -> Layout:
        """One layout with its quality against the original features; `provenance` says how it was made."""
        start = time.perf_counter()
        positions = getattr(self, f"_{method}")()
        seconds = time.perf_counter() - start
        options = self.options
        found = self._judged(method, positions)
        own: dict[str, object] = {"tsne": options.tsne.made(), "umap": asdict(options.umap)}.get(method, {})
        if method == "pca":
            own = {"explained": [round(float(share), 6) for share in self.pca.explained[:3]]}
        made: dict[str, object] = {"method": method, "seed": options.seed, "seconds": round(seconds, 2)}
        if self._after_pca:
            made["pca_dims"] = options.pca_dims
        return Layout(positions, found, made | own | {"judged_rows": len(self._judged_rows)})

    def given(self, name: str, positions: F32) -> Layout:
        """Places that the rows have already as a layout, with its quality, unless they are the features themselves."""
        made: dict[str, object] = {"method": "given"}
        if np.array_equal(positions, self.features):
            return Layout(positions, None, made)
        return Layout(positions, self._judged(name, positions), made | {"judged_rows": len(self._judged_rows)})

    @cached_property
    def _judged_rows(self) -> Indices:
        return quality.judged_rows(len(self.features), self.options.seed)

    def _judged(self, name: str, positions: F32) -> Quality | Unjudged:
        rows = self._judged_rows
        with self.stages.stage(f"quality of {name}", len(rows)) as advance:
            return quality.measure(self.features, positions, seed=self.options.seed, advance=advance, rows=rows)

    def _latent(self) -> F32:
        assert self.in_room is not None  # else it is not among the methods
        return self.in_room[0]

    def _pca(self) -> F32:
        return self.pca.positions

    def _tsne(self) -> F32:
        options, start = self.options.tsne, self.pca.positions
        near = self.layout_neighbors
        with self.stages.stage("t-SNE", options.steps) as advance:
            return methods.tsne(start, near, options, self.options.seed, advance, self.kept)

    def _umap(self) -> F32:
        options = self.options.umap
        shared = self.layout_neighbors
        with self.stages.stage("UMAP", methods.umap_epochs(len(self.features), options)) as advance:
            return methods.umap(self.reduced, shared, options, self.options.seed, advance)

    def _search(self, features: F32, k: int, name: str) -> Neighbors:
        asked = self.options.neighbor_search
        import latentwalk.tools.layout.near.closest  # noqa: F401  before the stage, which tells of compiling

        every_row = asked == "exact" or (asked is None and len(features) <= EXACT_ROWS)
        with self.stages.stage(name, len(features)) as advance:
            found = (exact if every_row else approximate)(features, k, advance)
        if not every_row:
            self.stages.say(f"{name} {found.search}; --neighbor-search exact finds all")
        return found
