"""The panels of shells and of sums, drawn for real."""

from pathlib import Path

import moderngl
import numpy as np
import pytest
from imgui_bundle import imgui
from kit.decoders import decoded
from kit.shells import sphere
from kit.stage import Stage

from latentwalk.runtime.world.rows.commands import Analogy
from latentwalk.scenes import Vectors, write

pytestmark = pytest.mark.gl


@pytest.fixture
def stage(ctx: moderngl.Context, tmp_path: Path):
    scene = decoded()
    scene.vectors = Vectors(scene.decoder.latents, "cosine")
    scene.surfaces = {
        name: sphere((0, 0, 0), 1.0, "latent", code=code, color=None, text="Nine in ten.")
        for code, name in enumerate(("ant 0.9", "bee 0.9"))
    }
    scene.thumbnails = None
    scene.decoder = None  # whose panel has a button for each class as well
    write(tmp_path / "shells.scene", scene)
    made = Stage(ctx, tmp_path / "shells.scene")
    yield made
    made.release()


def press(stage: Stage, buttons: dict[str, tuple[float, float]], name: str, drawer: str = "Layout") -> None:
    stage.open(drawer)
    stage.controls.screen.cursor = buttons[name]
    stage.press()


def test_a_class_is_put_away_and_brought_back_by_its_button(stage: Stage, buttons) -> None:
    shells = stage.world.rows.shells
    press(stage, buttons, "ant")
    assert [shell.mesh.key for shell in stage.world.shown().shells] == ["bee 0.9"]
    press(stage, buttons, "ant")
    assert set(shells.wanted) == {"ant", "bee"}
    press(stage, buttons, "bee")
    assert shells.wanted == ["ant"]


def test_a_sum_is_listed_with_its_neighbors_and_cleared(stage: Stage, buttons, monkeypatch) -> None:
    found: list[str] = []
    real = imgui.text_wrapped
    monkeypatch.setattr(imgui, "text_wrapped", lambda text: (found.append(text), real(text))[1])
    stage.world.do(Analogy("row-0 - row-1 + row-4"))
    stage.open("Selection")
    assert "row-0 - row-1 + row-4 is nearest to" in found
    press(stage, buttons, "Clear", "Selection")
    assert stage.world.rows.arithmetic.solved is None
    assert np.count_nonzero(stage.world.rows.selection.rows) == 11
