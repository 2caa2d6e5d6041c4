"""The panels of a headset: they come along, are pointed at by a laser, and are laid aside when the person goes away."""

from __future__ import annotations

import math
from collections.abc import Mapping

from imgui_bundle import imgui

from latentwalk.runtime.draw.panels import Quad
from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.ground.geometry import room_from_stage
from latentwalk.runtime.ui import places
from latentwalk.runtime.ui.desk.free import Rect
from latentwalk.runtime.ui.panel import Ui
from latentwalk.runtime.ui.places import Slot
from latentwalk.runtime.ui.room.hanging import Hanging
from latentwalk.runtime.ui.room.wheel import Wheel

PRESSABLE: tuple[Slot, ...] = ("rail", "drawer", "bottom", "strip")


class Room:
    """`rects`: slot → its part of the canvas, as the panels were made last; `hanging`: where each is seen."""

    def __init__(self, ui: Ui) -> None:
        self.hanging = Hanging()
        self._ui, self._wheel = ui, Wheel()
        self._rects: Mapping[Slot, Rect] = {}

    def shows(self, slot: Slot) -> bool:
        """Whether there is any use in making what is in a slot: of the menu, only where it is seen."""
        return slot != "rail" or self.hanging.menu

    def come_along(self, controls: Controls, dt_s: float) -> None:
        """Follow the person, and lay aside what they have gone away from."""
        ui = self._ui
        self._wheel.turn(ui.person.scroll.push, dt_s)
        self.hanging.follow(controls, dt_s, ui.person)
        below = "Gallery" if ui.gallery else "Timeline" if ui.curves else ""
        for name in self.hanging.left(ui.open_drawer, below, ui.person):
            ui.outbox.say(f"{name} is laid aside; {self.hanging.menu_words}")
            ui.drawer, ui.gallery, ui.curves = "", False, False
        if self.hanging.opened:
            ui.outbox.say(f"{ui.open_drawer} hangs to your {self.hanging.opened}")
        self.hang(controls, self._rects)

    def hang(self, controls: Controls, rects: Mapping[Slot, Rect]) -> None:
        """Hang the slots that have these parts of the canvas."""
        self._rects = dict(rects)
        sizes = {slot: (width, height) for slot, (_, _, width, height) in rects.items()}
        self.hanging.hang(sizes, controls, self._ui.person, self._ui.probe)

    def cursor(self, controls: Controls) -> tuple[tuple[float, float] | None, float]:
        """Where in the canvas the laser is on a panel, and how far away in stage meters."""
        nearest, distance_m = None, math.inf
        ray = places.pointing(controls, self._ui.person.pointer.side)
        for slot in PRESSABLE if ray else ():
            if ray and slot in self.hanging.slots:
                x, y, width, height = self._rects[slot]
                met = places.hit(self.hanging.slots[slot].matrix, (width, height), *ray)
                if met and met[2] < distance_m:
                    nearest, distance_m = (x + met[0], y + met[1]), met[2]
        return nearest, distance_m

    def scroll(self, io: imgui.IO) -> None:
        """Let imgui scroll by what the stick was pushed since the panels were made last."""
        self._wheel.hand_over(io, self._ui.em)

    def quads(self) -> list[Quad]:
        """What is seen, the farthest first."""
        room = room_from_stage(self._ui.person.rig)
        hung = sorted(self.hanging.slots.items(), key=lambda pair: -pair[1].distance_m)
        return [Quad(self._rects[slot], room @ at.matrix) for slot, at in hung]
