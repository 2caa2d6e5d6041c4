"""Rows as a recording of Rerun: layouts, and epochs along a timeline with the run's curves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from latentwalk.assets.points import Points, points
from latentwalk.scenes import Bool, Category, Column, Epoch, Scalar, UsageError
from latentwalk.scenes.outputs import whole
from latentwalk.scenes.queries.asked import epochs_name
from latentwalk.tools.sending.outgoing import Outgoing
from latentwalk.tools.sending.said import about

if TYPE_CHECKING:
    import rerun

TIMELINE = "epoch"
SIZE_M = 0.01  # of a point: its radius in the room


def write(sent: Outgoing, path: Path) -> list[str]:
    """Write each layout as points that never change, `layouts/NAME`, and the epochs, all unless one was asked for, as
    points `epochs` along the timeline `epoch`, with the numbers of the run as `metrics/NAME`."""
    try:
        import rerun
    except ModuleNotFoundError:
        raise UsageError("--format rrd: needs the package 'rerun-sdk'; pip install 'latentwalk[rrd]'") from None
    epochs = sent.epochs or tuple(sent.scene.epochs if sent.layout in (None, epochs_name(sent.scene)) else ())
    with whole(path) as beside:
        recording = rerun.RecordingStream("latentwalk")
        recording.save(str(beside))
        try:
            _record(recording, sent, path, epochs)
        finally:
            recording.disconnect()  # the file is whole then, and closed whatever happened
    return [f"{len(epochs):,} epochs on the timeline {TIMELINE}"] if epochs else []


def _record(recording: rerun.RecordingStream, sent: Outgoing, path: Path, epochs: tuple[Epoch, ...]) -> None:
    import rerun

    recording.send_recording_name(sent.scene.title or path.stem)
    recording.log("about", rerun.TextDocument(json.dumps(about(sent), indent=1), media_type="text/plain"), static=True)
    for name in sent.named_layouts if not sent.epochs else ():
        if name in sent.scene.layouts:
            found = points(sent.scene, name, sent.color, rows=sent.rows)
            _log(recording, ["layouts", name], sent, found, static=True)
    for epoch in epochs:
        _log_epoch(recording, sent, epoch)
        sent.advance(len(sent.rows))
    recording.flush()


def _log_epoch(recording: rerun.RecordingStream, sent: Outgoing, epoch: Epoch) -> None:
    import rerun

    if epoch.epoch == int(epoch.epoch) and all(each.epoch == int(each.epoch) for each in sent.scene.epochs):
        recording.set_time(TIMELINE, sequence=int(epoch.epoch))
    else:  # a timeline of Rerun counts, or has seconds
        recording.set_time(TIMELINE, duration=epoch.epoch)
    _log(
        recording,
        [epochs_name(sent.scene)],
        sent,
        points(sent.scene, None, sent.color, epoch.epoch, sent.rows),
        static=False,
    )
    for name, value in epoch.metrics.items():
        recording.log(["metrics", name], rerun.Scalars(value))


def _log(recording: rerun.RecordingStream, entity: list[str], sent: Outgoing, found: Points, *, static: bool) -> None:
    """Points with ids as labels, which show when one is picked, and columns as values of the same names."""
    import rerun

    ids = sent.ids_of(found.rows)
    cloud = rerun.Points3D(
        found.positions, colors=found.colors, radii=SIZE_M / found.scale, labels=ids, show_labels=False
    )
    values = {name: _values(column) for name, column in sent.columns_of(found.rows).items()}
    recording.log(entity, cloud, rerun.AnyValues(**values), static=static)


def _values(column: Column) -> Any:
    match column:
        case Category():
            return np.array([*column.names, ""])[column.codes]
        case Scalar() | Bool():
            return column.values
        case _:
            return list(column.values)
