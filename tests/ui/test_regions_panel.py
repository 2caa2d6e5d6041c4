"""The panel of regions: pressed, the person goes there; in a script's picture it tells of the chosen one."""

from dataclasses import replace
from pathlib import Path

import moderngl
import numpy as np
import pytest
from imgui_bundle import imgui
from kit.blobs import blobs, write_blobs
from kit.stage import Stage

from latentwalk.runtime.world.walk.commands import GoToRegion
from latentwalk.scenes import Selection, write

pytestmark = pytest.mark.gl


@pytest.fixture
def scene(tmp_path: Path) -> Path:
    regions = {"bees": Selection(np.arange(1, 300, 3), "A sentence about bees. " * 9, {"error rate": 0.25})}
    regions |= {f"region {i}": Selection([i]) for i in range(30)}
    write(tmp_path / "a.scene", replace(blobs(), selections=regions))
    return tmp_path / "a.scene"


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> dict[int, tuple[float, float]]:
    """Number of the line in its list → its middle, of what was drawn last."""
    found: dict[int, tuple[float, float]] = {}
    number: list[int] = []
    push, selectable = imgui.push_id, imgui.selectable

    def spy_push(value: object) -> None:
        number.append(value if isinstance(value, int) else -1)
        push(value)

    def spy(label: str, *rest: object, **others: object) -> tuple[bool, bool]:
        pressed = selectable(label, *rest, **others)
        low, high = imgui.get_item_rect_min(), imgui.get_item_rect_max()
        found[number[-1]] = ((low.x + high.x) / 2, (low.y + high.y) / 2)
        return pressed

    monkeypatch.setattr(imgui, "push_id", spy_push)
    monkeypatch.setattr(imgui, "selectable", spy)
    return found


def test_a_press_goes_to_the_region(ctx: moderngl.Context, scene: Path, lines: dict[int, tuple[float, float]]) -> None:
    stage = Stage(ctx, scene)
    stage.frame(3)
    lines.clear()
    stage.open("Selection")
    assert stage.controls.screen is not None
    stage.controls.screen.cursor = lines[1]
    stage.frame(2)
    stage.press()
    assert stage.world.rows.regions.chosen == "region 0"
    assert [each.word for each in stage.world.commands_to_here() if each.word == "select"]
    stage.release()


def test_the_key_goes_from_region_to_region(ctx: moderngl.Context, scene: Path) -> None:
    stage = Stage(ctx, scene)
    assert stage.controls.screen is not None
    for name in ("bees", "region 0"):
        stage.controls.screen.asks = ["region"]
        stage.frame()
        assert stage.world.rows.regions.chosen == name
    stage.release()


def test_without_regions_there_is_no_panel_and_the_key_says_why(ctx: moderngl.Context, tmp_path: Path) -> None:
    stage = Stage(ctx, write_blobs(tmp_path))
    assert stage.controls.screen is not None
    stage.controls.screen.asks = ["region"]
    stage.frame()
    assert "names no regions" in stage.world.outbox.message
    stage.release()


@pytest.mark.parametrize("in_room", [False, True])
def test_the_panels_stay_in_the_picture(ctx: moderngl.Context, scene: Path, in_room: bool) -> None:
    stage = Stage(ctx, scene, in_room=in_room)
    stage.world.do(GoToRegion("bees"))
    stage.open("Selection")
    stage.frame()
    stage.hold_panels()
    stage.release()


def test_a_scripts_picture_tells_of_the_chosen_region_alone(ctx: moderngl.Context, scene: Path) -> None:
    stage = Stage(ctx, scene, screen=False)
    stage.frame(3)
    assert set(stage.panels._rects) == {"left"}
    stage.world.do(GoToRegion("bees"))
    stage.frame(3)
    x, y, w, h = (round(part) for part in stage.panels._rects["right"])
    assert stage.picture()[y : y + h, x : x + w].max() > 150
    stage.release()
