"""A trained VAE as a scene: its rows in the latent space, and the decoder that walks with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from latentwalk.scenes import Bool, Category, Column, Decoder, Layout, Output, RoomMap, Scalar, Scene, Training
from latentwalk.scenes.arrays import F32, I32
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.limits import MAX_ITEMS, MAX_LATENT
from latentwalk.scenes.rules import RIGHT, judged
from latentwalk.tools.analysis.results import shown
from latentwalk.tools.clusters.agreement import rand_and_information
from latentwalk.tools.clusters.find import clusters
from latentwalk.tools.clusters.names import described, named
from latentwalk.tools.data.columns import features_shown, probabilities_shown
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.pictures import thumbnails
from latentwalk.tools.latent.activity import Activity, activity_of
from latentwalk.tools.latent.aggregate import Aggregate, aggregate
from latentwalk.tools.layout import neighbors, quality
from latentwalk.tools.layout.latent import latent_layout
from latentwalk.tools.model.encoding import Encoded
from latentwalk.tools.model.gradients import Record
from latentwalk.tools.model.head import FOLDS, Judged
from latentwalk.tools.model.inputs import ScaledInputs
from latentwalk.tools.model.layers import layers_of
from latentwalk.tools.model.parts import SAID
from latentwalk.tools.model.settings import VaeSettings
from latentwalk.tools.model.vae import VAE
from latentwalk.tools.options import plain
from latentwalk.tools.terminal import Stages

NEIGHBORS = 15
PREDICTED = (
    f"training rows by classifiers that were not taught their class ({FOLDS} folds), validation and test rows by the"
    " one that goes with the decoder"
)
FEWEST_ROWS = 3  # of which quality can be judged
SERIES = [f"{part}_{name}" for part in ("train", "val") for name in ("loss", "reconstruction", "kl")]


@dataclass(frozen=True, eq=False)
class Trained:
    """A finished run: the model with its best weights, what it was trained on, and what came of it.  `judged` is None
    where there are no classes."""

    dataset: Dataset
    inputs: ScaledInputs
    model: VAE
    encoded: Encoded
    judged: Judged | None
    history: list[Record]
    settings: VaeSettings

    @property
    def activity(self) -> Activity:
        """Of the latent dimensions, by the training rows."""
        rows = self.inputs.parts["train"].cpu().numpy()
        return activity_of(self.encoded.mean[rows], self.encoded.sigma[rows])

    @property
    def aggregate(self) -> Aggregate:
        """Of the posteriors of the training rows."""
        rows = self.inputs.parts["train"].cpu().numpy()
        return aggregate(self.encoded.mean[rows], self.encoded.sigma[rows], self.settings.seed)


def check_fits(dataset: Dataset, inputs: ScaledInputs, settings: VaeSettings) -> None:
    """Raise UsageError where `make_scene` could not hold what is to be trained, or make the layouts asked for."""
    from latentwalk.tools.layout import methods as projections

    if len(dataset) < FEWEST_ROWS:
        raise UsageError(f"{dataset.name}: expected at least {FEWEST_ROWS} rows, found {len(dataset)}; give more")
    columns = len(dataset.feature_names)
    if len(inputs.shape) == 1 and columns > MAX_ITEMS:
        raise UsageError(
            f"{dataset.name}: expected at most {MAX_ITEMS} columns, which a scene can name, found {columns};"
            " leave some out"
        )
    if settings.latent_dim > MAX_LATENT:
        raise UsageError(f"--latent-dim: expected at most {MAX_LATENT}, found {settings.latent_dim}")
    fewer = {"tsne": projections.Tsne().neighbors, "umap": projections.Umap().neighbors}
    for method in settings.method:
        if len(dataset) <= fewer[method]:
            raise UsageError(
                f"--method {method}: needs more than {fewer[method]} rows, found {len(dataset)}; give more rows, or"
                " leave it out"
            )


def make_scene(trained: Trained, provenance: Mapping[str, object], stages: Stages) -> Scene:
    """The scene of a run.  It starts in the layout "latent", the posterior means; the settings' tsne and umap add
    layouts of them, in which a place takes its latent from the rows around it.

    Neighbors and quality are measured on the values as the model sees them, scaled.
    """
    dataset, settings, latents = trained.dataset, trained.settings, trained.encoded.mean
    positions, room = latent_layout(latents)
    made = {"latent": positions} | {
        method: _project(method, latents, settings.seed, stages) for method in settings.method
    }
    features = trained.inputs.scaled()
    if trained.judged is not None:
        provenance = {**provenance, "predictions": PREDICTED}
    with stages.stage("neighbors", len(dataset)) as advance:
        nearest = neighbors.exact(features, min(NEIGHBORS, len(dataset) - 1), advance)
    layouts = {
        name: Layout(xyz, quality.measure(features, xyz, seed=settings.seed), plain(settings) | {"method": name})
        for name, xyz in made.items()
    }
    return Scene(
        ids=dataset.ids,
        layouts=layouts,
        columns=_columns(trained) | _clusters(trained, stages),
        thumbnails=None if dataset.images is None else thumbnails(dataset.images),
        neighbors=nearest,
        training=Training(settings.model, _series(trained.history), provenance=provenance),
        decoder=decoder_of(trained, {"latent": room} | {method: RoomMap("interpolate") for method in settings.method}),
        provenance=provenance,
        title=f"{dataset.name}: {settings.model}, latent {settings.latent_dim}",
    )


def _project(method: str, latents: F32, seed: int, stages: Stages) -> F32:
    """A layout (n, 3) of `latents` by t-SNE or UMAP with their usual options."""
    from latentwalk.tools.layout import methods as projections
    from latentwalk.tools.layout.principal import pca

    if method == "umap":
        options = projections.Umap()
        near = neighbors.exact(latents, options.neighbors)
        with stages.stage("umap", projections.umap_epochs(len(latents), options)) as advance:
            return projections.umap(latents, near, options, seed, advance)
    settings = projections.Tsne()
    near = neighbors.exact(latents, settings.neighbors)
    with stages.stage("tsne", settings.steps) as advance:
        return projections.tsne(pca(latents, 3, seed).positions, near, settings, seed, advance)


def decoder_of(trained: Trained, maps: dict[str, RoomMap]) -> Decoder:
    """The decoder as data, with the latents of all rows and, by layout, the way back into them (`maps`)."""
    label, head = trained.dataset.label, None if trained.judged is None else trained.judged.head
    return Decoder(
        layers=layers_of([trained.model.decoder, trained.model.link]),
        output=_output(trained.dataset, trained.inputs),
        latents=trained.encoded.mean,
        sigma=trained.encoded.sigma,
        maps=maps,
        classifier=layers_of(head) if head is not None else [],
        class_names=label.names if head is not None and label is not None else [],
        provenance=plain(trained.settings),
    )


def _columns(trained: Trained) -> dict[str, Column]:
    """The data's own columns, each row's part in the training, its reconstruction error, σ by latent dimension, and
    what the classifier says unless the data brings predictions of its own."""
    dataset, inputs, encoded = trained.dataset, trained.inputs, trained.encoded
    part = np.full(len(dataset), -1, np.int32)
    for code, name in enumerate(SAID):
        part[inputs.parts[name].cpu().numpy()] = code
    columns: dict[str, Column] = {
        **dataset.columns,
        **features_shown(dataset),
        "used_for": Category(part, list(SAID.values())),
    }
    columns["reconstruction_error"] = Scalar(encoded.error, "mean squared, scaled")
    columns |= {f"sigma_{j + 1}": Scalar(np.ascontiguousarray(values)) for j, values in enumerate(encoded.sigma.T)}
    if trained.judged is None or "prediction" in columns:
        return columns
    return columns | _predictions(dataset, trained.judged.shares)


def _clusters(trained: Trained, stages: Stages) -> dict[str, Column]:
    """The clusters of the latents, if they are asked for."""
    settings, label = trained.settings, trained.dataset.label
    if settings.cluster is None:
        return {}
    count = len(label.names) if settings.clusters is None and label is not None else settings.clusters
    with stages.stage("clusters"):
        found = clusters(trained.encoded.mean, settings.cluster, count, settings.cluster_size, settings.seed)
    if label is not None:
        ari, nmi = rand_and_information(label.codes, found.codes)
        stages.say(f"clusters of the latents against the classes: ARI {shown(ari)}, NMI {shown(nmi)}")
    if apart := int((found.codes < 0).sum()):
        stages.say(
            f"{apart:,} of {len(found.codes):,} rows are in no cluster; a smaller --cluster-size leaves out fewer,"
            " --cluster kmeans none"
        )
    return {"cluster": named(described(trained.dataset, trained.dataset.columns), found, stages.say)}


def _predictions(dataset: Dataset, shares: F32) -> dict[str, Column]:
    """What the heads say of the rows as they are: prediction, confidence, of few classes each one's probability, and
    whether it is right."""
    label = dataset.label
    assert label is not None  # a head is trained where there are classes
    codes = predicted(shares)
    columns: dict[str, Column] = {
        "prediction": Category(codes, label.names, label.colors),
        "confidence": Scalar(shares.max(axis=1)),
        "correct": Bool(judged(codes, label.codes) == RIGHT),
    }
    return columns | probabilities_shown(shares, label.names)


def predicted(shares: F32) -> I32:
    """The class (n,) of the largest share, −1 where they are NaN."""
    return np.where(np.isnan(shares[:, 0]), -1, shares.argmax(axis=1)).astype(np.int32)


def _output(dataset: Dataset, inputs: ScaledInputs) -> Output:
    if len(inputs.shape) == 3:
        channels, height, width = inputs.shape
        return Output("image", (height, width, channels))
    trained = dataset.features[inputs.parts["train"].cpu().numpy()]  # of training rows: beyond them the model guesses
    return Output(
        "table", None, dataset.feature_names, inputs.scale, inputs.shift, trained.min(axis=0), trained.max(axis=0)
    )


def _series(history: list[Record]) -> dict[str, list[list[float]]]:
    return {
        name: [[float(record["epoch"]), record[name]] for record in history] for name in SERIES if name in history[-1]
    }
