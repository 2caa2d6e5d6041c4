"""`latentwalk analyze` of runs: test rows judged anew by the classifier that was kept, or what somebody recorded."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from kit.trained import digits_run

from latentwalk.scenes import Category, UsageError, read
from latentwalk.tools import analyze, train
from latentwalk.tools.analysis.subject_of_run import of_run
from latentwalk.tools.model.predictor import load_predictor


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A classifier of iris, whose 150 rows train in a second."""
    folder = tmp_path_factory.mktemp("runs")
    return train.train("iris", folder, model="mlp", epochs=4, batch_size=16, device="cpu")


def test_a_run_is_judged_by_its_test_rows(run: Path) -> None:
    done = analyze.analyze(run, method=["pca"])
    subject, parts = done.findings.subject, load_predictor(run).preparation.parts
    assert subject.part == "test rows"
    assert list(subject.ids) == [str(row) for row in np.sort(parts["test"])]
    assert done.findings.evaluation is not None
    assert done.findings.evaluation.rows == len(subject)
    assert done.findings.separation.model == "the model that is analyzed"
    assert [feature.rank for feature in done.findings.separation.features] == [1, 2, 3, 4]
    scene = read(done.scene)
    assert list(scene.layouts) == ["pca", "similarity, entropy, margin"]
    label = scene.columns["label"]
    assert isinstance(label, Category)
    assert label.names == ["setosa", "versicolor", "virginica"]


def test_other_parts_say_whom_they_flatter(run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = [str(run), "--part", "train", "--method", "pca", "-o", str(tmp_path / "out")]
    assert analyze.main(line) == 0
    assert "These rows were trained on: what follows flatters the model." in capsys.readouterr().err
    assert "flatters the model" in (tmp_path / "out" / "report.html").read_text()
    assert len(of_run(run, "all", None).subject) == 150


def test_a_layer_that_is_none_is_refused(run: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"^layer: expected one of last hidden layer"):
        analyze.analyze(run, tmp_path / "out", layer="first")


def test_a_run_that_cannot_judge_anew_is_taken_as_recorded(run: Path, tmp_path: Path) -> None:
    copy = tmp_path / run.name
    shutil.copytree(run, copy)
    (copy / "weights.safetensors").unlink()
    found = analyze.analyze(copy, method=["pca"])
    assert found.findings.subject.part == "test rows"
    text = found.report.read_text()
    assert "Not judged anew, but as recorded at the last epoch" in text


def test_what_somebody_recorded_is_analyzed(tmp_path: Path) -> None:
    recorded = digits_run(tmp_path, epochs=2, rows=300)
    done = analyze.analyze(recorded, method=["pca"])
    assert len(done.findings.subject) == 60
    assert done.findings.correlations.overall.n == 60
    assert "A log has no columns of the data" in done.report.read_text()


def test_a_vae_is_analyzed_with_its_latents_shells_and_flips(tmp_path: Path) -> None:
    made = train.train("iris", tmp_path, model="vae", latent_dim=3, epochs=10, device="cpu")
    done = analyze.analyze(made, shells=0.6)
    scene = read(done.scene)
    assert next(iter(scene.layouts)) == "latent"
    assert scene.decoder is not None
    assert len(scene.decoder.latents) == len(done.findings.subject) < 150
    assert all(surface.layout == "latent" for surface in scene.surfaces.values())
    assert scene.surfaces
    assert [each.of != each.to for each in done.findings.flips].count(False) == 0
    assert "nearest to a flip" in scene.selections


def test_what_is_no_run_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nothing: expected a run's folder or a \.scene file, found neither"):
        analyze.analyze(tmp_path / "nothing")
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(UsageError, match="found another file"):
        analyze.analyze(tmp_path / "notes.txt")
