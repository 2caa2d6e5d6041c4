"""The world: a scene, a person in it, and what the person does.  Holds the parts and the order in which they go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from latentwalk.runtime.ground.command import Command, RefusedError
from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.ground.jobs import Jobs
from latentwalk.runtime.ground.shown import Marks, Pointer, Shown
from latentwalk.runtime.world import state
from latentwalk.runtime.world.commands import ViewCommand
from latentwalk.runtime.world.epochs.commands import EpochsCommand, StepEpochs
from latentwalk.runtime.world.epochs.epochs import Epochs
from latentwalk.runtime.world.epochs.stream import Stream
from latentwalk.runtime.world.epochs.timeline import Timeline
from latentwalk.runtime.world.outbox import Outbox
from latentwalk.runtime.world.probe.commands import ProbeCommand
from latentwalk.runtime.world.probe.probe import Probe
from latentwalk.runtime.world.probe.show import ProbeShow
from latentwalk.runtime.world.rows.commands import RowsCommand
from latentwalk.runtime.world.rows.layouts import Layouts
from latentwalk.runtime.world.rows.marks import attended_row, row_marks
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.runtime.world.rows.written.words import Sight
from latentwalk.runtime.world.views import Views
from latentwalk.runtime.world.walk.commands import PersonCommand
from latentwalk.runtime.world.walk.hands import tracked
from latentwalk.runtime.world.walk.person import Person
from latentwalk.scenes import Scene
from latentwalk.scenes.errors import LatentwalkError, UsageError


class World:
    """A walk in `scene`, read from `path`; exports go to `out`.

    The world's own `scene` has columns of the epoch that is shown, too, and grows with a run that still trains.
    `done`: the commands of the last frame; `commands`: how many were done so far.

    `wait`: for scripted runs on a fixed clock.  Slow work is finished before the next frame, so that runs repeat, and
    a command that fails raises; otherwise work goes on in workers, and a failure is a message for the person.
    `layout`: what the walk begins in, "" for the scene's first.
    """

    def __init__(self, scene: Scene, path: Path, out: Path, *, wait: bool = False, layout: str = "") -> None:
        if not len(scene):
            raise UsageError(f"{path}: the scene has no rows; there is nothing to walk in")
        scene = replace(scene, layouts={**scene.layouts}, columns={**scene.columns}, epochs=[*scene.epochs])
        scene.selections, scene.cells = {**scene.selections}, {**scene.cells}
        self.scene, self.path, self.outbox = scene, path, Outbox(raises=wait)
        timeline = Timeline([epoch.epoch for epoch in scene.epochs])
        stream = Stream(scene, timeline, Jobs("epochs", wait=wait))
        layouts = Layouts(scene, stream, Jobs("layouts", wait=wait), layout)
        self.rows = Rows(scene, layouts, self.outbox, Jobs("export", wait=wait), out)
        self.epochs = Epochs(scene, timeline, stream, self.rows, self.outbox)
        pointer = Pointer()
        self.probe, self._no_probe = self._make_probe(pointer, out)
        self.person = Person(self.rows, self.probe, pointer, self.outbox, self._no_probe)
        self.done: list[Command] = []
        self.commands = 0
        self._doing: list[Command] = []
        self._obeyed = False
        self._probe_show = None if self.probe is None else ProbeShow(self.probe, self.rows)
        here = partial(state.seen, self.person, self.rows, self.epochs, self.probe)
        self.views = Views(path, self.rows, self.outbox, self.do, here)

    def _make_probe(self, pointer: Pointer, out: Path) -> tuple[Probe | None, str]:
        """The probe of a scene that has a decoder that works here, else None and why not."""
        decoder = self.scene.decoder
        if decoder is None:
            return None, "this scene has no decoder; make one that has: latentwalk train digits --model vae"
        jobs = Jobs("decode", wait=self.outbox.raises)
        try:
            return Probe(decoder, self.rows, pointer, self.outbox, jobs, out), ""
        except LatentwalkError as error:
            jobs.close()
            self.outbox.say(str(error))
            return None, str(error)

    def obey(self, commands: Iterable[Command]) -> None:
        """Do what came with the controls, before the panels look at the world."""
        for command in commands:
            if self.outbox.raises:
                self.do(command)
            else:
                self.outbox.attempt(self.do, command)
        self._obeyed = True

    def update(self, controls: Controls, dt_s: float, *, captured: bool = False) -> None:
        """Advance by one frame; `captured`: a panel has the laser.

        The order matters: rows move before the person does, so that hands hold and lasers meet what will be seen; the
        laser follows the rig that hands and sticks have moved; tools use what the laser meets.
        """
        self.outbox.advance(dt_s)
        controls = tracked(controls, self.person.head)
        self.person.head = controls.head
        if not self._obeyed:
            self.obey(controls.commands)
        self._obeyed = False
        controls = self.person.listen(controls, captured or controls.captured)
        self.rows.move(dt_s, controls.flown)
        self.epochs.move(dt_s, self.person.scrub.push)
        self.rows.recount()
        self.person.move(controls, dt_s)
        self.person.point()
        self.person.use_tool(controls)
        if self.probe is not None:
            self.probe.update(dt_s)
        self.rows.settle()
        self.rows.words.update(dt_s, self._sight)
        if self.epochs.came_along:  # a replay, whose scene has all epochs from the start, must be told
            self._doing.append(StepEpochs(float(self.epochs.came_along)))
        self.done, self._doing = self._doing, []

    def _sight(self) -> Sight:
        """What words are chosen by now."""
        person, rows = self.person, self.rows
        seen = rows.cloud, rows.coloring, rows.flags, person.eye, person.gaze
        return Sight(*seen, attended_row(rows, person.pointer.row), rows.reach_m)

    def do(self, command: Command) -> None:
        """Do a command.  Raises RefusedError that has it, what was expected and what was found."""
        try:
            self._apply(command)
        except UsageError as error:
            raise RefusedError(command, error) from None
        self.commands += 1
        if not command.expands:
            self._doing.append(command)
        self.rows.refresh()

    def _apply(self, command: Command) -> None:
        match command:
            case PersonCommand():
                command.apply(self.person)
            case RowsCommand():
                command.apply(self.rows)
            case EpochsCommand():
                command.apply(self.epochs)
            case ProbeCommand() if self.probe is not None:
                command.apply(self.probe)
            case ProbeCommand():
                raise UsageError(self._no_probe)
            case ViewCommand():
                self.views.obey(command)

    def shown(self) -> Shown:
        """What there is to see now."""
        person, rows, around = self.person, self.rows, self.person.around
        cloud, hovered, eye, gaze = rows.layouts.cloud, person.pointer.row, person.eye, person.gaze
        # With the probe in hand the picture that one came for is the decoded one: the hovered row's would cover it.
        of_rows = row_marks(rows, hovered, eye, person.rig.scale, with_picture=not person.tool.covers_row)
        marks = Marks.of(person.marks(eye, gaze), self.epochs.marks(hovered), of_rows)
        show, words = self._probe_show, rows.words.shown(cloud, rows.reach_m)
        return Shown(
            rig=person.rig,
            cloud=rows.drawn,
            coloring=rows.coloring,
            flags=rows.flags,
            flags_version=rows.flags_version,
            mode=rows.mode,
            point_size_m=rows.point_size_m,
            pointer=person.pointer,
            vignette=person.vignette,
            clear_deg=person.clear_deg,
            upcoming=self.epochs.stream.upcoming,
            thumbnails=self.scene.thumbnails,
            fixed_clock=self.outbox.raises,
            marks=marks,
            shells=rows.shells.shown(cloud),
            words=around.wall.words(person.rig, words) if around.called else words,
            cut=person.cut,
            hands=person.in_hand.hands,
            dots=around.overview.dots(person.rig, eye) if around.called else None,
            late=None if show is None else lambda: show.marks(person.rig, eye, gaze),
        )

    def state(self) -> dict[str, object]:
        """Where the person is and what is selected, ready for JSON."""
        return state.state(self.person, self.rows, self.epochs, self.probe)

    def commands_to_here(self) -> list[Command]:
        """Commands that bring a fresh walk in the same scene to this state."""
        return state.commands(self.person, self.rows, self.epochs, self.probe)

    def load_view(self) -> None:
        """Take up the view that was saved last beside the scene, if there is one."""
        self.views.load()
        self._doing.clear()  # the walk begins there

    def close(self) -> None:
        """End all workers; exports that have begun are finished."""
        self.rows.close()
        self.epochs.close()
        if self.probe is not None:
            self.probe.close()
