"""The latent space by panel: classes to jump and morph to, ways between them, every dimension as a slider."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from imgui_bundle import imgui

from latentwalk.runtime.ui.keys import named_way
from latentwalk.runtime.ui.panel import Panel, Ui, button, chips, flowing, muted
from latentwalk.runtime.world.probe.commands import (
    Decode,
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
from latentwalk.runtime.world.probe.paths import MODES
from latentwalk.runtime.world.probe.probe import Probe
from latentwalk.runtime.world.probe.targets import Named
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import UsageError

ACTIONS = ("jump", "morph", "way to")
SLIDERS = 6  # that are seen at once; more scroll
WIDER = 0.25  # of the data's range, to both sides


class ProbePanel(Panel):
    """What a person does with the live decoder; only scenes that have one show it."""

    title = "Latent space"
    slot = "right"

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
        if button("σ", lit=probe.posterior, enabled=probe.decoder.sigma is not None):
            ui.do(ShowPosterior(not probe.posterior))
        imgui.same_line()
        if button("Put away", enabled=probe.reading is not None):
            ui.do(ProbeAt())
        self._way(ui, probe)
        self._sliders(ui, probe)
        if not ui.in_room and probe.latent_map.level_m is None:
            imgui.set_next_item_width(-1)
            changed, depth = imgui.slider_float("##depth", probe.depth_m, 0.0, 5.0, _depth_words(probe.depth_m))
            if changed:
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
            elif pressed:
                ui.do(Interpolate(Named(class_=name), mode=self._mode))

    def _way(self, ui: Ui, probe: Probe) -> None:
        """The way that is shown: between what, how, and a slider along it."""
        chosen = chips(MODES, self._mode)
        if chosen in MODES:
            self._mode = chosen
        imgui.same_line()
        between = button("Between selected", enabled=ui.rows.selection.count >= 2)
        named = named_way(ui) if between else None
        if named is not None:
            ui.do(replace(named, mode=self._mode))
        way = probe.interpolation
        if way.way is None:
            return
        imgui.set_next_item_width(-1)
        changed, share = imgui.slider_float("##along", way.share, 0.0, 1.0, "along the way %.2f")
        if changed:
            ui.do(GoAlong(min(max(share, 0.0), 1.0)))
        if button("Filmstrip", enabled=probe.decoder.output.kind == "image"):
            ui.do(WriteFilmstrip())
        imgui.same_line()
        if button("No way"):
            ui.do(Interpolate())

    def _sliders(self, ui: Ui, probe: Probe) -> None:
        """One slider for each latent dimension, over the data's range and a little more."""
        try:
            latent = probe.latent
        except UsageError:
            muted("The probe is nowhere yet.")
            return
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
        imgui.set_next_item_width(-1)
        changed, value = imgui.slider_float(f"##z{i}", float(latent[i]), low, high, f"z{i + 1}  %.2f")
        if changed:
            moved = [float(part) for part in latent]
            moved[i] = value
            ui.do(Decode(moved))


def _depth_words(depth_m: float) -> str:
    return "depth %.1f m" if depth_m else "depth: what the mouse hovers"
