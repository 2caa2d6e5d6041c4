"""A small run as a scene: three classes that move apart over the epochs, some rows absent, some predicted wrong."""

from pathlib import Path

import numpy as np

from latentwalk.scenes import Category, Epoch, Layout, Motion, Quality, Scene, Training, write

EPOCHS = (1.0, 5.0, 10.0, 25.0, 50.0)
NAMES = ["ant", "bee", "cat"]
FIGURES = {
    "within_pairs": 0.43,
    "lost": 0.12,
    "pooled": 0.7,
    "jitter": 1.42,
    "jitter_in_features": 1.65,
    "movement": 0.1,
}
CENTERS = np.array([[-2, 0, 0], [2, 0, 0], [0, 2.5, 0]], np.float32)


def make_epoch(number: float, n: int, index: int, count: int) -> Epoch:
    """Epoch `number`, the index-th of `count`.  Row 7 is absent in the second; row 0 is wrong in all but the last,
    row 1 in the middle one alone."""
    rng = np.random.default_rng(3)
    codes = np.arange(n) % 3
    apart = index / (count - 1) if count > 1 else 1.0
    positions = (CENTERS[codes] * np.float32(apart) + rng.normal(0, 0.35, (n, 3))).astype(np.float32)
    prediction = codes.astype(np.int32)
    if index < count - 1:
        prediction[0] = 1
    if index == count // 2:
        prediction[1] = 2
    present = None
    if index == 1:
        present = np.arange(n) != 7
        positions[7] = np.nan
    return Epoch(
        number,
        positions,
        present,
        prediction,
        np.linspace(0.4 + apart / 2, 1, n).astype(np.float32),
        {"train_loss": 2.0 / (1 + index), "val_accuracy": 0.5 + apart / 4},
        Quality(15, 0.9 + 0.01 * index, 0.9, 0.3 if index == 2 else 0.5),
    )


def make_scene(n: int = 60, epochs: tuple[float, ...] = EPOCHS, *, layout: bool = False) -> Scene:
    """The run as a scene; with `layout` it starts in a layout of its own."""
    made = [make_epoch(number, n, i, len(epochs)) for i, number in enumerate(epochs)]
    series = {name: [[e.epoch, e.metrics[name]] for e in made] for name in ("train_loss", "val_accuracy")}
    return Scene(
        ids=[f"row-{i}" for i in range(n)],
        layouts={"grid": Layout(np.random.default_rng(1).normal(size=(n, 3)).astype(np.float32))} if layout else {},
        columns={"label": Category((np.arange(n) % 3).astype(np.int32), NAMES)},
        epochs=made,
        training=Training(
            "spacetime",
            series,
            [{"epoch": 10.0, "text": "bee is learned"}],
            [Motion(figures=FIGURES, carried=0.25, filtered=0.3)],
        ),
        title="run",
    )


def write_scene(folder: Path, **options: object) -> Path:
    """The scene as a file in a folder."""
    path = folder / "run.scene"
    write(path, make_scene(**options))  # type: ignore[arg-type]
    return path
