"""Panels of a headset are made anew where what they show has changed, in that frame, and hardly ever else."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import moderngl
import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.stage import Stage

from latentwalk.runtime.ground.jobs import Jobs, Newest
from latentwalk.runtime.ui.desk.rest import RESTING_S
from latentwalk.runtime.world.rows.commands import ColorBy, Select, SetPointSize, Undo
from latentwalk.runtime.world.walk.commands import SetBrushRadius, TakeTool

pytestmark = pytest.mark.gl
DT_S = 1 / 90


class Resting(Stage):
    """A stage whose panels have come to rest with the drawer of colors open; `made` counts how often they were made."""

    def __init__(self, ctx: moderngl.Context, scene: Path) -> None:
        super().__init__(ctx, scene, in_room=True)
        self.made = 0
        real = self.panels._make

        def make(*given: object) -> None:
            self.made += 1
            real(*given)  # type: ignore[arg-type]

        self.panels._make = make  # type: ignore[method-assign]
        self.turn_palm_up()
        self.open("Color")
        self.world.outbox.message_age_s = np.inf
        self.rest()

    def rest(self) -> None:
        """Until they rest, and the next time that they are made all the same is far."""
        for _ in range(30):  # each of them drawn: panels rest once they look alike
            self.frame(1, DT_S)
        before = self.made
        while self.made == before:
            self.frame(1, DT_S)
        for _ in range(4):
            self.frame(1, DT_S)

    def makes(self, change: Callable[[], object]) -> bool:
        """Whether they are made anew in the frame after a change."""
        self.rest()
        before = self.made
        change()
        self.frame(1, DT_S)
        return self.made > before


@pytest.fixture
def stage(ctx: moderngl.Context, tmp_path: Path) -> Iterator[Resting]:
    made = Resting(ctx, write_blobs(tmp_path))
    yield made
    made.release()


def test_panels_at_rest_are_hardly_made_and_never_drawn(stage: Resting, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    real = stage.panels._canvas._draw
    monkeypatch.setattr(stage.panels._canvas, "_draw", lambda *parts: (drawn.append(1), real(*parts)))
    before = stage.made
    for number in range(90):
        stage.controls.head.position = np.array([0.002 * np.sin(number), 1.6, 0], np.float32)
        stage.frame(1, DT_S)
    assert stage.made - before <= 1 / RESTING_S + 1
    assert not drawn


def test_what_changes_is_in_the_panels_in_that_frame(stage: Resting) -> None:
    world, ui = stage.world, stage.panels._ui
    assert stage.makes(lambda: world.do(ColorBy("confidence")))
    assert stage.makes(lambda: world.do(Select(all=True)))
    assert stage.makes(lambda: world.do(SetPointSize(0.01))), "of which nothing but the command tells"
    assert stage.makes(lambda: world.do(Undo()))
    assert stage.makes(lambda: world.do(TakeTool("brush")))
    assert stage.makes(lambda: world.do(SetBrushRadius(0.2)))
    assert stage.makes(lambda: world.rows.undo()), "a button of the hand is no command"
    assert stage.makes(lambda: setattr(ui, "drawer", "Layout"))
    assert stage.makes(lambda: setattr(ui, "gallery", True))
    assert stage.makes(lambda: world.outbox.say("told"))
    assert stage.makes(lambda: setattr(world.outbox, "message_age_s", np.inf)), "and gone"
    assert stage.makes(lambda: setattr(world.person.brush, "radius_m", 0.3)), "by a stick"
    assert stage.makes(lambda: world.person.lessons.did(move=True, grab=True))
    assert not stage.makes(lambda: None)


def test_the_row_under_the_laser_is_told_a_frame_after_it_is_met(stage: Resting) -> None:
    """The laser meets it after the panels were made, as ever."""
    assert stage.makes(lambda: setattr(stage.world.person.pointer, "row", 7))


def test_under_the_laser_panels_answer_in_each_frame_and_let_go_of_what_was_lit(
    stage: Resting, buttons: dict[str, tuple[float, float]]
) -> None:
    stage.open("Layout")
    stage.aim_at(buttons["turned"])
    stage.frame(2, DT_S)
    before = stage.made
    stage.frame(10, DT_S)
    assert stage.made == before + 10
    for _ in range(30):
        stage.frame(1, DT_S)
    stage.controls.right.tracked = False
    before = stage.made
    stage.frame(4, DT_S)
    assert stage.made > before


def test_a_job_is_ready_from_its_end_until_it_is_taken() -> None:
    jobs = Jobs("test", wait=False)
    newest, gate = Newest[int](jobs), threading.Event()
    newest.ask(lambda: int(gate.wait()))
    assert not newest.ready
    gate.set()
    jobs.submit(lambda: None).result()
    assert newest.ready
    assert newest.take() == 1
    assert not newest.ready
    jobs.close()
