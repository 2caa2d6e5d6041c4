"""What a finished run leaves in its folder besides its numbers: a VAE's figures and scene, a classifier's epochs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from latentwalk.scenes import Scene, known_quality, write
from latentwalk.scenes.arrays import F32, Bools
from latentwalk.scenes.outputs import whole
from latentwalk.scenes.rules import RIGHT, UNKNOWN, judged
from latentwalk.tools.analysis.evaluation import evaluate
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.figure.vae import draw_all
from latentwalk.tools.latent.activity import collapse
from latentwalk.tools.latent.aggregate import missed, prior_fit
from latentwalk.tools.model.classifier import ClassifierModel
from latentwalk.tools.model.encoding import encode
from latentwalk.tools.model.head import FOLDS, judge
from latentwalk.tools.model.judged_scene import write_layers
from latentwalk.tools.model.latent_scene import Trained, make_scene, predicted
from latentwalk.tools.model.parts import SAID, Rows
from latentwalk.tools.model.predictor import NetworkPredictor
from latentwalk.tools.model.trainer import Trainer, probabilities
from latentwalk.tools.model.vae import VaeModel
from latentwalk.tools.run.evaluated import write_evaluation
from latentwalk.tools.run.folder import LATENT_IDS, LATENT_SCENE, LATENTS, write_json
from latentwalk.tools.terminal import Stages

Results = dict[str, object]


def write_results(trainer: Trainer, dataset: Dataset, provenance: Mapping[str, object], stages: Stages) -> Results:
    """Write what belongs to the model, from the weights of the best epoch; return the run's figures of merit."""
    # Early stopping and overfitting leave worse ones in the network.
    trainer.load_best()
    match trainer.model:
        case VaeModel() as model:
            own = _of_vae(trainer, model, dataset, provenance, stages)
        case ClassifierModel() as model:
            own = _of_classifier(trainer, model, dataset, provenance, stages)
        case other:
            raise TypeError(f"no results are known of {type(other).__name__}")
    return {
        "epochs": len(trainer.history),
        "stopped_early": trainer.stopped_early,
        "best": trainer.best,
        "test": trainer.numbers_of("test") if len(trainer.inputs.parts["test"]) else None,
        "seconds": sum(record["seconds"] for record in trainer.history),
        "weights": sum(weight.numel() for weight in trainer.model.network.parameters()),
        **own,
        "history": trainer.history,
    }


def trained_vae(trainer: Trainer, model: VaeModel, dataset: Dataset, stages: Stages) -> Trained:
    """All rows encoded and, where there are classes, a head for what is decoded; the network has its best weights."""
    settings, found = model.settings, None
    with stages.stage("encoding"):
        encoded = encode(model.network, model.inputs)
    if settings.classifier != "none" and dataset.label is not None:
        with stages.stage("classifier", FOLDS + 1) as step:
            found = judge(model.network, model.inputs, dataset.label, settings.classifier, settings.seed, step)
    return Trained(dataset, model.inputs, model.network, encoded, found, trainer.history, settings)


def _of_vae(
    trainer: Trainer, model: VaeModel, dataset: Dataset, provenance: Mapping[str, object], stages: Stages
) -> Results:
    trained, settings = trained_vae(trainer, model, dataset, stages), model.settings
    activity, rows = trained.activity, trained.aggregate
    fit = prior_fit(rows, settings.seed)
    with stages.stage("figures"):
        draw_all(trained, trainer.run, rows, fit)
    _write_latents(trained, trainer.run)
    scene = make_scene(trained, provenance, stages)
    write(trainer.run / LATENT_SCENE, scene, overwrite=True)  # the run's own, of fewer epochs
    sigma = settings.sigma if settings.likelihood == "gaussian" else None
    warnings = collapse(activity, settings.beta, settings.beta_warmup, len(trained.history), sigma)
    warnings += missed(fit, rows, activity)
    for said in warnings:
        stages.warn(said)
    dimensions = {
        "kl": activity.kl,
        "variance_of_mean": activity.variance,
        "active": activity.active,
        "directions": activity.directions,
    }
    return _vae_numbers(trained, scene) | {"dimensions": dimensions, "prior": vars(fit), "warnings": warnings}


def _write_latents(trained: Trained, run: Path) -> None:
    """The posterior means of all rows as an array, and beside it the rows' ids, in the same order."""
    with whole(run / LATENTS, overwrite=True) as beside, beside.open("wb") as file:
        np.save(file, trained.encoded.mean)
    write_json(run / LATENT_IDS, trained.dataset.ids)


def _vae_numbers(trained: Trained, scene: Scene) -> Results:
    error, quality = trained.encoded.error, known_quality(scene.layouts["latent"].quality)
    parts = {name: rows.cpu().numpy() for name, rows in trained.inputs.parts.items()}
    data = trained.inputs.scaled()
    return {
        "reconstruction_error": float(error.mean()),
        **{f"reconstruction_error_{SAID[name]}": _mean(error[rows]) for name, rows in parts.items()},
        "error_of_the_mean_row": float(((data - data.mean(axis=0)) ** 2).mean()),
        "accuracy": _accuracy(trained, parts),
        "trustworthiness": None if quality is None else quality.trustworthiness,
        "neighbors_kept": None if quality is None else quality.neighbors_kept,
    }


def _accuracy(trained: Trained, parts: Mapping[str, Rows]) -> dict[str, float | None] | None:
    """Of each part; of training rows out of fold."""
    label = trained.dataset.label
    if trained.judged is None or label is None:
        return None
    right = judged(predicted(trained.judged.shares), label.codes)
    return {SAID[name]: _mean(right[rows][right[rows] != UNKNOWN] == RIGHT) for name, rows in parts.items()}


def _mean(values: F32 | Bools) -> float | None:
    return float(values.mean()) if len(values) else None


def _of_classifier(
    trainer: Trainer, model: ClassifierModel, dataset: Dataset, provenance: Mapping[str, object], stages: Stages
) -> Results:
    """How well it does on the test part, and what every run of a classifier leaves."""
    rows = model.inputs.parts["test"]
    labels = model.inputs.labels[rows].cpu().numpy()
    found = evaluate(labels, probabilities(model, rows), model.inputs.classes)
    results: Results = {"evaluation": write_evaluation(found, trainer.run)}
    predictor = NetworkPredictor(model.network, model.inputs.preparation, trainer.device, model.layers)
    write_layers(trainer.run, dataset, predictor, model.settings, provenance, stages)
    return results
