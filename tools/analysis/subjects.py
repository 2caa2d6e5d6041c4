"""Subjects of an analysis from what there is: a scene, or a run that somebody recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

import numpy as np

from latentwalk.scenes import Category, Column, Decoder, Layout, Scalar, Scene, UsageError, read
from latentwalk.scenes.arrays import F32, F64, I32, U8, Indices
from latentwalk.scenes.rules import PROBABILITY, recoded
from latentwalk.tools.analysis.features import Predict
from latentwalk.tools.analysis.outliers import ISOLATION, LOF
from latentwalk.tools.analysis.subject import Subject
from latentwalk.tools.analysis.traits import is_judged
from latentwalk.tools.data.columns import MOST_SHOWN, fitting_name
from latentwalk.tools.model.parts import SAID
from latentwalk.tools.run.log import Run, read_run
from latentwalk.tools.run.measures import class_names, last_columns
from latentwalk.tools.run.summary import thumbnails

Part = Literal["train", "val", "test", "all"]
NOTES = {  # what must be said of numbers of these rows
    "training rows": ("These rows were trained on: what follows flatters the model.",),
    "validation rows": ("The model was chosen by these rows, so what follows flatters it a little.",),
    "all rows": ("Rows that the model was trained on are among these: what follows flatters it.",),
}
SPLITS = ("used_for", "split")  # columns that say what a row was for, the surest first
# Numbers that some tool of ours made of a model: they are no features of the data.
MADE = ("reconstruction_error", "traveled", "displacement", "boundary_distance", LOF, ISOLATION)
MADE_PREFIXES = (PROBABILITY, "sigma_", "true_", "bayes_")


@dataclass(frozen=True, eq=False)
class Loaded:
    """A subject, and what came with its rows.

    `source`: what it was made from, in words; `notes`: sentences on what was used, and what cannot be had; `layouts` of
    the subject's rows; `decoder` with the latents of these rows; `predict`: the model, for other rows of its features.
    """

    subject: Subject
    source: str
    notes: Sequence[str]
    layouts: Mapping[str, Layout] = field(default_factory=dict)
    decoder: Decoder | None = None
    predict: Predict | None = None


def of_scene(path: Path, part: Part | None) -> Loaded:
    """The rows of a scene file, or those of one `part` by its column `used_for` or `split`.

    Its representation is the latents of its decoder, else the numeric columns of what it says is a table, each to
    deviation 1, else the positions of its first layout, or last epoch.  Raises `UsageError` where there are no rows of
    the part, `SceneError` as `read`.
    """
    scene = read(path)
    there = _stand_in_last_epoch(scene) if scene.epochs and not scene.layouts else None
    keep, named, notes = _part_of(scene.columns, len(scene), part, path, there)
    classes, labels, predictions = _classes(scene.columns)
    probabilities = _probabilities(scene.columns, classes, predictions)
    notes += _missing(labels, predictions, probabilities)
    features, names = _features(scene)
    if not names:
        notes.append("The scene has no numeric columns of the data: which features separate classes cannot be told.")
    representation, said = _representation(scene, features)
    whole = Subject(
        scene.title or path.stem, scene.ids, classes, labels, predictions, probabilities, representation, features,
        names, scene.columns, _pictures(scene), named,
    )  # fmt: skip
    decoder = scene.decoder
    return Loaded(
        whole.rows(keep),
        f"scene {path.name}",
        [f"The representation is {said}.", *notes],
        {name: Layout(layout.positions[keep]) for name, layout in scene.layouts.items()},
        None if decoder is None else _decoder_of(decoder, keep),
    )


def of_recorded(path: Path, part: Part | None) -> Loaded:
    """The rows of a recorded run's last epoch, of one `part` by the splits that were recorded.

    Raises `UsageError` where nothing was recorded or no row is of the part, `SceneError` where the log is damaged.
    """
    run = read_run(path)
    if not run.snapshots:
        raise UsageError(
            f"{path}: expected at least one whole epoch with features, found none; train on, or record one"
        )
    last = run.snapshots[-1]
    rows = last.rows.astype(np.intp)
    columns = last_columns(run, [last])
    keep, named, notes = _part_of(columns, len(run), part, path, rows)
    representation = np.zeros((len(run), last.features.shape[1]), np.float32)
    representation[rows] = last.features
    probabilities = None
    if last.logits is not None:
        probabilities = np.zeros((len(run), last.logits.shape[1]), np.float32)
        probabilities[rows] = softmax(last.logits)
    prediction = columns.get("prediction")
    predictions = prediction.codes if isinstance(prediction, Category) else np.full(len(run), -1, np.int32)
    notes += _missing(run.labels, predictions, probabilities)
    notes.append("A log has no columns of the data: which features separate classes cannot be told.")
    subject = Subject(
        run.name, run.ids, _names(run, probabilities), run.labels, predictions, probabilities, representation,
        columns=columns, images=_run_pictures(run), part=named,
    )  # fmt: skip
    said = (
        f"The representation is what was recorded as features, {representation.shape[1]} wide, at epoch {last.epoch:g}."
    )
    return Loaded(subject.rows(keep), f"what {path.name} recorded", [said, *notes])


def softmax(logits: F32 | F64) -> F32:
    """Probabilities (n, classes) of logits (n, classes)."""
    raised = np.exp(logits.astype(np.float64) - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)


def _names(run: Run, probabilities: F32 | None) -> list[str]:
    """The run's classes, one for each logit."""
    names = class_names(run)
    missing = 0 if probabilities is None else probabilities.shape[1] - len(names)
    return [*names, *(str(code) for code in range(len(names), len(names) + missing))]


def _part_of(
    columns: Mapping[str, Column], count: int, part: Part | None, where: Path, among: Indices | None = None
) -> tuple[Indices, str, list[str]]:
    """The rows of a part, its name in words, and what to say of the choice; without one asked for the rows that the
    model never saw, where it is known which."""
    rows = np.arange(count) if among is None else among
    found = {name: chosen for name in SAID if len(chosen := _rows_of(columns, name, rows))}
    if part is None:
        part = next((name for name in ("test", "val") if name in found), "all")  # type: ignore[assignment]
        if part == "all" and found:
            return rows, "all rows", list(NOTES["training rows"])
    assert part is not None
    if part == "all":
        return rows, "all rows", list(NOTES["all rows"]) if "train" in found else []
    if part not in found:
        known = ", ".join(found) or "none, only --part all"
        raise UsageError(f"{where}: --part {part}: no such rows; its parts are {known}")
    named = f"{SAID[part]} rows"
    return found[part], named, list(NOTES.get(named, ()))


def _rows_of(columns: Mapping[str, Column], part: str, rows: Indices) -> Indices:
    for name in SPLITS:
        column = columns.get(name)
        if isinstance(column, Category):
            wanted = [code for code, said in enumerate(column.names) if said in (part, SAID[part])]
            return rows[np.isin(column.codes[rows], wanted)]
    return rows[:0]


def _classes(columns: Mapping[str, Column]) -> tuple[list[str], I32, I32]:
    """Names of classes, and the codes (n,) into them that label and prediction have, −1 where unknown."""
    label, prediction = columns.get("label"), columns.get("prediction")
    known = [column for column in (label, prediction) if isinstance(column, Category)]
    names = list(dict.fromkeys(name for column in known for name in column.names))
    if not isinstance(label, Category):
        raise UsageError(
            "the scene has no classes: expected a column label of names; attach it with latentwalk reduce … --labels"
        )
    unknown = np.full(len(label.codes), -1, np.int32)
    predictions = recoded(prediction.codes, prediction.names, names) if isinstance(prediction, Category) else unknown
    return names, recoded(label.codes, label.names, names), predictions


def _probabilities(columns: Mapping[str, Column], classes: Sequence[str], predictions: I32) -> F32 | None:
    """Probabilities (n, classes) where the columns have them; of two classes the confidence says it all."""
    named = [columns.get(fitting_name(PROBABILITY + name)) for name in classes]
    if named and all(isinstance(column, Scalar) for column in named):
        return np.stack([column.values for column in named if isinstance(column, Scalar)], axis=1)
    confidence = columns.get("confidence")
    if len(classes) != 2 or not isinstance(confidence, Scalar) or (predictions < 0).any():
        return None
    first = np.where(predictions == 0, confidence.values, 1 - confidence.values)
    return np.stack([first, 1 - first], axis=1).astype(np.float32)


def _missing(labels: I32, predictions: I32, probabilities: F32 | None) -> list[str]:
    """What cannot be computed, in words."""
    notes = []
    if not (labels >= 0).any():
        notes.append("No row has a label: nothing says what is right.")
    if not (predictions >= 0).any():
        notes.append("There are no predictions: confusions, error regions and suspect labels cannot be told.")
    elif probabilities is None:
        notes.append(
            "There are predictions but no probabilities of all classes: entropy, margin and calibration cannot be told."
        )
    return notes


def _features(scene: Scene) -> tuple[F32 | None, list[str]]:
    """The numeric columns of the data (n, m) with their names; none where the scene has none."""
    names = [name for name, column in scene.columns.items() if _is_feature(name, column)][:MOST_SHOWN]
    if scene.decoder is not None and scene.decoder.output.names:
        names = [name for name in scene.decoder.output.names if isinstance(scene.columns.get(name), Scalar)]
    if not names:
        return None, []
    values = [column.values for name in names if isinstance(column := scene.columns[name], Scalar)]
    return np.stack(values, axis=1), names


def _is_feature(name: str, column: Column) -> bool:
    """A number that the data brought: known for every row, and made by none of our tools."""
    if not isinstance(column, Scalar) or name in MADE or is_judged(name) or name.startswith(MADE_PREFIXES):
        return False
    return bool(np.isfinite(column.values).all())


def _representation(scene: Scene, features: F32 | None) -> tuple[F32 | None, str]:
    """What a model made of the rows, or the nearest to it that there is, and its name in words."""
    if scene.decoder is not None:
        return scene.decoder.latents, f"the decoder's latents, {scene.decoder.latents.shape[1]} wide"
    data = scene.provenance.get("data")
    table = isinstance(data, Mapping) and data.get("format") == "table"  # else columns tell of rows that are more
    if features is not None and features.shape[1] > 1 and (table or not scene.layouts):
        deviation = features.std(axis=0)
        scaled = (features - features.mean(axis=0)) / np.where(deviation > 0, deviation, 1)
        return scaled.astype(np.float32), f"the {features.shape[1]} numeric columns, each to deviation 1"
    if scene.layouts:
        name, layout = next(iter(scene.layouts.items()))
        return layout.positions, f"the positions of the layout {name}, which are three numbers of what was more"
    return None, "missing, as the scene has no layout"


def _stand_in_last_epoch(scene: Scene) -> Indices:
    """Give a scene that has epochs alone the last one as its layout; the rows that are present there."""
    last = scene.epochs[-1]
    scene.layouts[f"epoch {last.epoch:g}"] = Layout(np.nan_to_num(last.positions))
    return np.flatnonzero(np.isfinite(last.positions).all(axis=1))


def _decoder_of(decoder: Decoder, keep: Indices) -> Decoder:
    sigma = None if decoder.sigma is None else decoder.sigma[keep]
    return replace(decoder, latents=decoder.latents[keep], sigma=sigma)


def _pictures(scene: Scene) -> U8 | None:
    """Pictures of all rows (n, h, w, c); black where a row has none, None where no row has one."""
    shown = scene.thumbnails
    if shown is None:
        return None
    pixels = np.zeros((len(scene), *shown.pixels.shape[1:]), np.uint8)
    pixels[shown.rows] = shown.pixels
    return pixels


def _run_pictures(run: Run) -> U8 | None:
    shown = thumbnails(run)
    return None if shown is None else _pictures(Scene(run.ids, thumbnails=shown))
