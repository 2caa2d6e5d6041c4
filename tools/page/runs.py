"""The epochs of a run as a page takes them: thinned where they are very many, and as differences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes import Category, Column, Epoch, LatentwalkError, Quality, SceneError, Unjudged
from latentwalk.scenes.arrays import F32, I64, Bools, Numbers
from latentwalk.scenes.log.pages import let_go
from latentwalk.scenes.queries.epoch import epoch_positions
from latentwalk.scenes.queries.room import looked_at
from latentwalk.tools.page.blob import Blob
from latentwalk.tools.page.columns import codes
from latentwalk.tools.page.places import Fitted, box

MOST_PLACES = 4_000_000  # rows of all epochs: 24 megabytes where they are shown, about ten in the file
STEP_M = 0.0005  # of epochs: rows that move need no tenth of a millimeter, and differences are half as long
T = TypeVar("T", bound=np.generic)


class PageEpochs:
    """The epochs of a scene that a page takes; `notes` say which are left out.  `rows`: of all that are there, or
    None."""

    def __init__(self, epochs: Sequence[Epoch], rows: I64 | None, count: int) -> None:
        self.notes: list[str] = []
        self._rows = rows
        self.epochs = self._sound(_thinned(epochs, max(2, MOST_PLACES // max(1, count)), self.notes))

    def put(self, blob: Blob, columns: Mapping[str, Column], name: str) -> dict[str, object] | None:
        """Add the epochs, which are called `name` among the layouts; what the head says of them, None where there are
        none."""
        if not self.epochs:
            return None
        frame = box([self.places(self.epochs[i]) for i in looked_at(len(self.epochs))], map(self.places, self.epochs))
        frame = replace(frame, step=max(STEP_M, frame.step))
        label = columns.get("label")
        classes = len(label.names) if isinstance(label, Category) else 0
        items = list(self._items(blob, frame, classes))
        return {"name": name, **frame.told, "items": items, "label": list(columns).index("label") if classes else -1}

    def places(self, epoch: Epoch) -> F32:
        """Positions (n, 3) of the rows that the page takes, NaN where absent."""
        found = epoch_positions(epoch)
        found = found if self._rows is None else found[self._rows]
        let_go(epoch.positions)
        return found

    def _items(self, blob: Blob, frame: Fitted, classes: int) -> Iterator[dict[str, object]]:
        before: dict[str, tuple[str, Numbers]] = {}

        def put(kind: str, number: int, values: Numbers) -> str:
            key = blob.put(f"{kind}.{number}", values, before.get(kind))
            before[kind] = key, values
            return key

        for number, epoch in enumerate(self.epochs):
            told: dict[str, object] = {"name": f"epoch {epoch.epoch:g}", "epoch": epoch.epoch}
            told["array"] = put("epoch", number, frame.codes(self.places(epoch)))
            told |= {"prediction": None, "confidence": None}
            here = self._taken(np.ones(len(epoch.positions), np.bool_) if epoch.present is None else epoch.present)
            if epoch.prediction is not None and classes:
                known = np.where(here, self._taken(epoch.prediction), -1).astype(np.int32)
                told["prediction"] = put("prediction", number, codes(known, classes))
            if epoch.confidence is not None:
                told["confidence"] = put("confidence", number, _shares(self._taken(epoch.confidence), here))
            metrics = [[name, value] for name, value in epoch.metrics.items() if np.isfinite(value)]
            yield told | {"metrics": metrics} | quality_told(epoch.quality)

    def _taken(self, values: NDArray[T]) -> NDArray[T]:
        return values if self._rows is None else values[self._rows]

    def _sound(self, epochs: Sequence[Epoch]) -> list[Epoch]:
        """Those that can be read; of damaged ones it is noted why not."""
        sound: list[Epoch] = []
        for epoch in epochs:
            try:
                _ = epoch.positions
            except SceneError as error:
                self.notes.append(f"epoch {epoch.epoch:g} is left out: {error}")
            else:
                sound.append(epoch)
        return sound


def quality_told(quality: Quality | Unjudged | None) -> dict[str, object]:
    """The figures of a layout or an epoch, and the same in sentences; or why there are none."""
    if not isinstance(quality, Quality):
        return {"quality": [] if quality is None else [str(quality)], "figures": None}
    figures = {name: getattr(quality, name) for name in ("k", "trustworthiness", "continuity", "neighbors_kept")}
    return {"quality": quality.words, "figures": figures}


def epoch_number(epochs: Sequence[Epoch], asked: float) -> int:
    """The place of an epoch among those of the page.  Raises LatentwalkError where it is left out."""
    for place, epoch in enumerate(epochs):
        if epoch.epoch == asked:
            return place
    raise LatentwalkError(f"epoch {asked:g} is not among the {len(epochs)} that the page takes")


def _thinned(epochs: Sequence[Epoch], most: int, notes: list[str]) -> Sequence[Epoch]:
    if len(epochs) <= most:
        return epochs
    kept = np.unique(np.rint(np.linspace(0, len(epochs) - 1, most)).astype(int))
    notes.append(
        f"{len(kept):,} of {len(epochs):,} epochs are in the page, spread evenly, the first and the last among them"
    )
    return [epochs[i] for i in kept]


def _shares(values: F32, here: Bools) -> Numbers:
    """Shares 0…1 as bytes 0…254, 255 where unknown."""
    known = here & np.isfinite(values)
    return np.where(known, np.rint(np.where(known, values, 0) * 254), 255).astype("|u1")
