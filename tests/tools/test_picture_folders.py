"""A folder of pictures is data: pixels are features, folders are labels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from latentwalk.scenes import Category, UsageError
from latentwalk.tools.data import sources
from latentwalk.tools.reduce import reduce

PIXELS = np.random.default_rng(0).integers(0, 256, (12, 6, 8, 3)).astype(np.uint8)


def put(folder: Path, names: list[str]) -> Path:
    for name, pixels in zip(names, PIXELS, strict=False):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(pixels).save(folder / name)
    return folder


def test_folders_are_labels_and_paths_ids(tmp_path: Path) -> None:
    names = [f"cat/{n}.png" for n in range(6)] + [f"dog/{n}.png" for n in range(6)]
    folder = put(tmp_path / "pets", names)
    (folder / "cat" / "notes.txt").write_text("none", encoding="utf-8")
    scene = reduce(folder, method=["pca"], quiet=True)
    assert list(scene.ids) == names
    label = scene.columns["label"]
    assert isinstance(label, Category)
    assert [label.names[code] for code in label.codes] == ["cat"] * 6 + ["dog"] * 6
    assert scene.thumbnails is not None
    np.testing.assert_array_equal(scene.thumbnails.pixels, PIXELS)
    assert scene.provenance["data"]["source"] == str(folder)  # type: ignore[index]


def test_pictures_without_folders_have_no_label_and_come_in_one_size(tmp_path: Path) -> None:
    folder = put(tmp_path, [f"{n}.bmp" for n in range(5)])
    Image.fromarray(PIXELS[0][:3, :4]).save(folder / "small.png")
    Image.new("L", (500, 200), 9).save(folder / "wide.webp", lossless=True)
    data = sources.load([folder])
    assert data.ids == ["0.bmp", "1.bmp", "2.bmp", "3.bmp", "4.bmp", "small.png", "wide.webp"]
    assert "label" not in data.columns
    assert data.images is not None
    assert data.images.shape == (7, 26, 64, 3)
    assert any("several sizes" in note for note in data.notes)


def test_what_is_no_picture_is_named(tmp_path: Path) -> None:
    folder = put(tmp_path, ["a.png", "b.png"])
    (folder / "c.png").write_bytes(b"no")
    with pytest.raises(UsageError, match=r"c\.png: cannot be read as a picture"):
        sources.load([folder])
    (folder / "b.png").unlink()
    (folder / "c.png").unlink()
    with pytest.raises(UsageError, match="expected pictures, found one"):
        sources.load([folder])
    (folder / "a.png").unlink()
    with pytest.raises(UsageError, match="a folder without data that is known"):
        sources.load([folder])
