"""What is known of a training run as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from latentwalk.scenes.checks import check_name, check_shape
from latentwalk.scenes.convert import array
from latentwalk.scenes.fields import Fields
from latentwalk.scenes.kinds.kind import Context, Kind, Packed
from latentwalk.scenes.kinds.motion import (
    Motion,
    check_motion,
    convert_motion,
    describe_motion,
    pack_motion,
    unpack_motions,
)
from latentwalk.scenes.limits import MAX_SERIES_POINTS
from latentwalk.scenes.texts import convert_texts
from latentwalk.scenes.wire import ValidationError, plain

Event = dict[str, float | str]  # `epoch` and `text`


@dataclass(frozen=True, eq=False)
class Training:
    """What is known of the run as a whole.  `series`: name → list of [epoch, value] pairs (losses and accuracies of
    every epoch, also of those without a snapshot); `events`: {"epoch": float, "text": str} marks; `motion`: how the
    picture of each run moves beside its features; `diagnosis`: plain sentences."""

    method: str = ""
    series: dict[str, list[list[float]]] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    motion: list[Motion] = field(default_factory=list)
    diagnosis: list[str] = field(default_factory=list)
    provenance: Mapping[str, object] = field(default_factory=dict)


_FIELDS = ("method", "events", "diagnosis", "provenance")


class _Trainings(Kind[Training]):
    name = field = "training"

    def convert(self, value: Training) -> Training:
        series = {}
        for name, pairs in value.series.items():
            points = array(f"series.{name}", pairs, np.float64)
            if points.size and (points.ndim != 2 or points.shape[1] != 2):
                raise ValidationError(f"series.{name}", "[epoch, value] pairs", f"shape {points.shape}")
            series[name] = points.tolist()
        return replace(
            value,
            series=series,
            events=[plain(event, "events") for event in value.events],
            motion=[convert_motion(motion) for motion in value.motion],
            diagnosis=list(convert_texts("diagnosis", value.diagnosis)),
        )

    def check(self, value: Training, context: Context) -> None:
        for name in value.series:
            check_name("series", name)
        _check_points(sum(map(len, value.series.values())))
        for event in value.events:
            if not (isinstance(event.get("text"), str) and isinstance(event.get("epoch"), int | float)):
                raise ValidationError("events", '{"epoch": number, "text": text}', event)
        for motion in value.motion:
            check_motion(motion)

    def pack(self, value: Training) -> Packed:
        fields = {name: getattr(value, name) for name in _FIELDS} | {"series": list(value.series)}
        fields["motion"] = [pack_motion(motion) for motion in value.motion]
        # Numbers go into arrays: a head takes 65,536 values, and a long run has more.
        return fields, {f"series.{name}": np.asarray(p, np.float64).reshape(-1, 2) for name, p in value.series.items()}

    def unpack(self, fields: Fields) -> Training:
        series: dict[str, list[list[float]]] = {}
        points = 0
        for name in fields.items("series", str, "names"):
            pairs = fields.array(f"series.{name}", np.float64)
            points += len(pairs)
            if name in series:
                raise ValidationError("series", "no name twice", name)
            _check_points(points)  # before each becomes a list of Python's
            check_shape(f"series.{name}", pairs, (None, 2))
            series[name] = pairs.tolist()
        return Training(
            fields.text("method", ""),
            series,
            fields.items("events", dict, "maps"),
            unpack_motions(fields),
            fields.items("diagnosis", str, "texts"),
            fields.table("provenance"),
        )

    def describe(self, value: Training) -> dict[str, object]:
        return {
            "method": value.method,
            "series": value.series,
            "events": value.events,
            "motion": [describe_motion(motion) for motion in value.motion],
            "diagnosis": value.diagnosis,
            "provenance": value.provenance,
        }


def _check_points(count: int) -> None:
    """Not more points than all series may have."""
    if count > MAX_SERIES_POINTS:
        raise ValidationError("series", f"at most {MAX_SERIES_POINTS} points in all", count)


KIND = _Trainings()
