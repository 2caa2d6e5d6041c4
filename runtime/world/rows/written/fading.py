"""Texts that come and go: none is there or gone at once."""

from __future__ import annotations

import numpy as np

from latentwalk.runtime.world.rows.written.choice import Texts
from latentwalk.scenes.arrays import F32, Bools

FADE_S = 0.2


class Fading:
    """The texts that are wanted, and after these those that go; `alpha` (k,) float32: how much there is of each."""

    def __init__(self) -> None:
        self.texts = Texts.beside(np.zeros(0, np.int32), ())
        self.alpha: F32 = np.zeros(0, np.float32)
        self._stays: Bools = np.zeros(0, np.bool_)
        self._moves = False  # some are neither whole nor gone yet

    def want(self, texts: Texts) -> None:
        """Other texts are wanted; those that were and are not any more go."""
        wanted, written = texts.each(), self.texts.each()
        before, stay = dict(zip(written, self.alpha.tolist(), strict=True)), set(wanted)
        leaves = np.array([one not in stay for one in written], np.bool_)
        kept = [before.get(one, 0.0) for one in wanted]
        self.alpha = np.concatenate([np.array(kept, np.float32), self.alpha[leaves]])
        self._stays = np.arange(len(self.alpha)) < len(wanted)
        self.texts = texts + self.texts.only(leaves)
        self._moves = True

    def drop(self, which: Bools) -> None:
        """Some are gone at once: the person put them away."""
        self._keep(~which)
        self._moves = True

    def advance(self, dt_s: float) -> None:
        """A frame later."""
        if not self._moves:
            return
        step = np.where(self._stays, dt_s, -dt_s) / FADE_S
        self.alpha = np.clip(self.alpha + step, 0, 1).astype(np.float32)
        gone = ~self._stays & (self.alpha <= 0)
        if gone.any():
            self._keep(~gone)
        self._moves = not (self._stays & (self.alpha >= 1)).all()

    def whole(self) -> None:
        """Those that are wanted are there, and no others."""
        self._keep(self._stays)
        self.alpha = np.ones_like(self.alpha)

    def _keep(self, kept: Bools) -> None:
        self.texts, self.alpha, self._stays = self.texts.only(kept), self.alpha[kept], self._stays[kept]
