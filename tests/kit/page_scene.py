"""A scene with all that a page shows, and what tests ask of a page: where rows are on its screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from latentwalk.scenes import (
    Bool,
    Category,
    Epoch,
    Layout,
    Neighbors,
    Quality,
    Scalar,
    Scene,
    Selection,
    Text,
    Thumbnails,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

N, CLASSES = 120, ["ant", "bee", "cat"]
WRONG = [1, 4, 7, 2, 5]  # rows that are predicted as another class: three cats for ants, two ants for bees
EVIL = "<img src=x onerror='document.title=1'>"


def page_scene() -> Scene:
    """120 rows in three well separated classes; row r is of class r mod 3."""
    rng = np.random.default_rng(0)
    codes = (np.arange(N) % 3).astype(np.int32)
    flat = np.array([[-1, -0.6, 0], [1, -0.6, 0], [0, 1, 0]], np.float32)[codes]
    places = flat + rng.uniform(-0.35, 0.35, (N, 3)).astype(np.float32)
    guessed = codes.copy()
    guessed[WRONG[:3]] = 2
    guessed[WRONG[3:]] = 0
    confidence = rng.uniform(0.4, 1, N).astype(np.float32)
    confidence[[10, 11]] = np.nan
    notes = [f"note {row}" for row in range(N)]
    notes[3] = EVIL
    others = np.stack([(np.arange(N) + step) % N for step in (3, 6, 9)], axis=1).astype(np.int32)
    pixels = rng.integers(0, 255, (N, 6, 6, 1), np.uint8)
    epochs = []
    for number in range(3):
        at = places * (0.2 + 0.4 * number)
        if number == 0:
            at[N - 1] = np.nan
        present = np.isfinite(at).all(axis=1)
        learned = np.where(np.arange(N) < 40 * number + 40, guessed, (codes + 1) % 3).astype(np.int32)
        sure = np.full(N, 0.5 + 0.2 * number, np.float32)
        epochs.append(
            Epoch(float(number), at, present, learned, sure, {"val_accuracy": 0.5 + 0.1 * number, "val_loss": 1.0})
        )
    return Scene(
        ids=[f"row/{row}" for row in range(N)],
        layouts={
            "pca": Layout(places, quality=Quality(3, 0.91, 0.97, 0.28)),
            "upside": Layout(places[:, [1, 0, 2]]),
        },
        columns={
            "label": Category(codes, CLASSES),
            "prediction": Category(guessed, CLASSES),
            "confidence": Scalar(confidence),
            "tame": Bool(np.arange(N) % 2 == 0),
            "note": Text(notes),
        },
        thumbnails=Thumbnails(rows=np.arange(N, dtype=np.int32), pixels=pixels),
        neighbors=Neighbors(others, np.ones((N, 3), np.float32)),
        epochs=epochs,
        selections={"the first": Selection(np.arange(4, dtype=np.int32), "four rows")},
        title="three animals",
    )


def spot(page: Page, row: int) -> tuple[float, float]:
    """Where a row is seen, in pixels of the page."""
    x, y = page.evaluate(
        """(row) => {
            const { camera, cloud, stage } = latentwalk;
            const place = cloud.positionOf(row, camera.position.clone()).applyMatrix4(cloud.object.matrixWorld);
            const at = place.project(camera);
            const box = stage.canvas.getBoundingClientRect();
            return [box.left + (at.x + 1) / 2 * box.width, box.top + (1 - at.y) / 2 * box.height];
        }""",
        row,
    )
    return float(x), float(y)


def in_front(page: Page) -> list[int]:
    """Rows that no other hides where they are seen."""
    return [
        row
        for row in range(N)
        if page.evaluate("([x, y]) => latentwalk.desk.hand.rowAt({x, y})", spot(page, row)) == row
    ]


RESET = """() => {
    const { desk, state } = latentwalk;
    state.showAll();
    state.play(false);
    state.search("");
    state.hover(-1);
    state.setLayout("pca");
    state.setColor("label");
    for (const what of ["names", "mistakes", "neighbors"]) state.show(what, true);
    state.select([]);
    desk.help.toggle(false);
    desk.gallery.toggle(false);
    desk.setTool("move");
    desk.restart(true);
}"""
RESTS = "latentwalk.stage.resting"


def settled(page: Page) -> None:
    """Wait until nothing moves any more."""
    from kit.scene_pages import until

    until(page, RESTS)
