"""A trained classifier from the folder of its run, for rows that may be new ones: a network, or scikit-learn's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch

from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.estimator import kept, models, space
from latentwalk.tools.model.inputs import as_floats
from latentwalk.tools.model.layers import array
from latentwalk.tools.model.networks import LAST_HIDDEN, Classifier, build, check_layers, outputs
from latentwalk.tools.model.preparation import Preparation, load_preparation
from latentwalk.tools.model.rebuild import pick_device, read_plan, rebuild_model
from latentwalk.tools.model.settings import ClassifierSettings
from latentwalk.tools.model.trainer import EVALUATED
from latentwalk.tools.run.checkpoint import load_weights
from latentwalk.tools.run.folder import CLASSIFIERS, ESTIMATORS, PREPARATION, VAES, WEIGHTS, read_metadata
from latentwalk.tools.run.plan import load_data

SAID = {LAST_HIDDEN: "last hidden layer"}  # layers with a name that says more than ours


class Predictor(Protocol):
    """A trained classifier.  `classes`: their names; `preparation`: how rows come in, and the parts of its own data.

    Raises UsageError where a data set has other columns than what the model was trained on.
    """

    @property
    def classes(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def preparation(self) -> Preparation: ...  # noqa: D102

    def probabilities(self, dataset: Dataset) -> F32:
        """Of each row and class, (n, classes) float32; a row's sum is 1."""
        ...

    def layers(self, dataset: Dataset) -> dict[str, F32]:
        """What the model makes of each row: name → (n, d) float32.  The first is the one to analyze and to walk in."""
        ...


def load_predictor(run: Path, device: str | None = "cpu") -> Predictor:
    """The classifier that a run trained, with the weights of its best epoch (so far).

    `device` is a network's: "cpu", "cuda", "mps" or None for the best one.  Raises UsageError where `run` is none or of
    a VAE, has no model yet, or one that is damaged.
    """
    model = read_metadata(run).get("model")
    if model in ESTIMATORS:
        return load_estimator(run)
    if model in VAES:
        raise UsageError(f"{run}: a {model} predicts no classes; expected the run of a classifier")
    if model not in CLASSIFIERS or not (run / WEIGHTS).is_file():
        raise UsageError(
            f"{run}: has no trained classifier; expected a run of latentwalk train --model {CLASSIFIERS[0]}"
        )
    return _load_network(run, pick_device(device))


class NetworkPredictor:
    """A network of torch, whose layers `names` are of interest."""

    def __init__(
        self, network: Classifier, preparation: Preparation, device: torch.device, names: Sequence[str]
    ) -> None:
        self.classes, self.preparation = preparation.classes, preparation
        self._network, self._device, self._names = network.eval(), device, names

    def probabilities(self, dataset: Dataset) -> F32:
        """Softmax of the logits."""
        return array(torch.softmax(self._passed(dataset, ())[1], 1))

    def layers(self, dataset: Dataset) -> dict[str, F32]:
        """Of each layer by name: maps and sequences by their means, as `pooling.pooled` has it."""
        made = self._passed(dataset, self._names)[0]
        return {SAID.get(name, name): array(features) for name, features in made.items()}

    @torch.no_grad()
    def _passed(self, dataset: Dataset, names: Sequence[str]) -> tuple[dict[str, torch.Tensor], torch.Tensor]:
        values = torch.from_numpy(self.preparation.apply(dataset))
        blocks = [
            outputs(self._network, as_floats(block.to(self._device)), names)
            for block in torch.split(values, EVALUATED)  # of no rows one block without any
        ]
        logits = torch.cat([found for _, found in blocks])
        return {name: torch.cat([made[name] for made, _ in blocks]) for name in names}, logits


class EstimatorPredictor:
    """One of scikit-learn's classifiers with the space that it makes of rows."""

    def __init__(self, pipeline: Any, made: Any, preparation: Preparation) -> None:
        self.classes, self.preparation = preparation.classes, preparation
        self.pipeline, self._space = pipeline, made

    def probabilities(self, dataset: Dataset) -> F32:
        """As `predict_proba` has them."""
        rows = np.asarray(self.preparation.apply(dataset), np.float32)
        return models.probabilities(self.pipeline, rows, len(self.classes)).astype(np.float32)

    def layers(self, dataset: Dataset) -> dict[str, F32]:
        """Which leaves rows share, or their decision values: see `estimator.space`."""
        rows = np.asarray(self.preparation.apply(dataset), np.float32)
        return {space.name_of(self.pipeline): space.place(self.pipeline, self._space, rows)}


def load_estimator(run: Path) -> EstimatorPredictor:
    """That of scikit-learn which a run trained.  Raises UsageError as `load_predictor`."""
    preparation = load_preparation(run / PREPARATION)
    return EstimatorPredictor(kept.load_classifier(run, preparation), kept.load(run / kept.SPACE), preparation)


def _load_network(run: Path, device: torch.device) -> NetworkPredictor:
    """From the settings, the weights and the preparation that a run keeps: nothing of its data is read."""
    plan, path = read_plan(run), run / PREPARATION
    settings = plan.settings
    assert isinstance(settings, ClassifierSettings)  # as its model says
    if path.is_file():
        preparation = load_preparation(path)
    else:  # of a run that was made before they were kept: found again from its data
        preparation = rebuild_model(run, plan, load_data(run, plan), device).inputs.preparation
    with torch.random.fork_rng(devices=[]):  # the first weights are drawn, only to be replaced
        network = build(
            settings.model, preparation.shape, len(preparation.classes), settings.hidden_layers, settings.dropout
        )
    load_weights(run / WEIGHTS, network.to(device))
    return NetworkPredictor(network, preparation, device, check_layers(network, settings.layers))
