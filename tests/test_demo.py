"""`latentwalk demo`: what it makes, what it keeps, and what it says where something is missing."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from latentwalk import assets
from latentwalk.runtime import demo, doctor, extras, view
from latentwalk.scenes import LatentwalkError, Layout, Scene, read, write

SHIPPED = assets.FOLDER / "mnist" / "mnist.scene"


def without(monkeypatch: pytest.MonkeyPatch, *packages: str) -> None:
    installed = extras._version
    monkeypatch.setattr(extras, "_version", lambda name: None if name in packages else installed(name))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, Path]]:
    """Which scenes windows would be opened on, with the folder of their exports."""
    seen: list[tuple[Path, Path]] = []
    monkeypatch.setattr(doctor, "display", lambda: doctor.Finding("display", "a window", True))
    monkeypatch.setattr(view, "view", lambda scene, *, out: seen.append((scene, out)))
    return seen


def test_without_packages_to_draw_it_says_what_to_install_and_makes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    without(monkeypatch, "moderngl", "glfw")
    with pytest.raises(
        LatentwalkError, match=r"missing: moderngl, glfw; .* pip install 'latentwalk\[runtime\]'; "
    ) as told:
        demo.main([str(tmp_path / "d")])
    assert "export SCENE --format html" in str(told.value)
    assert not list(tmp_path.iterdir())


def test_without_tools_the_window_opens_on_the_scene_that_ships(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, opened: list[tuple[Path, Path]], capsys: pytest.CaptureFixture[str]
) -> None:
    without(monkeypatch, "umap-learn")
    folder = tmp_path / "new" / "demo"
    assert demo.main([str(folder)]) == 0
    assert opened == [(folder / "latent.scene", folder / "out")]
    assert (folder / "latent.scene").read_bytes() == SHIPPED.read_bytes()
    assert "packages of [tools] are missing" in capsys.readouterr().err


def test_what_is_there_is_kept_and_the_digits_are_walked_in_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, opened: list[tuple[Path, Path]], capsys: pytest.CaptureFixture[str]
) -> None:
    mine = b"not made by the demo"
    for name in ("digits", "latent"):
        (tmp_path / f"{name}.scene").write_bytes(mine)
    monkeypatch.chdir(tmp_path)
    assert demo.main([".", "--out", "exports"]) == 0
    assert opened == [(Path("digits.scene"), Path("exports"))]
    assert "more to walk in: latentwalk view latent.scene" in capsys.readouterr().out
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {mine}


def test_a_place_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    with pytest.raises(LatentwalkError, match="expected a folder, found a file"):
        demo.main([str(tmp_path / "taken")])


@pytest.mark.gl
def test_without_a_display_tours_are_rendered_and_what_cannot_be_toured_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    tour = tmp_path / "assets" / "tours" / "latent.toml"
    tour.parent.mkdir(parents=True)
    shutil.copyfile(assets.FOLDER / "tours" / "digits.toml", tour.with_name("digits.toml"))
    tour.write_text("size = [64, 48]\n[[at]]\nt_s = 0.1\ncapture = 'a.png'\n")
    shutil.copytree(SHIPPED.parent, tmp_path / "assets" / "mnist")
    monkeypatch.setattr(assets, "FOLDER", tmp_path / "assets")
    half = Scene([0, 1, 2], layouts={"pca": Layout(np.eye(3, dtype=np.float32))})
    write(tmp_path / "digits.scene", half)
    for number in (1, 2):
        assert demo.main([str(tmp_path)]) == 0
        assert (tmp_path / f"tours_00{number}" / "a.png").stat().st_size > 100
        said = capsys.readouterr()
        assert f"Pictures and films are in {tmp_path / f'tours_00{number}'}" in said.out
        assert "digits.scene: no tour of it: " in said.err
    assert list(read(tmp_path / "digits.scene").layouts) == ["pca"]


@pytest.mark.gl
def test_the_latent_space_is_toured_without_torch_and_where_nothing_is_no_folder_stays(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    without(monkeypatch, "umap-learn")
    monkeypatch.setattr(demo, "find_spec", lambda name: None)
    given = tmp_path / "given"
    assert demo.main([str(tmp_path), "--out", str(given)]) == 0
    assert "which needs torch" in capsys.readouterr().err
    assert {path.name for path in given.iterdir()} == {"rows.mp4", "1-labels.png", "2-pictures.png", "3-mistakes.png"}
    (tmp_path / "latent.scene").unlink()
    write(tmp_path / "latent.scene", Scene([0, 1, 2], layouts={"pca": Layout(np.eye(3, dtype=np.float32))}))
    assert demo.main([str(tmp_path)]) == 1
    assert not list(tmp_path.glob("tours*"))
