"""Views that are kept beside the scene: saved, listed, gone to, and left for a fresh start."""

from __future__ import annotations

from imgui_bundle import imgui

from latentwalk.runtime.ui.panel import Panel, Ui
from latentwalk.runtime.ui.widgets import Flow, line, listing
from latentwalk.runtime.world.commands import GoToView, SaveView, SaveViewAs, StartFresh

VIEWS_AT_ONCE = 5  # lines of the list; with more, what is below would leave a small window


class ViewsPanel(Panel):
    """The saved views, the newest first; one without a name is what Ctrl S keeps."""

    title = "Views"
    drawer = "Views"

    def __init__(self) -> None:
        self._name = ""

    def draw(self, ui: Ui) -> None:
        """Draw ways to save, to start fresh, and the list; pressed, the person goes there."""
        known = ui.views.known
        flow = Flow(imgui.get_content_region_avail().x)
        if flow.button("Save view"):
            ui.do(SaveView())
        # Who has no keyboard names it by its number.
        if ui.in_room and flow.button("Save as new"):
            names = {view.name for view in known}
            ui.do(SaveViewAs(next(name for i in range(1, len(names) + 2) if (name := f"view {i}") not in names)))
        if flow.button("Start fresh"):
            ui.do(StartFresh())
        if not ui.in_room:
            imgui.set_next_item_width(-1)
            flags = imgui.InputTextFlags_.enter_returns_true | imgui.InputTextFlags_.auto_select_all
            entered, self._name = imgui.input_text_with_hint("##name", "Save as …", self._name, flags)
            if entered and self._name.strip():
                ui.do(SaveViewAs(self._name.strip()))
        with listing("views", len(known), VIEWS_AT_ONCE, ui.em):
            for i, view in enumerate(reversed(known)):
                imgui.push_id(i)
                if line(view.name or "without a name", ui.em, view.day, lit=view is ui.views.restored):
                    ui.do(GoToView(view.name or True))
                imgui.pop_id()
