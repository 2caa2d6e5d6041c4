"""A trained classifier as a scene: what each of its layers makes of the rows that it was not trained on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from latentwalk.scenes import Bool, Category, Column, Layout, Scalar, Scene, Training, write
from latentwalk.scenes.arrays import F32, Indices
from latentwalk.scenes.rules import RIGHT, judged
from latentwalk.tools.data.choice import rows as rows_of
from latentwalk.tools.data.columns import features_shown, known_codes, probabilities_shown
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.pictures import thumbnails
from latentwalk.tools.data.sampling import stratified
from latentwalk.tools.estimator.settings import EstimatorOptions
from latentwalk.tools.figure.run_pictures import draw_run
from latentwalk.tools.layout import neighbors, quality
from latentwalk.tools.layout.alignment import Advance, Method, align, work
from latentwalk.tools.layout.epochs import procrustes
from latentwalk.tools.model.parts import PARTS, Rows
from latentwalk.tools.model.predictor import Predictor
from latentwalk.tools.model.settings import ClassifierSettings
from latentwalk.tools.run.folder import LAYERS_SCENE
from latentwalk.tools.run.log import Snapshot, read_run
from latentwalk.tools.terminal import Stages

MOST_ROWS = 5000  # to walk in; `predict` and `analyze` take all
NEIGHBORS = 15
FEWEST_ROWS = 15  # held out: fewer are no cloud to walk in
FEWEST_TO_EMBED = 6  # of which t-SNE and UMAP, into three dimensions, make something


def write_layers(
    run: Path,
    dataset: Dataset,
    predictor: Predictor,
    settings: ClassifierSettings | EstimatorOptions,
    provenance: Mapping[str, object],
    stages: Stages,
) -> None:
    """What the finished run of a classifier leaves to be looked at: the scene of its layers and, if they are wished,
    the pictures of its epochs."""
    method, seed = settings.snapshot_method, settings.seed
    training = Training(settings.model, read_run(run).series)
    scene = _scene(dataset, predictor, method, seed, provenance, stages, training)
    write(run / LAYERS_SCENE, scene, overwrite=True)  # the run's own, of fewer epochs or an interrupted try
    if settings.pictures != "none":
        draw_run(run, method, seed, settings, stages)


def _scene(
    dataset: Dataset,
    predictor: Predictor,
    method: Method,
    seed: int,
    provenance: Mapping[str, object],
    stages: Stages,
    training: Training,
) -> Scene:
    """Validation and test rows of `dataset` with what the classifier says of them, a layout for each of its layers.

    `dataset` is what it was trained on.  Where hardly any row is held out, those of training stand in.
    The layouts are turned onto the first, so that a change of layout shows which rows a layer moves.
    """
    chosen, split = _chosen(dataset, predictor.preparation.parts, seed)
    shown = rows_of(dataset, chosen)
    method = method if len(shown) >= FEWEST_TO_EMBED else "pca"
    layers = predictor.layers(shown)
    with stages.stage("layers", len(layers) * work([_frame(next(iter(layers.values())))], method)) as step:
        placed = {name: _laid_out(made, method, seed, step) for name, made in layers.items()}
    first_name, first = next(iter(layers.items()))
    layouts = {
        name: Layout(
            procrustes(xyz, placed[first_name])(xyz),
            quality.measure(layers[name], xyz, seed=seed),
            {"method": method, "layer": name, "columns": layers[name].shape[1], "seed": seed},
        )
        for name, xyz in placed.items()
    }
    return Scene(
        ids=shown.ids,
        layouts=layouts,
        columns=_columns(shown, split, list(predictor.classes), predictor.probabilities(shown)),
        thumbnails=None if shown.images is None else thumbnails(shown.images),
        neighbors=neighbors.exact(first, min(NEIGHBORS, len(shown) - 1)),
        training=training,
        provenance=provenance,
        title=f"{dataset.name}: rows held out",
    )


def _chosen(dataset: Dataset, parts: Mapping[str, Rows], seed: int) -> tuple[Indices, Category]:
    """The rows to show, rising, and the part of each."""
    names = [part for part in PARTS if part != "train"]
    if sum(len(parts[part]) for part in names) < FEWEST_ROWS:
        names = [*PARTS]
    rows = np.concatenate([parts[part] for part in names])
    codes = np.repeat(np.arange(len(names), dtype=np.int32), [len(parts[part]) for part in names])
    order = np.argsort(rows)
    rows, codes = rows[order], codes[order]
    label = dataset.label
    kept = stratified(codes if label is None else label.codes[rows], MOST_ROWS, seed)
    return rows[kept], Category(codes[kept], names)


def _frame(features: F32) -> Snapshot:
    return Snapshot(0, np.arange(len(features), dtype=np.int32), features)


def _laid_out(features: F32, method: Method, seed: int, step: Advance) -> F32:
    return align([_frame(features)], len(features), method=method, seed=seed, advance=step)[0]


def _columns(shown: Dataset, split: Category, classes: list[str], shares: F32) -> dict[str, Column]:
    """The model's own, and the data's, which step aside where a name is the same."""
    label = shown.label
    truth = known_codes(label, classes, len(shown))
    codes = shares.argmax(axis=1).astype(np.int32)
    colors = None if label is None or label.names != classes else label.colors
    own: dict[str, Column] = {
        "label": Category(truth, classes, colors),
        "split": split,
        "prediction": Category(codes, classes, colors),
        "correct": Bool(judged(codes, truth) == RIGHT),
        "confidence": Scalar(shares.max(axis=1)),
    }
    own |= probabilities_shown(shares, classes)
    theirs = {name: column for name, column in shown.columns.items() if name != "label"} | features_shown(shown)
    return own | {f"{name} (data)" if name in own else name: column for name, column in theirs.items()}
