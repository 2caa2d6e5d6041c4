"""Help: every control of the device in hand, on a page by task; in a headset a list, as a drawer is narrow there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from imgui_bundle import imgui

from latentwalk.runtime.ui import style
from latentwalk.runtime.ui.panel import HELP, Panel, Ui
from latentwalk.runtime.ui.widgets import muted, pairs

COLUMN_EM, LABEL_EM, IN_ROOM_EM = 24.0, 11.0, 8.5
PAD = " (gamepad)"
OTHERS = "Else"
#: task → words of the controls, as hosts have them in their `help`
TASKS: dict[str, tuple[str, ...]] = {
    "Move": (
        "orbit",
        "pan",
        "zoom to the mouse",
        "bring a row or class into view",
        "bring the selection, or all, into view",
        "the mouse orbits, or walks",
        "turn the head",
        "walk",
        "up, down",
        "back to the start",
    ),
    "Look": ("next color", "points or pictures", "words beside rows", "show or hide panels", "full screen"),
    "Find": ("search", "next row found", "row found before", "next region"),
    "Select": (
        "select",
        "select none",
        "select all",
        "select by a box",
        "draw a lasso around rows, or select",
        "next tool",
        "size of the brush",
        "show only the selection, or all",
        "undo",
        "redo",
    ),
    "Compare layouts and epochs": (
        "next layout",
        "play the epochs, stop",
        "epoch before",
        "next epoch",
        "a little back in the epochs",
        "a little on in the epochs",
    ),
    "Probe": (
        "probe: decode at the mouse",
        "probe: jump to the next class",
        "probe: morph towards the next class, stop",
        "probe: way to the hovered row or next class, or between two selected",
        "probe: random place",
        "probe: pull the hovered row along, let go",
        "σ of the selected rows",
        "filmstrip of the way",
    ),
    "Save": ("export the selection", "save this view", "screenshot", "open another scene, or data"),
}


def by_task(help_texts: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    """Task → what can be done and what to press, of all that a host tells; what has no task comes last."""
    task_of = {words: task for task, known in TASKS.items() for words in known}
    found: dict[str, list[tuple[str, str]]] = {task: [] for task in (*TASKS, OTHERS, "Gamepad")}
    for words, pressed in help_texts.items():
        if words.endswith(PAD):
            found["Gamepad"].append((words.removesuffix(PAD), pressed))
        else:
            task = task_of.get(words, OTHERS)
            found[task].append((words.removeprefix(f"{task.lower()}: "), pressed))
    return {task: lines for task, lines in found.items() if lines}


def in_columns(lengths: Iterable[int], count: int) -> list[int]:
    """In which of `count` columns parts of so many lines go, in their order, about as long each."""
    known = list(lengths)
    most = sum(known) / count
    columns, used = [], 0.0
    for length in known:
        columns.append(min(int((used + length / 2) / most), count - 1))
        used += length
    return columns


class HelpPanel(Panel):
    """The host's own words for its controls."""

    title = HELP
    drawer = HELP

    def draw(self, ui: Ui) -> None:
        """Draw control and key side by side, below the names of tasks."""
        if ui.in_room:
            pairs(ui.help.items(), ui.em, IN_ROOM_EM)
            return
        muted("F1 or Esc closes this page")
        tasks = by_task(ui.help)
        count = max(1, int(ui.width_px / (COLUMN_EM * ui.em)))
        places = in_columns((len(lines) + 3 for lines in tasks.values()), count)
        if not imgui.begin_table("tasks", count, imgui.TableFlags_.sizing_stretch_same, imgui.ImVec2(ui.width_px, 0)):
            return
        imgui.table_next_row()
        for at, (task, lines) in zip(places, tasks.items(), strict=True):
            imgui.table_set_column_index(at)
            imgui.dummy(imgui.ImVec2(0, 0.3 * ui.em))
            imgui.text_colored(imgui.ImVec4(*style.ACCENT), task)
            pairs(lines, ui.em, LABEL_EM)
        imgui.end_table()
