"""How long t-SNE goes on, and on how fine a grid: coarse first, fine last.

One plan for all numbers of rows: few are done exactly (`field.EXACT_ROWS`), and where the picture grows with the rows,
the grid does.  Repulsion on a coarse grid leads to the same picture; neighbors within a cluster come apart only on a
fine one, and there some dozens of steps do.
"""

from __future__ import annotations

from dataclasses import dataclass

NEIGHBORS = 15  # all alike: no perplexity, and as many as a scene carries
EXAGGERATION = 12.0
EARLY, COARSE, FINE = 50, 150, 50  # steps
SPACINGS = 2.0, 1.5, 1.0  # of the three


@dataclass(frozen=True)
class Stage:
    """So many steps on nodes `spacing` apart, with attraction `exaggeration` times as strong."""

    steps: int
    spacing: float
    exaggeration: float = 1.0


def stages(
    early: int | None = None, iterations: int | None = None, exaggeration: float = EXAGGERATION
) -> tuple[Stage, Stage, Stage]:
    """The steps of a layout: `early` exaggerated ones, then `iterations`, of which the last quarter is fine."""
    iterations = COARSE + FINE if iterations is None else iterations
    fine = max(1, iterations * FINE // (COARSE + FINE))
    first, coarse, last = SPACINGS
    return (
        Stage(EARLY if early is None else early, first, exaggeration),
        Stage(iterations - fine, coarse),
        Stage(fine, last),
    )
