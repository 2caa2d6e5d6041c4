"""Pictures and films of pixels, written once and never over another file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from latentwalk.scenes.arrays import U8
from latentwalk.scenes.films import film, save_png

Image = pytest.importorskip("PIL.Image")


def picture(gray: int, seed: int | None = None) -> U8:
    """A plain picture (48, 64, 3), or one of noise with a plain corner."""
    pixels = np.full((48, 64, 3), gray, np.uint8)
    if seed is not None:
        pixels[20:] = np.random.default_rng(seed).integers(0, 256, (28, 64, 3), np.uint8)
    return pixels


def test_a_picture_keeps_its_pixels(tmp_path: Path) -> None:
    save_png(tmp_path / "a.png", picture(200, seed=0))
    np.testing.assert_array_equal(np.asarray(Image.open(tmp_path / "a.png")), picture(200, seed=0))
    with pytest.raises(FileExistsError):
        save_png(tmp_path / "a.png", picture(0))


def test_a_gif_has_its_frames_in_order(tmp_path: Path) -> None:
    made = film(tmp_path / "a.gif", 20)
    for gray in (10, 120, 240):
        made.add(picture(gray))
    made.close()
    with Image.open(tmp_path / "a.gif") as found:
        assert (found.n_frames, found.info["duration"], found.info["loop"]) == (3, 50, 0)
        for number, gray in enumerate((10, 120, 240)):
            found.seek(number)
            assert np.asarray(found.convert("RGB"))[0, 0].tolist() == [gray] * 3


def test_one_palette_keeps_still_areas_still(tmp_path: Path) -> None:
    made = film(tmp_path / "a.gif", 20, one_palette=True)
    for seed in range(4):
        made.add(picture(251, seed))
    made.close()
    corners = set()
    with Image.open(tmp_path / "a.gif") as found:
        for number in range(4):
            found.seek(number)
            corners |= {tuple(color) for color in np.asarray(found.convert("RGB"))[:20].reshape(-1, 3).tolist()}
    assert len(corners) == 1


def test_an_mp4_is_the_same_twice(tmp_path: Path) -> None:
    pytest.importorskip("imageio_ffmpeg")
    for name in ("a.mp4", "b.mp4"):
        made = film(tmp_path / name, 15)
        for seed in range(3):
            made.add(picture(100, seed))
        made.close()
    first, second = ((tmp_path / name).read_bytes() for name in ("a.mp4", "b.mp4"))
    assert first[4:8] == b"ftyp"
    assert first == second


@pytest.mark.parametrize("name", ["a.gif", "a.mp4"])
def test_a_film_is_never_written_over_a_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("somebody's")
    made = film(tmp_path / name, 15)
    with pytest.raises(FileExistsError):
        made.add(picture(0))
    made.close()
    assert (tmp_path / name).read_text() == "somebody's"


@pytest.mark.parametrize("name", ["a.gif", "a.mp4"])
def test_a_film_without_frames_is_no_file(tmp_path: Path, name: str) -> None:
    film(tmp_path / name, 15).close()
    assert not list(tmp_path.iterdir())
