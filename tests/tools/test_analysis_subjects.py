"""What is analyzed, from scenes and from what somebody recorded: the rows, and in words what is missing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from kit.blobs import blobs
from kit.epochs_scene import make_scene

from latentwalk.scenes import Category, Layout, Scalar, Scene, UsageError, write
from latentwalk.scenes.rules import WRONG
from latentwalk.tools import Recorder
from latentwalk.tools.analysis.subjects import Loaded, of_recorded, of_scene


def loaded(folder: Path, scene: Scene, part: str | None = None) -> Loaded:
    write(folder / "s.scene", scene)
    return of_scene(folder / "s.scene", part)  # type: ignore[arg-type]


def test_a_scene_says_what_it_lacks(tmp_path: Path) -> None:
    found = loaded(tmp_path, blobs(30))
    subject, notes = found.subject, " ".join(found.notes)
    assert (subject.right == WRONG).sum() == 3
    assert subject.representation is not None
    assert subject.images is not None
    assert subject.images.shape == (30, 8, 8, 3)
    assert subject.features is None
    assert subject.part == "all rows"
    assert "positions of the layout pca" in notes
    assert "entropy, margin and calibration cannot be told" in notes
    assert "no numeric columns" in notes


def test_two_classes_and_a_confidence_are_probabilities(tmp_path: Path) -> None:
    label = Category(np.array([0, 1, 1, 0], np.int32), ["no", "yes"])
    guess = Category(np.array([1, 0, 0, 1], np.int32), ["yes", "no"])
    columns = {"label": label, "prediction": guess, "confidence": Scalar(np.array([0.9, 0.8, 0.7, 0.6], np.float32))}
    columns |= {name: Scalar(np.arange(4, dtype=np.float32) ** power) for power, name in enumerate(("a", "b", "c"), 1)}
    scene = Scene(range(4), {"own": Layout(np.eye(4, 3, dtype=np.float32))}, columns)
    scene.provenance = {"data": {"format": "table"}}
    found = loaded(tmp_path, scene)
    assert found.subject.predictions.tolist() == [0, 1, 1, 0]
    assert found.subject.probabilities is not None
    assert found.subject.probabilities[:, 0].tolist() == pytest.approx([0.9, 0.2, 0.3, 0.6])
    assert list(found.subject.feature_names) == ["a", "b", "c"]
    assert "the 3 numeric columns" in found.notes[0]
    assert len(found.notes) == 1


def test_columns_of_probabilities_are_read(tmp_path: Path) -> None:
    scene = blobs(6)
    shares = np.random.default_rng(0).dirichlet([1, 1, 1], 6).astype(np.float32)
    scene.columns |= {
        f"probability: {name}": Scalar(column) for name, column in zip(["ant", "bee", "cat"], shares.T, strict=True)
    }
    found = loaded(tmp_path, scene)
    assert found.subject.probabilities == pytest.approx(shares)
    assert not found.subject.feature_names


def test_the_rows_that_a_model_never_saw_come_first(tmp_path: Path) -> None:
    scene = blobs(12)
    scene.columns["split"] = Category(np.arange(12, dtype=np.int32) % 2, ["train", "test"])
    write(tmp_path / "s.scene", scene)
    found = of_scene(tmp_path / "s.scene", None)
    assert found.subject.part == "test rows"
    assert list(found.subject.ids) == [f"row-{row}" for row in range(1, 12, 2)]
    assert found.layouts["pca"].positions.shape == (6, 3)
    assert any("flatters" in note for note in of_scene(tmp_path / "s.scene", "train").notes)
    assert any("flatters" in note for note in of_scene(tmp_path / "s.scene", "all").notes)
    with pytest.raises(UsageError, match="--part val: no such rows; its parts are train, test"):
        of_scene(tmp_path / "s.scene", "val")


def test_a_scene_of_epochs_is_taken_as_the_last_one_has_it(tmp_path: Path) -> None:
    scene = make_scene(30, (1.0, 5.0))  # whose row 7 is absent in the second
    found = loaded(tmp_path, scene)
    assert len(found.subject) == 29
    assert "row-7" not in found.subject.ids
    assert np.array_equal(found.layouts["epoch 5"].positions, np.delete(scene.epochs[-1].positions, 7, axis=0))


def test_a_scene_without_classes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no classes: expected a column label"):
        loaded(tmp_path, Scene(range(4), {"own": Layout(np.eye(4, 3, dtype=np.float32))}))


def test_a_recorded_run_gives_its_last_epoch(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    features, logits = rng.normal(size=(2, 20, 5)), 9 * rng.normal(size=(2, 20, 3))
    labels = np.arange(20) % 3
    with Recorder(tmp_path, classes=["a", "b", "c"], splits=("train", "val")) as recorder:
        for epoch in (1, 2):
            for split in ("train", "val"):
                recorder.epoch(
                    epoch, features=features[epoch - 1], labels=labels, logits=logits[epoch - 1], split=split
                )
    found = of_recorded(recorder.path, None)
    assert found.subject.part == "validation rows"
    assert found.subject.representation == pytest.approx(features[1])
    assert found.subject.predictions.tolist() == logits[1].argmax(1).tolist()
    assert found.subject.probabilities is not None
    assert found.subject.probabilities.sum(axis=1) == pytest.approx(1)
    assert "at epoch 2" in found.notes[0]


def test_a_run_without_an_epoch_is_refused(tmp_path: Path) -> None:
    with Recorder(tmp_path) as recorder:
        pass
    with pytest.raises(UsageError, match="at least one whole epoch"):
        of_recorded(recorder.path, None)
