"""What there is to see is a picture of the walk: looking changes nothing, and nothing that was seen changes later."""

import dataclasses
import threading
from types import FunctionType, MethodType

import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.epochs_scene import write_scene
from kit.probes import probe_walk
from kit.walks import DT, aimed, clear_row, do, frames_until, make_world, settle

from latentwalk.runtime.ground.frame import Controls

OPAQUE = (FunctionType, MethodType, threading.Thread, type)


def frozen(value, seen=None):
    """All that an object holds, in values that stay; what was made once and kept for drawing is left out."""
    seen = {} if seen is None else seen
    if value is None or isinstance(value, bool | int | float | str | bytes):
        return value
    if id(value) in seen:
        return f"again {seen[id(value)]}"
    seen[id(value)] = len(seen)
    if isinstance(value, np.ndarray):
        return (value.shape, value.dtype.str, value.tobytes()) if value.size < 100_000 else id(value)
    if isinstance(value, dict):
        return [(frozen(key, seen), frozen(part, seen)) for key, part in value.items()]
    if isinstance(value, list | tuple):
        return [frozen(part, seen) for part in value]
    if isinstance(value, OPAQUE) or not type(value).__module__.startswith("latentwalk.runtime"):
        return type(value).__name__
    if dataclasses.is_dataclass(value):
        return [(field.name, frozen(getattr(value, field.name), seen)) for field in dataclasses.fields(value)]
    kept = {name: part for name, part in vars(value).items() if name not in KEPT.get(type(value).__name__, ())}
    return [(name, frozen(part, seen)) for name, part in kept.items()]


# Kept by those that draw, or by a worker for itself, so that what stays the same is made once.
KEPT = {
    "World": ("_probe_show",),
    "Trails": ("_made_for", "_chosen", "_places", "_rgb", "_codes"),
    "Rows": ("_selected_ids",),
    "WordsBeside": ("_shown",),
    "ClassNames": ("_version", "_members", "_flags", "_some"),
    "Compass": ("_sampled", "_placed"),
    "Overview": ("_colored",),
    "Wall": ("_laid", "_made"),
    "Stream": ("_frames", "_order", "_fit", "_fitted"),
    "Probe": ("_map",),
    "Targets": ("centroids", "colors"),
    "LatentMap": ("spacing_m",),
}


def looks_twice(world):
    before, told = frozen(world), world.state()
    for _ in range(2):
        shown = world.shown()
        if shown.late is not None:
            shown.late()
    assert frozen(world) == before
    assert world.state() == told
    return shown


@pytest.mark.parametrize("tool", ["select", "brush", "grab", "teleport"])
def test_looking_at_rows_and_hands_changes_nothing(tmp_path, tool):
    world = make_world(write_blobs(tmp_path))
    row = clear_row(world)
    do(world, "tool", tool)
    do(world, "select", {"ids": ["row-4"]})
    do(world, "layout", "turned")
    for trigger in (0, 1, 1, 0):
        world.update(aimed(world, row, trigger=trigger), DT)
        looks_twice(world)
    world.close()


def test_looking_at_epochs_changes_nothing(tmp_path):
    world = make_world(write_scene(tmp_path))
    do(world, "select", {"ids": ["row-4"]})
    do(world, "trails", 3)
    for epoch in (50.0, 12.5, 5.0):
        do(world, "epoch", epoch)
        world.update(Controls(), DT)
        looks_twice(world)
    world.close()


def test_looking_at_the_probe_changes_nothing(tmp_path):
    world = probe_walk(tmp_path)
    for word, value in (
        ("probe", [0.4, 1.4, 0.1]),
        ("pull", "row-6"),
        ("interpolate", {"from": "ant", "to": "cat"}),
        ("posterior", True),
        ("select", {"ids": ["row-3"]}),
        ("layout", "other"),
    ):
        do(world, word, value)
        world.update(Controls(), DT)
        looks_twice(world)
    world.close()


def test_what_was_decoded_meanwhile_is_seen_late_and_changes_nothing_until_the_next_frame(tmp_path):
    world = probe_walk(tmp_path, wait=False)
    do(world, "jump", "ant")
    frames_until(world, lambda: world.probe.reading is not None, "decode")
    before = world.probe.reading
    go_on = threading.Event()
    world.probe._jobs.submit(lambda: go_on.wait(60))
    do(world, "jump", "cat")
    world.update(Controls(), DT)
    shown = looks_twice(world)
    pending = {picture.key: picture for picture in shown.late().pictures}
    assert pending["probe"].version == before.version
    go_on.set()
    world.probe._jobs.call(lambda: None)
    told = world.state()
    came = {picture.key: picture for picture in shown.late().pictures}
    assert came["probe"].version > before.version
    assert world.state() == told
    assert world.probe.reading is before
    world.update(Controls(), DT)
    assert world.probe.reading.version == came["probe"].version
    world.close()


def test_flags_that_were_seen_stay_as_they_were(tmp_path):
    world = make_world(write_blobs(tmp_path))
    shown = world.shown()
    flags = shown.flags.copy()
    do(world, "select", {"all": True})
    do(world, "filter", {"column": "label", "equals": "bee"})
    settle(world, 0.1)
    np.testing.assert_array_equal(shown.flags, flags)
    assert world.shown().flags_version > shown.flags_version
    world.close()
