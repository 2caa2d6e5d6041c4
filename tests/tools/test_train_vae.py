"""`latentwalk train` for real on digits: the run beats what is trivial, and its scene decodes as its model does."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from sklearn.metrics import normalized_mutual_info_score
from sklearn.model_selection import cross_val_score
from sklearn.neighbors import KNeighborsClassifier

from latentwalk.scenes import Bool, Category, Scalar, Scene, UsageError, read
from latentwalk.scenes.torch_network import build, run
from latentwalk.tools import train
from latentwalk.tools.data.sources import load
from latentwalk.tools.model.encoding import decode, encode
from latentwalk.tools.model.rebuild import build_model, read_plan
from latentwalk.tools.model.vae import VaeModel
from latentwalk.tools.run.checkpoint import load_weights

FIGURES = (
    "loss_curves", "latent_scatter", "reconstructions", "reconstruction_pca", "prior_samples", "latent_traversal",
    "latent_dimensions",
)  # fmt: skip


@pytest.fixture(scope="module")
def digits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of 25 epochs on digits with a latent of 3."""
    folder = tmp_path_factory.mktemp("runs")
    options = [
        "--latent-dim",
        "3",
        "--cluster",
        "kmeans",
        "--epochs",
        "25",
        "--device",
        "cpu",
        "--quiet",
        "-o",
        str(folder),
    ]
    assert train.main(["digits", *options]) == 0
    return folder / "run_001"


@pytest.fixture(scope="module")
def scene(digits: Path) -> Scene:
    return read(digits / "latent.scene")


def scalar(scene: Scene, name: str) -> np.ndarray:
    column = scene.columns[name]
    assert isinstance(column, Scalar)
    return np.asarray(column.values)


def test_reconstruction_beats_the_mean_picture(scene: Scene) -> None:
    pictures = load(["digits"]).images
    assert pictures is not None
    values = pictures.reshape(len(pictures), -1) / 255
    mean_error = ((values - values.mean(axis=0)) ** 2).mean(axis=1)
    held_out = scene.columns["used_for"]
    assert isinstance(held_out, Category)
    rows = held_out.codes == held_out.names.index("validation")
    assert rows.sum() == 180
    assert scalar(scene, "reconstruction_error")[rows].mean() < 0.6 * mean_error[rows].mean()


def test_classes_separate_in_the_latent_space(scene: Scene) -> None:
    assert scene.decoder is not None
    label = scene.columns["label"]
    assert isinstance(label, Category)
    accuracy = cross_val_score(KNeighborsClassifier(10), scene.decoder.latents, label.codes, cv=5).mean()
    assert accuracy > 0.6  # chance is 0.1


def test_decoder_in_the_scene_is_the_model(digits: Path, scene: Scene) -> None:
    decoder, whole = scene.decoder, build_model(load(["digits"]), read_plan(digits).settings, torch.device("cpu"))
    assert decoder is not None
    assert isinstance(whole, VaeModel)
    inputs, model = whole.inputs, whole.network
    load_weights(digits / "weights.safetensors", model)
    encoded = encode(model, inputs)
    np.testing.assert_allclose(decoder.latents, encoded.mean, atol=1e-5)
    values = run(build(decoder.layers, (3,)), decoder.latents)
    np.testing.assert_allclose(values, decode(model, encoded.mean), atol=1e-5)
    assert decoder.output.shape == (8, 8, 1)
    assert values.min() >= 0
    assert values.max() <= 1
    np.testing.assert_allclose(
        scalar(scene, "reconstruction_error"), ((values - inputs.scaled()) ** 2).mean(axis=1), atol=1e-5
    )


def test_latent_of_three_is_the_room(scene: Scene) -> None:
    decoder = scene.decoder
    assert decoder is not None
    assert decoder.sigma is not None
    assert np.array_equal(scene.layouts["latent"].positions, decoder.latents)
    room = decoder.maps["latent"]
    assert room.matrix is not None
    assert np.array_equal(room.matrix, np.eye(3))
    for dimension in range(3):
        assert np.array_equal(scalar(scene, f"sigma_{dimension + 1}"), decoder.sigma[:, dimension])
    assert 0 < decoder.sigma.min() < decoder.sigma.max() < 1.5


def test_classifier_reads_originals_and_decoded_pictures(scene: Scene) -> None:
    decoder, label, correct = scene.decoder, scene.columns["label"], scene.columns["correct"]
    assert decoder is not None
    assert isinstance(label, Category)
    assert isinstance(correct, Bool)
    assert np.mean(correct.values) > 0.95
    decoded = run(build(decoder.layers, (3,)), decoder.latents)
    shares = run(build(decoder.classifier, (64,)), decoded)
    np.testing.assert_allclose(shares.sum(axis=1), 1, atol=1e-5)
    assert decoder.class_names == label.names
    assert (shares.argmax(axis=1) == label.codes).mean() > 0.6


def test_run_has_its_figures_metadata_and_progress(digits: Path, scene: Scene) -> None:
    for name in FIGURES:
        assert (digits / f"{name}.png").read_bytes().startswith(b"\x89PNG")
    lines = (digits / "training_progress.txt").read_text().splitlines()
    assert lines[0].startswith("Epoch | Train Loss | Val Loss | Train Recon | Val Recon | Train KL | Val KL | Beta")
    assert len(lines) == 27
    metadata = json.loads((digits / "run_metadata.json").read_text())
    assert metadata["results"]["epochs"] == 25
    assert metadata["data"]["name"] == "digits"
    assert metadata["command"].startswith("latentwalk train digits")
    losses = [record["train_loss"] for record in metadata["results"]["history"]]
    assert losses[-1] < 0.75 * losses[0]
    np.testing.assert_allclose([float(line.split("|")[1]) for line in lines[2:]], losses, atol=5e-5)
    assert scene.training is not None
    assert [value for _, value in scene.training.series["train_loss"]] == losses
    assert scene.thumbnails is not None
    assert scene.neighbors is not None


def test_each_part_is_judged_by_what_was_not_taught_it(digits: Path, scene: Scene) -> None:
    results = json.loads((digits / "run_metadata.json").read_text())["results"]
    used_for, correct = scene.columns["used_for"], scene.columns["correct"]
    assert isinstance(used_for, Category)
    assert isinstance(correct, Bool)
    assert used_for.names == ["training", "validation", "test"]
    for code, name in enumerate(used_for.names):
        rows = used_for.codes == code
        assert results["accuracy"][name] == pytest.approx(correct.values[rows].mean())
        assert results[f"reconstruction_error_{name}"] == pytest.approx(
            scalar(scene, "reconstruction_error")[rows].mean(), rel=1e-4
        )
    assert abs(results["accuracy"]["training"] - results["accuracy"]["test"]) < 0.04
    assert {"loss", "reconstruction", "kl"} <= results["test"].keys()
    assert "3 folds" in scene.provenance["predictions"]
    assert results["dimensions"]["active"] == [True, True, True]
    assert 0 <= results["prior"]["misses"] <= 1


def test_latents_and_their_clusters_are_there_for_other_work(digits: Path, scene: Scene) -> None:
    assert scene.decoder is not None
    np.testing.assert_array_equal(np.load(digits / "latents.npy"), scene.decoder.latents)
    assert json.loads((digits / "latents_ids.json").read_text()) == scene.ids
    cluster, label = scene.columns["cluster"], scene.columns["label"]
    assert isinstance(cluster, Category)
    assert isinstance(label, Category)
    assert len(cluster.names) == 10
    assert normalized_mutual_info_score(label.codes, cluster.codes) > 0.4  # 0 by chance


def test_a_second_run_has_its_own_folder_and_the_first_is_untouched(digits: Path) -> None:
    before = {path.name: path.read_bytes() for path in digits.iterdir()}
    assert train.main(["iris", "--epochs", "1", "--quiet", "--device", "cpu", "-o", str(digits.parent)]) == 0
    assert (digits.parent / "run_002" / "latent.scene").is_file()
    assert {path.name: path.read_bytes() for path in digits.iterdir()} == before


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["wine", "--scale", "standard", "--likelihood", "bernoulli"], "expected values in 0…1, found -"),
        (["digits", "--scale", "standard"], "pictures are pixels in 0…1"),
        (["wine", "--model", "vae", "--beta", "4"], "give --model beta-vae"),
        (["wine", "--validation", "0.999"], "expected at least 2 to be left"),
        (["nowhere.npy"], "no such file"),
        (
            ["iris", "--model", "lstm"],
            "--model: expected one of vae, beta-vae, mlp, cnn, rnn, random-forest, .*, found 'lstm'",
        ),
        (["iris", "--limit", "15", "--method", "tsne"], "--method tsne: needs more than 15 rows, found 15"),
        (["iris", "--limit", "15", "--method", "umap"], "--method umap: needs more than 15 rows, found 15"),
        (["iris", "--limit", "2"], "expected at least 3 rows, found 2"),
        (["iris", "--latent-dim", "4097"], "--latent-dim: expected at most 4096, found 4097"),
    ],
)
def test_wrong_use_is_refused_before_a_folder_is_made(tmp_path: Path, options: list[str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        train.main([*options, "--quiet", "-o", str(tmp_path / "runs")])
    assert not (tmp_path / "runs").exists()


def test_more_columns_than_a_scene_names_are_refused_before_training(tmp_path: Path) -> None:
    np.save(tmp_path / "wide.npy", np.eye(4, 16385, dtype=np.float32))
    with pytest.raises(UsageError, match="expected at most 16384 columns, which a scene can name, found 16385"):
        train.main([str(tmp_path / "wide.npy"), "--quiet", "-o", str(tmp_path / "runs")])
    assert not (tmp_path / "runs").exists()


@pytest.mark.parametrize(
    "options",
    [
        ["--latent-dim", "0"],
        ["--epochs", "x"],
        ["--beta", "-1"],
        ["--validation", "1"],
        ["--patience", "-5"],
        ["--seed", "-1"],
        ["--seed", "4294967296"],
    ],
)
def test_a_number_out_of_range_is_wrong_use(options: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        train.main(["iris", *options])
    assert left.value.code == 2
