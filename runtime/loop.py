"""The frame loop: update once per frame, draw once for all views.  Nothing in here waits."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from latentwalk.runtime.ground import soon
from latentwalk.scenes.errors import SceneError
from latentwalk.scenes.log import guard

if TYPE_CHECKING:
    from latentwalk.runtime.draw import Renderer
    from latentwalk.runtime.hosts.host import Host
    from latentwalk.runtime.report import Report
    from latentwalk.runtime.script.record import Recording
    from latentwalk.runtime.ui import Panels
    from latentwalk.runtime.world import World


def run(
    host: Host, world: World, panels: Panels, renderer: Renderer, report: Report, recording: Recording | None = None
) -> None:
    """Walk until the host has no more frames."""
    with closing(host.frames()) as frames:  # an error ends the frame and its films before host and world are closed
        for frame in frames:
            with report.phase("update"):
                world.obey(frame.controls.commands)  # first, so that the panels show what a script's picture shows
                captured = panels.update(frame)
                pitch_rad = world.outbox.tilted()
                if pitch_rad is not None:
                    host.tilt(pitch_rad)
                world.update(frame.controls, frame.dt_s, captured=captured)
                for side, strength, duration_s in world.outbox.pulses():
                    host.pulse(side, strength, duration_s)
                shown = world.shown() if frame.target is not None and frame.target is not frame.still else None
            if guard.struck():
                world.outbox.obtain(partial(_cut, world))
            if recording:
                recording.frame(frame, captured, world.rows.layouts.began, world.done)
            with report.phase("draw"):
                if shown is not None:
                    renderer.draw(shown, panels, frame)
                    soon.drawn()
                if frame.still is not None:
                    with world.rows.layouts.arrived(), world.rows.words.chosen_for(world.rows.cloud):
                        renderer.draw(world.shown(), panels, replace(frame, target=frame.still))
            report.frame(frame, world.person.pointer.row, world.rows.selection.version, world.state)


def _cut(world: World) -> None:
    raise SceneError(f"{world.path} was cut while it was open; what is gone shows as zeros: walk in it anew")
