"""The first page of the window: what to open, then that it is being made and read, while frames go on."""

from __future__ import annotations

import shutil
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from imgui_bundle import imgui
from imgui_bundle import portable_file_dialogs as dialogs

from latentwalk.assets import FOLDER
from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.panels import PanelQuads, Quad
from latentwalk.runtime.follow import followed
from latentwalk.runtime.ground.shown import Rig
from latentwalk.runtime.opening.recent import recent, remember
from latentwalk.runtime.opening.sources import Making, Source, find
from latentwalk.runtime.session import load_view, load_world
from latentwalk.runtime.ui import style
from latentwalk.runtime.ui.canvas import WINDOW_TEXT_PX, Canvas
from latentwalk.runtime.ui.widgets import button, line, muted
from latentwalk.runtime.world import World
from latentwalk.scenes.errors import LatentwalkError, one_line, tell

if TYPE_CHECKING:
    from latentwalk.runtime.ground.frame import Frame
    from latentwalk.runtime.hosts.window.host import WindowHost

EXAMPLE = FOLDER / "mnist" / "mnist.scene"
WIDTH_EM = 40.0
DIALOGS = ("zenity", "kdialog", "matedialog", "qarma")  # what the library asks on Linux; elsewhere systems have one
MOMENT_S = 0.3  # most scenes are read within it: what is wrong with one is told before there is a window


class Opening:
    """One scene on its way: found, made of data if it must be, read.

    A scene that is made can be walked in from its first layout on; the others come to it.  `layout`: what the walk
    begins in where it is not made first, "" for the saved view's or the most trustworthy.  `close` ends all of it.
    """

    def __init__(self, given: Path, out: Path, layout: str = "") -> None:
        self.source: Source = find(given)
        self._out, self._layout = out, layout
        self._began = time.monotonic()
        self._ends = ExitStack()
        self._making: Making | None = None
        if self.source.data is not None:
            self._making = Making(self.source)
            self._ends.callback(self._making.close)
        elif self.source.scene != given:
            tell(f"opening {self.source.scene}, which was made before", sys.stderr)
        pool = ThreadPoolExecutor(1, thread_name_prefix="opening")
        self._done: Future[World] = pool.submit(self._load)
        pool.shutdown(wait=False)

    def _load(self) -> World:
        if self._making is None:
            world = self._ends.enter_context(closing(load_world(self.source.scene, self._out, layout=self._layout)))
            load_view(world, self._layout)
            return world
        self._making.wait_for_scene()
        source = self._ends.enter_context(followed(self.source.scene, self._making))
        world = self._ends.enter_context(closing(World(source.scene, source.path, self._out)))
        source.tell(world.epochs.news.put)
        return world

    def world(self, wait_s: float = 0.0) -> World | None:
        """The world, None while it is not there.  Raises what went wrong."""
        with suppress(TimeoutError):
            return self._done.result(wait_s)
        return None

    def said(self) -> str:
        """What goes on, in a line."""
        seconds = f"{time.monotonic() - self._began:.0f} s"
        if self._making is None:
            return f"reading {self.source.scene.name}   {seconds}"
        return f"making {self.source.scene.name} of {self.source.data}   {seconds}"

    def step(self) -> str:
        """What the maker of a scene said last."""
        return "" if self._making is None else self._making.line

    def close(self) -> None:
        """End what it began, once it has come as far as it can."""
        if self._making is not None:
            self._making.close()  # first: the thread may wait for it
        wait([self._done])
        self._ends.close()


@dataclass
class _Asking:
    """What the page shows while it asks: the path that is typed, what went wrong with the last choice, the system's
    dialog while it is open."""

    typed: str = ""
    problem: str = ""
    dialog: dialogs.open_file | None = None
    before: list[Path] = field(default_factory=recent)


class FirstPage:
    """The page of one window.  It owns what it draws with, until `close`."""

    def __init__(self, host: WindowHost, out: Path) -> None:
        self._host, self._out = host, out
        self._canvas = Canvas(host.ctx, (1, 1), WINDOW_TEXT_PX)
        self._quads, self._eyes = PanelQuads(host.ctx), Eyes(host.ctx)
        self._asking = _Asking()
        self._opening: Opening | None = None
        self._dialogs = sys.platform != "linux" or any(map(shutil.which, DIALOGS))

    def bring(self, opening: Opening | None) -> Opening | None:
        """Show the page until a world is there, and give its opening; None where the window was closed.  What goes
        wrong with `opening`, which was asked for on the command line, is raised; with a later choice it is shown."""
        self._opening = opening
        self._host.patient = True  # nothing moves here, and what is made needs the processor
        with closing(self._host.frames()) as frames:
            for frame in frames:
                self._draw(frame)
                if self._opening is None:
                    continue
                try:
                    world = self._opening.world()
                except LatentwalkError as error:
                    if self._opening is opening:
                        raise
                    self._opening.close()
                    self._opening, self._asking.problem = None, one_line(str(error))
                    continue
                if world is not None:
                    remember(self._opening.source.scene)
                    ready, self._opening = self._opening, None
                    return ready
        return None

    def _draw(self, frame: Frame) -> None:
        """One frame of the page."""
        screen = frame.controls.screen
        if frame.target is None or screen is None:
            return
        self._canvas.resize(frame.target.size)
        self._canvas.set_text_px(WINDOW_TEXT_PX * screen.scale)
        io = self._canvas.begin(frame.dt_s)
        io.add_mouse_pos_event(*(screen.cursor or (-1.0, -1.0)))
        io.add_mouse_button_event(0, screen.buttons[0])
        self._canvas.feed(screen)
        imgui.new_frame()
        em, (width, height) = self._canvas.text_px, self._canvas.size
        paper = imgui.get_background_draw_list()
        paper.add_rect_filled((0, 0), (width, height), imgui.get_color_u32(imgui.ImVec4(*style.PAPER)))
        imgui.set_next_window_pos(imgui.ImVec2(width / 2, 0.2 * height), 0, imgui.ImVec2(0.5, 0.0))
        imgui.set_next_window_size(imgui.ImVec2(min(WIDTH_EM * em, width - 2 * em), 0))
        imgui.begin("page", None, _PLAIN)
        imgui.push_font(None, 2.4 * em)
        imgui.text_unformatted("latentwalk")
        imgui.pop_font()
        muted("Walk through what a machine-learning model sees.")
        imgui.dummy(imgui.ImVec2(0, em))
        if self._opening is None:
            self._ask()
        else:
            self._tell(self._opening)
        imgui.end()
        self._canvas.end()
        screen.wants_keyboard, screen.covered = bool(io.want_text_input), ((0.0, 0.0, float(width), float(height)),)
        self._canvas.draw()
        self._eyes.update(Rig(), frame.views, frame.target)
        self._quads.draw(self._eyes, self._canvas.texture, [Quad((0, 0, width, height), None)])

    def _tell(self, opening: Opening) -> None:
        """That something is opened, until it is there or the person gives it up."""
        imgui.text_wrapped(opening.said())
        muted(opening.step())
        if button("Cancel"):
            opening.close()
            self._opening = None

    def _ask(self) -> None:
        """What to open: dropped, typed, chosen in the system's dialog or from what was opened before."""
        asking, em, chosen = self._asking, self._canvas.text_px, self._host.dropped()
        imgui.text_wrapped("Drop a scene here, or data to make one of: a table, vectors, a folder of pictures.")
        imgui.set_next_item_width(-1)
        if not imgui.is_any_item_active():  # nothing else here can be typed into
            imgui.set_keyboard_focus_here()
        hint = "or type its path, or a name such as digits, and press Enter"
        flags = imgui.InputTextFlags_.enter_returns_true | imgui.InputTextFlags_.auto_select_all
        entered, asking.typed = imgui.input_text_with_hint("##path", hint, asking.typed, flags)
        if entered and asking.typed.strip():
            chosen = [Path(asking.typed.strip()).expanduser()]
        if self._dialogs and button("Open …") and asking.dialog is None:
            asking.dialog = dialogs.open_file("Open a scene or data")
        if asking.dialog is not None and asking.dialog.ready():
            chosen, asking.dialog = [*chosen, *map(Path, asking.dialog.result())], None
        if asking.problem:
            imgui.push_style_color(imgui.Col_.text, imgui.ImVec4(*style.WARNING))
            imgui.text_wrapped(asking.problem)
            imgui.pop_style_color()
        offered = [*asking.before, *([EXAMPLE] if EXAMPLE.is_file() and EXAMPLE not in asking.before else [])]
        if offered:
            imgui.dummy(imgui.ImVec2(0, 0.5 * em))
            muted("Opened before" if asking.before else "An example")
        for number, path in enumerate(offered):
            imgui.push_id(number)
            if line(path.name, em, str(path.parent)):
                chosen = [path]
            imgui.pop_id()
        if chosen:
            self._open(chosen[0])

    def _open(self, chosen: Path) -> None:
        self._asking.problem = ""
        try:
            self._opening = Opening(chosen, self._out)
        except LatentwalkError as error:
            self._asking.problem = one_line(str(error))

    def close(self) -> None:
        """Free everything on the GPU, and give up what is still on its way."""
        self._host.patient = False
        if self._opening is not None:
            self._opening.close()
        for thing in (self._quads, self._eyes, self._canvas):
            thing.release()


_PLAIN = (
    imgui.WindowFlags_.no_decoration
    | imgui.WindowFlags_.no_background
    | imgui.WindowFlags_.no_move
    | imgui.WindowFlags_.no_saved_settings
    | imgui.WindowFlags_.no_nav
)
