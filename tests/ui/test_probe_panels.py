"""The probe's panels and what it shows in the room, drawn for real."""

from pathlib import Path

import moderngl
import numpy as np
import pytest
from imgui_bundle import imgui
from kit.decoders import NAMES, write_decoded
from kit.stage import Stage

from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.ground.frame import Frame, View
from latentwalk.runtime.ground.geometry import perspective
from latentwalk.runtime.ui.keys import obey
from latentwalk.runtime.world.probe.commands import Jump, Pull
from latentwalk.runtime.world.probe.targets import Named
from latentwalk.runtime.world.rows import fit as room
from latentwalk.runtime.world.rows.commands import Select

pytestmark = pytest.mark.gl


@pytest.fixture
def stage(ctx: moderngl.Context, tmp_path: Path, request: pytest.FixtureRequest):
    size, kind = getattr(request, "param", (3, "image"))
    made = Stage(ctx, write_decoded(tmp_path, size, kind))
    yield made
    made.release()


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text of the panels, in order."""
    found: list[str] = []
    for name in ("text_unformatted", "text_wrapped"):
        real = getattr(imgui, name)
        monkeypatch.setattr(imgui, name, lambda text, real=real: (found.append(text), real(text))[1])
    return found


def picture_of(stage: Stage) -> np.ndarray:
    """What the renderer makes of the stage's world with its panels."""
    renderer = Renderer(stage.panels._canvas.ctx, stage.world.shown())
    views = [View(stage.controls.head, perspective(1.0, stage.size[0] / stage.size[1]), stage.size)]
    renderer.draw(stage.world.shown(), None, Frame(stage.controls, 0.0, 0.05, views, stage.target))
    found = stage.picture().copy()
    renderer.release()
    return found


def test_the_decoded_picture_stands_in_the_room_at_the_probe(stage: Stage) -> None:
    stage.frame()
    before = picture_of(stage)
    stage.world.do(Jump(Named(id="row-3")))
    after = picture_of(stage)
    (shown,) = stage.world.shown().late().pictures
    eye, scale = stage.world.person.eye, stage.size[1] / 2 / np.tan(0.5)
    way = shown.position - eye
    x, y = stage.size[0] / 2 + way[0] / -way[2] * scale, stage.size[1] / 2 - way[1] / -way[2] * scale
    half = shown.height_m / -way[2] * scale / 2
    changed = np.abs(after.astype(int) - before).max(2) > 8
    assert changed[int(y - 0.8 * half) : int(y + 0.8 * half), int(x - 0.8 * half) : int(x + 0.8 * half)].mean() > 0.9
    centers = (np.arange(4) - 1.5) * half / 2
    seen = [[int(after[int(y + dy), int(x + dx), 0]) for dx in centers] for dy in centers]
    assert np.corrcoef(np.ravel(seen), shown.pixels.ravel().astype(float))[0, 1] > 0.95


def test_a_class_that_is_pressed_is_jumped_to_and_its_name_is_told(stage: Stage, buttons, texts) -> None:
    stage.open("Probe")
    stage.controls.screen.cursor = buttons["bee"]
    stage.press()
    np.testing.assert_allclose(stage.world.probe.latent, stage.world.probe.targets.centroids["bee"], atol=1e-6)
    texts.clear()
    stage.frame(2)
    assert any(text.startswith(f"{stage.world.state()['probe']['prediction']} ") for text in texts)


def test_a_class_that_is_held_is_morphed_to_until_it_is_let_go(stage: Stage, buttons) -> None:
    stage.world.do(Jump("ant"))
    stage.open("Probe")
    stage.controls.screen.cursor = buttons["morph"]
    stage.press()
    stage.controls.screen.cursor = buttons["cat"]
    stage.frame(2)
    stage.controls.screen.buttons = (True, False, False)
    stage.frame(2)
    start = stage.world.probe.latent
    stage.frame(8)
    held = stage.world.probe.latent
    stage.controls.screen.buttons = (False, False, False)
    stage.frame(3)
    kept = stage.world.probe.latent
    stage.frame(5)
    goal = stage.world.probe.targets.centroids["cat"]
    assert np.linalg.norm(goal - held) < np.linalg.norm(goal - start)
    np.testing.assert_array_equal(stage.world.probe.latent, kept)
    assert np.linalg.norm(goal - kept) > 0.01


@pytest.mark.parametrize("stage", [(2, "table")], indirect=True)
def test_a_table_is_bars_in_its_own_units_with_the_training_range(stage: Stage, monkeypatch) -> None:
    bars: dict[str, tuple[float, str]] = {}
    monkeypatch.setattr(
        "latentwalk.runtime.ui.probe.bar", lambda name, share, value, *_: bars.update({name: (share, value)})
    )
    stage.world.do(Pull("row-4"))
    stage.frame(3)
    values = stage.world.state()["probe"]["decoded"]
    share, text = bars["column 2"]
    assert share == pytest.approx(values[2] / 0.5, rel=1e-3)  # of 10 … 11.5
    assert text == f"was {2 + 4 / 239:.4g}   {10 + 3 * values[2]:.4g}   10 … 11.5"
    assert sum(bars[name][0] for name in NAMES) == pytest.approx(1, abs=1e-4)


def test_keys_do_all_of_it(stage: Stage) -> None:
    world = stage.world
    ui = stage.panels._ui
    obey("jump", ui)
    assert world.probe.reading is not None
    obey("interpolate", ui)
    assert world.probe.interpolation.way is not None
    obey("morph", ui)
    assert world.probe.morphing
    obey("morph", ui)
    assert not world.probe.morphing
    world.do(Select(ids=["row-3", "row-8"]))
    obey("interpolate", ui)
    ends = world.probe.interpolation.way.curve.places[[0, -1]]
    np.testing.assert_allclose(ends, room.at(world.rows.cloud.a, np.array([3, 8])), atol=1e-5)
    world.person.pointer.row = 5
    obey("pull", ui)
    assert world.probe.pulled.row == 5
    world.person.pointer.row = -1
    obey("pull", ui)
    assert world.probe.pulled is None
    obey("posterior", ui)
    assert world.probe.posterior.shown


@pytest.mark.parametrize("stage", [(2, "table")], indirect=True)
def test_no_button_of_a_column_with_a_scrollbar_is_cut(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    over: dict[str, float] = {}
    real = imgui.button

    def spy(label: str, *size: object) -> bool:
        pressed = real(label, *size)
        edge = imgui.get_cursor_screen_pos().x + imgui.get_content_region_avail().x
        over[label] = imgui.get_item_rect_max().x - edge
        return bool(pressed)

    monkeypatch.setattr(imgui, "button", spy)
    stage.world.do(Pull("row-4"))
    stage.open("Probe")
    stage.frame()
    assert over["Between selected"] <= 0
    assert max(over.values()) <= 0
