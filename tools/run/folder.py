"""A run's folder: numbered and never overwritten, the names of its files, and its metadata."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from latentwalk.scenes.errors import LatentwalkError, UsageError
from latentwalk.scenes.outputs import numbered_folder, whole

METADATA, PROGRESS = "run_metadata.json", "training_progress.txt"
CHECKPOINT, WEIGHTS = "checkpoint.safetensors", "weights.safetensors"
PREPARATION = "preparation.safetensors"  # the parts of the data, and how rows are scaled
VAES, CLASSIFIERS = ("vae", "beta-vae"), ("mlp", "cnn", "rnn")  # the models of each family, as the metadata name them
FORESTS, BOOSTED = ("random-forest",), ("gradient-boosting",)  # which grow by rounds of trees
ESTIMATORS = (*FORESTS, *BOOSTED, "svm", "logistic-regression")  # scikit-learn's classifiers
Metadata = dict[str, Any]  # as JSON has it; older runs lack some keys
LATENTS, LATENT_IDS = "latents.npy", "latents_ids.json"  # of a VAE: the posterior means, (n, d) float32
LATENT_SCENE = "latent.scene"  # of a VAE: all its rows, and its decoder
LAYERS_SCENE = "layers.scene"  # of a classifier: rows held out, a layout for each layer


def new_run(folder: Path) -> Path:
    """Make and return the next free `run_001`, `run_002` … in `folder`, which is made where missing.

    Two processes that ask at once get two folders.  Raises `UsageError` where `folder` is a file or may not be written
    to.
    """
    try:
        return numbered_folder(folder, "run")
    except LatentwalkError as error:
        raise UsageError(f"cannot make a run folder: {error}") from error


def write_json(path: Path, value: object) -> None:
    """Write `value` as indented JSON, whole or not at all."""
    with whole(path, overwrite=True) as temporary:
        temporary.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")


def read_metadata(run: Path) -> Metadata:
    """What run_metadata.json of a run says; UsageError where there is none."""
    path = run / METADATA
    try:
        metadata = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise UsageError(f"{run}: no run, as it has no {METADATA}; expected a folder such as runs/run_001") from error
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read ({error}); expected what latentwalk train wrote") from error
    if not isinstance(metadata, dict):
        raise UsageError(f"{path}: expected what latentwalk train wrote, found something else")
    return metadata


def settings_in(metadata: Metadata) -> Metadata:
    """What a run was trained with, by the names of the fields; nothing where its metadata, old ones too, tell none."""
    settings: Metadata = metadata.get("plan", {}).get("settings", metadata.get("options", {}))
    return settings


def results_in(run: Path, metadata: Metadata) -> Metadata:
    """What a run came to; UsageError where it is not finished."""
    if "results" not in metadata:
        raise UsageError(f"{run}: not finished; go on with it first: latentwalk train --resume {run}")
    results: Metadata = metadata["results"]
    return results
