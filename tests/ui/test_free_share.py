"""How much of a window panels leave free, and that the cloud is brought there."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import moderngl
import numpy as np
import pytest
from kit.decoders import NAMES, decoded
from kit.epochs_scene import make_scene
from kit.stage import Stage

from latentwalk.runtime.ground.geometry import perspective
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.walk.commands import Recenter
from latentwalk.scenes import Category, Scalar, Selection, write

pytestmark = pytest.mark.gl
SIZE = (1280, 720)


def full(folder: Path) -> Path:
    """A scene with epochs that are diagnosed, a decoder, predictions, pictures and regions."""
    run, scene = make_scene(240), decoded()
    assert run.training is not None
    training = replace(run.training, diagnosis=["Validation loss is lowest at epoch 25; stop there.", "It goes on."])
    scene.epochs, scene.training = run.epochs, training
    codes = np.arange(240) % 3
    scene.columns["prediction"] = Category(np.where(np.arange(240) % 7, codes, 0).astype(np.int32), NAMES)
    scene.columns["confidence"] = Scalar(np.linspace(0.4, 1, 240, dtype=np.float32))
    scene.selections = {f"region {i}": Selection([i, i + 1]) for i in range(12)}
    write(folder / "full.scene", scene)
    return folder / "full.scene"


@pytest.fixture
def stage(ctx: moderngl.Context, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(ctx, full(tmp_path), size=SIZE)
    made.frame(6)
    yield made
    made.release()


def free_share(stage: Stage) -> float:
    """The part of the picture that no panel lies on."""
    free = np.ones(SIZE[::-1], np.bool_)
    for x, y, width, height in stage.panels._rects.values():
        free[int(y) : int(np.ceil(y + height)), int(x) : int(np.ceil(x + width))] = False
    return float(free.mean())


def test_seven_tenths_of_the_picture_are_free_whatever_drawer_is_open(stage: Stage) -> None:
    ui = stage.panels._ui
    ui.outbox.message_age_s = np.inf  # notices go by themselves
    assert ui.open_drawer == "Color"
    assert {"Color", "Layout", "Mistakes", "Selection", "Tools", "Probe", "Views"} <= set(ui.drawers)
    shares = {}
    for drawer in (name for name in ui.drawers if name != "Help"):  # which is a page to read
        stage.open(drawer)
        stage.frame(2)
        assert {"rail", "drawer", "bottom"} <= stage.panels._rects.keys()
        shares[drawer] = free_share(stage)
    assert min(shares.values()) >= 0.7, shares
    stage.open("")
    assert free_share(stage) >= 0.9


def test_the_first_view_has_the_cloud_in_what_is_free(stage: Stage) -> None:
    world = stage.world
    places = fit.positions(world.rows.cloud, np.arange(240))
    left, right, down, up = stage.panels._ui.desk.free
    lens = perspective(np.radians(60), SIZE[0] / SIZE[1])
    assert right == pytest.approx(1 / lens[0, 0])
    assert left > -0.5 / lens[0, 0], "the drawer covers it"

    def seen() -> np.ndarray:
        """Tangents of all rows (n, 2)."""
        x, y, ahead = ((places - world.person.sight.eye) @ world.person.sight.axes.T).T
        return np.stack([x / ahead, y / ahead], 1)

    inside = (seen() >= (left, down)) & (seen() <= (right, up))
    assert inside.all(axis=1).mean() > 0.98, "all but strays"
    assert np.ptp(seen()[:, 1]) > 0.5 * (up - down), "and as large as may be"
    world.do(Recenter())
    assert not ((seen() >= (left, down)) & (seen() <= (right, up))).all()
