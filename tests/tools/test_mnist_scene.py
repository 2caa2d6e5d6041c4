"""The trained VAE of MNIST that ships: its decoder makes digits, and what it is made from is said."""

from __future__ import annotations

import runpy
from pathlib import Path

import numpy as np
import pytest

from latentwalk.assets import FOLDER
from latentwalk.scenes import Bool, Category, Scene, read
from latentwalk.scenes.torch_network import build, run
from latentwalk.tools.run.folder import LATENT_SCENE

PATH = FOLDER / "mnist" / "mnist.scene"


@pytest.fixture(scope="module")
def scene() -> Scene:
    return read(PATH)


def test_its_decoder_makes_the_digits_that_are_beside_it(scene: Scene) -> None:
    decoder, label = scene.decoder, scene.columns["label"]
    assert decoder is not None
    assert scene.thumbnails is not None
    assert isinstance(label, Category)
    values = run(build(decoder.layers, (3,)), decoder.latents)
    pictures = scene.thumbnails.pixels.reshape(len(scene), -1) / 255
    assert ((values - pictures) ** 2).mean() < 0.5 * ((pictures - pictures.mean(axis=0)) ** 2).mean()
    shares = run(build(decoder.classifier, (784,)), values)
    assert (shares.argmax(axis=1) == label.codes).mean() > 0.8  # of what is decoded from three numbers
    correct = scene.columns["correct"]
    assert isinstance(correct, Bool)
    assert correct.values.mean() > 0.93


def test_it_is_small_and_says_whose_the_pictures_are(scene: Scene) -> None:
    assert PATH.stat().st_size < 4e6
    assert len(scene) == 1000
    used_for = scene.columns["used_for"]
    assert isinstance(used_for, Category)
    assert {used_for.names[code] for code in used_for.codes} == {"test"}
    assert "CC BY-SA 3.0" in str(scene.provenance["attribution"])
    assert "--data-dir data" in str(scene.provenance["command"])


def test_what_made_it_makes_a_scene_of_some_rows(scene: Scene) -> None:
    subset = runpy.run_path(str(PATH.with_name("make.py")))["subset"]
    rows = np.array([3, 500, 7, 999, *range(20, 40)])
    made = subset(scene, rows)
    assert made.ids == [scene.ids[row] for row in rows]
    assert made.decoder is not None
    assert scene.decoder is not None
    np.testing.assert_array_equal(made.decoder.latents, scene.decoder.latents[rows])
    assert made.thumbnails is not None
    assert made.neighbors is not None
    pixels = made.thumbnails.pixels.reshape(len(rows), -1) / 255
    first = np.linalg.norm(pixels - pixels[0], axis=1)
    assert made.neighbors.indices[0, 0] == 1 + first[1:].argmin()
    np.testing.assert_allclose(made.neighbors.distances[0, 0], first[1:].min(), rtol=1e-4)


def test_the_readme_beside_it_names_the_command(scene: Scene) -> None:
    text = PATH.with_name("README.md").read_text(encoding="utf-8")
    for part in ("--limit 30000", "--latent-dim 3", "--epochs 36"):
        assert part in text
        assert part in str(scene.provenance["command"])
    assert Path(LATENT_SCENE).name in text
