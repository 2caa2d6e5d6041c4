"""The live decoder: what it makes of where the probe is, and the ways to move the probe through the latent space."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from imgui_bundle import imgui

from latentwalk.runtime.ui import style
from latentwalk.runtime.ui.keys import named_way
from latentwalk.runtime.ui.panel import Panel, Ui
from latentwalk.runtime.ui.widgets import bar, beside, button, chips, flowing, muted, slider
from latentwalk.runtime.world.probe.commands import (
    Counterfactual,
    Decode,
    Direct,
    FlipOnPull,
    GoAlong,
    GoRandom,
    Interpolate,
    Jump,
    Morph,
    ProbeAt,
    SetProbeDepth,
    ShowPosterior,
    WriteFilmstrip,
)
from latentwalk.runtime.world.probe.filmstrip import mark
from latentwalk.runtime.world.probe.model import in_original_units
from latentwalk.runtime.world.probe.paths import MODES
from latentwalk.runtime.world.probe.probe import Probe
from latentwalk.runtime.world.probe.reading import Reading, error, table_row
from latentwalk.runtime.world.probe.targets import HAND, Named
from latentwalk.runtime.world.rows.filters import Criterion
from latentwalk.scenes.arrays import F32

ACTIONS = ("jump", "morph", "way to", "flip to", "more like")
BETWEEN = "Between selected"
ON_PULL = "Flip on pull"
SELECTED = "More like selected"
SLIDERS = 6  # that are seen at once; more scroll
WIDER = 0.25  # of the data's range, to both sides: far enough to leave the data
DEEPEST_M = 5.0  # a mouse probes no farther away; the room is about as large
MOST_CLASSES = 10  # bars; of more classes the likeliest, so that the panel stays beside the picture
MOST_COLUMNS = 24  # bars of a table; more would leave the panel's height


class ProbePanel(Panel):
    """What a person does with the live decoder; only scenes that have one show it."""

    title = "Latent space"
    drawer = "Probe"

    def __init__(self) -> None:
        self._action = ACTIONS[0]
        self._mode = MODES[0]
        self._range: F32 | None = None

    def visible(self, ui: Ui) -> bool:
        """Where there is a decoder that works."""
        return ui.probe is not None

    def draw(self, ui: Ui) -> None:
        """Draw everything about the probe."""
        probe = ui.probe
        if probe is None:
            return
        if probe.targets.centroids:
            self._action = chips(ACTIONS, self._action) or self._action
            self._classes(ui, list(probe.targets.centroids))
        if button("Random"):
            ui.do(GoRandom())
        imgui.same_line()
        if button("σ", lit=probe.posterior.shown, enabled=probe.posterior.known):
            ui.do(ShowPosterior(not probe.posterior.shown))
        imgui.same_line()
        if button("Put away", enabled=probe.reading is not None):
            ui.do(ProbeAt())
        if probe.decoding.classifies:
            _flips(ui, probe)
        self._way(ui, probe)
        self._sliders(ui, probe)
        if not ui.in_room and probe.latent_map.level_m is None:
            words = "depth %.1f m" if probe.depth_m else "depth: what the mouse hovers"
            depth = slider("depth", probe.depth_m, 0.0, DEEPEST_M, words)
            if depth is not None:
                ui.do(SetProbeDepth(depth))

    def _classes(self, ui: Ui, names: list[str]) -> None:
        """A button for each class; held, it morphs, and lets go where it is."""
        for name in flowing(names):
            pressed = button(name)
            if self._action == "morph":
                if imgui.is_item_activated():
                    ui.do(Morph(Named(class_=name)))
                elif imgui.is_item_deactivated():
                    ui.do(Morph())
            elif pressed and self._action == "jump":
                ui.do(Jump(Named(class_=name)))
            elif pressed and self._action == "more like":
                ui.do(_more_like(ui, name))
            elif pressed and self._action == "flip to":
                ui.do(Counterfactual(HAND, name))
            elif pressed:
                ui.do(Interpolate(Named(class_=name), mode=self._mode))

    def _way(self, ui: Ui, probe: Probe) -> None:
        """The way that is shown: between what, how, and a slider along it."""
        self._mode = chips(MODES, self._mode) or self._mode
        if beside(BETWEEN):
            imgui.same_line()
        between = button(BETWEEN, enabled=ui.rows.selection.count >= 2)
        named = named_way(ui) if between else None
        if named is not None:
            ui.do(replace(named, mode=self._mode))
        if beside(SELECTED):
            imgui.same_line()
        if button(SELECTED, enabled=probe.placed and 0 < ui.rows.selection.count < len(ui.rows.scene)):
            ui.do(Direct(Criterion(ids=list(ui.rows.selected_ids()))))
        way = probe.interpolation
        if way.way is None:
            return
        share = slider("along", way.share, 0.0, 1.0, "along the way %.2f")
        if share is not None:
            ui.do(GoAlong(share))
        if button("Filmstrip", enabled=probe.decoder.output.kind == "image"):
            ui.do(WriteFilmstrip())
        imgui.same_line()
        if button("No way"):
            ui.do(Interpolate())

    def _sliders(self, ui: Ui, probe: Probe) -> None:
        """One slider for each latent dimension, over the data's range and a little more."""
        if not probe.placed:
            muted("The probe is nowhere yet.")
            return
        latent = probe.latent
        if self._range is None:
            low, high = probe.latents.min(axis=0), probe.latents.max(axis=0)
            room = np.maximum(WIDER * (high - low), 1e-3)
            self._range = np.stack([low - room, high + room], axis=1)
        height = min(len(latent), SLIDERS) * imgui.get_frame_height_with_spacing()
        if imgui.begin_child("latent", imgui.ImVec2(0, height)):
            for i, (low, high) in enumerate(self._range):
                self._slider(ui, i, latent, float(low), float(high))
        imgui.end_child()

    def _slider(self, ui: Ui, i: int, latent: F32, low: float, high: float) -> None:
        value = slider(f"z{i}", float(latent[i]), low, high, f"z{i + 1}  %.2f")
        if value is not None:
            moved = [float(part) for part in latent]
            moved[i] = value
            ui.do(Decode(moved))


def _more_like(ui: Ui, name: str) -> Direct:
    """From the class that the probe is in, or from all others, towards one."""
    reading = ui.probe.reading if ui.probe is not None else None
    here = ui.probe.class_name(reading.prediction) if ui.probe is not None and reading is not None else None
    known = ui.probe is not None and here in ui.probe.targets.centroids
    return Direct(name, here if known and here != name else None)


def _flips(ui: Ui, probe: Probe) -> None:
    """The shortest way to another class: of the place of the probe, of each row that is pulled, and what was found."""
    if button("Nearest flip", enabled=probe.placed):
        ui.do(Counterfactual(HAND))
    if beside(ON_PULL):
        imgui.same_line()
    if button(ON_PULL, lit=probe.flips.on_pull):
        ui.do(FlipOnPull(not probe.flips.on_pull))
    way = probe.interpolation.way
    if way is not None and way.flip is not None:
        muted(probe.flips.told(way.flip))


class ReadingPanel(Panel):
    """The newest reading; of a pulled row, the original and what its own latent decodes to beside it."""

    slot = "hand"
    always = in_pictures = True

    def visible(self, ui: Ui) -> bool:
        """While the probe is somewhere."""
        return ui.probe is not None and ui.probe.reading is not None

    def draw(self, ui: Ui) -> None:
        """Draw the reading."""
        probe = ui.probe
        if probe is None or probe.reading is None:
            return
        now = probe.reading
        _title(ui, probe, now)
        if probe.decoder.output.kind == "image":
            _pictures(ui, probe, now)
            if probe.pulled is None:
                imgui.same_line()
        imgui.begin_group()
        _pulled(ui, probe, now)
        _classes(ui, probe, now)
        imgui.end_group()
        if probe.decoder.output.kind == "table":
            _columns(ui, probe, now)


def _title(ui: Ui, probe: Probe, now: Reading) -> None:
    """The class, and the distance to the data in its color."""
    name = probe.class_name(now.prediction)
    if name is not None and now.shares is not None:
        imgui.text_unformatted(f"{name}   {now.shares.max():.0%}")
    r, g, b = (float(part) / 255 for part in mark(now.gaps))
    imgui.push_style_color(imgui.Col_.text, imgui.ImVec4(r, g, b, 1.0))
    imgui.text_wrapped(f"{now.gaps:.1f} × the usual distance from the data")
    imgui.pop_style_color()
    muted(f"nearest: row {ui.rows.ids[now.row]}, {now.distance:.3g} away")


def _pictures(ui: Ui, probe: Probe, now: Reading) -> None:
    width, height = imgui.get_content_region_avail().x, 6.5 * ui.em
    if probe.pulled is None:
        width *= 0.45  # the bars stand beside it
    shown = [("here", now.pixels, now.version)]
    if probe.pulled is not None:
        row, own = probe.pulled.row, probe.pulled.own
        shown.insert(0, ("its own", None if own is None else own.pixels, row))
        shown.insert(0, ("original", ui.rows.pictures.of(row), row))
    there = [(name, pixels, version) for name, pixels, version in shown if pixels is not None]
    part = (width - (len(there) - 1) * imgui.get_style().item_spacing.x) / len(there)
    for i, (name, pixels, version) in enumerate(there):
        if i:
            imgui.same_line()
        imgui.begin_group()
        ui.picture(f"probe {name}", pixels, part, height, version)
        if len(there) > 1:
            muted(name)
        imgui.end_group()


def _pulled(ui: Ui, probe: Probe, now: Reading) -> None:
    """The pulled row, the error of its own reconstruction, and whether its class has flipped."""
    pulled = probe.pulled
    if pulled is None or pulled.own is None:
        return
    off = error(ui.rows.scene, probe.decoder.output, pulled.row, pulled.own.values)
    imgui.text_wrapped(f"row {ui.rows.ids[pulled.row]}" + ("" if off is None else f", error {off:.3g}"))
    before, after = probe.class_name(pulled.own.prediction), probe.class_name(now.prediction)
    if before != after:
        imgui.push_style_color(imgui.Col_.text, imgui.ImVec4(*style.WARNING))
        imgui.text_wrapped(f"flipped from {before} to {after}")
        imgui.pop_style_color()


def _classes(ui: Ui, probe: Probe, now: Reading) -> None:
    """Softmax bars: all classes in their order, or the likeliest of many."""
    if now.shares is None:
        return
    codes = np.sort(np.argsort(-now.shares, kind="stable")[:MOST_CLASSES])
    for code in codes:
        name = probe.decoder.class_names[code]
        r, g, b = (float(part) / 255 for part in probe.targets.colors.get(name, np.array((92, 168, 255))))
        bar(name, float(now.shares[code]), f"{now.shares[code]:.2f}", ui.em, (r, g, b, 1.0))


def _columns(ui: Ui, probe: Probe, now: Reading) -> None:
    """A bar for each column over its training range, in its own units; beside it a pulled row's own value."""
    output, pulled = probe.decoder.output, probe.pulled
    values = in_original_units(output, now.values)
    known: F32 | None = table_row(ui.rows.scene, output, pulled.row) if pulled is not None else None
    for i, name in enumerate(output.names[:MOST_COLUMNS]):
        value = float(values[i])
        text = f"{value:.4g}"
        share, color = 0.0, style.ACCENT
        if output.minimum is not None and output.maximum is not None:
            low, high = float(output.minimum[i]), float(output.maximum[i])
            share = (value - low) / (high - low) if high > low else 0.5
            color = style.ACCENT if low <= value <= high else style.WARNING
            text += f"   {low:.4g} … {high:.4g}"
        if known is not None:
            text = f"was {known[i]:.4g}   {text}"
        bar(name, share, text.replace("-", "−"), ui.em, color)
    if len(output.names) > MOST_COLUMNS:
        muted(f"and {len(output.names) - MOST_COLUMNS} more columns")
