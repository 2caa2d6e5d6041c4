"""The epochs of a run in a walk: each frame shows where the timeline is, and a run that still trains grows."""

from __future__ import annotations

from queue import Empty, SimpleQueue

from latentwalk.runtime.ground.shown import Marks
from latentwalk.runtime.world.epochs.columns import Following
from latentwalk.runtime.world.epochs.stream import Stream
from latentwalk.runtime.world.epochs.timeline import Timeline
from latentwalk.runtime.world.epochs.trails import Trails
from latentwalk.runtime.world.outbox import Outbox
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.runtime.world.walk.scrub import Push
from latentwalk.scenes import (
    Column,
    Epoch,
    LatentwalkError,
    Layout,
    LayoutCells,
    Neighbors,
    Part,
    Scene,
    Selection,
    Training,
)
from latentwalk.scenes.queries.epoch import FOLLOWING

TICK = 0.2  # how strongly a hand feels that it passes a snapshot


class Epochs:
    """The `timeline`, the `stream` of rows along it, and `trails`, in a scene that may have no epochs at all.

    `following`: the columns that say at an epoch what it says.  `news`: what came to the scene since it was read, or
    what went wrong while waiting for it; any thread may put.  `came_along`: by how many new snapshots the walk stepped
    on in this frame, because it stood at the end.
    """

    def __init__(self, scene: Scene, timeline: Timeline, stream: Stream, rows: Rows, outbox: Outbox) -> None:
        self._scene, self._rows, self._outbox = scene, rows, outbox
        self.timeline, self.stream = timeline, stream
        self.following = Following(scene.columns)
        self.trails = Trails(scene, rows, stream)
        self.came_along = 0
        self.news: SimpleQueue[Part | LatentwalkError] = SimpleQueue()
        self._shown: object = None
        if len(timeline):
            stream.read_now(timeline.index)
            self.show()

    @property
    def shown(self) -> bool:
        """Whether the epochs are the layout that is shown, or flown to."""
        return self._rows.layouts.to_epochs

    def seek(self, epoch: float) -> None:
        """Go to an epoch at once.  Raises UsageError for one that the run does not reach."""
        self.timeline.seek(epoch)
        self._fly_here()
        self.show()  # at once, so that the panels of this frame tell of it

    def step(self, snapshots: float) -> None:
        """Glide by so many snapshots.  Raises UsageError in a scene without epochs."""
        self.timeline.step(snapshots)
        self._fly_here()

    def play(self, on: bool) -> None:
        """Play from here, or stop.  Raises UsageError in a scene without epochs."""
        self.timeline.play(on)
        if on:
            self._fly_here()

    def move(self, dt_s: float, push: Push | None) -> None:
        """Advance by one frame: take the news, move, show the rows and what is known of them there.

        `push`: how a hand pulls the epochs.
        """
        self.came_along = 0
        self._take_news()
        timeline = self.timeline
        if not len(timeline):
            return
        before, passed = timeline.cursor, timeline.index
        if push is not None:
            timeline.push(push.rate, dt_s)
        timeline.update(dt_s)
        if push is not None and timeline.index != passed:
            self._outbox.tick(push.side, TICK)
        self.stream.tend(timeline.cursor - before)
        if self.stream.problem is not None:
            self._outbox.say(str(self.stream.problem))
            self.stream.problem = None
        self.show()
        self.trails.read(timeline.cursor)

    def show(self) -> None:
        """Show what is there of the timeline's cursor."""
        layouts, index = self._rows.layouts, self.timeline.index
        if layouts.at_epochs:
            cloud = self.stream.cloud()
            if cloud is not None:
                layouts.show_epochs(cloud)
        here = index, layouts.to_epochs, self._scene.columns.get("label")
        if here != self._shown and self.stream.ready(index):
            self._shown = here
            epoch, following = self.stream.epoch(index), self.following
            if layouts.to_epochs:
                self._rows.take_epoch(following.at(self._scene, epoch), epoch.epoch)
            else:
                self._rows.take_epoch(following.away(self._scene, epoch), None)

    def marks(self, hovered: int) -> Marks:
        """Trails; `hovered`: the row under the laser, −1 for none."""
        return Marks(self.trails.lines(self.timeline.cursor, hovered) if self._scene.epochs else [])

    def close(self) -> None:
        """End the worker."""
        self.stream.close()

    def _fly_here(self) -> None:
        layouts = self._rows.layouts
        layouts.go(layouts.epochs_name)

    def _take_news(self) -> None:
        try:
            while True:
                news = self.news.get_nowait()
                if isinstance(news, LatentwalkError):
                    self._outbox.say(str(news))
                else:
                    self._take(news)
        except Empty:
            pass

    def _take(self, part: Part) -> None:
        """A part that was appended to the scene."""
        scene, value = self._scene, part.value
        if isinstance(value, Epoch):
            self._grow(value)
        elif isinstance(value, Layout):
            scene.layouts.setdefault(part.name, value)
        elif isinstance(value, LayoutCells):
            scene.cells[part.name] = value
        elif isinstance(value, Column):
            if part.name in FOLLOWING:
                self.following.own[part.name] = value
                self._shown = None
            if not (part.name in self.following.names and self.shown):
                self._rows.take_columns({part.name: value})
        elif isinstance(value, Training):
            scene.training = value
        elif isinstance(value, Neighbors):
            scene.neighbors = value
        elif isinstance(value, Selection):
            scene.selections[part.name] = value

    def _grow(self, epoch: Epoch) -> None:
        """Another epoch.  Who stands at the last one comes along; who looks at another layout stays there."""
        comes_along = len(self._scene.epochs) > 0 and self.timeline.at_end
        self._scene.epochs.append(epoch)
        self.timeline.grow(epoch.epoch)
        if comes_along:
            self.timeline.step(1.0)
            self.came_along += self.shown
