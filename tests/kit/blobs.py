"""A small scene for tests: three classes as three blobs, two layouts, wrong predictions, pictures, neighbors."""

from pathlib import Path

import numpy as np

from latentwalk.scenes import Bool, Category, Layout, Neighbors, Scalar, Scene, Strings, Text, Thumbnails, write

NAMES = ["ant", "bee", "cat"]


def blobs(n: int = 300) -> Scene:
    """n rows "row-0", "row-1"…; row i is of class i % 3; the last row of each class is predicted wrong."""
    rng = np.random.default_rng(7)
    codes = (np.arange(n) % 3).astype(np.int32)
    centers = np.array([[-2, 0, 0], [2, 0, 0], [0, 2.5, 0]], np.float32)
    positions = (centers[codes] + rng.normal(0, 0.35, (n, 3))).astype(np.float32)
    predicted = codes.copy()
    predicted[-3:] = (codes[-3:] + 1) % 3
    distances = np.linalg.norm(positions[:, None] - positions[None], axis=2)
    np.fill_diagonal(distances, np.inf)
    order = np.argsort(distances, axis=1)[:, :15].astype(np.int32)
    pixels = np.zeros((n, 8, 8, 3), np.uint8)
    pixels[np.arange(n), :, :, codes] = 255
    return Scene(
        ids=Strings.of(f"row-{i}" for i in range(n)),
        title="blobs",
        layouts={"pca": Layout(positions), "turned": Layout(np.ascontiguousarray(positions[:, [1, 2, 0]]))},
        columns={
            "label": Category(codes, NAMES),
            "prediction": Category(predicted, NAMES),
            "correct": Bool(predicted == codes),
            "confidence": Scalar(rng.uniform(0.4, 1, n).astype(np.float32)),
            "note": Text(Strings.of(f"the {NAMES[code]} number {i}" for i, code in enumerate(codes))),
        },
        thumbnails=Thumbnails(pixels, np.arange(n, dtype=np.int32)),
        neighbors=Neighbors(order, np.take_along_axis(distances, order, 1).astype(np.float32)),
        provenance={"data": "blobs"},
    )


def write_blobs(folder: Path, n: int = 300) -> Path:
    """The scene as a file `blobs.scene` in a folder."""
    path = folder / "blobs.scene"
    write(path, blobs(n))
    return path


def one_place(n: int) -> Scene:
    """n rows in one place."""
    return Scene([str(i) for i in range(n)], {"own": Layout(np.zeros((n, 3), np.float32))})
