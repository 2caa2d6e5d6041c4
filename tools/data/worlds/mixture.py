"""Mixtures of Gaussians by class: the exact posterior of the classes, and rows drawn anew."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from latentwalk.scenes.arrays import F64, I64

MOST_AT_ONCE = 1 << 22  # places times components, against gigabytes


@dataclass(frozen=True, eq=False)
class Mixture:
    """K classes in m dimensions, each a mixture of some of c Gaussians.

    `means` (c, m), `spreads` (c, m, m) so that a row is mean + z @ spread with z standard normal, `weights` (c,) that
    sum to 1 over all classes, `owner` (c,) the class of each.  All float64 but `owner`, int64.
    """

    means: F64
    spreads: F64
    weights: F64
    owner: I64

    @cached_property
    def own(self) -> list[I64]:
        """The components of each class."""
        return [np.flatnonzero(self.owner == code) for code in range(int(self.owner.max()) + 1)]

    @cached_property
    def _bends(self) -> F64:
        """Precisions (c, m, m)."""
        back = np.linalg.inv(self.spreads)
        return np.asarray(back @ back.transpose(0, 2, 1))

    @cached_property
    def _polynomial(self) -> F64:
        """(1 + m + m², c): the log of each component as a polynomial of a place, so that one product makes them all."""
        pull = np.einsum("cmk,ck->cm", self._bends, self.means)
        height = np.log(self.weights) - np.linalg.slogdet(self.spreads)[1]
        constant = height - 0.5 * np.einsum("cm,cm->c", pull, self.means)
        return np.concatenate([constant[None], pull.T, -0.5 * self._bends.reshape(len(self.means), -1).T])

    def _logs(self, x: F64) -> F64:
        """(n, c): log of each component's weight times its density at `x` (n, m), up to what is the same for all."""
        squares = np.einsum("nm,nk->nmk", x, x).reshape(len(x), -1)
        return np.asarray(np.concatenate([np.ones((len(x), 1)), x, squares], axis=1) @ self._polynomial)

    def log_joint(self, x: F64) -> F64:
        """(n, K): log of each class's prior times its density at `x` (n, m), up to what is the same for all."""
        parts = np.array_split(x, 1 + len(x) * len(self.means) // MOST_AT_ONCE)
        return np.concatenate([self._by_class(self._logs(part)) for part in parts])

    def _by_class(self, logs: F64) -> F64:
        found = np.empty((len(logs), len(self.own)))
        for code, own in enumerate(self.own):  # scipy's logsumexp minds cases that there are none of here
            top = logs[:, own].max(axis=1)
            found[:, code] = top + np.log(_exp(logs[:, own] - top[:, None]).sum(axis=1))
        return found

    def slopes(self, x: F64) -> tuple[F64, F64]:
        """`log_joint` (n, K) and its gradients (n, K, m)."""
        logs = self._logs(x)
        joint = self._by_class(logs)
        pull = self._polynomial[1 : 1 + x.shape[1]].T
        slopes = []
        for code, own in enumerate(self.own):
            share = _exp(logs[:, own] - joint[:, [code]])
            bend = np.tensordot(share, self._bends[own], 1)
            slopes.append(share @ pull[own] - np.einsum("nmk,nk->nm", bend, x))
        return joint, np.stack(slopes, axis=1)

    def posterior(self, x: F64) -> F64:
        """(n, K): the probability of each class at `x` (n, m) by Bayes' rule."""
        from scipy.special import softmax

        return np.asarray(softmax(self.log_joint(x), axis=1))

    def draw(self, rows: int, rng: np.random.Generator) -> F64:
        """Places (rows, m), each of a component drawn by its weight."""
        return self.place(rng.choice(len(self.weights), rows, p=self.weights), rng)

    def place(self, of: I64, rng: np.random.Generator) -> F64:
        """A place (n, m) of each component in `of` (n,)."""
        z = rng.standard_normal((len(of), self.means.shape[1]))
        return np.asarray(self.means[of] + np.einsum("nm,nmk->nk", z, self.spreads[of]))


def isotropic(means: F64, deviation: float, weights: F64, owner: I64) -> Mixture:
    """Gaussians of the same deviation in every direction."""
    spreads = np.broadcast_to(np.eye(means.shape[1]) * deviation, (len(means), means.shape[1], means.shape[1]))
    return Mixture(means, spreads, weights, owner)


def _exp(logs: F64) -> F64:
    """Exponentials, what is nearly nothing kept out of the denormals, which are many times slower."""
    return np.exp(np.maximum(logs, -600))
