"""New rows or pictures of a decoder, from its prior or from where its rows are, and how they are written."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import numpy as np

from latentwalk.scenes import Category, Decoder, Scene, UsageError
from latentwalk.scenes.arrays import F32, U8
from latentwalk.scenes.films import save_png
from latentwalk.scenes.outputs import whole
from latentwalk.tools.latent.aggregate import Aggregate, aggregate

Origin = Literal["prior", "posterior"]
BLOCK = 1024  # decoded at a time: bounds the memory of feature maps
MOST_ON_A_SHEET = 10_000  # pictures: a hundred each way
TABLES, PICTURES = (".csv", ".npy", ".parquet"), (".npy", ".png")


def where_rows_are(scene: Scene, decoder: Decoder, seed: int) -> Aggregate:
    """The aggregate posterior of the training rows of a scene.  Raises UsageError where no posteriors are known."""
    if decoder.sigma is None:
        raise UsageError("the decoder came without posteriors; expected one that latentwalk train made")
    used_for = scene.columns.get("used_for")
    chosen = np.arange(len(scene))
    if isinstance(used_for, Category) and "training" in used_for.names:
        chosen = np.flatnonzero(used_for.codes == used_for.names.index("training"))
    return aggregate(decoder.latents[chosen], decoder.sigma[chosen], seed)


def draw(rows: Aggregate, number: int, origin: Origin, seed: int) -> F32:
    """`number` latents (number, d): of N(0, I), or of the aggregate posterior `rows`."""
    generator = np.random.default_rng(seed)
    if origin == "posterior":
        return rows.draw(number, generator)
    return generator.standard_normal((number, rows.mean.shape[1])).astype(np.float32)


def decoded(decoder: Decoder, latents: F32) -> F32 | U8:
    """What `latents` (n, d) stand for: rows (n, m) float32 in original units, or pictures (n, h, w, c) uint8."""
    from latentwalk.scenes.torch_network import build, run

    network = build(decoder.layers, (latents.shape[1],))
    values = np.concatenate([run(network, latents[at : at + BLOCK]) for at in range(0, len(latents), BLOCK)])
    output = decoder.output
    if output.kind == "image":
        assert output.shape is not None  # of every picture
        return np.round(255 * values.clip(0, 1)).astype(np.uint8).reshape(len(values), *output.shape)
    if output.scale is None or output.shift is None:
        return values
    original: F32 = values * output.scale + output.shift
    return original


def check_name(decoder: Decoder, number: int, path: Path) -> None:
    """Raise UsageError where what is drawn cannot be written as `path` says."""
    if decoder.output.kind != "image":
        if path.suffix not in TABLES:
            raise UsageError(f"{path}: expected a name that ends in {', '.join(TABLES)}, as rows are drawn")
        return
    if path.suffix and path.suffix not in PICTURES:
        raise UsageError(
            f"{path}: expected a name that ends in {', '.join(PICTURES)}, or a folder's, as pictures are drawn"
        )
    if path.suffix == ".png" and number > MOST_ON_A_SHEET:
        raise UsageError(
            f"-n {number}: a sheet holds at most {MOST_ON_A_SHEET:,} pictures; give a .npy or a folder's name"
        )


def write_rows(values: F32, names: list[str], path: Path) -> None:
    """Rows (n, m) as .csv, .parquet or .npy, with the names of their columns but in the last."""
    if path.suffix == ".npy":
        _write_array(values, path)
        return
    import pyarrow
    from pyarrow import csv, parquet

    table = pyarrow.table(dict(zip(names, values.T, strict=True)))
    with whole(path) as beside:
        (csv.write_csv if path.suffix == ".csv" else parquet.write_table)(table, beside)


def write_pictures(pictures: U8, path: Path) -> None:
    """Pictures (n, h, w, c) as one array .npy, one sheet .png, or a folder of them."""
    if path.suffix == ".npy":
        _write_array(pictures, path)
        return
    flat = pictures[..., 0] if pictures.shape[-1] == 1 else pictures
    if path.suffix == ".png":
        with whole(path) as beside:
            save_png(beside, _sheet(flat))
        return
    path.mkdir()
    for number, picture in enumerate(flat, 1):
        save_png(path / f"{number:0{len(str(len(flat)))}}.png", picture)


def _write_array(values: F32 | U8, path: Path) -> None:
    with whole(path) as beside, beside.open("wb") as file:
        np.save(file, values)


def _sheet(pictures: U8) -> U8:
    """Pictures (n, h, w) or (n, h, w, c) row by row in a square, black where none is left."""
    across = int(np.ceil(np.sqrt(len(pictures))))
    down = -(-len(pictures) // across)
    room = np.zeros((down * across, *pictures.shape[1:]), np.uint8)
    room[: len(pictures)] = pictures
    grid = room.reshape(down, across, *pictures.shape[1:]).swapaxes(1, 2)
    return np.ascontiguousarray(grid.reshape(down * pictures.shape[1], across * pictures.shape[2], *pictures.shape[3:]))
