"""What a walk can be told to do with the epochs of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from latentwalk.runtime.world.checks import Intent, flag, number, one_of
from latentwalk.runtime.world.epochs import trails

if TYPE_CHECKING:
    from latentwalk.runtime.world.world import World


def _seek(world: World, epoch: float) -> None:
    world.timeline.seek(epoch)
    world.show_epochs()
    world.epochs.show()  # at once, so that the panels of this frame tell of it


def _step(world: World, snapshots: float) -> None:
    world.timeline.step(snapshots)
    world.show_epochs()


def _play(world: World, on: bool) -> None:
    world.timeline.play(on)
    if on:
        world.show_epochs()


def _speed(world: World, snapshots_a_second: float) -> None:
    world.timeline.speed = snapshots_a_second


def _loop(world: World, on: bool) -> None:
    world.timeline.loop = on


def _trails(world: World, snapshots: float) -> None:
    world.trails.epochs = round(snapshots)


def _trails_of(world: World, rows: Any) -> None:
    world.trails.of = rows


EPOCH_INTENTS: dict[str, Intent] = {
    "epoch": Intent("show this epoch of the run, or a place between two, such as 12.5", number(-1e15, 1e15), _seek),
    "step": Intent("glide by so many snapshots; a negative number goes back", number(-1e6, 1e6), _step),
    "play": Intent("play the epochs from here: true; stop: false", flag, _play),
    "speed": Intent("how many snapshots a second a play goes through", number(0.1, 100), _speed),
    "loop": Intent("begin again at the end of a play: true or false", flag, _loop),
    "trails": Intent("how many snapshots back trails reach; 0 for none", number(0, trails.MOST_EPOCHS), _trails),
    "trails_of": Intent(
        "whose trails: selected, or flipped (those that changed between right and wrong)",
        one_of(*trails.OF),
        _trails_of,
    ),
}
