"""Parts of a walk without the whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from latentwalk.runtime.ground.jobs import Jobs
from latentwalk.runtime.ground.shown import Pointer
from latentwalk.runtime.world.commands import command
from latentwalk.runtime.world.epochs.epochs import Epochs
from latentwalk.runtime.world.epochs.stream import Stream
from latentwalk.runtime.world.epochs.timeline import Timeline
from latentwalk.runtime.world.outbox import Outbox
from latentwalk.runtime.world.rows.layouts import Layouts
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.runtime.world.walk.person import Person
from latentwalk.scenes import Scene


class NoEpochs:
    """What stands in for the epochs of a scene that has none; anything asked of it is an error."""


def make_rows(scene: Scene, out: Path = Path("out"), *, wait: bool = True) -> Rows:
    """The rows of a scene with layouts, without a person."""
    layouts = Layouts(scene, NoEpochs(), Jobs("layouts", wait=wait))  # type: ignore[arg-type]
    return Rows(scene, layouts, Outbox(raises=wait), Jobs("export", wait=wait), out)


def make_stream(scene: Scene, *, wait: bool = True) -> Stream:
    """The rows of a scene's epochs along a timeline of them."""
    timeline = Timeline([epoch.epoch for epoch in scene.epochs])
    return Stream(scene, timeline, Jobs("epochs", wait=wait))


def make_epochs(scene: Scene, out: Path = Path("out")) -> Epochs:
    """The epochs of a scene and its rows, without a person."""
    stream, outbox = make_stream(scene), Outbox(raises=True)
    layouts = Layouts(scene, stream, Jobs("layouts", wait=True))
    rows = Rows(scene, layouts, outbox, Jobs("export", wait=True), out)
    return Epochs(scene, stream._timeline, stream, rows, outbox)


def make_person(scene: Scene) -> Person:
    """A person before the rows of a scene with layouts, without a probe."""
    rows = make_rows(scene)
    return Person(rows, None, Pointer(), rows._outbox, "no decoder here")


def apply(part: Any, word: str, value: Any) -> None:
    """Tell a part what to do."""
    command(word, value).apply(part)  # type: ignore[attr-defined]
