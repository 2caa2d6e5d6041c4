"""What was found as named selections and columns of a scene, in the order in which a person should look at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from latentwalk.scenes import Bool, Category, Column, Scalar, Selection
from latentwalk.scenes.arrays import Indices
from latentwalk.tools.analysis.outliers import LOF
from latentwalk.tools.analysis.regions import Region
from latentwalk.tools.data.columns import fitting_name
from latentwalk.tools.report.findings import CLUSTER, Findings
from latentwalk.tools.report.rows import outlying

MOST_PAIRS = 5  # confusions that get a name


def selections_found(found: Findings) -> dict[str, Selection]:
    """Selections of what was found: the regions, the worst first, then confusions, labels, flips and outliers."""
    return _regions(found) | _confusions(found) | _suspects(found) | _flips(found) | _outliers(found)


def columns_found(found: Findings) -> dict[str, Column]:
    """Of each row: the worst region that it is in, whether its label is suspect and how doubtful, and its cluster."""
    columns: dict[str, Column] = {}
    if found.regions.regions:
        columns["region"] = Category(found.regions.codes(len(found.subject)), _names(found.regions.regions))
    if found.suspects.suspects:
        doubtful = np.zeros(len(found.subject), np.bool_)
        doubt = np.full(len(found.subject), np.nan, np.float32)
        doubtful[found.suspects.rows] = True
        doubt[found.suspects.rows] = [suspect.doubt for suspect in found.suspects.suspects]
        columns |= {"suspect_label": Bool(doubtful), "label_doubt": Scalar(doubt)}
    if found.clustered is not None:
        columns[CLUSTER] = found.clustered.column
    return columns


def _names(regions: Sequence[Region]) -> list[str]:
    return [fitting_name(f"region {place}: {region.name}") for place, region in enumerate(regions, 1)]


def _regions(found: Findings) -> dict[str, Selection]:
    there = found.regions.regions
    return {
        name: _selection(
            region.rows,
            region.sentence,
            {
                "rows": len(region.rows),
                "wrong": len(region.wrong),
                "error rate": region.error_rate.value,
                "at least (95 %)": region.error_rate.low,
                "at most (95 %)": region.error_rate.high,
                "error rate of all rows": found.regions.overall.value,
                "p, corrected": region.p_adjusted,
            },
        )
        for name, region in zip(_names(there), there, strict=True)
    }


def _confusions(found: Findings) -> dict[str, Selection]:
    """The confusions that are more than chance, the largest excess first."""
    told = [pair for pair in found.confusion.pairs if pair.significant][:MOST_PAIRS]
    return {
        fitting_name(f"{pair.label} taken for {pair.predicted}"): _selection(
            pair.rows,
            pair.sentence,
            {"rows": pair.count, "by chance": pair.expected, "share of its class": pair.of_label.value},
        )
        for pair in told
    }


def _suspects(found: Findings) -> dict[str, Selection]:
    doubted = found.suspects
    if not doubted.suspects:
        return {}
    return {
        "suspect labels": _selection(
            doubted.rows, doubted.finding, {"rows": len(doubted.rows), "share of the labeled": doubted.rate.value}
        )
    }


def _flips(found: Findings) -> dict[str, Selection]:
    if not found.flips:
        return {}
    first = found.flips[0]
    said = (
        f"The {len(found.flips)} rows that the least change of their latent makes another class; first of all row"
        f" {found.subject.ids[first.row]}, {first.of} → {first.to}, {first.flip.distance:.3g} away."
    )
    numbers = {"rows": len(found.flips), "nearest": first.flip.distance, "farthest": found.flips[-1].flip.distance}
    return {"nearest to a flip": _selection(np.array([flip.row for flip in found.flips]), said, numbers)}


def _outliers(found: Findings) -> dict[str, Selection]:
    rows = outlying(found)
    if not len(rows):
        return {}
    scores = found.measures[LOF].values[rows]
    said = f"The {len(rows)} rows that lie farthest from their neighbors, by the local outlier factor."
    numbers = {"rows": len(rows), "factor, lowest": float(scores.min()), "factor, highest": float(scores.max())}
    return {"outliers": _selection(rows, said, numbers)}


def _selection(rows: Indices, text: str, numbers: Mapping[str, float | None]) -> Selection:
    """Rows in rising order, as scenes have them; what is not known is no number."""
    known = {name: float(value) for name, value in numbers.items() if value is not None and np.isfinite(value)}
    return Selection(np.sort(rows).astype(np.int32), text, known)
