"""Rows one by one: the selection with the search that makes one, and what is known of the row under the laser."""

from __future__ import annotations

import numpy as np
from imgui_bundle import imgui

from latentwalk.runtime.ground.command import Command
from latentwalk.runtime.ui.mistakes.gallery import wall_chip
from latentwalk.runtime.ui.panel import Panel, Ui
from latentwalk.runtime.ui.widgets import beside, button, muted, pairs, row_line
from latentwalk.runtime.world.commands import SaveView
from latentwalk.runtime.world.rows.coloring import known_classes
from latentwalk.runtime.world.rows.commands import Analogy, Export, Redo, Search, Select, Undo
from latentwalk.runtime.world.rows.hidden.commands import Hide, Isolate
from latentwalk.runtime.world.walk.commands import FrameRows

LISTED = 8  # selected rows; with more, the panels below would leave a small window
SAMPLED = 3  # of more than that: the statistics below say more of them
BRIEF = 5  # columns of a row that a headset's laser is on; of one that is selected there are all
NEIGHBORS = 6  # as many as fit below the first columns of a row
FIRST = ("id", "label", "prediction", "correct", "confidence")  # what one asks first; the neighbors come next


class SelectionPanel(Panel):
    """Count, search, undo, filter, export, and the first rows."""

    title = "Selection"
    drawer = "Selection"
    command = "search"

    def __init__(self) -> None:
        self._search = ""
        self._listed: tuple[int, list[int]] = -1, []

    def draw(self, ui: Ui) -> None:
        """Draw everything about the selection."""
        rows, selection, history = ui.rows, ui.rows.selection, ui.rows.history
        imgui.text_unformatted(f"{selection.count:,} of {len(rows.scene):,} rows")
        self._draw_search(ui)
        _buttons(ui, {"Undo": (Undo(), history.can_undo), "Redo": (Redo(), history.can_redo)})
        imgui.same_line()
        _buttons(ui, {"All": (Select(all=True), True), "None": (Select(none=True), selection.count > 0)})
        _draw_hiding(ui)
        _buttons(ui, {"Export": (Export(), True), "Save view": (SaveView(), True)})
        self._draw_rows(ui)

    def _draw_rows(self, ui: Ui) -> None:
        """The first selected rows; found again when the selection changed."""
        selection = ui.rows.selection
        if self._listed[0] != selection.version:
            few = LISTED if selection.count <= LISTED else SAMPLED
            self._listed = selection.version, [int(row) for row in np.flatnonzero(selection.rows)[:few]]
        for row in self._listed[1]:
            row_line(ui, row)
        if selection.count and button("Gallery", lit=ui.gallery):
            ui.gallery = not ui.gallery
        if ui.in_room and (selection.count or ui.person.around.wall.pages):
            if beside("Wall"):
                imgui.same_line()
            wall_chip(ui)
        if selection.count > len(self._listed[1]):
            imgui.same_line()
            muted(f"and {selection.count - len(self._listed[1]):,} more")

    def _draw_search(self, ui: Ui) -> None:
        if ui.in_room:
            if imgui.button("Search …", imgui.ImVec2(-1, 0)):
                ui.typed = "" if ui.typed is None else None
            return
        imgui.set_next_item_width(-1)
        if ui.command == self.command:
            imgui.set_keyboard_focus_here()
        flags = imgui.InputTextFlags_.enter_returns_true | imgui.InputTextFlags_.auto_select_all
        entered, self._search = imgui.input_text_with_hint(
            "##search", "Search ids, classes, texts", self._search, flags
        )
        if entered and self._search:
            ui.do(Search(self._search))
            go_to_hit(ui, 0)
        found = ui.rows.finder.count(self._search, ui.rows.visible)
        if self._search and found is not None:
            muted(found.words)


def go_to_hit(ui: Ui, number: int) -> None:
    """Bring one of the rows found into view, the first after the last."""
    hits = ui.rows.finder.hits
    if hits is None or not len(hits.rows):
        ui.outbox.say("nothing was found; / searches" if hits is None else f"“{hits.text}”: in no row")
        return
    ui.desk.hit = number % len(hits.rows)
    name = ui.rows.ids[int(hits.rows[ui.desk.hit])]
    ui.do(ui.desk.frame(FrameRows(id=name)))
    ui.outbox.say(f"“{hits.text}”: {name}, {ui.desk.hit + 1:,} of {len(hits.rows):,} (N next)")


def _draw_hiding(ui: Ui) -> None:
    """Show what is selected alone, or hide it; while rows are isolated, which these are and how all come back."""
    selection, isolated = ui.rows.selection, ui.rows.visibility.isolated
    some = f" {selection.count:,}" if selection.count else ""
    if button(f"Show only these{some}", enabled=selection.count > 0 and selection.rows is not isolated):
        ui.do(Isolate(True))
    if beside("Hide these"):
        imgui.same_line()
    if button("Hide these", enabled=selection.count > 0):
        ui.do(Hide())
    if isolated is not None and button(f"{np.count_nonzero(isolated):,} isolated: show all again", lit=True):
        ui.do(Isolate(False))


def _buttons(ui: Ui, actions: dict[str, tuple[Command, bool]]) -> None:
    """Buttons side by side: name → command, whether it can be pressed."""
    for i, (name, (command, enabled)) in enumerate(actions.items()):
        if i:
            imgui.same_line()
        if button(name, enabled=enabled):
            ui.do(command)


class ArithmeticPanel(Panel):
    """A sum of rows and its true neighbors, where the scene has the rows' own vectors."""

    title = "Arithmetic"
    slot = "right"
    drawer = "Selection"
    in_pictures = True

    def __init__(self) -> None:
        self._text = ""

    def visible(self, ui: Ui) -> bool:
        """Where there is a sum, or vectors and a keyboard to write one."""
        writable = ui.rows.scene.vectors is not None and ui.live and not ui.in_room
        return writable or ui.rows.arithmetic.solved is not None

    def draw(self, ui: Ui) -> None:
        """Draw where a sum is written, and its neighbors; pressed, the person looks at one."""
        solved = ui.rows.arithmetic.solved
        if ui.live and not ui.in_room:
            imgui.set_next_item_width(-1)
            flags = imgui.InputTextFlags_.enter_returns_true | imgui.InputTextFlags_.auto_select_all
            entered, self._text = imgui.input_text_with_hint("##sum", "king - man + woman", self._text, flags)
            if entered and self._text:
                ui.do(Analogy(self._text))
        if solved is None:
            return
        if ui.live and button("Clear"):  # above the list, which a small window cuts
            ui.do(Analogy())
        muted(f"{solved.sum.text} is nearest to")
        for row, nearness in zip(solved.answer.rows.tolist(), solved.answer.nearness.tolist(), strict=True):
            row_line(ui, row, f"{nearness:.3g}")


class DetailsPanel(Panel):
    """The hovered row; while none is, the one selected last."""

    slot = "hand"
    always = in_pictures = True

    def __init__(self) -> None:
        self._row = -1

    def visible(self, ui: Ui) -> bool:
        """While the laser is on a row, or the last one that it was on is selected."""
        person = ui.person
        if person.tool.covers_row:
            return False
        if person.pointer.row >= 0:
            self._row = person.pointer.row
        elif self._row >= 0 and not ui.rows.selection.rows[self._row]:
            self._row = -1
        return self._row >= 0

    def draw(self, ui: Ui) -> None:
        """Draw the row."""
        rows, row, em = ui.rows, self._row, ui.em
        pixels = rows.pictures.of(row)
        if pixels is not None:
            ui.picture(f"row {row}", pixels, imgui.get_content_region_avail().x, 5.5 * em)
        brief = ui.in_room and not rows.selection.rows[row]  # beside the laser: it hides little of the cloud
        known = rows.details(row)
        first = [pair for pair in known if pair[0] in (*FIRST, rows.coloring.name)]
        pairs(known[:BRIEF] if brief else first, em, 6.5)
        self._draw_neighbors(ui, 0 if brief else NEIGHBORS)
        if not brief:
            pairs((pair for pair in known if pair not in first), em, 6.5)

    def _draw_neighbors(self, ui: Ui, most: int) -> None:
        known = ui.rows.scene.neighbors
        if known is None:
            return
        rows, near = ui.rows, known.indices[self._row]
        classes = known_classes(rows.scene, rows.coloring)
        muted(f"nearest in the original space ({', '.join(filter(None, (known.metric, known.search)))})")
        if classes is not None and (sharing := classes.sharing(self._row, near)):
            imgui.text_wrapped(sharing)
        for place, row in enumerate(near[:most].tolist()):
            if row < 0:
                continue
            said, dot = ("", None) if classes is None else (classes.of(row), classes.color(row))
            row_line(ui, row, f"{known.distances[self._row][place]:.3g}", said, dot)
