"""The panel of the epochs: what it draws of a run, and how mouse, laser and keys move among the epochs on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import moderngl
import numpy as np
import pytest
from imgui_bundle import imgui
from kit.epochs_scene import EPOCHS, make_scene, write_scene
from kit.stage import Stage

from latentwalk.runtime.hosts.desk import keys
from latentwalk.runtime.ui.style import WARNING
from latentwalk.runtime.ui.timeline.curves import curves, numbers, told
from latentwalk.runtime.world.epochs.commands import GoToEpoch, Play
from latentwalk.runtime.world.rows.commands import ColorBy
from latentwalk.scenes import Scene, write

# What is drawn


def test_curves_of_losses_and_accuracies() -> None:
    scene = make_scene()
    known = curves(scene)
    assert [(line.name, line.loss) for line in known.lines] == [("train_loss", True), ("val_accuracy", False)]
    assert known.lines[0].color != known.lines[1].color
    np.testing.assert_array_equal(known.snapshots, EPOCHS)
    assert known.span == (1.0, 50.0)
    assert [(name, text) for name, text, _ in numbers(scene.epochs[1], known.lines)] == [
        ("train loss", "1"),
        ("val accuracy", "56.2 %"),
    ]


def test_a_frame_that_is_less_true_than_the_others_is_doubtful() -> None:
    assert list(curves(make_scene()).doubtful) == [False, False, True, False, False]


def test_events_belong_to_the_nearest_snapshot() -> None:
    known = curves(make_scene())
    known.events.append((37.0, "between"))
    assert [known.events_at(i) for i in range(5)] == [[], [], ["bee is learned"], ["between"], []]


def test_a_bare_run_has_curves_of_nothing() -> None:
    scene = make_scene()
    known = curves(Scene(scene.ids, epochs=[scene.epochs[0]]))
    assert known.lines == []
    assert known.events == []
    assert known.span == (0.5, 1.5)


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("val_accuracy", 0.94567, "94.6 %"),
        ("train_loss", 0.12345, "0.123"),
        ("loss", -2.5, "−2.5"),
        ("steps", 7.0, "7"),
        ("train_loss", float("nan"), "not a number"),
        ("train_loss", float("-inf"), "−∞"),
    ],
)
def test_numbers_are_told_as_a_person_reads_them(name: str, value: float, text: str) -> None:
    assert told(name, value) == text


# What is pressed


@pytest.fixture
def stage(ctx: moderngl.Context, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Stage]:
    made = Stage(ctx, write_scene(tmp_path), **getattr(request, "param", {}))
    yield made
    made.release()


def unfold(stage: Stage) -> None:
    """Have the curves on screen, laid out."""
    stage.panels._ui.curves = True
    stage.frame(4)


def plots(stage: Stage) -> tuple[float, float, float, float]:
    """Where the plots are on the canvas: left, right, and the height of both middles."""
    x, y, width, height = stage.panels._rects["bottom"]
    em = stage.panels._ui.em
    return x + 4 * em, x + width - 6 * em, y + 5.0 * em, y + height


@pytest.mark.gl
def test_a_drag_along_the_curves_scrubs(stage: Stage) -> None:
    unfold(stage)
    left, right, middle, _ = plots(stage)
    screen = stage.controls.screen
    assert screen is not None
    screen.cursor = (left, middle)
    stage.frame(2)
    screen.buttons = (True, False, False)
    stage.frame(2)
    early = stage.world.epochs.timeline.epoch
    screen.cursor = (right, middle)
    assert stage.frame(2), "the panel has the mouse"
    late = stage.world.epochs.timeline.epoch
    assert early < 8 < 40 < late
    screen.cursor = (right, 5.0)  # dragged off the panel: still held
    stage.frame(2)
    screen.cursor = (left, 5.0)
    stage.frame(2)
    assert stage.world.epochs.timeline.epoch < 8
    screen.buttons = (False, False, False)
    stage.frame(2)


@pytest.mark.gl
def test_the_wheel_over_the_curves_steps(stage: Stage) -> None:
    unfold(stage)
    left, right, middle, _ = plots(stage)
    screen = stage.controls.screen
    assert screen is not None
    screen.cursor = ((left + right) / 2, middle)
    stage.frame(3)
    screen.wheel = (0.0, -1.0)
    stage.frame(1)
    screen.wheel = (0.0, 0.0)
    stage.frame(12)
    assert stage.world.epochs.timeline.epoch == 25.0


@pytest.mark.gl
def test_buttons_play_and_choose_trails(stage: Stage, buttons: dict[str, tuple[float, float]]) -> None:
    unfold(stage)
    screen = stage.controls.screen
    assert screen is not None
    for name in ("Loop", "flipped", "Play"):
        screen.cursor = buttons[name]
        stage.frame(2)
        stage.press()
    assert (stage.world.epochs.timeline.loop, stage.world.epochs.timeline.playing) == (True, True)
    assert stage.world.epochs.trails.of == "flipped"
    assert stage.world.epochs.timeline.epoch < 50, "from the start, as it was at the end"


@pytest.mark.gl
def test_keys_play_and_step(stage: Stage) -> None:
    screen = stage.controls.screen
    assert screen is not None
    screen.asks = ["play"]
    stage.frame()
    screen.asks = []
    assert stage.world.epochs.timeline.playing
    stage.world.do(Play(False))
    stage.world.do(GoToEpoch(10.0))
    for key, epoch in (("]", 25.0), ("[", 10.0), (".", 11.5), (",", 10.0)):
        line = keys.find(key, ctrl=False)
        assert line is not None
        screen.asks = [line.what]
        stage.frame()
        screen.asks = []
        stage.frame(7)
        assert stage.world.epochs.timeline.epoch == pytest.approx(epoch)


@pytest.mark.gl
@pytest.mark.parametrize("stage", [{"in_room": True}], indirect=True)
def test_the_laser_drags_along_the_curves(stage: Stage) -> None:
    unfold(stage)
    left, right, _, bottom = plots(stage)
    middle = bottom - 11 * stage.panels._ui.em
    stage.aim_at((left, middle), "bottom")
    stage.frame(2)
    stage.controls.right.trigger = 1.0
    stage.frame(2)
    early = stage.world.epochs.timeline.epoch
    stage.aim_at((right, middle), "bottom")
    stage.frame(2)
    assert early < 15
    assert stage.world.epochs.timeline.epoch > 35
    stage.controls.right.trigger = 0.0
    stage.frame(2)


@pytest.mark.gl
def test_a_doubtful_frame_is_seen(stage: Stage) -> None:
    def warned() -> int:
        x, y, width, height = (int(v) for v in stage.panels._rects["bottom"])
        panel = stage.picture()[y : y + height, x : x + width].astype(float) / 255
        return int((np.abs(panel - np.array(WARNING[:3])).max(2) < 0.06).sum())

    stage.world.do(GoToEpoch(50.0))
    unfold(stage)
    bar = warned()
    stage.world.do(GoToEpoch(10.0))
    stage.frame(4)
    assert bar > 20, "its bar is marked from afar"
    assert warned() > bar + 10, "and its numbers when it is shown"


@pytest.mark.gl
def test_the_bar_is_thin_and_unfolds_and_folds(stage: Stage, buttons: dict[str, tuple[float, float]]) -> None:
    def height() -> float:
        stage.frame(4)
        return stage.panels._rects["bottom"][3]

    em, heights = stage.panels._ui.em, [height()]
    for name in ("Curves", "Fold"):
        stage.controls.screen.cursor = buttons[name]
        stage.frame(2)
        stage.press()
        stage.controls.screen.cursor = None
        heights.append(height())
    assert heights[0] == heights[2] < 4 * em < 10 * em < heights[1]


@pytest.mark.gl
def test_a_drag_along_the_line_of_the_bar_scrubs_and_a_wheel_steps(
    stage: Stage, strips: dict[str, tuple[float, float, float]]
) -> None:
    stage.frame(3)
    left, right, middle = strips["line"]
    assert right - left > 100
    screen, timeline = stage.controls.screen, stage.world.epochs.timeline
    screen.cursor = (left + 2, middle)
    stage.frame(2)
    screen.buttons = (True, False, False)
    stage.frame(2)
    assert timeline.epoch < 3
    screen.cursor = (left + (right - left) * (10 - 1) / 49, middle)
    stage.frame(2)
    assert timeline.epoch == pytest.approx(10, abs=0.5)
    screen.buttons = (False, False, False)
    stage.frame(2)
    stage.world.do(GoToEpoch(10.0))
    stage.frame(3)
    screen.wheel = (0.0, 1.0)
    stage.frame()
    screen.wheel = (0.0, 0.0)
    stage.frame(12)
    assert timeline.epoch == 25.0


SENTENCES = ["Clusters were there at epoch 1 already.", "Validation loss is lowest at epoch 25; stop there."]


def test_the_diagnosis_stands_in_the_timeline_a_sentence_at_a_time(
    ctx: moderngl.Context, tmp_path: Path, buttons: dict[str, tuple[float, float]], texts: list[str]
) -> None:
    scene = make_scene()
    assert scene.training is not None
    scene.training = replace(scene.training, diagnosis=SENTENCES)
    write(tmp_path / "run.scene", scene)
    made = Stage(ctx, tmp_path / "run.scene")
    try:
        unfold(made)
        assert SENTENCES[0] in texts
        assert SENTENCES[1] not in texts
        made.controls.screen.cursor = buttons["1 of 2"]
        made.frame(2)
        made.press()
        made.frame(1)
        assert SENTENCES[1] in texts
        made.hold_panels()
    finally:
        made.release()


def test_the_legend_says_of_which_epoch_its_predictions_are(
    ctx: moderngl.Context, tmp_path: Path, texts: list[str]
) -> None:
    made = Stage(ctx, write_scene(tmp_path))
    try:
        for color, title in (("prediction", "prediction at epoch 10"), ("label", "label")):
            made.world.do(ColorBy(color))
            made.world.do(GoToEpoch(10.0))
            texts.clear()
            made.frame(3)
            assert title in texts
            assert f"{title} at epoch 10" not in texts
    finally:
        made.release()


def test_the_timeline_says_how_the_picture_moves_and_more_under_the_mouse(
    ctx: moderngl.Context, tmp_path: Path, texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    where: list[tuple[float, float]] = []
    end = imgui.end_group

    def spy() -> None:
        end()
        low, high = imgui.get_item_rect_min(), imgui.get_item_rect_max()
        where.append(((low.x + high.x) / 2, (low.y + high.y) / 2))

    monkeypatch.setattr(imgui, "end_group", spy)
    made = Stage(ctx, write_scene(tmp_path))
    try:
        unfold(made)
        for text in ("motion", "within pairs", "0.43", "lost", "jitter", "1.42 (features 1.65)"):
            assert text in texts
        assert texts[texts.index("filter over time") + 1] == "0.3"
        training = made.world.rows.scene.training
        assert training is not None
        words = "\n".join(training.motion[0].words)
        assert words not in texts
        made.controls.screen.cursor = where[-1]
        made.frame(3)
        texts.clear()
        made.frame(3)
        assert texts.count(words) == 3, "it stays where it is pointed at"
        made.hold_panels()
    finally:
        made.release()
