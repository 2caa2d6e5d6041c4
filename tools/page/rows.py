"""Which rows of a scene a page takes, and a scene of these alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from latentwalk.scenes import (
    Decoder,
    Layout,
    Neighbors,
    PackedLayout,
    Quality,
    Scene,
    Thumbnails,
)
from latentwalk.scenes.arrays import I32, I64
from latentwalk.scenes.texts import Strings
from latentwalk.tools.data.columns import take

MOST_ROWS = 300_000  # that a browser, and a headset's browser, still draws as points


def taken_rows(scene: Scene, rows: I64 | None, notes: list[str]) -> I64 | None:
    """The rows that a page takes, rising; None for all.  Of more than MOST_ROWS an even sample, which `notes` say."""
    asked = None if rows is None else np.unique(rows)
    count = len(scene) if asked is None else len(asked)
    if count <= MOST_ROWS:
        return asked
    chosen = np.sort(np.random.default_rng(0).choice(count, MOST_ROWS, replace=False))
    notes.append(
        f"{MOST_ROWS:,} of {count:,} rows are in the page, drawn by chance: a browser draws no more;"
        " `latentwalk view` shows all"
    )
    return chosen if asked is None else asked[chosen]


def only(scene: Scene, rows: I64) -> Scene:
    """A scene of some rows (k,), rising.  Epochs stay whole, as those that are not looked at need not be read; cells
    and vectors go."""
    place = np.full(len(scene) + 1, -1, np.int32)  # the last for −1
    place[rows] = np.arange(len(rows))
    columns = {name: take(column, rows) for name, column in scene.columns.items()}
    kept = {name: place[each.rows] for name, each in scene.selections.items()}
    selections = {
        name: replace(scene.selections[name], rows=rows_kept[rows_kept >= 0]) for name, rows_kept in kept.items()
    }
    return replace(
        scene,
        ids=Strings.of(scene.ids[int(row)] for row in rows),
        layouts={name: _layout(layout, rows) for name, layout in scene.layouts.items()},
        columns=columns,
        thumbnails=_thumbnails(scene.thumbnails, place),
        neighbors=_neighbors(scene.neighbors, rows, place),
        decoder=_decoder(scene.decoder, rows),
        selections={name: each for name, each in selections.items() if len(each.rows)},
        surfaces={},
        vectors=None,
        cells={},
    )


def _layout(layout: Layout, rows: I64) -> Layout:
    positions = layout.at(rows) if isinstance(layout, PackedLayout) else layout.positions[rows]
    quality = layout.quality
    if isinstance(quality, Quality):
        quality = replace(quality, per_point={name: values[rows] for name, values in quality.per_point.items()})
    return Layout(positions, quality, layout.provenance)


def _thumbnails(thumbnails: Thumbnails | None, place: I32) -> Thumbnails | None:
    if thumbnails is None:
        return None
    rows = np.asarray(place[thumbnails.rows], np.int32)
    there = rows >= 0
    return Thumbnails(thumbnails.pixels[there], rows[there]) if there.any() else None


def _neighbors(neighbors: Neighbors | None, rows: I64, place: I32) -> Neighbors | None:
    if neighbors is None:
        return None
    found = np.asarray(place[neighbors.indices[rows]], np.int32)  # those that are not taken are none
    return replace(neighbors, indices=found, distances=neighbors.distances[rows])


def _decoder(decoder: Decoder | None, rows: I64) -> Decoder | None:
    if decoder is None:
        return None
    sigma = None if decoder.sigma is None else decoder.sigma[rows]
    return replace(decoder, latents=decoder.latents[rows], sigma=sigma)
