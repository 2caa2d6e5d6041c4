"""The page under fingers, at a phone's width, and as cells of a notebook have it."""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from kit.browser import WEB, opened
from kit.page_scene import N, page_scene, settled, spot
from kit.scene_pages import until, visit, written

from latentwalk.tools.page.packed import page_data

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

pytestmark = pytest.mark.browser

PHONE = (390, 844)


@pytest.fixture(scope="module")
def phone(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page of the scene on a phone."""
    address = written(page_scene(), tmp_path_factory.mktemp("phone"))
    with opened(chromium, size=PHONE, touch=True) as page:
        page.emulate_media(reduced_motion="reduce")
        visit(page, address)
        settled(page)
        yield page


@pytest.fixture(scope="module")
def fingers(phone: Page) -> CDPSession:
    """What playwright has no word for: fingers that move."""
    return phone.context.new_cdp_session(phone)


def touch(fingers: CDPSession, kind: str, *places: tuple[float, float]) -> None:
    points = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(places)]
    fingers.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})


def away(page: Page) -> float:
    return float(page.evaluate("latentwalk.desk.orbit.away"))


def boxes(page: Page, *selectors: str) -> list[Any]:
    """Boxes of what is seen of these, in their order."""
    found = [page.locator(selector) for selector in selectors]
    return [one.bounding_box() for one in found if one.is_visible()]


def apart(shown: list[Any]) -> bool:
    """Whether no box meets another."""
    return all(
        a["y"] + a["height"] <= b["y"] or b["y"] + b["height"] <= a["y"]
        for i, a in enumerate(shown)
        for b in shown[i + 1 :]
    )


def test_a_tap_selects_and_tells_of_a_row(phone: Page) -> None:
    phone.evaluate("latentwalk.desk.frame([30])")
    settled(phone)
    phone.touchscreen.tap(*spot(phone, 30))
    assert phone.evaluate("[...latentwalk.state.selected]") == [30]
    settled(phone)
    assert "row/30" in phone.inner_text("section[aria-label=Row]")
    shown = boxes(phone, ".lw-head", ".lw-row", ".lw-timeline", ".lw-tabs")
    assert len(shown) == 4
    assert apart(shown)
    phone.evaluate("latentwalk.state.select([]); latentwalk.state.hover(-1); latentwalk.desk.restart()")
    settled(phone)


def test_one_finger_turns_two_pinch_and_move(phone: Page, fingers: CDPSession) -> None:
    before = phone.evaluate("latentwalk.desk.orbit.yaw")
    touch(fingers, "Start", (150, 300))
    for x in range(160, 260, 20):
        touch(fingers, "Move", (x, 300))
    touch(fingers, "End")
    assert phone.evaluate("latentwalk.desk.orbit.yaw") < before - 0.1
    assert phone.evaluate("latentwalk.state.selected.size") == 0
    far = away(phone)
    touch(fingers, "Start", (180, 350), (210, 350))
    for step in range(1, 6):
        touch(fingers, "Move", (180 - 16 * step, 350), (210 + 16 * step, 350))
    touch(fingers, "End")
    assert away(phone) < 0.8 * far
    settled(phone)
    center = phone.evaluate("latentwalk.desk.orbit.center.toArray()")
    touch(fingers, "Start", (180, 350), (210, 350))
    for step in range(1, 5):
        touch(fingers, "Move", (180, 350 + 20 * step), (210, 350 + 20 * step))
    touch(fingers, "End")
    assert math.dist(center, phone.evaluate("latentwalk.desk.orbit.center.toArray()")) > 0.02
    phone.evaluate("latentwalk.desk.restart()")
    settled(phone)


def test_panels_come_one_at_a_time(phone: Page) -> None:
    tabs = phone.locator(".lw-tabs button")
    assert "Color" in tabs.all_inner_texts()
    for name in tabs.all_inner_texts():
        tab = tabs.filter(has_text=name).first
        tab.click()
        assert phone.locator(".lw-sheet section").count() == 1
        assert apart(boxes(phone, ".lw-head", ".lw-sheet", ".lw-timeline", ".lw-tabs"))
        assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        tab.click()
        assert not phone.locator(".lw-sheet").is_visible()


def test_the_cloud_stands_in_the_free_part(phone: Page) -> None:
    top, bottom = (box for box in boxes(phone, ".lw-head", ".lw-timeline"))
    spots = [spot(phone, row) for row in range(N)]
    assert all(0 < x < PHONE[0] and top["y"] + top["height"] < y < bottom["y"] for x, y in spots)


def _notebook(folder: Path) -> str:
    """A page that runs the widget twice, as a notebook does, with models of its own and its own styles."""
    data = page_data(page_scene())
    packed = {
        "head": data.head,
        "data": base64.b64encode(data.data).decode(),
        "sheets": [base64.b64encode(sheet).decode() for sheet in data.sheets],
    }
    program = base64.b64encode((WEB / "dist" / "widget.js").read_bytes()).decode()
    page = """<!doctype html><meta charset=utf-8><style>@style@</style><h1>mine</h1><button>mine</button>
        <div id=one></div><div id=two></div><script type=module>
        const packed = @packed@;
        const bytes = (text) => new DataView(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);
        const { default: widget } = await import("data:text/javascript;base64,@program@");
        class Model extends EventTarget {
            constructor() {
                super();
                const [data, sheets] = [bytes(packed.data), packed.sheets.map(bytes)];
                const said = { height: 520, selection: ["row/5"], color: "confidence" };
                this.values = { head: packed.head, data, sheets, ...said };
                this.saved = [];
            }
            get(name) { return this.values[name]; }
            set(name, value) { this.values[name] = value; }
            save_changes() { this.saved.push([...this.values.selection]); }
            on(name, does) { this.addEventListener(name, does); }
            off(name, does) { this.removeEventListener(name, does); }
            kernel(name, value) { this.set(name, value); this.dispatchEvent(new Event("change:" + name)); }
        }
        globalThis.models = [new Model(), new Model()];
        globalThis.stops = [];
        for (const [i, id] of ["one", "two"].entries()) {
            const el = document.createElement("div");  // notebooks put it on the page when it has been made
            stops.push(await widget.render({ model: models[i], el }));
            document.getElementById(id).append(el);
        }
        globalThis.ready = true;
    </script>"""
    for name, text in (
        ("style", (WEB / "page.css").read_text("utf-8")),
        ("packed", json.dumps(packed).replace("<", "\\u003c")),
        ("program", program),
    ):
        page = page.replace(f"@{name}@", text)
    path = folder / "notebook.html"
    path.write_text(page, encoding="utf-8")
    return path.as_uri()


def test_widgets_share_a_page_and_leave_the_rest_of_it_alone(chromium: Browser, tmp_path: Path) -> None:
    with opened(chromium, size=(900, 1000)) as page:
        page.goto(_notebook(tmp_path))
        until(page, "globalThis.ready")
        cells = page.locator(".latentwalk")
        assert [box["height"] for box in (cell.bounding_box() for cell in cells.all()) if box] == [520, 520]
        page.evaluate("new Promise((on) => requestAnimationFrame(() => requestAnimationFrame(on)))")
        seen = "[...document.querySelectorAll('.lw-canvas canvas')].map((one) => [one.clientWidth, one.clientHeight])"
        assert page.evaluate(seen)[0][1] == 520
        plain = "getComputedStyle(document.querySelector('body > button')).borderTopStyle"
        assert page.evaluate(plain) == "outset"
        assert page.evaluate("getComputedStyle(document.body).marginTop") == "8px"
        assert [cell.get_by_label("color by").input_value() for cell in cells.all()] == ["confidence"] * 2
        page.mouse.move(450, 300)
        page.mouse.wheel(0, 40)  # nobody has clicked into it: the notebook scrolls
        until(page, "globalThis.scrollY > 0")
        page.evaluate("globalThis.scrollTo(0, 0)")
        cells.first.locator(".lw-canvas").click(position={"x": 450, "y": 5})  # beside all rows
        assert page.evaluate("models.map((model) => model.get('selection'))") == [[], ["row/5"]]
        page.evaluate("models[0].saved.length = 0; models[0].kernel('selection', ['row/1', 'nobody', 'row/2'])")
        until(page, "document.querySelector('#one section[aria-label=Selection]').textContent.includes('2 of 120')")
        assert page.evaluate("models[0].saved") == []  # what the kernel said is not said back
        page.evaluate("stops.forEach((stop) => stop())")
        assert cells.first.inner_text() == ""
