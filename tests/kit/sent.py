"""A small scene of every type of column, with what is missing, for files of other programs."""

from __future__ import annotations

import numpy as np

from latentwalk.scenes import Bool, Category, Epoch, Layout, Scalar, Scene, Text, Thumbnails, Vectors

N = 12
PLACES = (10 * np.random.default_rng(0).normal(size=(N, 3))).astype(np.float32)


def scene(*, epochs: bool = False, **parts: object) -> Scene:
    values = np.linspace(-1, 2, N).astype(np.float32)
    values[3] = np.nan
    notes = [f"note {row}" for row in range(N)]
    notes[0], notes[1] = "", "=SUM(A1)"
    columns = {
        "label": Category(np.arange(N, dtype=np.int32) % 3 - 1, ["a", "b,c"]),
        "size": Scalar(values, unit="cm"),
        "right": Bool(np.arange(N) % 2 == 0),
        "note": Text(notes),
        "id": Scalar(np.arange(N, dtype=np.float32)),
    }
    run = []
    if epochs:
        present = np.arange(N) != 7
        first = Epoch(1.0, PLACES + 1, None, np.zeros(N, np.int32), np.full(N, 0.25, np.float32), {"loss": 2.0})
        run = [first, Epoch(2.0, PLACES + 2, present, metrics={"loss": 1.0})]
    given = {
        "ids": [f"r{row}" for row in range(N)],
        "columns": columns,
        "layouts": {"one": Layout(PLACES), "two": Layout(-PLACES)},
        "epochs": run,
        "title": "a small one",
        "provenance": {"tool": "a test"},
    }
    return Scene(**given | parts)  # type: ignore[arg-type]


def pictures() -> Thumbnails:
    pixels = np.random.default_rng(1).integers(0, 256, (N - 1, 4, 5, 3)).astype(np.uint8)
    return Thumbnails(pixels, np.arange(N - 1, dtype=np.int32))  # the last row has none


def vectors() -> Vectors:
    return Vectors(np.random.default_rng(2).normal(size=(N, 6)).astype(np.float32), "euclidean")
