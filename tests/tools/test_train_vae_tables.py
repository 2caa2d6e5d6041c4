"""VAEs of tables and of pictures of other shapes, and the maps from their layouts to the latent space."""

from pathlib import Path

import numpy as np
import pytest

from latentwalk.scenes import read
from latentwalk.scenes.torch_network import build, run
from latentwalk.tools import train
from latentwalk.tools.data.sources import load
from latentwalk.tools.model.preparation import as_pictures
from latentwalk.tools.model.vae import build as build_vae


def trained(folder: Path, *options: str) -> Path:
    assert train.main([*options, "--device", "cpu", "--quiet", "-o", str(folder)]) == 0
    return folder / "run_001" / "latent.scene"


@pytest.mark.parametrize(("data", "model", "factor"), [("iris", "vae", 0.4), ("wine", "beta-vae", 0.6)])
def test_tables_are_rebuilt_in_their_own_units(tmp_path: Path, data: str, model: str, factor: float) -> None:
    scene = read(trained(tmp_path, data, "--model", model, "--epochs", "60", "--learning-rate", "3e-3"))
    decoder, table = scene.decoder, load([data])
    assert decoder is not None
    assert decoder.output.names == table.feature_names
    assert decoder.output.scale is not None
    assert decoder.output.shift is not None
    values = run(build(decoder.layers, (2,)), decoder.latents) * decoder.output.scale + decoder.output.shift
    spread = table.features.std(axis=0)
    error = (((values - table.features) / spread) ** 2).mean()
    assert error < factor  # the mean row has 1
    assert decoder.output.minimum is not None
    assert (decoder.output.minimum >= table.features.min(axis=0)).all()
    positions = scene.layouts["latent"].positions
    assert (positions[:, 1] == 0).all()
    room = decoder.maps["latent"]
    np.testing.assert_allclose(room.offset + positions @ room.matrix, decoder.latents, atol=1e-6)


def test_more_dimensions_are_walked_by_their_components_or_among_neighbours(tmp_path: Path) -> None:
    scene = read(trained(tmp_path, "iris", "--latent-dim", "5", "--epochs", "3", "--method", "tsne"))
    assert scene.decoder is not None
    assert list(scene.layouts) == ["latent", "tsne"]
    assert scene.decoder.maps["tsne"].kind == "interpolate"
    room = scene.decoder.maps["latent"]
    assert room.matrix is not None
    back = room.offset + scene.layouts["latent"].positions @ room.matrix
    spread = np.linalg.norm(scene.decoder.latents - scene.decoder.latents.mean(axis=0))
    assert np.linalg.norm(back - scene.decoder.latents) < 0.7 * spread


def test_color_pictures_of_an_odd_size(tmp_path: Path) -> None:
    pictures = np.zeros((60, 9, 11, 3), np.uint8)
    pictures[:30, :4, :, 0] = 255  # half of the rows red above, the others blue below
    pictures[30:, 5:, :, 2] = 255
    np.save(tmp_path / "own.npy", pictures)
    scene = read(trained(tmp_path, str(tmp_path / "own.npy"), "--epochs", "60", "--latent-dim", "1"))
    decoder = scene.decoder
    assert decoder is not None
    assert decoder.output.shape == (9, 11, 3)
    assert not decoder.classifier
    decoded = run(build(decoder.layers, (1,)), decoder.latents).reshape(60, 9, 11, 3)
    assert np.abs(decoded - pictures / 255).mean() < 0.1
    assert scene.thumbnails is not None
    assert np.array_equal(scene.thumbnails.pixels, pictures)


def test_pictures_that_are_not_the_features_are_not_trained_on(tmp_path: Path) -> None:
    np.save(tmp_path / "i.npy", np.zeros((1797, 9, 11), np.uint8))
    assert as_pictures(load(["digits"])) is not None
    assert as_pictures(load(["digits"], images=tmp_path / "i.npy")) is None


@pytest.mark.parametrize("maps", [12, 16, 32])
def test_the_model_of_mnist_has_about_1_3_million_weights(maps: int) -> None:
    model = build_vae((1, 28, 28), 2, None, maps)
    assert 1.2e6 < sum(weight.numel() for weight in model.parameters()) < 1.4e6
