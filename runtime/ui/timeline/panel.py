"""The epochs of a run: its curves, its snapshots and how true each is, and the ways to move among them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from imgui_bundle import imgui, implot

from latentwalk.runtime.ui import style
from latentwalk.runtime.ui.panel import Panel, Ui
from latentwalk.runtime.ui.style import Color
from latentwalk.runtime.ui.timeline.bar import Bar, Span, move
from latentwalk.runtime.ui.timeline.curves import Curves, curves, numbers
from latentwalk.runtime.ui.widgets import RunningText, button, slider
from latentwalk.runtime.world.epochs.commands import Loop, Play, SetSpeed, SetTrails, StepEpochs, TrailsOf
from latentwalk.runtime.world.epochs.trails import OF
from latentwalk.scenes import Quality, Training

PLOT_EM, QUALITY_EM = 5.0, 2.4  # heights of the plots: together less than a third of a small window
WIDEST_EM, WIDEST_IN_ROOM_EM = 60.0, 31.0  # a wider plot makes the eyes, or in a room the head, turn
ONE_LINE_EM = 40.0  # from this width on, all controls fit on one line
SLIDER_EM = 7.5  # wide enough for its words
SPEEDS = 0.5, 60.0  # snapshots a second: from one that can be read to all that a screen can show
MOST_TRAIL = 30  # longer ones can be asked for by scripts; on a screen they are a fog
UNJUDGED = 0.12  # height of the bar of a snapshot whose quality is not known: low, but there
EVENT: Color = (1.0, 1.0, 1.0, 0.30)
TRUST: Color = (0.92, 0.93, 0.95, 0.85)
KEPT: Color = (*style.ACCENT[:3], 0.55)
CURSOR: Color = (1.0, 1.0, 1.0, 0.95)
_PLOT = implot.Flags_.no_inputs | implot.Flags_.no_legend | implot.Flags_.no_menus | implot.Flags_.no_title
_PLAIN = implot.AxisFlags_.no_grid_lines | implot.AxisFlags_.no_tick_marks
_BARE = _PLAIN | implot.AxisFlags_.no_tick_labels
_X, _LEFT, _RIGHT = implot.ImAxis_.x1, implot.ImAxis_.y1, implot.ImAxis_.y2
Rect = tuple[float, float, float, float]


class TimelinePanel(Panel):
    """A thin bar; unfolded, and in pictures: play and steps, curves to drag along, the numbers of the epoch that is
    pointed at, else of the one shown."""

    slot = "bottom"
    in_pictures = True

    def __init__(self) -> None:
        self._made_for: object = None
        self._curves: Curves | None = None
        self._sentence = 0  # of the diagnosis, that is read
        self._reading = False  # what the figures of motion say
        self._plots_px = 0.0
        self._bar = Bar()

    def visible(self, ui: Ui) -> bool:
        """In a run."""
        return len(ui.epochs.timeline) > 0

    def draw(self, ui: Ui) -> None:
        """Draw it all."""
        width = min(ui.width_px, (WIDEST_IN_ROOM_EM if ui.in_room else WIDEST_EM) * ui.em)
        known = self._known(ui)
        if ui.live and not ui.curves:
            training = ui.rows.scene.training
            ui.curves = self._bar.draw(ui, known, training.diagnosis if training is not None else [], width)
            return
        if ui.live:
            ui.curves = not _controls(ui, width)
        training = ui.rows.scene.training
        _numbers(ui, known, self._plots_or_words(ui, known, training, width), width)
        self._reading = training is not None and _motion(ui, training, width)
        self._diagnosis(ui, width)

    def _plots_or_words(self, ui: Ui, known: Curves, training: Training | None, width: float) -> float | None:
        """The plots, or, while the figures of motion are pointed at, in their place what these say.  The epoch that is
        pointed at or None."""
        if training is not None and self._reading:
            _words(training, width, self._plots_px)
            return None
        top = imgui.get_cursor_pos_y()
        pointed = _plots(ui, known, width)
        self._plots_px = imgui.get_cursor_pos_y() - top - imgui.get_style().item_spacing.y
        return pointed

    def _diagnosis(self, ui: Ui, width: float) -> None:
        """What the run's numbers say, a sentence at a time; pressed, the next one."""
        training = ui.rows.scene.training
        said = training.diagnosis if training is not None else []
        if not said:
            return
        self._sentence %= len(said)
        if len(said) > 1 and ui.live:
            if button(f"{self._sentence + 1} of {len(said)}"):
                self._sentence = (self._sentence + 1) % len(said)
            imgui.same_line()
        more = f" (and {len(said) - 1} more)" if len(said) > 1 and not ui.live else ""
        imgui.push_text_wrap_pos(width)
        imgui.text_unformatted(said[self._sentence] + more)
        imgui.pop_text_wrap_pos()

    def _known(self, ui: Ui) -> Curves:
        """The curves; made anew when the run has grown."""
        scene = ui.rows.scene
        state = len(scene.epochs), scene.training
        if self._curves is None or state != self._made_for:
            self._made_for, self._curves = state, curves(scene)
        return self._curves


def _controls(ui: Ui, width: float) -> bool:
    """Step back, play, step on, loop, how fast, trails; on two lines where one is too short.  Whether to fold."""
    timeline, trails, em = ui.epochs.timeline, ui.epochs.trails, ui.em
    if imgui.arrow_button("back", imgui.Dir.left):
        ui.do(StepEpochs(-1.0))
    imgui.same_line()
    if button("Pause" if timeline.playing else "Play", lit=timeline.playing):
        ui.do(Play(not timeline.playing))
    imgui.same_line()
    if imgui.arrow_button("on", imgui.Dir.right):
        ui.do(StepEpochs(1.0))
    imgui.same_line()
    if button("Loop", lit=timeline.loop):
        ui.do(Loop(not timeline.loop))
    imgui.same_line()
    speed = slider("speed", timeline.speed, *SPEEDS, "%.1f a second", width=SLIDER_EM * em, logarithmic=True)
    if speed is not None:
        ui.do(SetSpeed(speed))
    if width > ONE_LINE_EM * em:
        imgui.same_line()
    imgui.set_next_item_width(SLIDER_EM * em)
    words = "trails of %d back" if trails.length else "no trails"
    clamped = imgui.SliderFlags_.always_clamp
    changed, count = imgui.slider_int("##trails", trails.length, 0, MOST_TRAIL, words, clamped)
    if changed:
        ui.do(SetTrails(count))
    for name in OF:
        imgui.same_line()
        if button(name, lit=name == trails.of, enabled=trails.length > 0):
            ui.do(TrailsOf(name))
    imgui.same_line()
    return button("Fold")


def _plots(ui: Ui, known: Curves, width: float) -> float | None:
    """Curves above quality, to be dragged along; the epoch that is pointed at or None."""
    low, high = known.span
    # So that the bars of the first and the last epoch are seen whole.
    margin = 0.015 * (high - low)
    span = low - margin, high + margin
    rects: list[Rect] = []
    if implot.begin_aligned_plots("timeline"):
        with _styled(ui.em):
            if known.lines and implot.begin_plot("curves", imgui.ImVec2(width, PLOT_EM * ui.em), _PLOT):
                _curves(ui, known, span)
                rects.append(_end_plot(ui))
            if implot.begin_plot("quality", imgui.ImVec2(width, QUALITY_EM * ui.em), _PLOT):
                _quality(known, span)
                rects.append(_end_plot(ui))
        implot.end_aligned_plots()
    return _drag(ui, known, rects, span) if rects and ui.live else None


@contextmanager
def _styled(em: float) -> Iterator[None]:
    """Plots without frames, close to each other."""
    implot.push_style_color(implot.Col_.frame_bg, imgui.ImVec4(*style.CLEAR))
    implot.push_style_color(implot.Col_.plot_bg, imgui.ImVec4(1, 1, 1, 0.03))
    implot.push_style_color(implot.Col_.axis_text, imgui.ImVec4(*style.MUTED))
    implot.push_style_var(implot.StyleVar_.plot_padding, imgui.ImVec2(0, 0.15 * em))
    implot.push_style_var(implot.StyleVar_.label_padding, imgui.ImVec2(0.3 * em, 0.15 * em))
    implot.push_style_var(implot.StyleVar_.plot_border_size, 0.0)
    yield
    implot.pop_style_var(3)
    implot.pop_style_color(3)


def _curves(ui: Ui, known: Curves, span: Span) -> None:
    """Losses on the left axis, accuracies on the right, events as marks."""
    sides = {line.loss for line in known.lines}
    implot.setup_axis(_X, None, _BARE)
    implot.setup_axis_limits(_X, *span, implot.Cond_.always)
    for axis, loss, label in ((_LEFT, True, "loss"), (_RIGHT, False, "accuracy")):
        if loss in sides or axis == _LEFT:
            implot.setup_axis(axis, label if loss in sides else None, _side(axis, bare=loss not in sides))
            implot.setup_axis_limits(axis, *_range(known, loss), implot.Cond_.always)
    events = np.array([epoch for epoch, _ in known.events], np.float64)
    if len(events):
        implot.plot_inf_lines("##events", events, implot.Spec(line_color=imgui.ImVec4(*EVENT), line_weight=ui.em / 12))
    for line in known.lines:
        implot.set_axes(_X, _LEFT if line.loss else _RIGHT)
        look = implot.Spec(line_color=imgui.ImVec4(*line.color), line_weight=ui.em / 9)
        implot.plot_line(f"##{line.name}", line.epochs, line.values, look)


def _side(axis: int, *, bare: bool) -> int:
    opposite = implot.AxisFlags_.opposite if axis == _RIGHT else 0
    return int((_BARE if bare else _PLAIN) | opposite)


def _range(known: Curves, loss: bool) -> Span:
    """From the least to the greatest value of the losses or the accuracies, with some air."""
    values = np.concatenate([line.values for line in known.lines if line.loss is loss] or [np.zeros(1)])
    values = values[np.isfinite(values)]
    low, high = (float(values.min()), float(values.max())) if len(values) else (0.0, 1.0)
    air = 0.08 * (high - low) or 0.5
    return low - air, high + air


def _quality(known: Curves, span: Span) -> None:
    """A bar at each snapshot, as high as the share of neighbors it keeps, and a line of trustworthiness."""
    implot.setup_axis(_X, None, _PLAIN)
    implot.setup_axis_limits(_X, *span, implot.Cond_.always)
    implot.setup_axis(_LEFT, "quality", _BARE)
    implot.setup_axis_limits(_LEFT, 0.0, 1.04, implot.Cond_.always)
    ticks = known.snapshots
    steps = np.diff(ticks)
    # Never so wide that two bars touch, nor that a few of them look like areas.
    width = min(0.7 * float(steps.min()) if len(steps) else span[1] - span[0], 0.02 * (span[1] - span[0]))
    heights = np.where(np.isfinite(known.kept), known.kept, UNJUDGED)
    for doubtful, color in ((False, KEPT), (True, style.WARNING)):
        picked = known.doubtful == doubtful
        if picked.any():
            look = implot.Spec(fill_color=imgui.ImVec4(*color), line_color=imgui.ImVec4(*style.CLEAR))
            implot.plot_bars(f"##kept {doubtful}", ticks[picked], heights[picked], max(width, 1e-9), look)
    judged = np.isfinite(known.trust)
    if judged.any():
        implot.plot_line("##trust", ticks[judged], known.trust[judged], implot.Spec(line_color=imgui.ImVec4(*TRUST)))


def _end_plot(ui: Ui) -> Rect:
    """Put the cursor in and end the plot; where it lies on the canvas: x, y, width, height."""
    here = np.array([ui.epochs.timeline.epoch], np.float64)
    implot.set_axes(_X, _LEFT)
    implot.plot_inf_lines("##here", here, implot.Spec(line_color=imgui.ImVec4(*CURSOR), line_weight=ui.em / 8))
    corner, size = implot.get_plot_pos(), implot.get_plot_size()
    implot.end_plot()
    return corner.x, corner.y, size.x, size.y


def _drag(ui: Ui, known: Curves, rects: list[Rect], span: Span) -> float | None:
    """Drag along the plots, or turn the wheel over them; the epoch that is pointed at or None."""
    after = imgui.get_cursor_screen_pos()
    x, y, width, _ = rects[0]
    bottom = rects[-1][1] + rects[-1][3]
    imgui.set_cursor_screen_pos(imgui.ImVec2(x, y))
    imgui.invisible_button("drag", imgui.ImVec2(width, bottom - y))
    pointed = move(ui, known, x, width, span)
    imgui.set_cursor_screen_pos(after)
    imgui.dummy(imgui.ImVec2(0, 0))
    return pointed


def _numbers(ui: Ui, known: Curves, pointed: float | None, width: float) -> None:
    """What is known of the snapshot that is pointed at, or nearest to what is shown, and of the sequence."""
    timeline, scene = ui.epochs.timeline, ui.rows.scene
    index = timeline.index if pointed is None else int(np.abs(known.snapshots - pointed).argmin())
    epoch = scene.epochs[index]
    what = f"epoch {timeline.epoch:g}" if pointed is None else f"at epoch {epoch.epoch:g}"
    row = RunningText(ui.em, width)
    row.add(f"{what} of {timeline.epochs[-1]:g}", "")
    for name, text, color in numbers(epoch, known.lines):
        row.add(name, text, color)
    doubtful = bool(known.doubtful[index])
    if isinstance(epoch.quality, Quality):
        warn = style.WARNING if doubtful else None
        row.add("trustworthy", f"{epoch.quality.trustworthiness:.2f}", warn or TRUST)
        row.add("neighbors kept", f"{epoch.quality.neighbors_kept:.2f}", warn or KEPT)
    elif epoch.quality is not None:
        row.add(str(epoch.quality), "", style.WARNING)
    if doubtful:
        row.add("this picture is much less true than the others", "", style.WARNING)
    for text in known.events_at(index):
        row.add(text, "", (*EVENT[:3], 0.8))


def _motion(ui: Ui, training: Training, width: float) -> bool:
    """How the picture of each run moves, on lines of their own; whether they are pointed at."""
    imgui.begin_group()
    for motion in training.motion:
        row = RunningText(ui.em, width)
        row.add(f"motion of {motion.run}" if motion.run else "motion", "")
        for name, text in motion.brief:
            row.add(name, text)
    imgui.end_group()
    return bool(imgui.is_item_hovered())


def _words(training: Training, width: float, height: float) -> None:
    """What each figure of motion says, in a part of this size: the lines below, which are pointed at, must stay."""
    if imgui.begin_child("words", imgui.ImVec2(width, height)):
        imgui.push_text_wrap_pos(width)
        imgui.text_unformatted("\n".join(line for motion in training.motion for line in motion.words))
        imgui.pop_text_wrap_pos()
    imgui.end_child()
