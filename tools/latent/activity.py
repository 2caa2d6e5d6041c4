"""Which latent dimensions of a VAE say something about their row, and what to do where some do not."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from latentwalk.scenes.arrays import F32, F64

ACTIVE_VARIANCE = 0.01
ACTIVE_NATS = 0.5 * math.log(2)
FEWER = 4  # times the β that did too much


@dataclass(frozen=True, eq=False)
class Activity:
    """Of each of d latent dimensions, (d,): the mean `kl` of its posterior from the prior, in nats; the `variance` over
    rows of its posterior mean, None where a run of before has not kept it.

    A dimension is active where both hold:

    - its mean varies: `variance` > 0.01, the rule of active units of Burda et al. 2016 (Importance Weighted
      Autoencoders), which says that it depends on the row at all;
    - `kl` ≥ ½ ln 2 ≈ 0.35 nats, half a bit.  A channel with Gaussian noise passes ½ ln(1 + signal/noise) nats, so from
      there on the mean varies more between rows than each posterior is wide.  Burda's rule alone counts dimensions
      whose rows cannot be told apart: with β = 4 one of Iris that passes 0.06 nats.

    Dimensions may move together: two that are active where all rows lie along one line that crosses both say one thing
    twice.  `directions`: how many principal directions of the means are active by the same rule, None where nobody has
    kept it.
    """

    kl: Sequence[float]
    variance: Sequence[float] | None
    directions: int | None = None

    @property
    def active(self) -> list[bool]:
        """Of each dimension."""
        varies = [True] * len(self.kl) if self.variance is None else [each > ACTIVE_VARIANCE for each in self.variance]
        return [nats >= ACTIVE_NATS and moves for nats, moves in zip(self.kl, varies, strict=True)]

    @property
    def count(self) -> int:
        """How many dimensions are used: active ones, or fewer directions where they move together."""
        found = sum(self.active)
        return found if self.directions is None else min(found, self.directions)


def activity_of(mean: F32, sigma: F32) -> Activity:
    """The activity of the posteriors with `mean` and deviation `sigma`, both (n, d)."""
    means, variances = mean.astype(np.float64), sigma.astype(np.float64) ** 2
    found = Activity(_nats(means, variances).tolist(), means.var(axis=0).tolist())
    # Along a direction u a posterior has the variance uᵀ diag(σ²) u.
    turned = np.linalg.eigh(np.cov(means.T, bias=True).reshape(means.shape[1], -1))[1]
    along = means @ turned
    directions = Activity(_nats(along, variances @ turned**2).tolist(), along.var(axis=0).tolist())
    return replace(found, directions=directions.count)


def activity_of_sums(kl: Sequence[float], middle: F64, products: F64) -> Activity:
    """The activity by what batches add up to: the mean `kl` (d,) of each dimension, and of the posterior means (n, d)
    their `middle` (d,) and mean outer `products` (d, d).

    Along a direction u the variance of a posterior is taken as its geometric mean over the axes, of which u has the
    shares u²: exact along each axis, and where a posterior is as wide in all of them.
    """
    squares = np.diag(products)
    variances, turned = np.linalg.eigh(products - np.outer(middle, middle))
    lengths = np.einsum("id,ij,jd->d", turned, products, turned)
    nats = lengths / 2 + (turned**2).T @ (np.asarray(kl) - squares / 2)
    directions = Activity(nats.tolist(), variances.tolist())
    return Activity(kl, (squares - middle**2).tolist(), directions.count)


def _nats(mean: F64, variance: F64) -> F64:
    """KL of normal posteriors from N(0, 1), its mean over rows (n, d) → (d,)."""
    nats: F64 = 0.5 * (mean**2 + variance - np.log(np.maximum(variance, 1e-30)) - 1).mean(axis=0)
    return nats


def collapse(activity: Activity, beta: float, warmup: float, epochs: int, sigma: float | None) -> list[str]:
    """A sentence with its remedy where not all dimensions are active; none where all are.

    `warmup` of β and `epochs`: of the run; `sigma`: of its Gaussian likelihood as --sigma has it, None of a Bernoulli.
    """
    found, count = activity.active, activity.count
    if count == len(found):
        return []
    shown = ", ".join(f"z{place + 1} {nats:.2g}" for place, nats in enumerate(activity.kl) if not found[place])
    said = f"KL {shown} nats, {ACTIVE_NATS:.2f} would be active" if shown else "the others move with them"
    remedy = _remedy(beta, warmup, epochs, sigma)
    if not count:
        return [
            f"posterior collapse: none of {len(found)} latent dimensions is active ({said}); what they pass of"
            f" a row is less than half a bit each; try {remedy}"
        ]
    are, along = ("is", "a line") if count == 1 else ("are", f"{count} dimensions")
    return [
        f"only {count} of {len(found)} latent dimensions {are} active ({said}); rows lie along {along}:"
        f" --latent-dim {count} gives the same, and to use more try {remedy}"
    ]


def _remedy(beta: float, warmup: float, epochs: int, sigma: float | None) -> str:
    ways = []
    if beta > 1:
        ways.append(f"--beta {max(1, beta / FEWER):g} in place of {beta:g}")
    elif sigma is not None:
        ways.append(f"--sigma {sigma / 2:g} in place of {sigma:g}")
    longer = round(max(2 * warmup, epochs / 5))
    if longer <= epochs / 2 or not ways:
        ways.append(f"--beta-warmup {max(1, longer)} in place of {warmup:g}")
    return " or ".join(ways)
