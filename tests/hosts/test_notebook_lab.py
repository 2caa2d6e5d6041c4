"""A view in a real JupyterLab: hovered, clicked, set from Python, heard while a cell runs, gone with its kernel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from kit.desk import pixels
from kit.epochs_scene import EPOCHS, make_scene
from kit.lab import PICTURE, Lab, lab
from kit.running import runs, until

from latentwalk.scenes import write

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.gl, pytest.mark.timeout(900)]
SIZE = (640, 480)
BORDER = 2  # of the widget, both sides
# The picture that the page shows: its size, and a number by which some of its pixels are known.
SHOWN = f"""async () => {{
    const img = document.querySelector('{PICTURE}');
    while (!img.naturalWidth) await new Promise(requestAnimationFrame);  // the next frame is on its way
    const canvas = new OffscreenCanvas(img.naturalWidth, img.naturalHeight);
    const context = canvas.getContext('2d');
    context.drawImage(img, 0, 0);
    const rgba = context.getImageData(0, 0, canvas.width, canvas.height).data;
    let sum = 0;
    for (let i = 0; i < canvas.width * canvas.height * 3; i += 11)
        sum = (sum * 31 + rgba[Math.floor(i / 3) * 4 + i % 3]) % 1000003;
    return [canvas.width, canvas.height, sum];
}}"""
# A cell that waits for a selection, and wrote to the page itself before.
WAITS = """
import time
view.send_state("css_width")
while not view.selection:
    time.sleep(0.05)
seen = view.selection
"""
PLACE = "positions(view._world.rows.cloud, np.array([{}]))[0].tolist()"
KNOWN = """
def known(image):
    number = 0
    for value in image.tobytes()[::11]:
        number = (number * 31 + value) % 1000003
    return [*image.size, number]
"""


@pytest.fixture(scope="module")
def notebook(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A notebook with a view of a run in its first cell."""
    folder = tmp_path_factory.mktemp("lab")
    path = folder / "run.scene"
    write(path, make_scene())
    with lab(chromium, folder) as found:
        size = tuple(side + BORDER for side in SIZE)
        found.cell(f"import latentwalk\nview = latentwalk.view({str(path)!r}, size={size})\nview")
        found.page.wait_for_function(f"() => document.querySelector('{PICTURE}')?.naturalWidth === {SIZE[0]}")
        found.run(KNOWN)
        yield found


@pytest.fixture
def state(notebook: Lab) -> dict[str, Any]:
    """What the view tells of itself, with nothing selected and in the last epoch."""
    notebook.run(f"view.selection = []\nview.do('epoch', {EPOCHS[-1]})\nview.screenshot()")
    return notebook.run("", "view.state")


def place_of(lab: Lab, state: dict[str, Any], row: int) -> tuple[float, float]:
    """Where a row is on the page."""
    at = lab.run("import numpy as np\nfrom latentwalk.runtime.world.rows.fit import positions", PLACE.format(row))
    x, y = pixels(state, np.array(at), SIZE)[0]
    return lab.place(x, y)


def hovered(lab: Lab, state: dict[str, Any]) -> str:
    """The row that the mouse is moved to, or one before it."""
    lab.page.mouse.move(*place_of(lab, state, 20))
    found: str = lab.until("view.state['hover']", "found")
    return found


def shown(lab: Lab) -> None:
    """Wait until the page shows the very picture that the kernel has."""
    until("the picture", lambda: lab.page.evaluate(SHOWN) == lab.run("", "known(view.screenshot())"))


def test_hovering_a_row_shows_what_is_known_of_it(notebook: Lab, state: dict[str, Any]) -> None:
    shown(notebook)
    before = notebook.page.evaluate(SHOWN)
    assert hovered(notebook, state).startswith("row-")
    shown(notebook)
    assert notebook.page.evaluate(SHOWN) != before


def test_a_click_selects_and_python_has_the_id(notebook: Lab, state: dict[str, Any]) -> None:
    row = hovered(notebook, state)
    notebook.page.mouse.down()
    notebook.page.mouse.up()
    assert notebook.until("view.selection", "found") == [row]
    assert notebook.run("", "[view.selected_rows.tolist(), view.frame()['id'].tolist()]") == [[int(row[4:])], [row]]


def test_ids_set_in_python_are_marked_in_the_page(notebook: Lab, state: dict[str, Any]) -> None:
    shown(notebook)
    before = notebook.page.evaluate(SHOWN)
    notebook.run("view.selection = ['row-3', 'row-11']")
    shown(notebook)
    assert notebook.page.evaluate(SHOWN) != before
    assert notebook.run("", "view.selection") == ["row-3", "row-11"]


def test_keys_scrub_the_epochs(notebook: Lab, state: dict[str, Any]) -> None:
    notebook.page.mouse.move(*notebook.place(SIZE[0] / 2, 20))
    notebook.page.mouse.down()
    notebook.page.mouse.up()
    notebook.page.keyboard.press("[")
    notebook.until("view.state['epoch']", f"found == {EPOCHS[-2]}")
    notebook.page.keyboard.press("]")
    notebook.until("view.state['epoch']", f"found == {EPOCHS[-1]}")


def test_a_cell_may_wait_for_what_is_selected(notebook: Lab, state: dict[str, Any]) -> None:
    row = hovered(notebook, state)
    notebook.begin("chosen = await view.selected()")
    notebook.page.mouse.down()
    notebook.page.mouse.up()
    notebook.ran()
    assert notebook.run("", "chosen") == [row]


def test_a_view_hears_and_shows_while_a_cell_runs(notebook: Lab, state: dict[str, Any]) -> None:
    row = hovered(notebook, state)
    notebook.begin(WAITS)
    before = notebook.page.evaluate(SHOWN)
    notebook.page.mouse.down()
    notebook.page.mouse.up()
    notebook.ran()
    assert notebook.run("", "seen") == [row]
    until("another picture", lambda: notebook.page.evaluate(SHOWN) != before)


def test_a_picture_takes_the_size_that_the_page_gives_it(notebook: Lab) -> None:
    notebook.run("view.css_width = '502px'")
    notebook.page.wait_for_function(f"() => document.querySelector('{PICTURE}').naturalWidth === 500")
    notebook.run(f"view.css_width = '{SIZE[0] + BORDER}px'")
    notebook.page.wait_for_function(f"() => document.querySelector('{PICTURE}').naturalWidth === {SIZE[0]}")


def test_a_cell_that_is_run_again_leaves_one_view(notebook: Lab) -> None:
    notebook.cell("again = latentwalk.view(view._world.path)\nagain")
    pictures = f"document.querySelectorAll('{PICTURE}')"
    drawn = f"() => {pictures}.length === 2 && [...{pictures}].every(img => img.naturalWidth > 1)"
    notebook.page.wait_for_function(drawn)
    notebook.run("first = again")
    notebook.page.evaluate("() => jupyterapp.commands.execute('notebook:run-cell')")
    threads = "sum(each.name == 'latentwalk view' for each in threading.enumerate())"
    notebook.run("import threading")
    notebook.until(f"again is not first and not first._thread.is_alive() and {threads}", "found == 2")
    notebook.page.wait_for_function(drawn)
    assert notebook.run("again.close()", "view.selection") is not None


def test_a_page_as_a_widget_has_the_selection_of_both_sides(notebook: Lab) -> None:
    notebook.cell("page = latentwalk.widget(view._world.path)\npage")
    panel = notebook.page.locator(".latentwalk").get_by_text("2 of")
    notebook.run("page.selection = ['row-3', 'row-11']")
    panel.wait_for()
    notebook.page.locator(".latentwalk").get_by_title("select none").click()
    panel.wait_for(state="detached")
    notebook.until("page.selection", "found == []")


def test_a_kernel_that_restarts_leaves_nothing_behind(notebook: Lab) -> None:
    """The last test: a view of a scene in memory, whose file is the view's own, another beside it, and the kernel."""
    notebook.run("copy = latentwalk.view(latentwalk.read(view._world.path))")
    folder = Path(notebook.run("", "str(copy._world.path.parent)"))
    process = notebook.run("import os", "os.getpid()")
    assert (folder / "scene.scene").exists()
    notebook.page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.restartKernel()")
    until("the kernel's end", lambda: not runs(process))
    assert not folder.exists()
