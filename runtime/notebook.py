"""Walk in a scene in a notebook: the whole runtime in the output of a cell, and what is selected there in Python."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from latentwalk.assets.points import Points, points
from latentwalk.runtime.hosts.notebook import cells
from latentwalk.runtime.hosts.notebook.host import NotebookHost
from latentwalk.runtime.hosts.notebook.picture import RemotePicture
from latentwalk.runtime.hosts.notebook.turns import ENDED, POLL_S, Turns
from latentwalk.runtime.opening.page import Opening
from latentwalk.runtime.session import growing_world, walk
from latentwalk.runtime.view import file_of
from latentwalk.runtime.world import World
from latentwalk.runtime.world.commands import command
from latentwalk.runtime.world.rows.export import table
from latentwalk.scenes import Scene
from latentwalk.scenes.errors import LatentwalkError, tell
from latentwalk.scenes.films import save_png
from latentwalk.scenes.outputs import refuse_existing, whole

if TYPE_CHECKING:
    import pandas
    from PIL.Image import Image

SIZE = (1280, 640)  # until a browser says how large it shows it
WIDTH, HEIGHT = "100%", "640px"
MOMENT_S = 0.3  # in which most of what is wrong with a run is found
IMMERSIVE_NOTE = "its viewer loads three.js from the network; the data stays on this machine"
Opened = Callable[[Turns], AbstractContextManager[World]]


class NotebookView(RemotePicture):
    """A walk in the output of a cell, as an ipywidget: `latentwalk.view` makes it.

    It is drawn by a thread of the kernel, which ends with `close`, with the kernel, with an error, which is told
    below the picture and by each later call, or when its cell was run again and no page shows it any more.  Calls may
    come from any thread, also while a cell runs.
    """

    def __init__(self, opened: Opened, size: tuple[int, int] | None, patience_s: float | None) -> None:
        """`size`: of the picture in pixels of the page, None for all of the cell's width.  `patience_s`: how long the
        cell waits for the world at most, None for as long as it takes; raises what went wrong by then."""
        width, height = (WIDTH, HEIGHT) if size is None else (f"{size[0]}px", f"{size[1]}px")
        super().__init__(Turns(), width, height)
        self._ready: Future[World] = Future()
        self._thread = threading.Thread(target=self._walk, args=(opened, size or SIZE), name="latentwalk view")
        self._thread.start()
        try:
            self._ready.result(patience_s)
        except TimeoutError:
            pass
        except BaseException:
            self.close()
            raise
        cells.made(self.turns.let_go)

    def _walk(self, opened: Opened, size: tuple[int, int]) -> None:
        """The thread: it holds all that belongs to this view, and gives it back however it ends."""
        try:
            with opened(self.turns) as world:
                host = NotebookHost(self.turns, self.show, size)
                self._ready.set_result(world)
                walk(host, world, None)
        except BaseException as error:
            if not self._ready.done():
                self._ready.set_exception(error)
            if not self.turns.over:
                self.tell_error(error)
            self.turns.end(error)
        self.turns.end()
        self._give_back()
        if self.turns.unwanted:
            self.close()

    def _give_back(self) -> None:
        """Let go of the world: names of a notebook, `Out` among them, and ipywidgets may keep a view for long."""
        if self._ready.exception() is None:
            self._ready = Future()
            self._ready.set_exception(LatentwalkError(f"{self.turns.error or ENDED}"))

    @property
    def _world(self) -> World:
        """The world, waited for; it belongs to the thread."""
        return self._ready.result()

    @property
    def selection(self) -> list[str]:
        """Ids of the selected rows.  Set it to select others; raises UsageError for an id that no row has."""
        rows = self._world.rows
        return self.turns.ask(lambda: [*rows.selected_ids()])

    @selection.setter
    def selection(self, ids: Iterable[object]) -> None:
        wanted = [str(each) for each in ids]
        self.do("select", {"ids": wanted} if wanted else {"none": True})

    @property
    def selected_rows(self) -> NDArray[np.intp]:
        """Numbers (k,) of the selected rows, from 0, in order.  Set it to select others."""
        selection = self._world.rows.selection
        return self.turns.ask(lambda: np.flatnonzero(selection.rows))

    @selected_rows.setter
    def selected_rows(self, rows: Sequence[int] | NDArray[np.intp]) -> None:
        ids = self._world.rows.ids
        self.selection = [ids[int(row)] for row in rows]

    def frame(self) -> pandas.DataFrame:
        """The selected rows as a data frame: row, id, the epoch that columns tell of, and each column as it is now."""
        import pandas

        world, epochs = self._world, self._world.epochs

        def selected() -> dict[str, NDArray[np.generic]]:
            rows = np.flatnonzero(world.rows.selection.rows)
            return table(world.scene, rows, epochs.timeline.epoch if epochs.shown else None)

        return pandas.DataFrame(self.turns.ask(selected))

    def do(self, name: str, value: object = True) -> None:
        """Do what a script says by a word and a value: `do("layout", "umap")`, `do("play")`, `do("epoch", 3)`.

        `latentwalk render --commands` lists them.  Raises UsageError for what is not known, or cannot be done here.
        """
        world, wish = self._world, command(name, value)
        self.turns.ask(lambda: world.do(wish))

    @property
    def state(self) -> dict[str, object]:
        """Where the person is, what is hovered, selected and shown: what `--report` notes of a walk."""
        return self.turns.ask(self._world.state)

    def screenshot(self, path: str | Path | None = None) -> Image:
        """The picture once nothing moves in it, also where no browser shows it; written to the new file `path` (PNG).

        Raises UsageError where that exists.
        """
        from PIL.Image import fromarray

        if path is not None:
            refuse_existing(Path(path))
        self._ready.result()
        pixels = self.turns.picture().result()
        if path is not None:
            with whole(Path(path)) as part:
                save_png(part, pixels)
        return fromarray(pixels)

    async def selected(self) -> list[str]:
        """Wait until the person has selected other rows, and give their ids: `ids = await view.selected()`.

        A stroke of the brush counts once it has ended.  Where a page's messages come only between cells, as in front
        ends without subshells, wait in a task of its own: `asyncio.create_task(view.selected())`.
        """
        world = await asyncio.wrap_future(self._ready)
        selection, before = world.rows.selection, world.rows.selection.version

        def found() -> list[str] | None:
            changed = selection.version != before and not selection.brushing
            return [*world.rows.selected_ids()] if changed else None

        return await asyncio.wrap_future(self.turns.until(found))

    def immersivepoints(self, **options: Any) -> object:
        """The rows that are shown, where they are and in their colors, in the viewer of the package `immersivepoints`.

        `options` are those of its `renderPoints`: `point_size=0.02, width=…, height=…`.  Between two epochs it is the
        nearer one.  Its page is served on 127.0.0.1 of the kernel's machine, where the browser must be, too.
        """
        from immersivepoints import renderPoints

        rows, epochs = self._world.rows, self._world.epochs

        def shown() -> Points:
            here = {"epoch": rows.scene.epochs[epochs.timeline.index].epoch} if epochs.shown else {}
            layout = None if epochs.shown else rows.layouts.name
            visible = np.flatnonzero(rows.visibility.visible())
            return points(rows.scene, layout, rows.coloring.name, rows=visible, **here)

        frame = renderPoints(self.turns.ask(shown).immersive, **options)
        tell(IMMERSIVE_NOTE)
        return frame

    def close(self) -> None:
        """End the walk, and take the picture out of the page."""
        self.turns.end()
        super().close()
        if threading.current_thread() is not self._thread:
            self._thread.join()


def view(
    scene: str | Path | Scene | None = None,
    *,
    follow: str | Path | None = None,
    out: str | Path = "out",
    size: tuple[int, int] | None = None,
    layout: str = "",
) -> NotebookView:
    """Walk in a scene, or in what `follow` names, in the output of a cell; options as of `latentwalk.view`.

    Raises what `latentwalk.view` does; of a run that has no epoch yet, problems are told below the picture.
    """
    if follow is not None:
        return NotebookView(lambda turns: _growing(Path(follow), Path(out), layout, turns), size, MOMENT_S)
    assert scene is not None
    return NotebookView(lambda turns: _opened(scene, Path(out), layout, turns), size, None)


@contextmanager
def _opened(scene: str | Path | Scene, out: Path, layout: str, turns: Turns) -> Iterator[World]:
    """The world of a scene, a file, or of data, which becomes one first."""
    with file_of(scene, out) as path, closing(Opening(path, out, layout)) as opening:
        while (world := opening.world(POLL_S)) is None:
            if turns.over:
                raise LatentwalkError(f"{path}: not waited for any longer")
        yield world


@contextmanager
def _growing(source: Path, out: Path, layout: str, turns: Turns) -> Iterator[World]:
    """The world of a run or of a scene that grows."""
    with growing_world(source, out, layout, lambda: turns.over) as world:
        yield world
