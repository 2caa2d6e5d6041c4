"""An analysis as a scene to walk in: its measures as columns and axes, its findings as named selections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from latentwalk.scenes import Bool, Category, Column, Layout, Scalar, Scene, Surface
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.rules import RIGHT, UNKNOWN
from latentwalk.tools.analysis.results import Measure
from latentwalk.tools.analysis.rows import ENTROPY, MARGIN, OWN
from latentwalk.tools.analysis.shells import DecisionShell
from latentwalk.tools.analysis.subject import Subject
from latentwalk.tools.analysis.subjects import Loaded
from latentwalk.tools.data.columns import fitting_name, probabilities_shown
from latentwalk.tools.data.pictures import thumbnails
from latentwalk.tools.data.prepare import FEWEST_ROWS, Prepared
from latentwalk.tools.layout.latent import latent_layout
from latentwalk.tools.layout.neighbors import exact
from latentwalk.tools.layout.pipeline import LayoutOptions, Method, Pipeline
from latentwalk.tools.report.findings import Findings
from latentwalk.tools.report.selections import columns_found, selections_found
from latentwalk.tools.terminal import Stages

AXES = (OWN, ENTROPY, MARGIN)
MEASURED = "similarity, entropy, margin"  # the layout whose axes they are
NEIGHBORS = 15


def make_scene(
    loaded: Loaded,
    found: Findings,
    shells: Sequence[DecisionShell],
    methods: Sequence[Method],
    provenance: Mapping[str, object],
    seed: int,
    stages: Stages,
) -> Scene:
    """The scene of an analysis.  It starts in the representation: in the layouts that came with the rows, else in those
    of `methods`; the last layout has similarity, entropy and margin as its axes.  The space of `shells` is the
    representation."""
    subject = loaded.subject
    scene = Scene(subject.ids, provenance=provenance, title=f"{subject.name}: {subject.part}, analyzed")
    _lay_out(scene, loaded, methods, seed, stages)
    axes = measured_layout([found.measures[name].values for name in AXES])
    if axes is not None:
        scene.layouts[MEASURED] = axes
    if not scene.layouts:  # nothing was measured and nothing kept: a place for each row all the same
        scene.layouts["rows"] = Layout(np.pad(np.arange(len(subject), dtype=np.float32)[:, None], ((0, 0), (0, 2))))
    scene.columns = columns_of(subject, found.measures) | columns_found(found)
    scene.thumbnails = None if subject.images is None else thumbnails(subject.images)
    scene.selections = selections_found(found)
    if shells:
        scene.surfaces = _surfaces(shells, _own_space(scene, subject), subject.classes)
    return scene


def columns_of(subject: Subject, measures: Mapping[str, Measure]) -> dict[str, Column]:
    """The rows' own columns, what the model says of them, and what was measured."""
    columns = dict(subject.columns)
    label = columns.get("label")
    colors = label.colors if isinstance(label, Category) and list(label.names) == list(subject.classes) else None
    if (subject.labels >= 0).any():
        columns["label"] = Category(subject.labels, list(subject.classes), colors)
    if (subject.predictions >= 0).any():
        columns["prediction"] = Category(subject.predictions, list(subject.classes), colors)
        if (subject.right != UNKNOWN).any():
            columns["correct"] = Bool(subject.right == RIGHT)
    if subject.probabilities is not None:
        columns["confidence"] = Scalar(subject.probabilities.max(axis=1))
        columns |= probabilities_shown(subject.probabilities, subject.classes)
    first = [name for name in ("label", "prediction", "correct", "confidence") if name in columns]
    ordered = {name: columns[name] for name in [*first, *columns]}
    return ordered | {name: measure.column for name, measure in measures.items() if name != "correct"}


def measured_layout(axes: Sequence[F32]) -> Layout | None:
    """The measures `AXES` as the axes of a room, each stretched to 0…1 of its range; None unless all three are known of
    some rows.  Rows that lack one stand at its middle, and the provenance says how many."""
    if not all(np.isfinite(values).any() for values in axes):
        return None
    positions = np.empty((len(axes[0]), 3), np.float32)
    ranges = []
    for place, values in enumerate(axes):
        low, high = float(np.nanmin(values)), float(np.nanmax(values))
        positions[:, place] = (values - low) / (high - low) if high > low else 0.5
        ranges.append([low, high])
    unknown = ~np.isfinite(positions)
    positions[unknown] = 0.5
    made = {"axes": list(AXES), "ranges": ranges, "rows_in_the_middle": int(unknown.any(axis=1).sum())}
    return Layout(positions, provenance={"method": "measures", **made})


def _lay_out(scene: Scene, loaded: Loaded, methods: Sequence[Method], seed: int, stages: Stages) -> None:
    """The layouts of the representation and each row's neighbors in it, where there is one."""
    representation = loaded.subject.representation
    scene.layouts = dict(loaded.layouts)
    if representation is None or len(representation) < 2 or not np.isfinite(representation).all():
        return
    if loaded.layouts or len(representation) < FEWEST_ROWS or np.ptp(representation, axis=0).max() == 0:
        scene.neighbors = exact(representation, min(NEIGHBORS, len(representation) - 1))
        scene.decoder = loaded.decoder
        if not scene.layouts:
            scene.layouts["representation"] = Layout(latent_layout(representation)[0])
        return
    width = representation.shape[1]
    if width <= 3:
        scene.layouts["representation"] = Layout(latent_layout(representation)[0], provenance={"axes": width})
    prepared = Prepared(
        representation, "euclidean", "none", [], np.ones(width, np.float32), np.zeros(width, np.float32)
    )
    options = LayoutOptions(method=tuple(methods), seed=seed)
    pipeline = Pipeline(prepared, _fitting(options, len(representation), stages), stages)
    scene.neighbors = pipeline.original_neighbors
    for method in pipeline.methods:
        scene.layouts[method] = pipeline.layout(method)


def _fitting(options: LayoutOptions, rows: int, stages: Stages) -> LayoutOptions:
    """Without the methods for which there are too few rows; PCA always fits."""
    needs = {"tsne": options.tsne.neighbors, "umap": options.umap.neighbors}
    fitting = tuple(method for method in options.method if rows > needs.get(method, 0))
    for method in set(options.method) - set(fitting):
        stages.say(f"left out: {method} needs more than {needs[method]} rows, found {rows}")
    return replace(options, method=fitting or ("pca",))


def _own_space(scene: Scene, subject: Subject) -> str:
    """The layout that is the representation itself, three wide: one that there is, or one that is added."""
    assert subject.representation is not None  # shells lie in it
    for name, layout in scene.layouts.items():
        if np.allclose(layout.positions, subject.representation):
            return name
    scene.layouts["representation"] = Layout(subject.representation)
    return "representation"


def _surfaces(shells: Sequence[DecisionShell], layout: str, classes: Sequence[str]) -> dict[str, Surface]:
    """Shells as the scene has surfaces, in the layout that has the representation's own three axes."""
    return {
        fitting_name(f"{shell.name}: {shell.level:.0%}"): Surface(
            layout, shell.vertices, shell.triangles, list(classes).index(shell.name), level=shell.level,
            text=f"Here the model's probability of {shell.name} is {shell.level:.0%}; it is higher inside.",
        )
        for shell in shells
    }  # fmt: skip
