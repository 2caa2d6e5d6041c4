"""Figure of a VAE's latent dimensions: what each says of its row, and how its rows lie against the prior."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from latentwalk.tools.figure.style import saved_figure
from latentwalk.tools.latent.activity import ACTIVE_NATS, ACTIVE_VARIANCE, Activity
from latentwalk.tools.latent.aggregate import Aggregate

ACTIVE, SILENT, PRIOR = "#0072b2", "#bbbbbb", "#888888"


def dimensions(activity: Activity, rows: Aggregate, path: Path) -> None:
    """KL and variance of the mean of each dimension with what makes it active, and the spread of its rows beside that
    of the prior."""
    places = np.arange(1, len(activity.kl) + 1)
    colors = [ACTIVE if active else SILENT for active in activity.active]
    middle, spread = rows.middle, rows.spread
    with saved_figure(path, 1, 3, (max(12.0, 0.9 * len(places)), 3.8)) as (_, axes):
        kl, variance, against = axes[0]
        kl.bar(places, activity.kl, color=colors)
        kl.axhline(ACTIVE_NATS, color=PRIOR, linestyle=":")
        together = f", in {activity.count} directions" if activity.count < sum(activity.active) else ""
        kl.set(title=f"{sum(activity.active)} of {len(places)} active (blue){together}", ylabel="KL (nats)")
        variance.bar(places, activity.variance or [], color=colors)
        variance.axhline(ACTIVE_VARIANCE, color=PRIOR, linestyle=":")
        variance.set(title="variance of the posterior mean over rows", yscale="log")
        against.axhspan(-1, 1, color=PRIOR, alpha=0.2)
        against.errorbar(places, middle, yerr=spread, fmt="o", color=ACTIVE, capsize=4)
        against.set(title="rows, mean ± deviation; band: the prior", ylim=_reach(middle, spread))
        for axis in axes[0]:
            axis.set_xlabel("latent dimension")
            if len(places) <= 20:  # more names would lie over each other
                axis.set_xticks(places, [f"z{place}" for place in places])


def _reach(middle: np.ndarray, spread: np.ndarray) -> tuple[float, float]:
    return min(-1.2, float((middle - spread).min()) - 0.2), max(1.2, float((middle + spread).max()) + 0.2)
