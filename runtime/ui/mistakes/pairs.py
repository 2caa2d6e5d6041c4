"""What the model takes for what, by count: pressed, the person stands before these rows, and the gallery opens."""

from __future__ import annotations

from imgui_bundle import imgui

from latentwalk.runtime.ui.panel import Panel, Ui
from latentwalk.runtime.ui.widgets import line, listing, muted
from latentwalk.runtime.world.rows.inside.confused import ConfusedPair
from latentwalk.runtime.world.walk.commands import GoToMistakes

PAIRS_AT_ONCE = 12  # lines of the list: who looks for what is most wrong reads no further


class MistakesPanel(Panel):
    """Pairs of a label and the prediction that it is taken for, among what is shown."""

    title = "Mistakes"
    drawer = "Mistakes"

    def visible(self, ui: Ui) -> bool:
        """Where there are any; in a live walk alone, as there is nothing to read in a picture."""
        return ui.live and bool(_pairs(ui))

    def draw(self, ui: Ui) -> None:
        """Draw the list; a long one scrolls."""
        pairs = _pairs(ui)
        wrong = sum(pair.count for pair in pairs)
        muted(f"{wrong:,} of {ui.rows.shown_count:,} shown are wrong; label taken for prediction:")
        with listing("pairs", len(pairs), PAIRS_AT_ONCE, ui.em):
            for i, pair in enumerate(pairs):
                imgui.push_id(i)
                if line(f"{pair.label} taken for {pair.prediction}", ui.em, f"{pair.count:,}"):
                    ui.do(GoToMistakes(pair.label, pair.prediction))
                    ui.gallery = True
                imgui.pop_id()


def _pairs(ui: Ui) -> list[ConfusedPair]:
    return ui.rows.mistakes.pairs(ui.rows.visible)
