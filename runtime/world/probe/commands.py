"""What the live decoder can be told to do; see `intents.py`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from latentwalk.runtime.world.checks import Check, Intent, flag, go, number, one_of, place, table, text
from latentwalk.runtime.world.probe.paths import MODES
from latentwalk.scenes.errors import UsageError

if TYPE_CHECKING:
    from latentwalk.runtime.world.probe.probe import Probe
    from latentwalk.runtime.world.world import World

MORPH_S = 3.0
STEPS, MOST_STEPS = 9, 64
MOST_DIMENSIONS = 4096
TARGETS = 'a class or row id, "hand", [x, y, z], {class}, {id} or {latent}'


def numbers(value: Any) -> list[float]:
    """A list of finite numbers: a latent."""
    if not isinstance(value, list | tuple) or not 1 <= len(value) <= MOST_DIMENSIONS:
        raise UsageError(f"expected a list of numbers, found {value!r}")
    return [number(-1e6, 1e6)(part) for part in value]


_NAMED = table({"class": text, "id": text, "latent": numbers})


def target(value: Any) -> Any:
    """What can be gone to: see TARGETS."""
    if isinstance(value, list | tuple):
        return place(value)
    if not isinstance(value, dict):
        return text(value)
    checked = _NAMED(value)
    if len(checked) != 1:
        raise UsageError(f"expected {TARGETS}; found {value!r}")
    return checked


def steps(value: Any) -> int:
    """How many pictures a way is shown in."""
    if isinstance(value, bool) or not isinstance(value, int) or not 2 <= value <= MOST_STEPS:
        raise UsageError(f"expected a whole number from 2 to {MOST_STEPS}, found {value!r}")
    return value


def or_off(check: Check) -> Check:
    """What a check takes, or false."""
    return lambda value: False if value is False else check(value)


def _probed(act: Callable[[Probe, Any], None]) -> Callable[[World, Any], None]:
    """Something that only a scene with a decoder can do."""

    def apply(world: World, value: Any) -> None:
        if world.probe is None:
            raise UsageError(world.no_probe)
        act(world.probe, value)

    return apply


def _probe(probe: Probe, value: Any) -> None:
    if value is False:
        probe.put_away()
    else:
        probe.held = True
        probe.at_place(np.array(value, np.float32))


def _morph(probe: Probe, value: Any) -> None:
    if value is False:
        probe.stop()
    else:
        probe.morph(value["to"], value.get("seconds", MORPH_S))


def _interpolate(probe: Probe, value: Any) -> None:
    if value is False:
        probe.interpolation.put_away()
    else:
        probe.interpolation.between(
            value.get("from", "hand"), value["to"], value.get("mode", "linear"), value.get("steps", STEPS)
        )


def _pull(world: World, value: Any) -> None:
    if world.probe is None:
        raise UsageError(world.no_probe)
    if value is False:
        world.probe.let_go()
    else:
        world.probe.pull(world.row_of(value))


def _set(name: str) -> Callable[[World, Any], None]:
    return _probed(lambda probe, value: setattr(probe, name, value))


PROBE_INTENTS: dict[str, Intent] = {
    "probe": Intent(
        "decode the place [x, y, z] of the room; false puts the probe away", or_off(place), _probed(_probe)
    ),
    "latent": Intent(
        "decode a latent, a list of as many numbers as it has dimensions",
        numbers,
        _probed(lambda probe, value: probe.go(probe.targets.checked(value))),
    ),
    "jump": Intent(
        f"take the probe to {TARGETS}; of a class, to its mean", target, _probed(lambda probe, value: probe.jump(value))
    ),
    "morph": Intent(
        f"change gradually: {{to = target, seconds = {MORPH_S:g}}}, a target as for jump; false stops",
        or_off(table({"to": target, "seconds": number(0.01, 3600)}, ("to",))),
        _probed(_morph),
    ),
    "interpolate": Intent(
        f'show the way {{from = "hand", to, mode = linear or spherical, steps = {STEPS}}}, targets as for jump; false '
        "shows none",
        or_off(table({"from": target, "to": target, "mode": one_of(*MODES), "steps": steps}, ("to",))),
        _probed(_interpolate),
    ),
    "along": Intent(
        "take the probe to a share 0…1 of the way that is shown",
        number(0, 1),
        _probed(lambda probe, value: probe.interpolation.go_along(value)),
    ),
    "filmstrip": Intent(
        "write the pictures of the way that is shown to a PNG: true",
        go,
        _probed(lambda probe, value: probe.interpolation.write_filmstrip()),
    ),
    "random": Intent(
        "take the probe to a latent drawn from the prior: true", go, _probed(lambda probe, value: probe.random())
    ),
    "pull": Intent(
        "take a row along by its id, its own latent decoded beside it; false lets it go", or_off(text), _pull
    ),
    "posterior": Intent("show σ of the selected rows as ellipsoids", flag, _set("posterior")),
    "probe_depth": Intent(
        "how many metres before the eye a mouse probes; 0: as far as what it hovers", number(0, 100), _set("depth_m")
    ),
}
