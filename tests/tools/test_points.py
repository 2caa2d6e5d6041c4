"""Clouds of points stand where they stood: PLY in its three writings, ImmersivePoints' floats, and text."""

import numpy as np
import pytest
from PIL import Image

from latentwalk.scenes import Category, Scalar, UsageError, read
from latentwalk.tools.data import sources
from latentwalk.tools.reduce import main, reduce

RANDOM = np.random.default_rng(0)
PLACES = RANDOM.normal(size=(40, 3)).astype(np.float32)
COLORS = RANDOM.integers(0, 256, (40, 3)).astype(np.uint8)
KINDS = {"f4": "float", "u1": "uchar", "i4": "int32", "f8": "double"}
VERTEX = np.dtype([
    ("x", "f4"), ("y", "f4"), ("z", "f4"), ("red", "u1"), ("green", "u1"), ("blue", "u1"),
    ("scalar_Intensity", "f8"), ("label", "i4"),
])  # fmt: skip


@pytest.fixture
def vertices():
    made = np.zeros(40, VERTEX)
    for place, (axis, color) in enumerate(zip("xyz", ("red", "green", "blue"), strict=True)):
        made[axis], made[color] = PLACES[:, place], COLORS[:, place]
    made["scalar_Intensity"], made["label"] = np.linspace(0, 1, 40), np.arange(40) % 3
    return made


def header(form, count=40, before="", after="", kind=VERTEX):
    properties = "".join(f"property {KINDS[field.str[1:]]} {name}\n" for name, (field, _) in kind.fields.items())
    return (
        f"ply\nformat {form} 1.0\ncomment by a scanner\n{before}element vertex {count}\n{properties}{after}end_header\n"
    ).encode()


FACES = "element face 1\nproperty list uchar int vertex_indices\n"


@pytest.mark.parametrize("form", ["ascii", "binary_little_endian", "binary_big_endian"])
def test_a_ply_file_keeps_its_places_and_all_that_it_says_of_them(tmp_path, vertices, form):
    order = {"binary_little_endian": "<", "binary_big_endian": ">"}.get(form)
    if order:
        body = vertices.astype(VERTEX.newbyteorder(order)).tobytes() + b"\3" + bytes(12)
    else:
        body = "".join(" ".join(map(repr, row)) + "\n" for row in vertices.tolist()).encode() + b"3 0 1 2\n"
    (tmp_path / "c.ply").write_bytes(header(form, after=FACES) + body)
    scene = reduce(tmp_path / "c.ply", tmp_path / "c.scene")
    assert list(scene.layouts) == ["points"]  # nothing is reduced that nobody asked for
    np.testing.assert_array_equal(scene.layouts["points"].positions, PLACES)
    assert scene.layouts["points"].quality is None
    assert [scene.columns["label"].names[code] for code in scene.columns["label"].codes] == ["0", "1", "2"] * 13 + ["0"]
    np.testing.assert_allclose(scene.columns["Intensity"].values, np.linspace(0, 1, 40), rtol=1e-6)
    np.testing.assert_allclose(scene.columns["green"].values, COLORS[:, 1] / 255, rtol=1e-6)
    color = scene.columns["color"]
    np.testing.assert_array_equal(color.colors[color.codes], COLORS)
    np.testing.assert_array_equal(scene.columns["z"].values, PLACES[:, 2])
    nearest = np.argsort(((PLACES - PLACES[0]) ** 2).sum(axis=1))[1]
    assert scene.neighbors.indices[0, 0] == nearest


def test_faces_that_are_left_out_are_said(tmp_path, vertices, capsys):
    (tmp_path / "c.ply").write_bytes(header("binary_little_endian", after=FACES) + vertices.tobytes() + b"\0")
    assert main([str(tmp_path / "c.ply"), "-o", str(tmp_path / "c.scene")]) == 0
    said = capsys.readouterr()
    assert "of the file 1 face are left out: points alone are shown" in said.err
    assert "features: x, y, z; columns that describe rows: color, red, green, blue, Intensity, label" in said.err
    assert "points as the file has it" in said.out


def test_methods_that_are_asked_for_come_after_the_points(tmp_path, vertices):
    plain = np.zeros(40, [("x", "f4"), ("y", "f4"), ("z", "f4"), ("other", "f4")])
    for place, axis in enumerate("xyz"):
        plain[axis] = PLACES[:, place]
    before = "element sensor 2\nproperty double at\n"
    (tmp_path / "c.ply").write_bytes(
        header("binary_little_endian", before=before, kind=plain.dtype) + bytes(16) + plain.tobytes()
    )
    scene = reduce(tmp_path / "c.ply", tmp_path / "c.scene", method=["pca"], limit=30)
    assert list(scene.layouts) == ["points", "pca"]
    assert len(scene) == 30
    rows = np.array(scene.ids, int)
    np.testing.assert_array_equal(scene.layouts["points"].positions, PLACES[rows])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"solid stl", "which begins with the line 'ply'"),
        (header("binary_little_endian", 10**15) + bytes(99), "says 1,000,000,000,000,000 vertices, which need"),
        (header("ascii", 10**12) + b"1 2\n", "says 1,000,000,000,000 vertices, which need"),
        (header("ascii", 2) + b"1 2 3 4 5 6 7 8\n1.25 2.25 3.25 4 5 6\n", "its vertices cannot be read"),
        (header("ascii", 2) + b"1 2 3 4 5 6 7 8\n" + b"\n" * 40, "expected 2 vertices, found 1"),
        (header("ascii", 0), "expected vertices, found none"),
        (b"ply\nformat ascii 1.0\nelement face 3\nend_header\n", "expected vertices, found 3 face"),
        (b"ply\nformat ascii 1.0\nelement vertex 1\nproperty list uchar int a\nend_header\n1 1\n", "numbers alone"),
        (b"ply\nformat ascii 1.0\nelement vertex 1\nproperty long x\n", "line 4 of its header"),
        (b"ply\nformat ascii 1.0\nelement vertex 1\nproperty int x\nend_header\n1\n", "found no y among x"),
        (header("ascii", 4) + b"1 2 nan 4 5 6 7 8\n" * 4, r"row 0, column 2 \('z'\) is NaN"),
    ],
)
def test_a_damaged_ply_file_says_what_is_wrong(tmp_path, content, said):
    (tmp_path / "c.ply").write_bytes(content)
    with pytest.raises(UsageError, match=said) as caught:
        sources.load([tmp_path / "c.ply"])
    assert "c.ply" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("order", [">", "<"])
def test_immersive_points_are_read_in_either_order_of_bytes(tmp_path, order):
    intensity = np.linspace(0, 1, 40)[:, None]
    (tmp_path / "c.xyzi").write_bytes(np.hstack([PLACES, intensity]).astype(f"{order}f4").tobytes())
    (tmp_path / "c.xyzrgb").write_bytes(np.hstack([PLACES, COLORS / 255]).astype(f"{order}f4").tobytes())
    data = sources.load([tmp_path / "c.xyzi"])
    np.testing.assert_array_equal(data.layouts["points"], PLACES)
    np.testing.assert_allclose(data.columns["intensity"].values, intensity[:, 0], rtol=1e-6)
    byte = {">": "most", "<": "least"}[order]
    assert f"read as 40 points of 4 float32, {byte} significant byte first" in data.notes
    data = sources.load([tmp_path / "c.xyzrgb"])
    np.testing.assert_array_equal(data.features, PLACES)
    color = data.columns["color"]
    np.testing.assert_array_equal(color.colors[color.codes], COLORS)


def test_text_may_have_the_same_names(tmp_path):
    """As Open3D and others write it."""
    np.savetxt(tmp_path / "c.xyzrgb", np.hstack([PLACES, COLORS / 255]))
    np.savetxt(tmp_path / "c.xyz", np.hstack([PLACES, COLORS]), delimiter=",")
    for name in ("c.xyzrgb", "c.xyz"):
        data = sources.load([tmp_path / name])
        np.testing.assert_allclose(data.features, PLACES, rtol=1e-6)
        np.testing.assert_allclose(data.columns["red"].values, COLORS[:, 0] / 255, atol=1e-6)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("c.xyzi", bytes(17), r"17 bytes are no whole points of 4 float32 \(16 bytes\)"),
        ("c.xyzi", b"", "0 bytes are no whole points"),
        ("c.xyz", b"3\nwater\nO 0 0 0\nH 0 0 1\nH 1 0 0\n", "cannot be read as lines of numbers"),
        ("c.xyz", b"1 2 3 4 5\n" * 5, "found 5 numbers"),
        ("c.xyz", b"\x89PNG\0\0", "expected lines of x y z as text"),
    ],
)
def test_damaged_clouds_say_what_is_wrong(tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UsageError, match=said) as caught:
        sources.load([tmp_path / name])
    assert "\n" not in str(caught.value)


def test_many_colors_are_those_nearest_to_them(tmp_path):
    colors = np.stack(np.meshgrid(*[np.arange(0, 256, 23)] * 3), axis=-1).reshape(-1, 3)
    places = RANDOM.normal(size=(len(colors), 3))
    np.savetxt(tmp_path / "c.xyzrgb", np.hstack([places, colors / 255]))
    color = sources.load([tmp_path / "c.xyzrgb"]).columns["color"]
    assert isinstance(color, Category)
    assert 100 < len(color.names) <= 256
    assert np.abs(color.colors[color.codes].astype(int) - colors).mean() < 20
    assert Image.new("RGB", (1, 1), color.names[0]).getpixel((0, 0)) == tuple(color.colors[0].tolist())


def test_several_clouds_stand_in_one_room(tmp_path):
    for name, shift in (("a.xyz", 0), ("b.xyz", 5)):
        np.savetxt(tmp_path / name, PLACES + shift)
    scene = reduce([tmp_path / "a.xyz", tmp_path / "b.xyz"], tmp_path / "c.scene")
    np.testing.assert_allclose(scene.layouts["points"].positions, np.concatenate([PLACES, PLACES + 5]), rtol=1e-5)
    assert read(tmp_path / "c.scene").columns["source"].names == ["a", "b"]
    assert isinstance(scene.columns["x"], Scalar)
