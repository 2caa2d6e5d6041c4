"""What users give is taken gently where nothing is lost, and refused with one line that names the part where it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from latentwalk.scenes import (
    Bool,
    Category,
    Epoch,
    Layout,
    Neighbors,
    Quality,
    Scalar,
    Scene,
    SceneError,
    Surface,
    Text,
    Thumbnails,
    Training,
    read,
    write,
)

XYZ = [[0, 1, 2], [3, 4, 5]]


def stored(path: Path, **parts: Any) -> Scene:
    """A scene of two rows, written and read."""
    write(path / "a.scene", Scene(**({"ids": ["a", "b"]} | parts)))
    return read(path / "a.scene")


def test_ids_of_numbers_and_arrays(tmp_path: Path) -> None:
    for number, ids in enumerate(([1, 2], np.array([1, 2]), np.array(["1", "2"]), ("1", np.int64(2)), range(1, 3))):
        (tmp_path / str(number)).mkdir()
        assert list(stored(tmp_path / str(number), ids=ids).ids) == ["1", "2"]


def test_other_number_types(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch")
    scene = stored(
        tmp_path,
        layouts={"list": Layout(XYZ), "tensor": Layout(torch.tensor(XYZ)), "bare": np.array(XYZ, np.float64)},
        columns={
            "label": Category(np.array([0.0, -1.0]), ["x"], [[1, 2, 3]]),
            "float": Scalar([1, np.nan]),
            "bool": Bool([1, 0]),
            "text": Text(["a", "b"]),
        },
        thumbnails=Thumbnails(np.ones((1, 2, 2, 1), int), [1]),
        neighbors=Neighbors([[1], [0]], [[1.0], [1.0]]),
        epochs=[Epoch(1, XYZ, [True, False], [0, 0], [0.5, 1], {"n": np.int64(3)})],
        training=Training(series={"loss": np.ones((2, 2))}, events=[{"epoch": np.float32(1), "text": "x"}]),
        provenance={"path": Path("x"), "seed": np.int64(3), "shape": (1, 2), "array": np.arange(2)},
    )
    assert all(layout.positions.tolist() == XYZ for layout in scene.layouts.values())
    assert scene.provenance == {"path": "x", "seed": 3, "shape": [1, 2], "array": [0, 1]}
    assert scene.epochs[0].metrics == {"n": 3.0}
    assert scene.training is not None
    assert scene.training.events == [{"epoch": 1.0, "text": "x"}]


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "id of float": ({"ids": [1.5, 2]}, r"rows: ids\[0\]: expected a text or a whole number, found 1.5"),
    "ids as text": ({"ids": "ab"}, "rows: ids: expected a list of texts, found str"),
    "ids twice": ({"ids": ["a", "a"]}, r"rows: ids\[1\]: expected an id that no other row has, found a"),
    "number and its text": ({"ids": [1, "1"]}, r"ids\[1\]: expected an id that no other row has, found 1"),
    "half a character": ({"ids": ["\ud800", "b"]}, "ids: expected texts that UTF-8 can hold"),
    "ragged": (
        {"layouts": {"own": Layout([[1, 2, 3], [1]])}},
        "layout own: positions: expected numbers in rows of one",
    ),
    "two dimensions": ({"layouts": {"own": Layout(np.zeros((2, 2)))}}, r"positions: expected shape \(2, 3\), found"),
    "too large": (
        {"layouts": {"own": Layout(np.full((2, 3), 1e300))}},
        r"positions\[0, 0\]: .*float32 can hold, found",
    ),
    "words": ({"layouts": {"own": Layout(np.array([["a"] * 3] * 2))}}, r"positions: expected numbers .*found <U1"),
    "name": ({"layouts": {"": Layout(XYZ)}}, "layout : name: expected 1 to 200 printable characters"),
    "broken code": (
        {"columns": {"c": Category([0.5, 0], ["x"])}},
        r"column c: codes\[0\]: .*int32 can hold, found 0.5",
    ),
    "color": ({"columns": {"c": Category([0, 0], ["x"], [[0, 0, 256]])}}, r"colors\[0, 2\]: .*uint8 .*found 256"),
    "no column": (
        {"columns": {"c": [1, 2]}},
        "column c: column: expected one of Category, Scalar, Bool, Text, found list",
    ),
    "bool": ({"columns": {"c": Bool([2, 0])}}, r"values\[0\]: expected a value that bool can hold, found 2"),
    "text": ({"columns": {"c": Text([None, "a"])}}, r"values\[0\]: expected a text or a whole number, found None"),
    "quality": ({"layouts": {"own": Layout(XYZ, Quality(5, 1.5, 1, 1))}}, "trustworthiness: expected 0…1, found 1.5"),
    "series": ({"training": Training(series={"a": [[1, 2, 3]]})}, r"series.a: expected \[epoch, value\] pairs"),
    "code": ({"provenance": {"f": print}}, "provenance.f: expected text, number, bool, list or map, found builtin"),
    "number as key": ({"provenance": {1: 2}}, "provenance: expected texts as keys, found 1"),
    "huge number": ({"provenance": {"a": 1 << 70}}, "provenance.a: expected a number of 64 bits"),
    "no title": ({"title": None}, "about: title: expected a text, found None"),
    "title a map": ({"title": {}}, "about: title: expected a text, found {}"),
    "provenance a number": ({"provenance": 5}, "about: provenance: expected a map, found 5"),
    "layouts an array": ({"layouts": np.zeros((2, 3))}, "layouts: expected a map from names, found ndarray"),
    "epochs a number": ({"epochs": 3}, "epochs: expected a list, found int"),
    "pictures a list": ({"thumbnails": [1]}, "thumbnails: expected a part of a scene as its docstring says"),
    "unit": ({"columns": {"c": Scalar([1, 2], unit=5)}}, "column c: expected a part of a scene as its docstring says"),
    "epoch a word": ({"epochs": [Epoch("1a", XYZ)]}, "expected a part of a scene .*could not convert"),
    "metrics a list": ({"epochs": [Epoch(1, XYZ, metrics=[1])]}, "epoch 1.*: expected a part of a scene"),
    "too far": ({"layouts": {"own": Layout(np.full((2, 3), 1e19))}}, r"positions\[0, 0\]: .*scale them down"),
    "unit a list": ({"columns": {"c": Scalar([1, 2], unit=[])}}, "column c: unit: expected a text, found "),
    "sentence a number": (
        {"surfaces": {"s": Surface("own", np.eye(3), [[0, 1, 2]], color=[1, 2, 3], text=5)}},
        "surface s: text: expected a text, found 5",
    ),
    "method a number": ({"training": Training(method=5)}, "training: method: expected a text, found 5"),
    "provenance a list": (
        {"layouts": {"own": Layout(XYZ, provenance=[1])}},
        r"layout own: provenance: expected a map, found \[1\]",
    ),
    "long list": ({"provenance": {"a": [0] * 20_000}}, "head: .*max_array_len"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(tmp_path: Path, name: str) -> None:
    parts, message = REFUSED[name]
    with pytest.raises(SceneError, match=message) as caught:
        stored(tmp_path, **parts)
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []
