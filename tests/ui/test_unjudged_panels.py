"""What panels say where figures of quality would mean nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import moderngl
import pytest
from imgui_bundle import imgui
from kit.epochs_scene import make_scene
from kit.stage import Stage

from latentwalk.runtime.ui.timeline.curves import curves
from latentwalk.runtime.world.epochs.commands import GoToEpoch
from latentwalk.runtime.world.rows.commands import GoToLayout
from latentwalk.scenes import Layout, Quality, Unjudged, write

REASON = "all 60 rows are alike, so none is nearer than another"

pytestmark = pytest.mark.gl


@pytest.fixture
def stage(ctx: moderngl.Context, tmp_path: Path) -> Iterator[Stage]:
    scene = make_scene(layout=True)
    positions = scene.layouts["grid"].positions
    scene.layouts["grid"] = Layout(positions, Unjudged(REASON))
    scene.layouts["other"] = Layout(positions, Quality(15, 0.9, 0.8, 0.7, tied=0.41))
    scene.epochs[-1] = replace(scene.epochs[-1], quality=Unjudged(REASON))
    write(tmp_path / "run.scene", scene)
    made = Stage(ctx, tmp_path / "run.scene")
    yield made
    made.release()


def test_panels_say_why_there_are_no_figures(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[str] = []
    for name in ("text_unformatted", "text_wrapped", "text_colored", "text"):
        real = getattr(imgui, name)
        monkeypatch.setattr(imgui, name, lambda *given, real=real: (found.append(str(given[-1])), real(*given))[1])
    stage.open("Layout")
    assert f"not judged: {REASON}" in found
    assert not any("of the 15 nearest" in text for text in found)
    stage.world.do(GoToLayout("other"))
    stage.frame(3)
    assert "41 % of the 15 nearest could as well be others, equally near" in found
    known = curves(stage.world.rows.scene)
    assert not known.doubtful[-1]
    stage.panels._ui.curves = True
    stage.frame(2)
    found.clear()
    stage.world.do(GoToEpoch(50.0))
    stage.frame(6)
    assert any("not judged" in text for text in found)
