"""All that a page gets of a scene: a head of JSON, a block of arrays, sheets of pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from latentwalk.assets.coloring import NONE, PLAIN, UNKNOWN, first_color
from latentwalk.assets.points import color_asked
from latentwalk.scenes import Bool, Category, Column, Neighbors, Scalar, Scene
from latentwalk.scenes.arrays import F32, I64
from latentwalk.scenes.queries.asked import epoch_asked, epochs_name, layout_asked
from latentwalk.scenes.queries.epoch import CONFIDENCE, CORRECT, PREDICTION
from latentwalk.scenes.queries.room import point_size_m
from latentwalk.scenes.rules import correctness
from latentwalk.tools.page.blob import Blob
from latentwalk.tools.page.columns import cut, hexes, put_columns, shown_columns
from latentwalk.tools.page.decoder import put_decoder
from latentwalk.tools.page.names import standing
from latentwalk.tools.page.places import SHRUNK, box
from latentwalk.tools.page.rows import only, taken_rows
from latentwalk.tools.page.runs import PageEpochs, epoch_number, quality_told
from latentwalk.tools.page.sheets import Sheets, make_sheets

FORMAT = 1
BACKGROUND = "#14171c"
ALL_NEIGHBORS, FEWEST_NEIGHBORS = 240_000, 3  # chance numbers, which no packing makes shorter
LABEL = "label"


@dataclass(frozen=True)
class PageData:
    """`head` is JSON, `data` a block of arrays by gzip, `sheets` are PNGs; DATA.md says what is in them."""

    head: dict[str, object]
    data: bytes
    sheets: list[bytes]

    @property
    def notes(self) -> list[str]:
        """Sentences on what was thinned, cut or left out."""
        notes = self.head["notes"]
        assert isinstance(notes, list)
        return notes


def page_data(
    scene: Scene,
    rows: I64 | None = None,
    layout: str | None = None,
    color: str | None = None,
    epoch: float | None = None,
) -> PageData:
    """What a page gets of a scene, or of some of its rows (k,): it begins in a layout, a color and at an epoch.

    None is what a walk begins with.  Raises UsageError for names and epochs that there are none of.
    """
    run = epochs_name(scene)
    begins = run if epoch is not None and layout is None else layout_asked(scene, layout)
    at = None if epoch is None else epoch_asked(scene, epoch)
    notes: list[str] = []
    taken = taken_rows(scene, rows, notes)
    whole, scene = scene, scene if taken is None else only(scene, taken)
    runs, columns, blob = PageEpochs(whole.epochs, taken, len(scene)), shown_columns(scene), Blob()
    clouds = [np.asarray(each.positions, np.float32) for each in scene.layouts.values()]
    last = [runs.places(runs.epochs[-1])] if runs.epochs else []
    head: dict[str, object] = {
        "format": FORMAT,
        "title": cut(scene.title),
        "count": len(scene),
        "ids": _ids(blob, scene),
        "layouts": [_layout(blob, scene, i, name, clouds[i]) for i, name in enumerate(scene.layouts)],
        "layout": begins,
        "epochs": runs.put(blob, columns, run),
        "epoch": None if at is None else epoch_number(runs.epochs, at.epoch),
        "color": _color(scene, columns, color),
        "roles": _roles(blob, columns),
        "neighbors": _neighbors(blob, scene.neighbors, notes),
        "selections": _selections(blob, scene),
        "decoder": None if scene.decoder is None else put_decoder(blob, scene.decoder, list(scene.layouts)),
    }
    put, sheets = put_columns(blob, columns, standing(columns, [*clouds, *last])), _sheets(scene, notes)
    head |= {"columns": put.told, "palettes": put.palettes, "pictures": _pictures(blob, scene, sheets)} | _look(scene)
    notes += [*runs.notes, *put.notes, *_left_out(scene)]
    return PageData(head | {"arrays": blob.arrays, "notes": notes}, blob.packed(), sheets.files if sheets else [])


def _ids(blob: Blob, scene: Scene) -> str | None:
    """The ids, unless they are the numbers of the rows."""
    ids = list(scene.ids)
    return None if all(name == str(row) for row, name in enumerate(ids)) else blob.put_json("ids", ids)


def _layout(blob: Blob, scene: Scene, number: int, name: str, positions: F32) -> dict[str, object]:
    frame = box([positions], [positions])
    key = blob.put(f"layout.{number}", frame.codes(positions))
    return {"name": name, "array": key, **frame.told, **quality_told(scene.layouts[name].quality)}


def _color(scene: Scene, columns: Mapping[str, Column], asked: str | None) -> str | None:
    name = first_color(scene) if asked is None else color_asked(replace(scene, columns=dict(columns)), asked)
    return None if name == NONE else name


def _roles(blob: Blob, columns: Mapping[str, Column]) -> dict[str, object]:
    right = correctness(columns)
    roles: dict[str, object] = {"right": None}
    if right is not None:
        roles["right"] = blob.put("right", np.where(right < 0, 255, right).astype("|u1"))
    kinds: dict[str, type | tuple[type, ...]] = {
        LABEL: Category,
        PREDICTION: Category,
        CONFIDENCE: Scalar,
        CORRECT: (Bool, Category),
    }
    return roles | {name: name if isinstance(columns.get(name), kind) else None for name, kind in kinds.items()}


def _neighbors(blob: Blob, neighbors: Neighbors | None, notes: list[str]) -> dict[str, object] | None:
    if neighbors is None:
        return None
    count, k = neighbors.indices.shape
    most = max(FEWEST_NEIGHBORS, ALL_NEIGHBORS // count)
    if k > most:
        notes.append(f"{most} of {k} nearest neighbors of each row are in the page")
    key = blob.put("neighbors", neighbors.indices[:, :most].astype("<i4"))
    return {"k": min(k, most), "array": key, "metric": neighbors.metric, "told": neighbors.search}


def _selections(blob: Blob, scene: Scene) -> list[dict[str, object]]:
    return [
        {"name": name, "array": blob.put(f"selection.{i}", each.rows.astype("<i4")), "about": cut(each.text)}
        for i, (name, each) in enumerate(scene.selections.items())
    ]


def _sheets(scene: Scene, notes: list[str]) -> Sheets | None:
    sheets = None if scene.thumbnails is None or not len(scene.thumbnails.rows) else make_sheets(scene.thumbnails)
    notes += sheets.notes if sheets else []
    return sheets


def _pictures(blob: Blob, scene: Scene, sheets: Sheets | None) -> dict[str, object] | None:
    if sheets is None or scene.thumbnails is None:
        return None
    rows = scene.thumbnails.rows
    if len(rows) == len(scene) and np.array_equal(rows, np.arange(len(scene))):
        return sheets.told | {"rows": None}
    of = np.full(len(scene), -1, "<i4")
    of[rows] = np.arange(len(rows))
    return sheets.told | {"rows": blob.put("pictures", of)}


def _look(scene: Scene) -> dict[str, object]:
    unknown, plain = hexes(np.array([UNKNOWN, PLAIN], np.uint8))
    size = point_size_m(len(scene)) * SHRUNK
    return {"size_m": size, "background": BACKGROUND, "unknown": unknown, "plain": plain}


def _left_out(scene: Scene) -> list[str]:
    """What a walk has and the page has not."""
    told = []
    if scene.surfaces:
        told.append("decision shells are not in the page; `latentwalk view` shows them")
    if scene.training is not None and scene.training.series:
        told.append("the curves of the run are not in the page, but the numbers of each epoch that has a snapshot are")
    return told
