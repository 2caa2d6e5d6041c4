"""Make mnist.scene from a run's latent.scene: some of its test rows, with all of its decoder.

python assets/mnist/make.py RUN/latent.scene
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes import Bool, Category, Column, Neighbors, Scalar, Scene, read, write

ROWS, SEED, NEAREST = 1000, 0, 15
ATTRIBUTION = "MNIST by Y. LeCun, C. Cortes and C. J. C. Burges, CC BY-SA 3.0"


def main(source: Path, output: Path) -> None:
    """Write the scene `output` of test rows of the scene `source`."""
    whole = read(source)
    used_for = whole.columns["used_for"]
    assert isinstance(used_for, Category)
    test = np.flatnonzero(used_for.codes == used_for.names.index("test"))
    write(output, subset(whole, np.sort(np.random.default_rng(SEED).permutation(test)[:ROWS])))


def subset(scene: Scene, rows: NDArray[np.int64]) -> Scene:
    """The scene of `rows` (k,) alone, with neighbors among them by their pixels."""
    assert scene.decoder is not None
    assert scene.decoder.sigma is not None
    assert scene.thumbnails is not None
    pixels = scene.thumbnails.pixels[rows]
    flat = pixels.reshape(len(rows), -1).astype(np.float32) / 255
    squares = (flat**2).sum(axis=1)
    away = squares[:, None] + squares[None] - 2 * flat @ flat.T
    np.fill_diagonal(away, np.inf)
    nearest = np.argsort(away, axis=1)[:, :NEAREST]
    distances = np.sqrt(np.maximum(np.take_along_axis(away, nearest, axis=1), 0))
    return replace(
        scene,
        ids=[scene.ids[row] for row in rows],
        layouts={
            name: replace(layout, positions=layout.positions[rows], quality=None)
            for name, layout in scene.layouts.items()
        },
        columns={name: taken(column, rows) for name, column in scene.columns.items() if name != "split"},
        thumbnails=replace(scene.thumbnails, pixels=pixels, rows=np.arange(len(rows), dtype=np.int32)),
        neighbors=Neighbors(nearest.astype(np.int32), distances.astype(np.float32)),
        decoder=replace(scene.decoder, latents=scene.decoder.latents[rows], sigma=scene.decoder.sigma[rows]),
        training=None if scene.training is None else replace(scene.training, provenance=anywhere(scene.provenance)),
        provenance={**anywhere(scene.provenance), "attribution": ATTRIBUTION, "rows": f"{len(rows)} of the test rows"},
        title="MNIST: handwritten digits, a VAE with a latent of 3",
    )


def anywhere(provenance: Mapping[str, object]) -> dict[str, object]:
    """The same without the folder that the data was in on one machine: it is called data."""
    data = provenance["data"]
    assert isinstance(data, dict)
    folder = str(Path(data["source"]).parent.parent)
    made: dict[str, object] = json.loads(json.dumps(provenance).replace(folder, "data"))
    return made


def taken(column: Column, rows: NDArray[np.int64]) -> Column:
    """A column of `rows` (k,) alone."""
    match column:
        case Category():
            return replace(column, codes=column.codes[rows])
        case Scalar():
            return replace(column, values=column.values[rows])
        case Bool():
            return replace(column, values=column.values[rows])
    raise TypeError(f"no column of {type(column).__name__} is expected of MNIST")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).with_name("mnist.scene"))
