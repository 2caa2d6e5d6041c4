"""A run's network rebuilt: its plan read again, and a fresh model of it, wherever a run goes on or is used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch

from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.figure.look import check_colors
from latentwalk.tools.model.classifier import ClassifierModel
from latentwalk.tools.model.gradients import Model
from latentwalk.tools.model.inputs import for_classifying, for_decoding
from latentwalk.tools.model.latent_scene import check_fits
from latentwalk.tools.model.preparation import Preparation, as_pictures, load_preparation
from latentwalk.tools.model.settings import ClassifierSettings, VaeSettings
from latentwalk.tools.model.vae import VaeModel
from latentwalk.tools.run.folder import PREPARATION, VAES
from latentwalk.tools.run.plan import Plan, kept_plan

NetworkPlan = Plan[VaeSettings | ClassifierSettings]


def read_plan(run: Path) -> NetworkPlan:
    """The plan of a run that trained a network; UsageError where `run` is none."""
    return kept_plan(run, _decided)


def _decided(settings: dict[str, Any]) -> VaeSettings | ClassifierSettings:
    """What a run kept as settings, those of earlier versions among them."""
    kind = VaeSettings if settings["model"] in VAES else ClassifierSettings
    settings.setdefault("test", None)  # made before there was a test part
    if kind is VaeSettings:
        settings.setdefault("maps", 32)  # as all had before this was a setting
    if type(settings.get("oversample_target")) is int and settings["oversample_target"] == 1:
        settings["oversample_target"] = 0.0  # of one row, which every class had; it is a share since it may be one
    if "noise" in settings:  # a VAE's σ, before data could be made with noise
        settings["sigma"] = settings.pop("noise")
    return kind(**settings)


def rebuild_model(run: Path, plan: NetworkPlan, dataset: Dataset, device: torch.device) -> Model:
    """The model of a run as it was before training, with the parts and the scaling that the run has kept."""
    path = run / PREPARATION
    return build_model(dataset, plan.settings, device, load_preparation(path) if path.exists() else None)


def build_model(
    dataset: Dataset,
    settings: VaeSettings | ClassifierSettings,
    device: torch.device,
    prepared: Preparation | None = None,
) -> Model:
    """A fresh model with its rows, on their device; UsageError where data and settings do not fit."""
    if isinstance(settings, VaeSettings):
        scaled = for_decoding(
            dataset, scale=settings.scale, likelihood=settings.likelihood, sigma=settings.sigma,
            validation=settings.validation, test=settings.test, seed=settings.seed, prepared=prepared,
        )  # fmt: skip
        check_fits(dataset, scaled, settings)
        return VaeModel(scaled.to(device), settings)
    inputs = for_classifying(
        dataset, pictures=_wants_pictures(settings.model, dataset),
        validation=settings.validation, test=settings.test, seed=settings.seed, prepared=prepared,
    )  # fmt: skip
    check_colors(settings.colors, inputs.classes)
    return ClassifierModel(inputs.to(device), settings)


def _wants_pictures(model: str, dataset: Dataset) -> bool:
    """Whether rows go in as pictures: always into a cnn, and into an rnn where they are some."""
    return model == "cnn" or (model == "rnn" and as_pictures(dataset) is not None)


def pick_device(name: str | None) -> torch.device:
    """The device called `name`, or the best one here; UsageError where torch cannot use it."""
    usable = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    if name is None:
        return torch.device(next(kind for kind, there in usable.items() if there))
    if not usable.get(name, False):
        found = ", ".join(kind for kind, there in usable.items() if there)
        raise UsageError(f"--device {name}: torch {torch.__version__} cannot use it here; expected one of: {found}")
    return torch.device(name)
