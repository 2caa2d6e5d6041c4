"""What is so of the selected rows, live while a brush paints."""

from __future__ import annotations

import math
from collections.abc import Iterator

from latentwalk.runtime.ui.panel import Panel, Ui
from latentwalk.runtime.ui.widgets import muted, pairs, signed
from latentwalk.runtime.world.rows.inside.confused import ConfusedPair
from latentwalk.runtime.world.rows.inside.summary import Correlation, Means, Rate, Summary

CLASSES = 4  # with more, what stands below would leave a small window
LABEL_EM = 6.5  # as of the details of a row


class StatisticsPanel(Panel):
    """Errors, classes, certainty and what sets the selection apart, each beside the rest."""

    title = "Statistics"
    slot = "right"
    drawer = "Selection"
    in_pictures = True

    def visible(self, ui: Ui) -> bool:
        """While something is selected."""
        return ui.rows.selection.count > 0

    def draw(self, ui: Ui) -> None:
        """Draw the newest summary."""
        found = ui.rows.summary()
        if found is None:
            muted("counting …")
            return
        pairs(_lines(found), ui.em, LABEL_EM)
        if found.apart:
            muted("set apart by (inside; the rest)")
            pairs(((each.name.replace("_", " "), _beside(each)) for each in found.apart), ui.em, LABEL_EM)


def _lines(found: Summary) -> Iterator[tuple[str, str]]:
    yield "selected", f"{found.rows:,} of {found.of:,} ({_percent(found.rows / found.of)})"
    if isinstance(found.errors, str):
        yield "errors", found.errors
    else:
        yield "errors", _rate(found.errors)
        yield "in the rest", found.rest_errors if isinstance(found.rest_errors, str) else _rate(found.rest_errors)
        yield "confused most", _confusion(found.confusion)
    if found.classes:
        yield found.by, _classes(found)
    for each in found.means:
        yield each.name, _beside(each)
    if not isinstance(found.errors, str):  # else there is no model to be unsure
        yield "similarity and entropy", _correlation(found.correlation)


def _rate(rate: Rate) -> str:
    interval = f"95 %: {_percent(rate.low)} … {_percent(rate.high)}"
    return f"{_percent(rate.wrong / rate.known)}, {rate.wrong:,} of {rate.known:,}\n{interval}"


def _confusion(found: ConfusedPair | str) -> str:
    return found if isinstance(found, str) else f"{found.label} taken for {found.prediction}: {found.count:,}"


def _correlation(found: Correlation | str) -> str:
    if isinstance(found, str):
        return found
    if isinstance(found.pearson, str) or isinstance(found.spearman, str):
        return str(found.pearson)  # what one lacks the other does, too
    return f"Pearson {signed(found.pearson, '.2f')}\nSpearman {signed(found.spearman, '.2f')}"


def _beside(each: Means) -> str:
    """A mean inside and in the rest, and how far apart."""
    inside, rest = ("unknown" if value is None else signed(value) for value in (each.inside, each.rest))
    if each.apart is None:  # nothing is known here, or of the rest, or there is none
        return inside if each.rest is None else f"{inside}; {rest}"
    apart = "∞" if math.isinf(each.apart) else f"{abs(each.apart):.1f}"
    return f"{inside}; {rest} ({'+' if each.apart > 0 else '−'}{apart} σ)"


def _classes(found: Summary) -> str:
    """The largest classes inside with their share."""
    told = ", ".join(f"{name} {_percent(count / found.rows)}" for name, count in found.classes[:CLASSES])
    more = len(found.classes) - CLASSES
    return f"{told} and {more:,} more" if more > 0 else told


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
