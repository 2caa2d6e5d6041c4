"""What the encoder was unsure of: one σ about each of the selected rows, as ellipsoids."""

from __future__ import annotations

import numpy as np

from latentwalk.runtime.ground.jobs import Jobs, Newest
from latentwalk.runtime.world.probe.latent_map import LatentMap
from latentwalk.runtime.world.rows.selection import Selected
from latentwalk.scenes.arrays import F32

MOST = 32  # of the selected rows have their σ shown


class Posterior:
    """σ (n, d) of rows, None where it is not known; while it is `shown`, `ellipsoids` (4, 4) of the selected ones."""

    def __init__(self, sigma: F32 | None, selection: Selected, jobs: Jobs) -> None:
        self._sigma, self._selection = sigma, selection
        self.shown, self.ellipsoids = False, list[F32]()
        self._made: Newest[list[F32]] = Newest(jobs)
        self._made_of: tuple[int, LatentMap] | None = None

    @property
    def known(self) -> bool:
        """Whether there is anything to show."""
        return self._sigma is not None

    def update(self, latent_map: LatentMap) -> None:
        """Have ellipsoids made in the worker when the selected rows or the layout change, and take those that came."""
        if not self.shown or self._sigma is None:
            return
        selection, sigma = self._selection, self._sigma
        wanted = selection.version, latent_map
        if self._made_of != wanted:
            self._made_of, self.ellipsoids = wanted, []
            self._made.forget()  # what is on its way is of other rows
            rows = [int(row) for row in np.flatnonzero(selection.rows)[:MOST]]
            self._made.ask(lambda: _about(latent_map, sigma, rows))
        made = self._made.take()
        self.ellipsoids = self.ellipsoids if made is None else made

    def close(self) -> None:
        """Wait for none that is being made."""
        self._made.forget()


def _about(latent_map: LatentMap, sigma: F32, rows: list[int]) -> list[F32]:
    """Of some rows; none for those that have no place."""
    return [latent_map.spread(row, sigma[row]) for row in rows if np.isfinite(latent_map.shown_at(row)).all()]
