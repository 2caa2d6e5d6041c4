"""Make `palettes.json`: name → list of [r, g, b] sRGB bytes.  Run: `python assets/palettes/make.py` (needs matplotlib).

Everything is shown on a dark background, so nothing here comes near black.

okabe-ito   Okabe & Ito 2008, safe for all common color blindness; its black is replaced by a near white.
categories  256 colors whose first 8 are okabe-ito; each next one is the farthest from all before it (Glasbey et al.
            2007, doi:10.1002/col.20327) in Oklab (Ottosson 2020), taken as the worst of normal sight and full
            protanopia, deuteranopia and tritanopia (Machado et al. 2009, severity 1, on linear RGB).
viridis, cividis, inferno   continuous, even in lightness (matplotlib; Nuñez et al. 2018); their dark ends are cut off.
coolwarm    diverging, blue to red over light gray (Moreland 2009).
"""

from __future__ import annotations

import json
from pathlib import Path

import matplotlib
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

OKABE_ITO = ["E69F00", "56B4E9", "009E73", "F0E442", "CC79A7", "0072B2", "D55E00", "F2F2F2"]
SIGHTS = np.array(
    [
        np.eye(3),
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ]
)
LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
LIGHTNESS = (0.55, 0.95)
MOST_CHROMA = 0.19  # what glows does not sit well beside the others


def oklab(srgb: Floats) -> Floats:
    """Oklab (…, sight, 3) of sRGB 0…1 (…, 3), for each of the four sights (Ottosson 2020)."""
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.einsum("sij,...j->...si", SIGHTS, linear), 0, 1)
    return np.asarray(np.cbrt(seen @ LMS.T) @ LAB.T)


def farthest(first: Floats, count: int) -> Floats:
    """Grow `first` (k, 3) sRGB 0…1 to `count` colors, each the farthest from those before."""
    axis = np.linspace(0, 1, 33)
    grid = np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), -1).reshape(-1, 3)
    lab = oklab(grid)
    usable = (lab[:, 0, 0] > LIGHTNESS[0]) & (lab[:, 0, 0] < LIGHTNESS[1])
    usable &= np.linalg.norm(lab[:, 0, 1:], axis=1) < MOST_CHROMA
    grid, lab = grid[usable], lab[usable]
    chosen = list(first)
    nearest = np.full(len(grid), np.inf)
    weight = np.array([1.0, 1.6, 1.6, 1.2])  # a step that only some can see must be larger to count
    for color in first:
        nearest = np.minimum(nearest, (np.linalg.norm(lab - oklab(color), axis=-1) * weight).min(1))
    while len(chosen) < count:
        best = int(nearest.argmax())
        chosen.append(grid[best])
        nearest = np.minimum(nearest, (np.linalg.norm(lab - lab[best], axis=-1) * weight).min(1))
    return np.array(chosen)


def colormap(name: str, low: float, high: float) -> Floats:
    """256 steps of matplotlib's map between `low` and `high` 0…1."""
    return np.asarray(matplotlib.colormaps[name](np.linspace(low, high, 256)))[:, :3]


def main() -> None:
    """Write the file beside this one."""
    okabe_ito = np.array([list(bytes.fromhex(color)) for color in OKABE_ITO]) / 255
    palettes = {
        "okabe-ito": okabe_ito,
        "categories": farthest(okabe_ito, 256),
        "viridis": colormap("viridis", 0.12, 1),
        "cividis": colormap("cividis", 0.12, 1),
        "inferno": colormap("inferno", 0.25, 1),
        "coolwarm": colormap("coolwarm", 0, 1),
    }
    lines = []
    for name, colors in palettes.items():
        numbers = np.rint(colors * 255).astype(int).tolist()
        lines.append(f'"{name}": {json.dumps(numbers, separators=(",", ":"))}')
    Path(__file__).with_name("palettes.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main()
