"""Points in files of other programs, opened by these: PLY and glTF by trimesh, ImmersivePoints by its own package."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import immersivepoints
import numpy as np
import pytest
import trimesh
from kit.sent import PLACES, N, scene
from kit.sent_gltf import opened

import latentwalk
from latentwalk.assets.colors import linear
from latentwalk.assets.points import points
from latentwalk.scenes import Category, Layout, UsageError, write
from latentwalk.tools.export import main
from latentwalk.tools.reduce import main as reduce


def test_ply_keeps_places_colors_and_numbers(tmp_path: Path) -> None:
    made = scene(title="näme\n")
    file = latentwalk.export(made, tmp_path / "a.ply", layout="two")
    cloud = trimesh.load(file)
    np.testing.assert_array_equal(cloud.vertices, -PLACES)
    np.testing.assert_array_equal(cloud.colors[:, :3], points(made, "two").colors)
    head = file.read_bytes().partition(b"end_header")[0].decode("ascii")
    assert "comment class label 1 b,c\n" in head
    assert "property float size\nproperty uchar right\nproperty float id\n" in head
    assert (tmp_path / "a.ply.csv").read_text(encoding="utf-8").split() == ["id", *made.ids]
    assert reduce([str(file), "-o", str(tmp_path / "a.scene"), "--quiet"]) == 0
    again = latentwalk.read(tmp_path / "a.scene")
    np.testing.assert_array_equal(again.layouts["points"].positions, -PLACES)
    np.testing.assert_array_equal(again.columns["size"].values, made.columns["size"].values)


def test_many_classes_are_codes_alone_in_a_header_that_every_reader_takes(tmp_path: Path) -> None:
    many = Category(np.arange(N, dtype=np.int32), [f"class {code}" for code in range(300)])
    made = scene(columns={"kind": many}, title="t" * 2000)
    file = latentwalk.export(made, tmp_path / "a.ply")
    lines = file.read_bytes().partition(b"end_header")[0].split(b"\n")
    assert len(lines) < 20
    assert max(map(len, lines)) < 1024
    assert reduce([str(file), "-o", str(tmp_path / "a.scene"), "--quiet"]) == 0


def test_glb_stands_in_meters_with_ids_and_columns(tmp_path: Path) -> None:
    made = scene()
    file = latentwalk.export(made, tmp_path / "a.glb", layout="one", color="size", rows=["r4", "r3"])
    loaded = trimesh.load(file)
    (cloud,) = loaded.dump()
    expected = points(made, "one", "size", rows=[4, 3])
    np.testing.assert_allclose(cloud.vertices, expected.room, atol=1e-5)
    np.testing.assert_allclose(cloud.colors[:, :3], 255 * linear(expected.colors), atol=1)
    head, body = opened(file)
    extras = head["meshes"][0]["extras"]
    assert extras["ids"] == ["r4", "r3"]
    assert extras["columns"]["size"] == {"type": "scalar", "unit": "cm", "values": [pytest.approx(0.09090909), None]}
    assert extras["columns"]["label"]["codes"] == [0, None]
    assert np.frombuffer(body, "<f4", 6).tolist() == PLACES[[4, 3]].ravel().tolist()
    assert head["asset"]["extras"]["provenance"] == {"tool": "a test"}
    assert file.stat().st_size % 4 == 0


def test_an_epoch_leaves_out_absent_rows_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "s.scene", scene(epochs=True))
    assert main([str(tmp_path / "s.scene"), "--epoch", "2", "-o", str(tmp_path / "a.ply")]) == 0
    assert "1 rows are absent there; ids in a.ply.csv" in capsys.readouterr().out
    assert len(trimesh.load(tmp_path / "a.ply").vertices) == N - 1
    assert "r7" not in (tmp_path / "a.ply.csv").read_text(encoding="utf-8")
    with pytest.raises(UsageError, match="--epoch all: ply holds one epoch; name one"):
        main([str(tmp_path / "s.scene"), "--epoch", "all", "-o", str(tmp_path / "b.ply")])


def test_epochs_are_an_animation_of_gltf_that_ends_at_the_last(tmp_path: Path) -> None:
    made = scene(epochs=True)
    head, body = opened(latentwalk.export(made, tmp_path / "a.glb", epoch="all"))
    (mesh,), (play,) = head["meshes"], head["animations"]
    (target,) = mesh["primitives"][0]["targets"]

    def numbers(accessor: int) -> list[float]:
        view = head["bufferViews"][head["accessors"][accessor]["bufferView"]]
        return np.frombuffer(body[view["byteOffset"] :][: view["byteLength"]], "<f4").tolist()

    there = [row for row in range(N) if row != 7]
    assert numbers(mesh["primitives"][0]["attributes"]["POSITION"]) == (PLACES + 2)[there].ravel().tolist()
    np.testing.assert_allclose(numbers(target["POSITION"]), [-1] * 3 * (N - 1), atol=1e-5)
    assert [numbers(play["samplers"][0][end]) for end in ("input", "output")] == [[0, 1], [1, 0]]
    assert mesh["weights"] == [0]
    assert len(trimesh.load(tmp_path / "a.glb").dump()[0].vertices) == N - 1


def test_immersive_points_are_the_bytes_of_the_package_itself(tmp_path: Path) -> None:
    made = scene()
    latentwalk.export(made, tmp_path / "a.xyzrgb", layout="one", color="right")
    found = points(made, "one", "right").immersive
    assert found.shape == (N, 6)
    assert np.abs(found[:, :3]).max() <= 5
    theirs = base64.b64decode(immersivepoints._numpy_to_base64(found))
    assert (tmp_path / "a.xyzrgb").read_bytes() == theirs
    assert (tmp_path / "a.xyzrgb.csv").exists()


def test_hues_are_those_of_the_colors(tmp_path: Path) -> None:
    import colorsys

    made = scene()
    latentwalk.export(made, tmp_path / "a.xyzi", layout="one", color="label")
    values = np.fromfile(tmp_path / "a.xyzi", ">f4").reshape(N, 4)
    colors = points(made, "one", "label").colors / 255
    np.testing.assert_allclose(values[:, 3], [colorsys.rgb_to_hsv(*color)[0] for color in colors], atol=1e-6)
    theirs = base64.b64decode(immersivepoints._numpy_to_base64(values.astype(np.float32)))
    assert (tmp_path / "a.xyzi").read_bytes() == theirs


def test_immersive_points_come_back_as_a_layout(tmp_path: Path) -> None:
    made = scene()
    file = latentwalk.export(made, tmp_path / "a.xyzrgb", layout="one", color="label")
    assert reduce([str(file), "-o", str(tmp_path / "a.scene"), "--quiet"]) == 0
    again = latentwalk.read(tmp_path / "a.scene")
    expected = points(made, "one", "label")
    np.testing.assert_array_equal(again.layouts["points"].positions, expected.immersive[:, :3])
    color = again.columns["color"]
    np.testing.assert_array_equal(color.colors[color.codes], expected.colors)


def test_an_island_far_out_is_within_five_meters() -> None:
    far = PLACES.copy()
    far[0] = 1e6
    places = points(scene(layouts={"own": Layout(far)})).immersive[:, :3]
    assert np.linalg.norm(places, axis=1).max() == pytest.approx(5, rel=1e-5)


def test_nothing_goes_into_a_link_unless_a_person_agrees(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "s.scene", scene())
    words = [str(tmp_path / "s.scene"), "--immersivepoints-link"]
    with pytest.raises(UsageError, match=r"the places and colors of 12 rows, no ids, .* add --i-agree-to-upload"):
        main(words)
    with pytest.raises(UsageError, match="goes with --immersivepoints-link alone"):
        main([words[0], "--i-agree-to-upload"])
    with pytest.raises(UsageError, match="writes no file"):
        main([*words, "--i-agree-to-upload", "-o", str(tmp_path / "a.xyzi")])
    assert main([*words, "--i-agree-to-upload"]) == 0
    said = capsys.readouterr()
    assert "brings the places and colors of 12 rows to immersivepoints.com" in said.err
    config = json.loads(base64.urlsafe_b64decode(said.out.strip().partition("jsonb64=")[2]))
    given = np.frombuffer(base64.b64decode(config["points"][0]["base64"]), ">f4").reshape(N, 6)
    np.testing.assert_array_equal(given, points(scene()).immersive)


def test_a_link_of_many_rows_is_refused(tmp_path: Path) -> None:
    many = np.random.default_rng(0).normal(size=(251, 3)).astype(np.float32)
    write(tmp_path / "s.scene", scene(ids=range(251), columns={}, layouts={"own": Layout(many)}))
    with pytest.raises(UsageError, match=r"of 251 rows, .* at most 250: choose some with --rows"):
        main([str(tmp_path / "s.scene"), "--immersivepoints-link", "--i-agree-to-upload"])
