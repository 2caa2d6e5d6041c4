"""What can be told of a walk: its state for reports, and the commands that lead to it, for recordings and views."""

from __future__ import annotations

import math
from dataclasses import fields

import numpy as np

from latentwalk.runtime.ground.command import Command
from latentwalk.runtime.ground.geometry import forward, heading, wrap
from latentwalk.runtime.ground.shown import Rig
from latentwalk.runtime.world.epochs.commands import GoToEpoch, Loop, Play, SetSpeed, SetTrails, TrailsOf
from latentwalk.runtime.world.epochs.epochs import Epochs
from latentwalk.runtime.world.probe.commands import (
    Counterfactual,
    Decode,
    FlipOnPull,
    Interpolate,
    Pull,
    SetProbeDepth,
    ShowPosterior,
)
from latentwalk.runtime.world.probe.probe import Probe
from latentwalk.runtime.world.probe.targets import Named
from latentwalk.runtime.world.rows.arithmetic import axis_name
from latentwalk.runtime.world.rows.commands import (
    Analogy,
    Axis,
    ColorBy,
    ColorYesNo,
    GoToLayout,
    MarkBy,
    NameClasses,
    Select,
    SetMode,
    SetPointSize,
    ShowShells,
    WriteWords,
)
from latentwalk.runtime.world.rows.filters import Criterion
from latentwalk.runtime.world.rows.hidden.commands import Hide, Isolate, Narrow, ShowAll
from latentwalk.runtime.world.rows.hidden.visibility import PUT_AWAY
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.runtime.world.walk.around.commands import ShowOverview
from latentwalk.runtime.world.walk.commands import (
    ClearView,
    Face,
    PlaceRig,
    SetBrushOp,
    SetBrushRadius,
    SnapTurn,
    TakeTool,
)
from latentwalk.runtime.world.walk.hand_commands import Handed
from latentwalk.runtime.world.walk.person import Person
from latentwalk.scenes.arrays import F32

MOST_REPORTED = 4096  # values of a reading
MOST_NAMED = 100_000  # rows of a selection: naming ten million takes 20 s and half a gigabyte


def state(person: Person, rows: Rows, epochs: Epochs, probe: Probe | None) -> dict[str, object]:
    """`rig` in the room, `head` in the stage; `hover` and `selection` by row id.  Of a selection of more rows than are
    named the first are, and `selected` is how many all are."""
    head, hovered = person.head, person.pointer.row
    rig = person.rig
    return {
        "rig": {"position": _floats(rig.position), "yaw_rad": float(rig.yaw_rad), "scale": float(rig.scale)},
        "head": {"position": _floats(head.position), "orientation": _floats(head.orientation)},
        "hover": rows.ids[hovered] if hovered >= 0 else None,
        "selection": list(rows.selected_ids(MOST_NAMED)),
        "color": rows.coloring.name,
        "layout": rows.layouts.name,
        "epoch": epochs.timeline.epoch if epochs.shown else None,
        "probe": None if probe is None else _reading(probe, rows),
        **({} if probe is None else _flip(probe)),
        **_sum(rows),
        **({"selected": rows.selection.count} if rows.selection.count > MOST_NAMED else {}),
    }


def _sum(rows: Rows) -> dict[str, object]:
    """Of a sum of rows that is shown: how it was written, and its neighbors by id with how near they are."""
    solved = rows.arithmetic.solved
    if solved is None:
        return {}
    near = zip(solved.answer.rows.tolist(), solved.answer.nearness.tolist(), strict=True)
    return {"analogy": {"sum": solved.sum.text, "nearest": [[rows.ids[row], nearness] for row, nearness in near]}}


def _flip(probe: Probe) -> dict[str, object]:
    """Of a counterfactual way that is shown: from which class and latent to which, and how far, in latent units."""
    ends, names = probe.interpolation.ends, probe.decoder.class_names
    if ends is None or ends.flip is None:
        return {}
    flip = ends.flip
    told = {"from": names[flip.of], "to": names[flip.to], "distance": flip.distance}
    return {"counterfactual": told | {"start": _floats(flip.start), "latent": _floats(flip.latent)}}


def _reading(probe: Probe, rows: Rows) -> dict[str, object] | None:
    """`place` and `distance_m` in the room, `distance_to_data` in latent units, `decoded` as the decoder gives it, None
    where that is too long."""
    reading = probe.reading
    if reading is None:
        return None
    return {
        "place": _floats(reading.place),
        "latent": _floats(reading.latent),
        "distance_to_data": reading.distance,
        "distance_m": reading.distance_m,
        "nearest": rows.ids[reading.row],
        "prediction": probe.class_name(reading.prediction),
        "decoded": _floats(reading.values) if len(reading.values) <= MOST_REPORTED else None,
    }


def commands(person: Person, rows: Rows, epochs: Epochs, probe: Probe | None) -> list[Command]:
    """Commands that bring a fresh walk in the same scene to this state.

    Epochs come before the layout, as they bring themselves into view; what is isolated before what is selected.
    """
    found: list[Command] = [_placed(person.rig), *_of_epochs(epochs), *_of_rows(rows), *_of_person(person)]
    isolated, put_away, selected = rows.visibility.isolated, rows.visibility.mask(PUT_AWAY), rows.selected_ids()
    if put_away is not None:
        found += [Select(ids=rows.ids.of(~put_away)), Hide()]
    if isolated is not None:
        found += [Select(ids=rows.ids.of(isolated)), Isolate(True)]
    if rows.arithmetic.solved is not None:
        found.append(Analogy(rows.arithmetic.solved.sum.text))
    found.append(Select(ids=list(selected)) if selected else Select(none=True))
    return found + ([] if probe is None else _of_probe(probe, rows))


def seen(person: Person, rows: Rows, epochs: Epochs, probe: Probe | None) -> list[Command]:
    """The same, and where the eye is and looks, whoever turned it: in another walk the head is turned otherwise."""
    first, *others = commands(person, rows, epochs, probe)
    x, y, z = _floats(person.eye)
    up = float(np.clip(forward(person.head)[1], -1.0, 1.0))
    yaw_rad = float(wrap(person.rig.yaw_rad + heading(person.head)))
    return [first, Face((x, y, z), yaw_rad, math.asin(up)), *others]


def _of_person(person: Person) -> list[Command]:
    brush = person.brush
    return [
        SnapTurn(person.sticks.snap),
        ClearView(person.clear_deg),
        Handed(person.hands.main),
        SetBrushOp(brush.op),
        SetBrushRadius(brush.radius_m),
        ShowOverview(person.around.overview.on),
        TakeTool(person.tool.name),
    ]


def _of_rows(rows: Rows) -> list[Command]:
    filters = [reason.criterion for reason in rows.visibility.reasons if reason.criterion is not None]
    return [
        GoToLayout(rows.layouts.name),
        _colored(rows),
        ColorYesNo(rows.yes_no),
        MarkBy(rows.markers.by),
        WriteWords(rows.words.by),
        NameClasses(rows.words.class_names),
        SetMode(rows.mode),
        SetPointSize(rows.point_size_m),
        ShowAll(),
        *map(_narrowed, filters),
        *([ShowShells(rows.shells.wanted)] if rows.scene.surfaces else []),
    ]


def _narrowed(criterion: Criterion) -> Narrow:
    return Narrow(**{field.name: getattr(criterion, field.name) for field in fields(Criterion)})


def _colored(rows: Rows) -> Command:
    """The colors; of a direction with the command that measures it, which colors by it."""
    made, name = rows.arithmetic, rows.coloring.name
    return Axis(*made.axis) if made.axis is not None and name == axis_name(*made.axis) else ColorBy(name)


def _of_epochs(epochs: Epochs) -> list[Command]:
    timeline, trails = epochs.timeline, epochs.trails
    if not len(timeline):
        return []
    return [
        GoToEpoch(timeline.epoch),
        SetSpeed(timeline.speed),
        Loop(timeline.loop),
        Play(timeline.playing),
        SetTrails(trails.length),
        TrailsOf(trails.of),
    ]


def _of_probe(probe: Probe, rows: Rows) -> list[Command]:
    """Where the hand leads the probe, that follows from the hand."""
    found: list[Command] = [SetProbeDepth(probe.depth_m), ShowPosterior(probe.posterior.shown)]
    ends = probe.interpolation.ends
    if probe.flips.on_pull:
        found.append(FlipOnPull(probe.flips.to or True))
    if ends is not None and ends.flip is not None:
        to = probe.decoder.class_names[ends.flip.to]
        found.append(Counterfactual(Named(latent=_floats(ends.start)), to))
    elif ends is not None:
        start, end = Named(latent=_floats(ends.start)), Named(latent=_floats(ends.end))
        found.append(Interpolate(end, start, ends.mode, ends.count))
    if probe.pulled is not None:
        found.append(Pull(rows.ids[probe.pulled.row]))
    if probe.held and probe.placed:
        found.append(Decode(_floats(probe.latent)))
    return found


def _placed(rig: Rig) -> PlaceRig:
    x, y, z = _floats(rig.position)
    return PlaceRig((x, y, z), float(rig.yaw_rad), float(rig.scale))


def _floats(values: F32) -> list[float]:
    return [float(value) for value in np.asarray(values)]
