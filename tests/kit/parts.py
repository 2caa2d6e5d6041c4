"""Parts of a walk without the whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from latentwalk.runtime.ground.jobs import Jobs
from latentwalk.runtime.world.commands import command
from latentwalk.runtime.world.outbox import Outbox
from latentwalk.runtime.world.rows.layouts import Layouts
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.scenes import Scene


class NoEpochs:
    """What stands in for the epochs of a scene that has none; anything asked of it is an error."""


def make_rows(scene: Scene, out: Path = Path("out")) -> Rows:
    """The rows of a scene with layouts, without a person."""
    layouts = Layouts(scene, NoEpochs(), Jobs("layouts", wait=True))  # type: ignore[arg-type]
    return Rows(scene, layouts, Outbox(raises=True), Jobs("export", wait=True), out)


def apply(part: Any, word: str, value: Any) -> None:
    """Tell a part what to do."""
    command(word, value).apply(part)  # type: ignore[attr-defined]
