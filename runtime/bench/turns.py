"""Ways timed in turn: whatever else the machine does meanwhile, it slows all of them alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

import moderngl

Name = TypeVar("Name")


def timed(ctx: moderngl.Context, draw: Callable[[], None], frames: int = 1) -> float:
    """Mean milliseconds of so many frames in a row, finished before the clock is read."""
    ctx.finish()
    start = time.perf_counter()
    for _ in range(frames):
        draw()
    ctx.finish()
    return (time.perf_counter() - start) * 1e3 / frames


def measure(
    ctx: moderngl.Context, ways: dict[str, Callable[[], None]], rounds: int, frames: int = 1
) -> dict[str, list[float]]:
    """Mean milliseconds of a frame of each way in each round, `frames` in a row."""
    return in_turn({name: partial(timed, ctx, draw, frames) for name, draw in ways.items()}, rounds)


def in_turn(ways: Mapping[Name, Callable[[], float]], rounds: int) -> dict[Name, list[float]]:
    """What each way says it took in each round; a first round warms up."""
    times: dict[Name, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name, timed in ways.items():
            milliseconds = timed()
            if number:
                times[name].append(milliseconds)
    return times


def against(times: dict[str, list[float]], base: str) -> dict[str, tuple[float, float]]:
    """Median milliseconds of each way, and the median over rounds of its ratio to the way `base`."""
    ratios = {name: [a / b for a, b in zip(mine, times[base], strict=True)] for name, mine in times.items()}
    return {name: (statistics.median(mine), statistics.median(ratios[name])) for name, mine in times.items()}
