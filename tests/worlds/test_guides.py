"""The command lines of two guides, to watching a training and to residuals, with their options as spelled there.

Whatever is not ours is told in one line, and doing what it says is all that a person needs.
"""

from __future__ import annotations

import re
import shlex
from contextlib import suppress
from itertools import pairwise

import pytest

from latentwalk.tools import train
from latentwalk.tools.data import sources
from latentwalk.tools.model.settings import ClassifierOptions
from latentwalk.tools.train import TrainClassifier

WATCHING = [  # "python main.py", which trains a network on a table of four classes
    "--classes 4 --epochs 150 --oversample_target 1.0 --visualize_training",
    "--classes 4 --epochs 150 --oversample_target 1.0 --visualize_training --viz_every 5",
    "--classes 4 --epochs 150 --oversample_target 1.0 --visualize_training --viz_method umap",
    "--classes 4 --epochs 50 --visualize_training --viz_every 5",
    "--classes 4 --epochs 150 --oversample_target 1.0 --visualize_training --viz_every 10",
    "--classes 4 --epochs 100 --oversample_target 0.7 --visualize_training",
    "--classes 4 --epochs 100 --oversample_target 1.0 --visualize_training",
    "--classes 4 --epochs 200 --oversample_target 1.0 --focal_gamma 3.0 --visualize_training --viz_every 25"
    " --viz_method umap",
    "--classes 4 --epochs 100 --visualize_training",
    "--classes 4 --epochs 100 --oversample_target 1.0 --focal_gamma 3.0 --visualize_training",
    "--viz_every 25",
    "--viz_method tsne",
]
RESIDUALS = [  # "python demo.py", which makes pictures and trains on them
    "--data_method shapes --n_classes 5 --model_type cnn --hidden_layers 128,64 --epochs 30",
    "--data_method shapes --n_samples 1000 --n_classes 5 --image_size 32 --model_type cnn --hidden_layers 128,64"
    " --batch_size 32 --epochs 30 --learning_rate 0.001 --output_dir ./results --random_seed 42",
    *(f"--data_method {kind} --model_type cnn" for kind in ("patterns", "noise", "gradients")),
]


def obeyed(words: list[str], capsys: pytest.CaptureFixture[str]) -> TrainClassifier:
    """The options, once what the one line says is done."""
    with suppress(SystemExit):
        given = train._given(words)
        assert isinstance(given, TrainClassifier)
        return given
    (line,) = capsys.readouterr().err.splitlines()
    said = re.findall(
        r"no option (--[a-z-]+): (?:it is (--[a-z-]+)|.*?(leave it out|without an option|goes with))", line
    )
    assert said, line
    for theirs, ours, otherwise in said:
        place = [word.replace("_", "-") for word in words].index(theirs)
        if ours:
            words[place] = ours
        elif otherwise != "goes with":  # which is of the model, and that is told in the same line
            del words[place]
    return obeyed(words, capsys)


@pytest.mark.parametrize("line", WATCHING)
def test_the_guide_to_watching_a_training(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = shlex.split(line)
    given = obeyed(["stars.csv", "--labels", "class", "--model", "mlp", *words], capsys)
    asked = dict(pairwise(words))
    assert given.inputs == ("stars.csv",)
    assert given.classes == (("4",) if "--classes" in asked else ())
    for name, found in {
        "--epochs": given.epochs,
        "--oversample_target": given.oversample_target,
        "--focal_gamma": given.focal_gamma,
        "--viz_every": given.snapshot_every,
        "--viz_method": given.snapshot_method,
    }.items():
        assert name not in asked or str(found) == asked[name], name
    assert given.pictures == "live"  # what --visualize_training is for


@pytest.mark.parametrize("line", RESIDUALS)
def test_the_guide_to_residuals(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = shlex.split(line)
    asked = dict(pairwise(words))
    given = obeyed(words, capsys)
    assert given.inputs == (asked["--data_method"],)
    assert given.model == "cnn"
    if "--n_classes" in asked:
        assert (given.classes, given.hidden_layers, given.epochs) == (("5",), (128, 64), 30)
    if "--n_samples" in asked:
        assert (given.samples, given.image_size, given.batch_size, given.seed) == (1000, 32, 32, 42)
        assert (given.learning_rate, str(given.output)) == (0.001, "results")


def test_what_the_guide_makes_without_options_is_made_without_them() -> None:
    """Its defaults are the world's: five classes, 1,000 rows of 32 × 32 pixels; and the learning rate is the same."""
    made = sources.load(["shapes"])
    assert made.label is not None
    assert (made.features.shape, len(made.label.names)) == ((1000, 32 * 32), 5)
    assert ClassifierOptions().learning_rate == 0.001


@pytest.mark.parametrize(
    "model", ["mlp", "cnn", "rnn", "random_forest", "gradient_boosting", "svm", "logistic_regression"]
)
def test_models_may_be_spelled_as_there(model: str) -> None:
    assert train._given(["shapes", "--model", model]).model == model.replace("_", "-")


def test_its_methods_for_tables_are_worlds_too() -> None:
    for name in ("blobs", "classification", "moons", "circles", "gaussian_mixture"):
        assert len(sources.load([name], samples=20, noise=0.3)) == 20
