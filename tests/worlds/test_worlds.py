"""Known worlds by name, from options to scenes and runs; classes by number; what does not suit is refused."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from latentwalk.scenes import Category, UsageError, read
from latentwalk.tools import reduce, train
from latentwalk.tools.data import sources
from latentwalk.tools.data.choice import of_classes
from latentwalk.tools.data.provenance import digest
from latentwalk.tools.data.worlds.plan import class_sizes
from latentwalk.tools.data.worlds.world import WORLDS
from latentwalk.tools.model.rebuild import read_plan
from latentwalk.tools.run.folder import METADATA, read_metadata
from latentwalk.tools.run.plan import load_data


@pytest.mark.parametrize("name", WORLDS)
def test_every_world_becomes_a_scene_with_its_truth(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "world.scene"
    line = [name, "--samples", "60", "--noise", "0.4", "--seed", "3", "--method", "pca", "--outliers", "-o", str(out)]
    assert reduce.main(line) == 0
    told = " ".join(capsys.readouterr().err.split())
    assert "Bayes accuracy" in told
    assert "warning" not in told.split("Bayes accuracy")[0]
    scene, world = read(out), sources.load([name], samples=60, noise=0.4, seed=3)
    assert len(scene) == 60
    assert world.columns.keys() <= scene.columns.keys()
    assert (scene.thumbnails is not None) == (name in ("shapes", "patterns", "noise", "gradients"))
    assert scene.provenance["data"]["world"] == world.provenance["world"]  # type: ignore[index]
    assert scene.provenance["sha256"] == digest(world)


@pytest.mark.parametrize("name", WORLDS)
def test_the_seed_makes_the_same_rows_and_another_others(name: str) -> None:
    one, two, other = (sources.load([name], samples=50, seed=seed) for seed in (5, 5, 6))
    assert digest(one) == digest(two) != digest(other)
    for column, values in one.columns.items():
        again = two.columns[column]
        if isinstance(values, Category):
            assert isinstance(again, Category)
            np.testing.assert_array_equal(values.codes, again.codes)


@pytest.mark.parametrize("name", WORLDS)
def test_imbalance_is_of_the_largest_class_over_the_smallest(name: str) -> None:
    made = sources.load([name], samples=600, imbalance=9, noise=0.01)
    assert made.label is not None
    counts = np.bincount(made.label.codes)
    assert counts.sum() == 600
    assert (np.diff(counts) < 0).all()
    assert counts[0] / counts[-1] == pytest.approx(9, rel=0.12)
    assert counts.tolist() == pytest.approx(class_sizes(600, made.label.names, 9), abs=12 * (name == "classification"))


@pytest.mark.parametrize(("name", "most"), [(name, world.most) for name, world in WORLDS.items()])
def test_as_many_classes_as_asked_for(name: str, most: int) -> None:
    for count in {2, min(5, most)}:
        made = sources.load([name], samples=40, classes=[str(count)], image_size=None)
        assert made.label is not None
        assert len(made.label.names) == len(set(made.label.names)) == count
        assert set(made.label.codes) == set(range(count))
    with pytest.raises(UsageError, match=rf"--classes {most + 1}: {name} has "):
        sources.load([name], classes=[str(most + 1)])


@pytest.mark.parametrize(
    ("inputs", "options", "said"),
    [
        (["iris"], {"samples": 10}, "--samples: goes with known worlds .*, not with iris"),
        (["iris"], {"noise": 0.1}, "--noise: goes with known worlds"),
        (["iris"], {"imbalance": 2}, "--imbalance: goes with known worlds"),
        (["digits"], {"image_size": 16}, "--image-size: goes with known worlds"),
        (["blobs"], {"image_size": 16}, "--image-size: blobs has no pictures"),
        (["blobs"], {"split": "test"}, "--split: goes with mnist"),
        (["blobs"], {"noise": 0}, "--noise 0: all rows of a cluster of blobs would be one"),
        (["classification"], {"noise": 1.5}, "the share of labels drawn at random"),
        (["blobs"], {"samples": 9}, "--samples 9: 5 classes with --imbalance 1 leave class . 1 rows"),
        (["moons"], {"classes": ["3"]}, "--classes 3: moons has 2 classes"),
        (["blobs"], {"classes": ["A", "B"]}, "expected how many classes blobs is made of, as a number"),
        (["shapes"], {"classes": ["circle", "blob"]}, "expected some of circle, square, .*, found 'blob'"),
        (["shapes"], {"classes": ["circle"]}, "expected at least 2 classes, found 1"),
        (["shapes"], {"image_size": 4}, "--image-size: expected a whole number from 8 to 256, found 4"),
        (["shapes"], {"imbalance": 0.5}, "--imbalance: expected a number from 1, found 0.5"),
        (["iris"], {"classes": ["4"]}, r"--classes 4: .* which is 3 classes \(setosa, versicolor, virginica\)"),
        (["iris"], {"classes": ["1"]}, "--classes 1: expected from 2"),
        (["iris"], {"classes": ["setosa", "rose"]}, "expected some of setosa, versicolor, virginica, found 'rose'"),
    ],
)
def test_what_does_not_suit_is_refused(inputs: list[str], options: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        sources.load(inputs, **options)


def test_kinds_of_pictures_can_be_named() -> None:
    made = sources.load(["shapes"], samples=40, classes=["star", "circle"])
    assert made.label is not None
    assert made.label.names == ["circle", "star"]


def test_a_folder_of_the_same_name_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("blobs").mkdir()
    assert (
        sources.load(["blobs"], samples=40).notes[-1]
        == "blobs is the known world; what lies here under this name is ./blobs"
    )


def test_worlds_stack_with_what_has_as_many_columns() -> None:
    both = sources.load(["blobs", "gaussian-mixture"], samples=40)
    assert (len(both), both.features.shape[1]) == (80, 3)
    assert {"label", "bayes_class", "source"} <= both.columns.keys()


def test_a_number_of_classes_keeps_those_with_most_rows() -> None:
    wine = sources.load(["wine"])  # 59, 71 and 48 rows
    two = sources.load(["wine"], classes=["2"])
    assert two.label is not None
    assert (two.label.names, len(two)) == (["class_0", "class_1"], 130)
    assert two.notes == [
        "--classes 2: the 2 of 3 classes with most rows are class_0, class_1; 130 of 178 rows are kept"
    ]
    assert sources.load(["wine"], classes=["3"]).ids == wine.ids
    named = sources.load(["wine"], classes=["class_2", "class_0"])
    assert named.label is not None
    assert (named.label.names, np.bincount(named.label.codes).tolist()) == (["class_0", "class_2"], [59, 48])
    del wine.columns["label"]
    with pytest.raises(UsageError, match="has no classes to choose from; give --labels"):
        of_classes(wine, ["2"])


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A network on two shapes, as small as they come, with the options of the guides."""
    line = "shapes --samples 60 --classes 2 --image_size 8 --imbalance 3 --model cnn --hidden_layers 8,4 --epochs 2"
    line += " --batch_size 32 --oversample_target 1.0 --focal_gamma 3.0 --pictures none --quiet -o"
    folder = tmp_path_factory.mktemp("runs")
    assert train.main([*line.split(), str(folder)]) == 0
    return folder / "run_001"


def test_a_classifier_trains_on_a_world(run: Path) -> None:
    metadata = read_metadata(run)
    assert (metadata["classes"], metadata["rows"]) == (["circle", "square"], 60)
    assert metadata["plan"]["data"]["samples"] == 60
    assert metadata["plan"]["settings"]["oversample_target"] == 1.0
    assert read_plan(run).data["classes"] == ["2"]
    assert len(load_data(run, read_plan(run))) == 60


def test_plans_of_before_open(run: Path, tmp_path: Path) -> None:
    """Classes were the classifier's own, the digest was of all rows, and a target of 1 was one row."""
    metadata = read_metadata(run)
    iris = sources.load(["iris"])
    settings = metadata["plan"]["settings"] | {"classes": ["setosa", "virginica"], "oversample_target": 1}
    metadata |= {"sha256": digest(iris), "plan": {"inputs": ["iris"], "data": {"seed": 0}, "settings": settings}}
    (tmp_path / METADATA).write_text(json.dumps(metadata))
    plan = read_plan(tmp_path)
    assert plan.settings.oversample_target == 0  # type: ignore[union-attr]
    kept = load_data(tmp_path, plan)
    assert kept.label is not None
    assert (kept.label.names, len(kept)) == (["setosa", "virginica"], 100)
    (tmp_path / METADATA).write_text(json.dumps(metadata | {"sha256": "another"}))
    with pytest.raises(UsageError, match="has changed since"):
        load_data(tmp_path, read_plan(tmp_path))


def test_a_vae_trains_on_a_world_and_keeps_its_truth(tmp_path: Path) -> None:
    made = train.train("gradients", tmp_path, samples=60, image_size=8, epochs=1, latent_dim=2, classes=["3"])
    scene = read(made / "latent.scene")
    assert {"label", "angle", "boundary_distance", "bayes_posterior"} <= scene.columns.keys()
    assert scene.provenance["data"]["world"]["rows_by_class"] == {"0°": 20, "120°": 20, "240°": 20}  # type: ignore[index]
