"""The decoder of a VAE's run, for scenes of the rows that the run recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from latentwalk.scenes import Decoder, UsageError, read
from latentwalk.tools.model.latent_scene import decoder_of
from latentwalk.tools.model.rebuild import read_plan, rebuild_model
from latentwalk.tools.model.results import trained_vae
from latentwalk.tools.model.trainer import Trainer
from latentwalk.tools.model.vae import VaeModel
from latentwalk.tools.run.folder import LATENT_SCENE, METADATA, VAES, WEIGHTS, read_metadata
from latentwalk.tools.run.plan import load_data
from latentwalk.tools.terminal import Stages


def run_decoder(run: Path, ids: Sequence[str], stages: Stages) -> Decoder | None:
    """The decoder with the weights of the best epoch so far and the latents of the rows `ids`; None where `run` trains
    no VAE or has no weights yet.

    A finished run has it in its scene; of another the data is read again.  Raises UsageError where that has changed.
    """
    if not (run / METADATA).is_file() or not (run / WEIGHTS).is_file():
        return None
    metadata = read_metadata(run)
    if metadata.get("model", metadata.get("parameters", {}).get("model")) not in VAES:
        return None
    known, decoder = _finished(run) if "results" in metadata else _unfinished(run, stages)
    if decoder is None:
        return None
    rows = _places(run, known, ids)
    sigma = None if decoder.sigma is None else decoder.sigma[rows]
    return replace(decoder, latents=decoder.latents[rows], sigma=sigma, maps={})


def _finished(run: Path) -> tuple[Sequence[str], Decoder | None]:
    scene = read(run / LATENT_SCENE)
    return scene.ids, scene.decoder


def _unfinished(run: Path, stages: Stages) -> tuple[Sequence[str], Decoder]:
    plan = read_plan(run)
    dataset = load_data(run, plan)
    model = rebuild_model(run, plan, dataset, torch.device("cpu"))
    assert isinstance(model, VaeModel)
    trainer = Trainer(model, run)
    trainer.load_best()
    return dataset.ids, decoder_of(trained_vae(trainer, model, dataset, stages), {})


def _places(run: Path, known: Sequence[str], ids: Sequence[str]) -> NDArray[np.int64]:
    """Where `ids` are among `known`."""
    place = {name: number for number, name in enumerate(known)}
    missing = [name for name in ids if name not in place]
    if missing:
        raise UsageError(f"{run}: row {missing[0]!r} of {WEIGHTS} is not in its data any more")
    return np.array([place[name] for name in ids], np.int64)
