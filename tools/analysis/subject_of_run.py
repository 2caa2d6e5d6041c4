"""The subject of an analysis from a run of `latentwalk train`: its classifier judges the rows of a part anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from latentwalk.scenes import UsageError
from latentwalk.scenes.arrays import F32, I32, I64
from latentwalk.tools.analysis.subject import Subject
from latentwalk.tools.analysis.subjects import NOTES, Loaded, Part
from latentwalk.tools.data.choice import rows
from latentwalk.tools.data.columns import known_codes
from latentwalk.tools.model.parts import SAID
from latentwalk.tools.model.predictor import load_predictor
from latentwalk.tools.run.plan import data_of


def of_run(run: Path, part: Part | None, layer: str | None) -> Loaded:
    """The rows of a part of the run's data, as its classifier judges them with the weights of its best epoch.

    Raises `UsageError` where the run has no classifier, its data is no longer the same, or there is no such part or
    layer.
    """
    predictor = load_predictor(run)
    dataset = data_of(run)
    name, keep = _chosen(run, predictor.preparation.parts, part)
    chosen = rows(dataset, keep)
    probabilities = predictor.probabilities(chosen)
    layers = predictor.layers(chosen)
    layer = next(iter(layers)) if layer is None else layer
    if layer not in layers:
        raise UsageError(f"--layer: expected one of {', '.join(layers)}, found {layer!r}")
    representation = layers[layer]
    subject = Subject(
        f"{run.name}: {dataset.name}",
        chosen.ids,
        list(predictor.classes),
        known_codes(chosen.label, list(predictor.classes), len(chosen)),
        probabilities.argmax(axis=1).astype(np.int32),
        probabilities,
        representation,
        chosen.features,
        chosen.feature_names,
        chosen.columns,
        chosen.images,
        name,
    )
    said = f"The representation is {layer}, {representation.shape[1]} wide."

    def predict(features: F32) -> I32:
        found = predictor.probabilities(replace(chosen, features=features))
        return np.asarray(found.argmax(axis=1), np.int32)

    model = predict if predictor.preparation.kind == "columns" else None
    notes = [said, *NOTES.get(name, ())]
    return Loaded(subject, f"{dataset.name}, judged by {run.name}", notes, predict=model)


def _chosen(run: Path, parts: Mapping[str, I64], part: Part | None) -> tuple[str, I64]:
    """The part in words, and its rows of the data: the first that has any of test, val and train, unless asked for."""
    there = {name: np.sort(rows) for name, rows in parts.items() if len(rows)}
    if part == "all":
        return "all rows", np.sort(np.concatenate(list(there.values())))
    if part is None:
        part = next(name for name in ("test", "val", "train") if name in there)  # type: ignore[assignment]
    assert part is not None
    if part not in there:
        raise UsageError(f"{run}: --part {part}: no such rows; its parts are {', '.join(there)}")
    return f"{SAID[part]} rows", there[part]
