"""The epochs of a run in a walk: each frame shows where the timeline is, and a run that still trains grows."""

from __future__ import annotations

from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from latentwalk.runtime.world.epochs.columns import CORRECTNESS, epoch_columns
from latentwalk.scenes import Category, Column, Epoch, LatentwalkError, Layout, Neighbors, Part, Training

if TYPE_CHECKING:
    from latentwalk.runtime.world.world import World

TICK = 0.2  # how strongly a hand feels that it passes a snapshot


class Epochs:
    """What a world does with its scene's epochs.

    `news`: what came to the scene since it was read, or what went wrong while waiting for it; any thread may put.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self.news: SimpleQueue[Part | LatentwalkError] = SimpleQueue()
        self._shown: object = None

    def update(self, dt_s: float) -> None:
        """Advance by one frame: take the news, move, show the rows and what is known of them there."""
        world, timeline = self._world, self._world.timeline
        self._take_news()
        if not len(timeline):
            return
        before, passed = timeline.place, timeline.index
        scrub = world.hands.scrub
        if scrub.active:
            timeline.push(scrub.rate, dt_s)
        timeline.update(dt_s)
        if scrub.active and timeline.index != passed:
            world.tick(scrub.side, TICK)
        world.reel.tend(timeline.place, timeline.place - before)
        if world.reel.problem is not None:
            world.say(str(world.reel.problem))
            world.reel.problem = None
        self.show()

    def show(self) -> None:
        """Show what is there of the timeline's place."""
        world, place = self._world, self._world.timeline.place
        if world.layouts.at_epochs:
            cloud = world.reel.cloud(place)
            if cloud is not None:
                world.layouts.show_epochs(cloud)
        index = world.timeline.index
        here = index, world.layout == world.layouts.epochs_name, world.scene.columns.get("label")
        if here != self._shown and world.reel.ready(index):
            self._shown = here
            columns = epoch_columns(world.scene, world.reel.epoch(index))
            right = columns.get(CORRECTNESS)
            wrong = right.codes == 0 if isinstance(right, Category) and here[1] else None
            world.take_epoch(columns, wrong)

    def _take_news(self) -> None:
        try:
            while True:
                news = self.news.get_nowait()
                if isinstance(news, LatentwalkError):
                    self._world.say(str(news))
                else:
                    self._take(news)
        except Empty:
            pass

    def _take(self, part: Part) -> None:
        """A part that was appended to the scene.  Who stands at the last epoch comes along to the next."""
        world, scene, value = self._world, self._world.scene, part.value
        if isinstance(value, Epoch):
            comes_along = len(scene.epochs) > 0 and world.timeline.at_end
            scene.epochs.append(value)
            world.timeline.grow(value.epoch)
            if comes_along:
                if world.layout == world.layouts.epochs_name:
                    world.do("step", 1.0)
                else:  # who looks at another layout stays there
                    world.timeline.step(1.0)
        elif isinstance(value, Layout):
            scene.layouts.setdefault(part.name, value)
        elif isinstance(value, Column):
            world.take_columns({part.name: value})
        elif isinstance(value, Training):
            scene.training = value
        elif isinstance(value, Neighbors):
            scene.neighbors = value
