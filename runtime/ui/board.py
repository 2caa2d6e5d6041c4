"""The board of all panels: where the laser or mouse is on it, what is shown, and how it comes onto the picture."""

from __future__ import annotations

import math

import moderngl
import numpy as np
from imgui_bundle import imgui

from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.panels import PanelQuads, Quad
from latentwalk.runtime.ground import deeds
from latentwalk.runtime.ground.frame import Controls, Frame, Screen
from latentwalk.runtime.ground.jobs import Jobs
from latentwalk.runtime.hosts.host import Host
from latentwalk.runtime.ui import keys, places
from latentwalk.runtime.ui.canvas import WINDOW_TEXT_PX, Canvas
from latentwalk.runtime.ui.captions import Captions
from latentwalk.runtime.ui.desk.edges import Edges
from latentwalk.runtime.ui.desk.free import Rect, free_part, lens_of
from latentwalk.runtime.ui.desk.press import Press, dot
from latentwalk.runtime.ui.desk.rest import Rest
from latentwalk.runtime.ui.drawers.contents import FIRST, PANELS, WIDE_EM
from latentwalk.runtime.ui.panel import HELP, Panel, Ui
from latentwalk.runtime.ui.places import Place, Slot
from latentwalk.runtime.ui.room.room import Room
from latentwalk.runtime.ui.state.seen import seen
from latentwalk.runtime.ui.widgets import section
from latentwalk.runtime.world.world import World

# imgui fits a window to what was in it a frame before, and hides it until then; what is laid out by that size is right
# one frame later.
SETTLED = 3
HIGH: tuple[Slot, ...] = ("strip", "bottom")  # beside which others lie
COLUMNS: tuple[Slot, ...] = ("rail", "drawer")
AWAY: tuple[Slot, ...] = ("notice", "strip", *places.EDGES)  # they come and go
_WINDOW = (
    imgui.WindowFlags_.no_title_bar
    | imgui.WindowFlags_.no_resize
    | imgui.WindowFlags_.no_move
    | imgui.WindowFlags_.no_collapse
    | imgui.WindowFlags_.no_saved_settings
    | imgui.WindowFlags_.always_auto_resize
    | imgui.WindowFlags_.no_focus_on_appearing
    | imgui.WindowFlags_.no_nav
)


class Panels:
    """The panels of one walk; change the world only by commands."""

    def __init__(self, ctx: moderngl.Context, world: World, host: Host) -> None:
        self.in_room = host.panels_in_room
        size = places.ATLAS_PX if self.in_room else (1, 1)
        self._host = host
        self._canvas = Canvas(ctx, size, places.ROOM_TEXT_PX if self.in_room else WINDOW_TEXT_PX)
        self._quads = PanelQuads(ctx)
        self._captions = Captions(ctx)
        self._ui = Ui(
            world.person,
            world.rows,
            world.epochs,
            world.probe,
            world.outbox,
            world.views,
            world.do,
            self._canvas,
            host.help,
            self.in_room,
        )
        self._panels = [make() for make in PANELS]
        self._world = world
        self._in_slot: tuple[object, dict[Slot, list[Panel]]] = None, {}
        self._edges = Edges(Jobs("edges", wait=False))
        self._room = Room(self._ui)
        self._press = Press()
        self._rest = Rest(SETTLED)
        self._rects: dict[Slot, Rect] = {}
        self._age_s = math.inf
        self._made = 0
        self._stale = True

    def open(self, drawer: str, *, curves: bool = False) -> None:
        """Have a drawer open, and the timeline unfolded or folded, whatever was."""
        self._ui.shown, self._ui.drawer, self._ui.curves = True, drawer, curves

    def update(self, frame: Frame) -> bool:
        """Take this frame's laser, mouse and keys; True when they are on a panel: then the world leaves them alone."""
        controls = frame.controls
        self._hear(controls)
        if controls.screen:
            self._canvas.feed(controls.screen)  # in every frame: a release must not be missed
            self._see(frame, controls.screen)
        person = self._ui.person
        if self.in_room:
            self._room.come_along(controls, frame.dt_s)
        cursor, distance_m = self._cursor(controls)
        down = controls.screen.buttons[0] if controls.screen else controls.hand(person.pointer.side).trigger > 0.5
        captured = self._press.update(cursor is not None, down and controls.focused)
        person.limit_m = distance_m * person.rig.scale if captured else math.inf
        self._age_s += frame.dt_s
        if not self.in_room and controls.screen is None:  # a script's picture, which has but one frame to be right
            for _ in range(SETTLED if frame.target else 0):
                self._make(frame, None)
        elif (
            captured
            or self._ui.command
            or self._typing(controls.screen)
            or self._age_s >= self._wait_s(frame, captured)
        ):
            self._make(frame, cursor if self._press.free or captured else None)
        return captured

    def _wait_s(self, frame: Frame, captured: bool) -> float:
        """How old panels may become now; the first find their places at once, and then the walk begins."""
        if self._made < SETTLED:
            return 0.0
        ui, screen = self._ui, frame.controls.screen
        if screen is None:
            here: tuple[object, ...] = self._room.hanging.menu, captured
        else:
            size, over = frame.target and frame.target.size, screen.cursor is not None and screen.covers(screen.cursor)
            here = size, over, screen.mouse, screen.scale, self._press.ours
        return self._rest.every_s((seen(ui, self._world.commands), here))

    def _hear(self, controls: Controls) -> None:
        """Commands of keys, notices of the host, and its words for the device in hand, which may change."""
        ui, screen = self._ui, controls.screen
        ui.command, ui.help = "", self._host.help
        if controls.held:
            ui.help = deeds.help_texts(controls.held, ui.person.hands.main)
        for asked in screen.asks if screen else ():
            if asked in keys.NAMES:
                keys.obey(asked, ui)
            else:
                ui.command, ui.shown = asked, True
                ui.drawer = next((p.drawer for p in self._panels if p.command == asked), ui.drawer)
        if screen and screen.notice:
            ui.outbox.say(screen.notice)
        if screen and ui.helping and ("ESCAPE", True) in screen.keys:
            ui.toggle(HELP)

    def _see(self, frame: Frame, screen: Screen) -> None:
        """What the mouse did in the picture, and what lies beyond its edges."""
        ui = self._ui
        screen.covered = tuple(rect for slot, rect in self._rects.items() if slot != "notice")
        ui.desk.update(ui.person, ui.rows, ui.do, frame, self._free())
        if frame.views:
            whole = lens_of(free_part(frame.views[0].size, ()), frame.views[0])
            self._edges.update(frame.dt_s, ui.rows.cloud, ui.rows.flags, ui.person.sight, whole)
        ui.off = self._edges.off

    def _free(self) -> Rect:
        """What panels leave of the window; columns take their whole strip, however little stands in them now."""
        size = self._canvas.size
        lasting = {slot: rect for slot, rect in self._rects.items() if slot not in AWAY}
        return free_part(
            size, [(x, 0, w, size[1]) if slot in COLUMNS else (x, y, w, h) for slot, (x, y, w, h) in lasting.items()]
        )

    def _cursor(self, controls: Controls) -> tuple[tuple[float, float] | None, float]:
        """Where in the canvas the mouse or laser is on a panel, and how far away in stage meters."""
        if not self.in_room:
            place = controls.screen.cursor if controls.screen else None
            over = controls.screen is not None and place is not None and controls.screen.covers(place)
            return (place if over else None), math.inf
        return self._room.cursor(controls)

    def _typing(self, screen: Screen | None) -> bool:
        return screen is not None and screen.wants_keyboard and bool(screen.text or screen.keys)

    def _make(self, frame: Frame, cursor: tuple[float, float] | None) -> None:
        """Build the panels with imgui."""
        screen = frame.controls.screen
        if not self.in_room and frame.target is not None:
            self._canvas.resize(frame.target.size)
            self._canvas.set_text_px(WINDOW_TEXT_PX * (screen.scale if screen else 1.0))
            if not self._made and self._canvas.size[0] >= WIDE_EM * self._canvas.text_px:
                self._ui.drawer = self._ui.drawer or FIRST
        io = self._canvas.begin(min(self._age_s, 0.1))
        # Nowhere, so that nothing stays lit, while the pointer is in the world.
        io.add_mouse_pos_event(*(cursor or (-np.inf, -np.inf)))
        io.add_mouse_button_event(0, self._press.ours)
        if not self._press.free:
            imgui.internal.clear_active_id()  # a press in the world ends typing
        if self.in_room:
            self._room.scroll(io)
        imgui.new_frame()
        self._ui.live = self.in_room or screen is not None
        self._ui.drawers = tuple(dict.fromkeys(p.drawer for p in self._panels if p.drawer and p.visible(self._ui)))
        slots = self._slots()
        self._rects = {}
        for slot, place in slots.items():
            self._draw_slot(slot, place)
        if self.in_room and cursor:
            dot(cursor, self._canvas.text_px)
        self._canvas.end()
        if screen:
            screen.wants_keyboard = io.want_text_input
        if self.in_room:
            self._room.hang(frame.controls, self._rects)
        self._age_s, self._stale = 0.0, True
        drawn = self.in_room or frame.target is not None  # what nobody sees yet has no size to settle in
        self._made += drawn
        if drawn and screen and frame.views and self._made == SETTLED and self._ui.views.restored is None:
            self._ui.desk.begin(self._ui.person, self._ui.do, lens_of(self._free(), frame.views[0]))

    def _slots(self) -> dict[Slot, Place]:
        """Where slots are now in the canvas."""
        if self.in_room:
            return places.in_room()
        size, em = self._canvas.size, self._canvas.text_px
        strip, bottom = (self._rects[slot][3] if slot in self._rects else 0.0 for slot in HIGH)
        if not self._ui.live:
            return places.in_picture(size, em, details="hand" in self._rects, strip=strip)
        drawer, wide = bool(self._ui.open_drawer), self._ui.helping
        return places.on_window(size, em, drawer=drawer, wide=wide, strip=strip, bottom=bottom)

    def _of(self, slot: Slot) -> list[Panel]:
        """The panels of a slot, whether there is anything to show of them or not."""
        made_of = self._panels, self._ui.live
        if self._in_slot[0] != made_of:
            self._in_slot = made_of, {}
            for panel in self._panels:
                if self._ui.live or panel.in_pictures:
                    self._in_slot[1].setdefault(panel.slot_in(live=self._ui.live), []).append(panel)
        return self._in_slot[1].get(slot, [])

    def _draw_slot(self, slot: Slot, place: Place) -> None:
        ui = self._ui
        here = [p for p in self._of(slot) if slot != "drawer" or p.drawer == ui.drawer]
        panels = [p for p in here if (ui.shown or p.always) and p.visible(ui)]
        if not panels or (self.in_room and not self._room.shows(slot)):
            return
        imgui.set_next_window_pos(imgui.ImVec2(*place.anchor), 0, imgui.ImVec2(*place.pivot))
        ui.width_px = place.width - 2 * imgui.get_style().window_padding.x
        narrowest = 0.0 if slot in places.FITTED else place.width
        imgui.set_next_window_size_constraints(imgui.ImVec2(narrowest, 0), imgui.ImVec2(place.width, place.height))
        imgui.begin(f"{slot} {ui.drawer * (slot == 'drawer')}", None, _WINDOW)  # each drawer keeps how far it scrolled
        for panel in panels:
            called = bool(ui.command) and panel.command == ui.command
            if not panel.title or len(panels) == 1 or section(panel.title, panel.opened, called):
                imgui.push_id(panel.title)
                panel.draw(ui)
                imgui.pop_id()
        corner, size = imgui.get_window_pos(), imgui.get_window_size()
        imgui.end()
        self._rects[slot] = corner.x, corner.y, size.x, size.y

    def draw(self, eyes: Eyes) -> None:
        """Put the panels onto the picture; the renderer calls this last."""
        if self._stale:
            self._rest.made(self._canvas.draw(mipmaps=self.in_room))
            self._stale = False
        quads = self._room.quads() if self.in_room else [Quad(rect, None) for rect in self._rects.values()]
        self._quads.draw(eyes, self._canvas.texture, quads)
        person = self._ui.person
        self._captions.draw(eyes, person.in_hand.labels, person.rig)

    def release(self) -> None:
        """Free everything on the GPU."""
        self._edges.close()
        self._quads.release()
        self._captions.release()
        self._canvas.release()
