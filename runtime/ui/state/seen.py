"""What panels show of the walk, as something to compare: while it stays the same they need not be made anew."""

from __future__ import annotations

from latentwalk.runtime.ui.menu import SHOWN_S
from latentwalk.runtime.ui.panel import Ui


def seen(ui: Ui, commands: int) -> tuple[object, ...]:
    """After so many `commands`, which change whatever has no version of its own."""
    rows, person, timeline, probe = ui.rows, ui.person, ui.epochs.timeline, ui.probe
    scene, outbox, lessons, wall = rows.scene, ui.outbox, person.lessons, person.around.wall
    panels = commands, ui.drawer, ui.shown, ui.gallery, ui.curves, ui.typed, ui.help
    told = outbox.message, outbox.message_age_s < SHOWN_S, len(lessons.done), len(lessons.used), id(lessons.held)
    walk = person.pointer.row, person.pointer.side, person.tool.name, person.brush.radius_m, person.wrist.shown
    around = wall.page, len(wall.rows), rows.mode, rows.layouts.name, len(scene.layouts), len(scene.selections)
    cloud = (
        rows.selection.version,
        rows.flags_version,
        rows.coloring.version,
        rows.history.version,
        rows.epoch,
        rows.counted,
    )
    columns = id(rows.color_names), id(scene.training), id(scene.neighbors), id(rows.arithmetic.solved)
    time = (timeline.epoch if timeline.epochs else 0.0), len(timeline.epochs), timeline.playing
    read: tuple[object, ...] = ()
    if probe is not None:
        reading, pulled = probe.reading, probe.pulled
        read = -1 if reading is None else reading.version, probe.held, id(pulled), pulled is not None and id(pulled.own)
    return panels, told, walk, around, cloud, columns, time, read
