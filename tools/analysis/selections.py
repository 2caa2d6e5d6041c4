"""What was found as named selections and columns of a scene, in the order in which a person should look at it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from latentwalk.scenes import Selection
from latentwalk.tools.analysis.findings import Findings
from latentwalk.tools.analysis.room import Found
from latentwalk.tools.analysis.shells import Shell
from latentwalk.tools.data.columns import fitting_name

MOST_PAIRS = 5  # confusions that get a name


def found_in(found: Findings, shells: Sequence[Shell]) -> Found:
    """Columns and selections of what was found."""
    return Found({}, _confusions(found), shells)


def _confusions(found: Findings) -> dict[str, Selection]:
    """The confusions that are more than chance, the largest excess first."""
    told = [pair for pair in found.confusion.pairs if pair.significant][:MOST_PAIRS]
    return {
        fitting_name(f"{pair.label} taken for {pair.predicted}"): Selection(
            np.sort(pair.rows).astype(np.int32),
            pair.sentence,
            {"rows": pair.count, "by chance": pair.expected, "share of its class": pair.of_label.value or 0},
        )
        for pair in told
    }
