"""Walks with a live decoder, and what the model itself makes of latents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from kit.decoders import write_decoded
from kit.walks import make_world

from latentwalk.runtime.world import World
from latentwalk.scenes.torch_network import build, run


def probe_walk(folder: Path, size: int = 3, kind: str = "image", *, wait: bool = True) -> World:
    """A walk in the scene of `kit.decoders`."""
    folder.mkdir(exist_ok=True)
    return make_world(write_decoded(folder, size, kind), wait=wait)


def of_model(world: World, latents: np.ndarray) -> np.ndarray:
    """What the decoder of a walk's scene makes of latents (k, d)."""
    values: np.ndarray = run(build(world.scene.decoder.layers, (latents.shape[1],)), latents)
    return values


def probed(world: World) -> Any:
    """What the state says of the probe."""
    return world.state()["probe"]
