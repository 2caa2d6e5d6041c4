"""Calls from Python: options by their names there, and messages that speak of arguments."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

import numpy as np
import pytest

import latentwalk
from latentwalk.scenes import LatentwalkError, UsageError
from latentwalk.tools.analyze import analyze
from latentwalk.tools.calls import call, called, options_of_call, worded
from latentwalk.tools.options import Arg, Count, Options, Positive
from latentwalk.tools.predict import predict
from latentwalk.tools.reduce import ReduceOptions
from latentwalk.tools.snapshot import snapshot
from latentwalk.tools.terminal import Stages
from latentwalk.tools.train import resume, train


@dataclass(frozen=True)
class Oven:
    heat: Annotated[Positive, Arg("how hot", "X")] = 180.0
    racks: Annotated[Count | None, Arg("(as many as fit)", "N")] = None


@dataclass(frozen=True, kw_only=True)
class Cake(Options):
    inputs: Annotated[tuple[str, ...], Arg("what goes in", "INPUT", positional=True)]
    output: Annotated[Path | None, Arg("never overwritten", "FILE", short="-o")]
    layers: Annotated[tuple[Literal["cream", "jam"], ...], Arg("from below (all)")] = ()
    layers_of: Annotated[Literal["one-half", "all"] | None, Arg("(all)")] = None
    sizes: Annotated[tuple[int, ...], Arg("in order", "N")] = ()
    name: Annotated[str | None, Arg("written on it", "NAME")] = None
    iced: Annotated[bool, Arg("with sugar")] = False
    oven: Oven = field(default_factory=Oven)


def made(**given: object) -> Cake:
    return options_of_call(Cake, {"inputs": "flour", "output": None} | given)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("--layers: expected one of cream, jam, found 'mud'", "layers: expected one of cream, jam, found 'mud'"),
        ("too flat; give --layers cream jam", 'too flat; give layers=["cream", "jam"]'),
        ("give --layers-of one-half, or more", 'give layers_of="one-half", or more'),
        ("--oven-heat 1,200.5: too hot", "oven_heat=1,200.5: too hot"),
        ("(--oven-racks 2 changes that)", "(oven_racks=2 changes that)"),
        ("a smaller --oven-heat or --iced", "a smaller oven_heat= or iced=True"),
        ("no name; choose with --name NAME, or --iced", "no name; choose with name=NAME, or iced=True"),
        ("pan/a.txt: --name Bo: no such name; give --name", 'pan/a.txt: name="Bo": no such name; give name='),
        ("--iced, --name: not of a loaf", "iced, name: not of a loaf"),
        ("INPUT: expected a list, found 3", "inputs: expected a list, found 3"),
        ("go on with: latentwalk bake --name RUN --iced", "go on with: latentwalk bake --name RUN --iced"),
        ("pan/--iced/x: no such file; '--iced'", "pan/--iced/x: no such file; '--iced'"),
        ("--icedness and --layers-off are no options", "--icedness and --layers-off are no options"),
        ("--sizes 3: too few", "sizes=[3]: too few"),
    ],
)
def test_messages_speak_of_arguments_where_python_called(
    line: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    @called(Cake)
    def bake() -> None:
        Stages().say(line)
        raise LatentwalkError(line)

    with pytest.raises(LatentwalkError) as caught:
        bake()
    assert str(caught.value) == said
    assert capsys.readouterr().err == said + "\n"
    assert worded(line) == line  # after the call, and on a command line


def test_nested_options_are_flat_whole_or_maps() -> None:
    assert made(oven_heat=200, oven_racks=np.int64(2)).oven == Oven(200, 2)
    assert made(oven={"heat": 200}).oven == Oven(200)
    assert made(oven_racks=3, oven=Oven(200)).oven == Oven(200, 3)
    with pytest.raises(UsageError, match="oven: expected Oven or a map of its options, found 5"):
        made(oven=5)
    with pytest.raises(UsageError, match="no argument oven_heet; did you mean oven_heat"):
        made(oven={"heet": 5})


def test_one_value_is_a_list_of_one_and_a_number_may_be_a_name() -> None:
    assert made(layers="jam", inputs=Path("a")).layers == ("jam",)
    assert made(sizes=4).sizes == (4,)
    assert made(inputs=[3, "b"]).inputs == ("3", "b")
    assert made(inputs=np.array([3, 4])).inputs == ("3", "4")


def test_a_call_is_told_as_its_source_has_it() -> None:
    options = options_of_call(ReduceOptions, {"inputs": (), "output": "a.scene", "tsne_perplexity": 5, "method": "pca"})
    assert call("latentwalk.reduce", ["X", "labels=labels"], options) == (
        "latentwalk.reduce(X, labels=labels, output='a.scene', method=['pca'], tsne_perplexity=5.0)"
    )


def test_all_tools_speak_so(tmp_path: Path) -> None:
    np.save(tmp_path / "x.npy", np.zeros((9, 3)))
    calls = {
        "epochs: expected a whole number from 1, found 'x'": lambda: train("iris", tmp_path, epochs="x"),
        'no argument layers: it goes with mlp, cnn, rnn, as in model="mlp"': lambda: train(
            "iris", tmp_path, layers=["a"]
        ),
        "no argument lr: it is learning_rate=": lambda: train("iris", tmp_path, lr=0.1),
        "model: expected one of vae, ": lambda: train("iris", tmp_path, model="lstm"),
        "inputs: expected names or files, found ndarray; a run reads": lambda: train(np.zeros((9, 3)), tmp_path),
        "resume: expected a path, found 5": lambda: resume(5),
        'beta=4: a plain vae has β = 1; give model="beta-vae"': lambda: train("iris", tmp_path, beta=4),
        "device: expected one of cpu, cuda, mps, found 'gpu'": lambda: predict(tmp_path, "iris", device="gpu"),
        "run: expected a path, found None": lambda: predict(None, "iris"),
        "method: expected one of spacetime, calm, tsne, umap, pca, found 'x'": lambda: snapshot(
            tmp_path, tmp_path / "a.scene", method="x"
        ),
        "no argument methods; did you mean method?": lambda: snapshot(tmp_path, tmp_path / "a.scene", methods="pca"),
        "shells: expected a number above 0 to below 1, found 2": lambda: analyze(tmp_path, shells=2),
        "neighbors: expected a whole number from 1 to 1024, found 0": lambda: latentwalk.reduce("iris", neighbors=0),
    }
    for said, wrong in calls.items():
        with pytest.raises(UsageError) as caught:
            wrong()
        assert str(caught.value).startswith(said), str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["x.npy"]


def test_a_decorated_call_keeps_its_signature_and_help() -> None:
    assert list(inspect.signature(train).parameters) == ["inputs", "output", "options"]
    assert "labels" in inspect.signature(latentwalk.reduce).parameters
    assert (train.__doc__ or "").startswith("Train on `inputs`")
