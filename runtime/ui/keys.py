"""What keys and gamepad buttons ask, by name: a command, or what depends on what is shown now, such as the next layout.

Which key asks what stands with the host (`hosts/desk/keys.py`), as its help does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, get_args

import numpy as np

from latentwalk.runtime.ground.command import Command
from latentwalk.runtime.ground.frame import MouseMode
from latentwalk.runtime.ground.shown import Mode
from latentwalk.runtime.ui.panel import HELP, Ui
from latentwalk.runtime.ui.rows_picked import go_to_hit
from latentwalk.runtime.world.commands import SaveView
from latentwalk.runtime.world.epochs.commands import Play, StepEpochs
from latentwalk.runtime.world.probe.commands import (
    GoRandom,
    Interpolate,
    Jump,
    Morph,
    Pull,
    ShowPosterior,
    WriteFilmstrip,
)
from latentwalk.runtime.world.probe.targets import Named
from latentwalk.runtime.world.rows.commands import ColorBy, Export, GoToLayout, Redo, Select, SetMode, Undo, WriteWords
from latentwalk.runtime.world.rows.hidden.commands import Isolate
from latentwalk.runtime.world.walk.commands import GoToRegion, Recenter, TakeTool

Name = TypeVar("Name", bound=str)


def after(names: Sequence[Name], current: str | None) -> Name:
    """The name that comes after the current one, the first after the last."""
    at = next((i for i, name in enumerate(names) if name == current), -1)
    return names[(at + 1) % len(names)]


def next_layout(ui: Ui) -> None:
    """Fly to the next layout."""
    ui.do(GoToLayout(after(ui.rows.layouts.names, ui.rows.layouts.name)))


def next_color(ui: Ui) -> None:
    """Color by the next column."""
    ui.do(ColorBy(after(ui.rows.color_names, ui.rows.coloring.name)))


def next_mode(ui: Ui) -> None:
    """Points or pictures."""
    if ui.rows.scene.thumbnails is None:
        ui.outbox.say("this scene has no pictures to show; reduce and snapshot keep those of picture data")
        return
    modes: tuple[Mode, ...] = get_args(Mode)
    ui.do(SetMode(after(modes, ui.rows.mode)))


def next_tool(ui: Ui) -> None:
    """Take the next tool."""
    ui.do(TakeTool(after(list(ui.person.tools), ui.person.tool.name)))


def next_region(ui: Ui) -> None:
    """Stand before the next region."""
    ui.do(GoToRegion(after(list(ui.rows.scene.selections) or ["the next"], ui.rows.regions.chosen)))


def next_words(ui: Ui) -> None:
    """Write the next kind of words beside rows, or none."""
    ui.do(WriteWords(after(ui.rows.words.names, ui.rows.words.by)))


def isolate(ui: Ui) -> None:
    """Show only the selection, or everything again."""
    ui.do(Isolate(ui.rows.visibility.isolated is None))


def frame(ui: Ui) -> None:
    """Bring the selection, or everything, into view."""
    ui.do(ui.desk.frame())


def mouse(ui: Ui) -> None:
    """Let the mouse orbit, or walk."""
    if ui.desk.screen is not None:
        ui.desk.screen.mouse = after(get_args(MouseMode), ui.desk.screen.mouse)


def lasso(ui: Ui) -> None:
    """Draw around rows, or select them one by one again."""
    ui.do(TakeTool("select" if ui.person.tool.name == "lasso" else "lasso"))


def play(ui: Ui) -> None:
    """Play the epochs, or stop."""
    ui.do(Play(not ui.epochs.timeline.playing))


def panels(ui: Ui) -> None:
    """Show or hide the panels."""
    ui.shown = not ui.shown


def help_page(ui: Ui) -> None:
    """Show what to press, or put it away."""
    ui.toggle(HELP)


# Of the probe --------------------------------------------------------------------------------------------------------


def next_class(ui: Ui) -> Named:
    """The class after the one that the probe is in."""
    probe = ui.probe
    if probe is None or not probe.targets.centroids:
        return Named(class_="the next")  # which is refused, with the reason
    reading = probe.reading
    current = probe.class_name(reading.prediction) if reading is not None else None
    return Named(class_=after(list(probe.targets.centroids), current))


def jump(ui: Ui) -> None:
    """To the next class."""
    ui.do(Jump(next_class(ui)))


def morph(ui: Ui) -> None:
    """Towards the next class, or stop."""
    going = ui.probe is not None and ui.probe.morphing
    ui.do(Morph() if going else Morph(next_class(ui)))


def interpolate(ui: Ui) -> None:
    """Between the first two selected rows; else from the probe to the hovered row, or to the next class."""
    ui.do(named_way(ui) or Interpolate(next_class(ui)))


def named_way(ui: Ui) -> Interpolate | None:
    """The way that the selection or the laser names, if they name one."""
    ids, hovered = ui.rows.ids, ui.person.pointer.row
    selected = np.flatnonzero(ui.rows.selection.rows)[:2]
    if len(selected) == 2:
        start, end = (Named(id=ids[int(row)]) for row in selected)
        return Interpolate(end, start)
    return Interpolate(Named(id=ids[hovered])) if hovered >= 0 else None


def pull(ui: Ui) -> None:
    """Pull the hovered row along, or let go."""
    row = ui.person.pointer.row
    ui.do(Pull(ui.rows.ids[row] if row >= 0 else None))


def posterior(ui: Ui) -> None:
    """Show or hide σ of the selected rows."""
    ui.do(ShowPosterior(ui.probe is None or not ui.probe.posterior.shown))


LITTLE = 0.1  # of the way to the next snapshot: one sees rows move, and can count ten
GIVEN: dict[str, Command] = {
    "select_all": Select(all=True),
    "select_none": Select(none=True),
    "undo": Undo(),
    "redo": Redo(),
    "export": Export(),
    "save": SaveView(),
    "recenter": Recenter(),
    "take_probe": TakeTool("probe"),
    "random": GoRandom(),
    "filmstrip": WriteFilmstrip(),
    "epoch_before": StepEpochs(-1.0),
    "next_epoch": StepEpochs(1.0),
    "a_little_back": StepEpochs(-LITTLE),
    "a_little_on": StepEpochs(LITTLE),
}
ACTIONS: dict[str, Callable[[Ui], None]] = {
    "layout": next_layout,
    "color": next_color,
    "mode": next_mode,
    "tool": next_tool,
    "words": next_words,
    "region": next_region,
    "isolate": isolate,
    "frame": frame,
    "mouse": mouse,
    "lasso": lasso,
    "next_hit": lambda ui: go_to_hit(ui, ui.desk.hit + 1),
    "hit_before": lambda ui: go_to_hit(ui, ui.desk.hit - 1),
    "play": play,
    "panels": panels,
    "help": help_page,
    "jump": jump,
    "morph": morph,
    "interpolate": interpolate,
    "pull": pull,
    "posterior": posterior,
}
NAMES = GIVEN.keys() | ACTIONS.keys()


def obey(name: str, ui: Ui) -> None:
    """Do what a key asks by one of NAMES."""
    if name in GIVEN:
        ui.do(GIVEN[name])
    else:
        ACTIONS[name](ui)
