"""The page as a widget: what is shown and selected goes both ways between Python and the browser."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from kit.browser import WEB, opened
from kit.epochs_scene import make_scene
from kit.scene_pages import until
from traitlets import TraitError

import latentwalk
from latentwalk.scenes import UsageError
from latentwalk.tools.page.widget import SceneWidget

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# The kernel's side of a widget as anywidget's front end has it, and what came from the browser.
MODEL = """async ({code, state, bytes}) => {
    const made = (text) => new DataView(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer);
    const values = {...state, data: made(bytes.data), sheets: bytes.sheets.map(made)}, ears = new Map();
    globalThis.saved = [];
    globalThis.model = {
        get: (name) => values[name],
        set: (name, value) => { values[name] = value; },
        on: (name, ear) => ears.set(name, ear),
        off: (name) => ears.delete(name),
        save_changes: () => saved.push({...values, data: 0, sheets: 0, head: 0}),
        from_kernel: (name, value) => { values[name] = value; ears.get("change:" + name)(); },
    };
    const widget = await import(URL.createObjectURL(new Blob([code], {type: "text/javascript"})));
    const el = document.body.appendChild(document.createElement("div"));
    globalThis.stop = await widget.default.render({model, el});
}"""


@pytest.fixture
def made() -> SceneWidget:
    shown = latentwalk.widget(make_scene(60, layout=True), height=400)
    assert isinstance(shown, SceneWidget)
    return shown


def test_it_begins_where_a_walk_begins(made: SceneWidget) -> None:
    assert (made.layout, made.color, made.epoch, made.selection, made.height) == ("grid", "label", None, [], 400)
    at = latentwalk.widget(make_scene(60), epoch=10, color="none")
    assert (at.layout, at.color, at.epoch) == ("epochs", "none", 10.0)
    both = replace(make_scene(60), layouts={"epochs": make_scene(60, layout=True).layouts["grid"]})
    at = latentwalk.widget(both, epoch=10)
    assert (at.layout, at.epoch) == ("training epochs", 10.0)
    with pytest.raises(UsageError, match="no layout 'none'"):
        latentwalk.widget(make_scene(60), layout="none")


def test_wrong_values_are_told(made: SceneWidget) -> None:
    for name, value, said in (
        ("selection", ["row-1", "nobody"], "no row has the id 'nobody'; ids here look like 'row-0'"),
        ("color", "size", "expected one of label"),
        ("layout", "tsne", "expected one of grid, epochs"),
        ("epoch", 99.0, "expected 1 to 50, found 99"),
    ):
        with pytest.raises(TraitError, match=said):
            setattr(made, name, value)
    made.selection = ["row-3", "row-1", "row-3"]
    assert (made.selection, made.selected_rows) == (["row-3", "row-1"], [3, 1])


def test_rows_in_memory_are_laid_out_first() -> None:
    shown = latentwalk.widget(np.random.default_rng(0).normal(0, 1, (40, 6)), method=["pca"], quiet=True)
    assert (shown.layout, shown.head["count"]) == ("pca", 40)
    with pytest.raises(TypeError, match="goes with rows in memory"):
        latentwalk.widget(make_scene(60), method=["pca"])


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    shown = latentwalk.widget(make_scene(60, layout=True), height=400)
    state = {name: getattr(shown, name) for name in ("head", "height", "color", "layout", "epoch", "selection")}
    given = {"data": base64.b64encode(shown.data).decode(), "sheets": []}
    with opened(chromium) as page:
        page.goto("about:blank")
        code = (WEB / "dist" / "widget.js").read_text(encoding="utf-8")
        page.evaluate(MODEL, {"code": code, "state": state, "bytes": given})
        yield page


@pytest.mark.browser
def test_what_python_sets_is_shown(page: Page) -> None:
    page.evaluate("model.from_kernel('selection', ['row-3', 'row-10'])")
    until(page, "document.body.textContent.includes('2 of 60 rows')")
    page.evaluate("model.from_kernel('epoch', 17.5)")
    until(page, "[...document.querySelectorAll('input[type=range]')].some((bar) => bar.valueAsNumber === 2.5)")
    page.evaluate("model.from_kernel('layout', 'grid')")
    page.evaluate("model.from_kernel('height', 333)")
    assert page.evaluate("document.querySelector('.latentwalk').style.height") == "333px"
    assert page.evaluate("saved") == []  # what came from Python is not sent back


@pytest.mark.browser
def test_what_a_person_does_comes_to_python(page: Page, made: SceneWidget) -> None:
    page.click("section[aria-label=Selection] button:text-is('None')")
    until(page, "saved.length")
    assert page.evaluate("saved.at(-1).selection") == []
    page.select_option("select", "none")
    until(page, "saved.at(-1).color === 'none'")
    page.click("button:text-is('epochs')")
    until(page, "saved.at(-1).layout === 'epochs'")
    last = page.evaluate("saved.at(-1)")
    for name in ("selection", "color", "layout", "epoch"):
        setattr(made, name, last[name])
    assert (made.layout, made.color) == ("epochs", "none")
    assert made.epoch is not None
    page.keyboard.press("[")
    until(page, f"saved.at(-1).epoch < {made.epoch}")


@pytest.mark.browser
def test_it_leaves_nothing_behind(page: Page) -> None:
    page.evaluate("stop()")
    assert page.evaluate("document.querySelectorAll('canvas').length") == 0
