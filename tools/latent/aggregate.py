"""The aggregate posterior of a VAE, where its rows are, against the prior, where it was told that they are.

q(z) is the mean of the posteriors of all rows, a mixture of Gaussians.  Its divergence from the prior is the "marginal
KL" of Hoffman & Johnson 2016 (ELBO surgery); where it is large, what is drawn from the prior is of places that the
decoder was not trained at.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from latentwalk.scenes.arrays import F32, F64, Bools
from latentwalk.tools.latent.activity import Activity

MOST_ROWS = 2000  # of the mixture, and draws: all pairs of them are looked at
RARE = 1  # percent of the rows' own draws that are as far from other rows
MISSED = 0.1  # share of draws from which on a person is told


@dataclass(frozen=True, eq=False)
class Aggregate:
    """The mixture of n posteriors with `mean` and deviation `sigma`, both (n, d) float64, and `rare`, the log of a
    density that `RARE` percent of its draws stay below, each without the row that it is drawn from."""

    mean: F64
    sigma: F64
    rare: float

    @property
    def middle(self) -> F64:
        """Of its dimensions, (d,)."""
        middle: F64 = self.mean.mean(axis=0)
        return middle

    @property
    def spread(self) -> F64:
        """The deviation of its dimensions, (d,)."""
        spread: F64 = np.sqrt(self.mean.var(axis=0) + (self.sigma**2).mean(axis=0))
        return spread

    def draw(self, count: int, generator: np.random.Generator) -> F32:
        """`count` latents (count, d)."""
        rows = generator.integers(len(self.mean), size=count)
        return _draws(self.mean[rows], self.sigma[rows], generator)

    def off(self, latents: F32) -> Bools:
        """Whether `latents` (k, d) are where hardly any row is: (k,)."""
        return np.asarray(_log_density(latents, self.mean, self.sigma) < self.rare)

    def nats(self, generator: np.random.Generator) -> float:
        """KL(q ‖ N(0, I)) by a draw from each row; 0 where the two are the same, at most what a row's own KL is."""
        drawn = _draws(self.mean, self.sigma, generator).astype(np.float64)
        prior = -0.5 * (drawn**2 + math.log(2 * math.pi)).sum(axis=1)
        return float(max(0.0, (_log_density(drawn, self.mean, self.sigma) - prior).mean()))


@dataclass(frozen=True)
class PriorFit:
    """How well the prior stands for the rows: the share of its draws that `misses` them, and the marginal KL `nats`."""

    misses: float
    nats: float


def aggregate(mean: F32, sigma: F32, seed: int) -> Aggregate:
    """The aggregate of the posteriors of n rows, of at most `MOST_ROWS` of them by chance."""
    generator = np.random.default_rng(seed)
    rows = generator.permutation(len(mean))[:MOST_ROWS]
    means, sigmas = mean[rows].astype(np.float64), sigma[rows].astype(np.float64)
    drawn = _draws(means, sigmas, generator)
    return Aggregate(means, sigmas, float(np.percentile(_log_density(drawn, means, sigmas, own=False), RARE)))


def prior_fit(rows: Aggregate, seed: int) -> PriorFit:
    """By `MOST_ROWS` draws from the prior."""
    generator = np.random.default_rng(seed)
    drawn = generator.standard_normal((MOST_ROWS, rows.mean.shape[1])).astype(np.float32)
    return PriorFit(float(rows.off(drawn).mean()), rows.nats(generator))


def missed(fit: PriorFit, rows: Aggregate, activity: Activity) -> list[str]:
    """A sentence with its remedy where draws from the prior miss the rows; none where they do not."""
    if fit.misses < MISSED:
        return []
    middle, spread = rows.middle, rows.spread
    worst = int(np.argmax(np.abs(middle) + np.abs(np.log(spread))))
    return [
        f"{100 * fit.misses:.0f} % of draws from the prior lie where hardly any row does (KL of the rows' latents from"
        f" N(0, 1) {fit.nats:.2f} nats; z{worst + 1} has mean {middle[worst]:.2f} and deviation"
        f" {spread[worst]:.2f}): draw new rows with `latentwalk sample --from posterior`"
        + ("" if activity.count < len(activity.kl) else ", or train with a larger --beta")
    ]


def _draws(mean: F64, sigma: F64, generator: np.random.Generator) -> F32:
    return (mean + sigma * generator.standard_normal(mean.shape)).astype(np.float32)


def _log_density(latents: F32 | F64, mean: F64, sigma: F64, *, own: bool = True) -> F64:
    """Logarithm (k,) of the mixture's density at `latents` (k, d); with `own` False row i of them is of component i,
    which is left out."""
    from scipy.special import logsumexp

    found = np.empty(len(latents))
    for start in range(0, len(latents), 256):  # bounds the memory of all pairs
        block = latents[start : start + 256]
        logs = np.zeros((len(block), len(mean)))
        for dimension in range(mean.shape[1]):
            off = (block[:, dimension, None] - mean[None, :, dimension]) / sigma[None, :, dimension]
            logs -= 0.5 * off**2 + np.log(sigma[:, dimension]) + 0.5 * math.log(2 * math.pi)
        if not own:
            logs[np.arange(len(block)), start + np.arange(len(block))] = -np.inf
        found[start : start + 256] = logsumexp(logs, axis=1) - math.log(len(mean) - (not own))
    return found
