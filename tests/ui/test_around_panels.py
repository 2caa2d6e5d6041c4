"""The chips of a headset that call what stands about the person: the table model and the wall of pictures."""

from collections.abc import Iterator
from pathlib import Path

import moderngl
import pytest
from kit.blobs import write_blobs
from kit.stage import Stage

from latentwalk.runtime.world.rows.commands import Select

pytestmark = pytest.mark.gl


@pytest.fixture
def stage(ctx: moderngl.Context, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(ctx, write_blobs(tmp_path), in_room=True)
    made.frame(3)
    yield made
    made.release()


def pressed(stage: Stage, buttons: dict[str, tuple[float, float]], name: str, slot: str = "drawer") -> None:
    """Press a chip by laser."""
    buttons.pop(name, None)
    stage.frame(3)
    stage.aim_at(buttons[name], slot)
    stage.frame(2)
    stage.press()


def test_a_chip_calls_the_table_model_and_puts_it_away(stage: Stage, buttons: dict) -> None:
    stage.open(drawer_of(stage, "Tool"))
    around = stage.world.person.around
    for shown in (True, False):
        pressed(stage, buttons, "Overview")
        assert around.overview.on == shown
        stage.frame()
        assert (stage.world.shown().dots is not None) == shown


def test_a_chip_puts_the_selected_rows_on_a_wall_instead_of_the_gallery(stage: Stage, buttons: dict) -> None:
    stage.world.do(Select(column="label", equals="bee"))
    stage.open(drawer_of(stage, "Selection"))
    pressed(stage, buttons, "Gallery")
    assert stage.panels._ui.gallery
    pressed(stage, buttons, "confidence", "bottom")
    pressed(stage, buttons, "Wall", "bottom")
    wall = stage.world.person.around.wall
    values = stage.world.scene.columns["confidence"].values[wall.rows]
    assert len(wall.rows) == 100
    assert (values[1:] >= values[:-1]).all()
    assert not stage.panels._ui.gallery
    pressed(stage, buttons, "Wall")
    assert not wall.pages


def drawer_of(stage: Stage, title: str) -> str:
    """The drawer that a panel lies in."""
    return next(panel.drawer for panel in stage.panels._panels if panel.title == title)
