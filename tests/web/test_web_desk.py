"""The page by mouse and keys: what a person does at a desk, in a real browser, with the scene's own page."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from kit.browser import opened
from kit.page_scene import CLASSES, EVIL, RESET, WRONG, N, in_front, page_scene, settled, spot
from kit.scene_pages import until, visit, written
from PIL import Image

from latentwalk.runtime.world.rows.inside.statistics import wilson
from latentwalk.scenes import Layout, Scene
from latentwalk.tools.page import sheets

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SIZE = (1000, 600)  # columns and a cloud; each pixel is drawn by the processor


@pytest.fixture(scope="module")
def shared(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page of the scene."""
    address = written(page_scene(), tmp_path_factory.mktemp("page"))
    with opened(chromium, size=SIZE) as page:
        page.emulate_media(reduced_motion="reduce")  # what flies and glides takes its time
        visit(page, address)
        yield page


@pytest.fixture
def page(shared: Page) -> Page:
    """The page as it is at the start."""
    shared.mouse.move(500, 5)
    shared.evaluate(RESET)
    shared.evaluate("latentwalk.root.focus()")
    settled(shared)
    return shared


def state(page: Page, what: str) -> Any:
    """Something of the state."""
    return page.evaluate(f"latentwalk.state.{what}")


def selected(page: Page) -> list[int]:
    """The selected rows in order."""
    return sorted(page.evaluate("[...latentwalk.state.selected]"))


def panel(page: Page, title: str) -> Any:
    """A panel by its name."""
    return page.locator(f"section[aria-label='{title}']")


def eye(page: Page) -> list[float]:
    """Where the eye is."""
    return list(page.evaluate("latentwalk.camera.position.toArray()"))


def test_it_says_what_it_shows(page: Page) -> None:
    assert page.inner_text("h1") == "three animals"
    assert page.inner_text("header p") == f"{N} rows"
    assert panel(page, "Layout").locator("[aria-pressed=true]").inner_text() == "pca"
    assert panel(page, "Layout").locator(".lw-meter").all_inner_texts()[0].split() == ["trustworthiness", "0.910"]


def test_it_rests_until_something_changes(page: Page) -> None:
    frames = page.evaluate("latentwalk.frames")
    page.evaluate("new Promise((on) => requestAnimationFrame(() => requestAnimationFrame(on)))")
    assert page.evaluate("latentwalk.frames") == frames
    page.mouse.move(*spot(page, 5))
    until(page, f"latentwalk.frames > {frames}")
    settled(page)


def test_pointing_tells_all_of_a_row(page: Page) -> None:
    page.evaluate("latentwalk.desk.frame([3])")
    settled(page)
    page.mouse.move(*spot(page, 3))
    until(page, "latentwalk.state.hovered === 3")
    settled(page)
    told = panel(page, "Row").inner_text()
    assert "row/3" in told
    assert EVIL in told  # as text
    assert "3 of 3 share the class" in told
    assert panel(page, "Row").locator("canvas").count() == 1
    page.mouse.move(500, 5)
    until(page, "latentwalk.state.hovered === -1")


def test_clicks_select(page: Page) -> None:
    one, other = in_front(page)[:2]
    page.mouse.click(*spot(page, one))
    assert selected(page) == [one]
    page.keyboard.down("Shift")
    page.mouse.click(*spot(page, other))
    page.keyboard.up("Shift")
    assert selected(page) == [one, other]
    page.keyboard.down("Control")
    page.mouse.click(*spot(page, one))
    page.keyboard.up("Control")
    assert selected(page) == [other]
    page.mouse.click(500, 10)
    assert selected(page) == []


def _around(page: Page, rows: list[int]) -> tuple[float, float, float, float]:
    spots = [spot(page, row) for row in rows]
    xs, ys = zip(*spots, strict=True)
    return min(xs) - 6, min(ys) - 6, max(xs) + 6, max(ys) + 6


def test_a_box_and_a_lasso_select_what_is_seen_in_them(page: Page) -> None:
    cats = list(range(2, N, 3))
    left, top, right, bottom = _around(page, cats)
    page.keyboard.down("Shift")
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(right, bottom, steps=4)
    page.mouse.up()
    page.keyboard.up("Shift")
    assert selected(page) == cats
    page.evaluate("latentwalk.state.select([])")
    page.keyboard.press("z")
    page.mouse.move(left, top)
    page.mouse.down()
    for corner in ((right, top), (right, bottom), (left, bottom)):
        page.mouse.move(*corner, steps=2)
    assert page.locator(".lw-outline polygon").get_attribute("points")
    page.mouse.up()
    assert selected(page) == cats
    assert not page.locator(".lw-outline polygon").get_attribute("points")
    page.keyboard.press("Escape")
    assert page.evaluate("latentwalk.desk.hand.tool") == "move"


def test_a_drag_turns_about_what_is_looked_at(page: Page) -> None:
    before = eye(page)
    page.mouse.move(450, 300)
    page.mouse.down()
    page.mouse.move(570, 320, steps=4)
    page.mouse.up()
    settled(page)
    center = page.evaluate("latentwalk.desk.orbit.center.toArray()")
    assert math.dist(before, eye(page)) > 0.2
    assert math.dist(center, eye(page)) == pytest.approx(page.evaluate("latentwalk.desk.orbit.away"))
    assert selected(page) == []


def test_the_right_button_moves_along_what_is_held(page: Page) -> None:
    x, y = spot(page, 30)
    page.mouse.move(x, y)
    page.mouse.down(button="right")
    page.mouse.move(x + 60, y + 30, steps=3)
    page.mouse.up(button="right")
    settled(page)
    assert spot(page, 30) == pytest.approx((x + 60, y + 30), abs=3)


def test_the_wheel_goes_nearer_to_what_the_mouse_is_on(page: Page) -> None:
    x, y = spot(page, 33)
    page.mouse.move(x, y)
    away = page.evaluate("latentwalk.desk.orbit.away")
    page.mouse.wheel(0, -300)
    until(page, f"latentwalk.desk.orbit.away < {0.8 * away}")
    settled(page)
    assert spot(page, 33) == pytest.approx((x, y), abs=4)


def test_a_double_click_brings_a_row_into_view(page: Page) -> None:
    row = in_front(page)[0]
    page.mouse.dblclick(*spot(page, row))
    settled(page)
    x, y = spot(page, row)
    assert (x, y) == pytest.approx((500, 300), abs=60)
    page.keyboard.press("r")
    settled(page)
    assert all(0 < x < SIZE[0] and 0 < y < SIZE[1] for x, y in (spot(page, row) for row in range(N)))


def test_keys_are_those_of_the_walk(page: Page) -> None:
    page.keyboard.press("l")
    assert state(page, "layout") == "upside"
    page.keyboard.press("c")
    assert state(page, "color") == "prediction"
    page.keyboard.press("Control+a")
    assert len(selected(page)) == N
    page.keyboard.press("Control+d")
    assert selected(page) == []
    page.keyboard.press("Control+z")
    assert len(selected(page)) == N
    page.keyboard.press("Control+y")
    assert selected(page) == []
    page.keyboard.press("o")
    assert not state(page, "namesShown")
    page.keyboard.press("]")
    assert (state(page, "layout"), state(page, "epoch")) == ("epochs", 2)
    page.keyboard.press("[")
    page.keyboard.press(",")
    assert state(page, "epoch") == pytest.approx(0.9)
    page.keyboard.press("0")
    assert not page.locator("h1").is_visible()
    page.keyboard.press("0")
    assert page.locator("h1").is_visible()


def test_held_keys_walk(page: Page) -> None:
    before = eye(page)
    page.keyboard.down("w")
    until(page, f"latentwalk.camera.position.z < {before[2] - 0.05}")
    page.keyboard.up("w")
    settled(page)


def test_the_help_says_the_keys_and_what_is_missing(page: Page) -> None:
    page.keyboard.press("F1")
    told = page.inner_text("[role=dialog]")
    for words in ("next layout", "Ctrl Z", "wheel", "Not in this page", "latentwalk vr"):
        assert words in told
    page.keyboard.press("Escape")
    assert not page.locator("[role=dialog]").is_visible()


def test_a_class_of_the_legend_is_hidden_and_selected(page: Page) -> None:
    color = panel(page, "Color")
    assert color.locator(".lw-class .lw-grow .lw-grow").all_inner_texts() == CLASSES
    color.get_by_role("button", name="bee", exact=True).click()
    assert state(page, "visibleCount") == N - N // 3
    settled(page)
    strip = page.locator("[aria-label='rows shown']")
    assert strip.inner_text().split("\n")[0] == "80 of 120 shown"
    assert strip.get_by_role("button", name="label without bee").is_visible()
    page.mouse.move(*spot(page, 1))
    settled(page)
    assert state(page, "hovered") % 3 != 1  # what is hidden is not pointed at
    strip.get_by_role("button", name="Show all").click()
    settled(page)
    assert not strip.is_visible()
    color.get_by_role("button", name="select the 40 rows of cat").click()
    assert selected(page) == list(range(2, N, 3))


def test_classes_are_shown_alone_and_turned_round(page: Page) -> None:
    color = panel(page, "Color")
    color.get_by_role("button", name="None", exact=True).click()
    settled(page)
    color.get_by_role("button", name="cat", exact=True).click()
    settled(page)
    assert state(page, "visibleCount") == N // 3
    assert "label: cat" in page.inner_text("[aria-label='rows shown']")
    color.get_by_role("button", name="Invert").click()
    settled(page)
    assert state(page, "visibleCount") == N - N // 3
    color.get_by_role("button", name="All", exact=True).click()
    assert state(page, "visibleCount") == N


def test_a_range_of_numbers_filters_and_says_so(page: Page) -> None:
    page.evaluate("latentwalk.desk._panels.find(({title}) => title === 'Filter').fold(false)")
    page.select_option("select[aria-label='filter by']", "confidence")
    settled(page)
    shown = panel(page, "Filter")
    assert "2 unknown" in shown.inner_text()
    values = np.array(page.evaluate("[...latentwalk.data.numbers('confidence')]"), float)
    values[[10, 11]] = np.nan
    shown.get_by_label("confidence: to, as a number").fill("0.6")
    page.keyboard.press("Tab")
    assert state(page, "visibleCount") == np.count_nonzero(values <= 0.6)
    low, high = page.evaluate("(({low, high}) => [low, high])(latentwalk.data.columns.get('confidence'))")
    shown.get_by_label("confidence: from", exact=True).fill(f"{(0.5 - low) / (high - low)}")
    assert state(page, "visibleCount") == np.count_nonzero((values >= 0.5) & (values <= 0.6))
    shown.get_by_label("confidence: from", exact=True).fill("0")
    settled(page)
    assert state(page, "visibleCount") == np.count_nonzero(values <= 0.6)
    shown.get_by_label("confidence: from, as a number").fill("0.5")
    page.keyboard.press("Tab")
    settled(page)
    strip = page.locator("[aria-label='rows shown']")
    assert strip.get_by_role("button", name="0.5 ≤ confidence ≤ 0.6").is_visible()
    bars = shown.locator(".lw-histogram i")
    assert {bar.evaluate("(one) => one.style.height") for bar in bars.all()} >= {"0%", "100%"}
    strip.get_by_role("button", name="Invert").click()
    assert state(page, "visibleCount") == N - np.count_nonzero((values >= 0.5) & (values <= 0.6))  # the unknown, too
    page.evaluate("latentwalk.state.showAll(); latentwalk.state.setRange('confidence', 0.5, 0.6)")
    settled(page)
    strip.get_by_role("button", name="0.5 ≤ confidence").click()
    assert state(page, "visibleCount") == N


def test_filters_follow_the_epochs(page: Page) -> None:
    page.evaluate("latentwalk.state.setRange('confidence', 0.6, Infinity); latentwalk.state.hideClass('correct', 0)")
    page.evaluate("latentwalk.state.setEpoch(0)")
    assert state(page, "visibleCount") == 0  # all are unsure there
    page.evaluate("latentwalk.state.setEpoch(2)")
    assert state(page, "visibleCount") == N - len(WRONG)


def test_who_goes_by_keys_stays_on_what_is_pressed(page: Page) -> None:
    bee = panel(page, "Color").get_by_role("button", name="bee", exact=True)
    bee.focus()
    page.keyboard.press("Enter")
    settled(page)
    assert state(page, "visibleCount") == N - N // 3
    assert page.evaluate("document.activeElement.textContent") == "bee"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("l")
    assert state(page, "layout") == "upside"


def test_numbers_have_a_bar_and_what_is_missing_is_told(page: Page) -> None:
    page.select_option("select[aria-label='color by']", "confidence")
    settled(page)
    color = panel(page, "Color")
    assert color.locator(".lw-scale").is_visible()
    ticks = color.locator(".lw-ticks span")
    assert ticks.count() >= 2
    boxes = [box.bounding_box() for box in ticks.all()]
    assert all(a["x"] + a["width"] <= b["x"] for a, b in pairwise(boxes))
    assert "2 unknown" in color.inner_text()


def test_wrong_rows_are_crosses_that_can_be_put_away(page: Page) -> None:
    crosses = panel(page, "Color").get_by_text("predicted wrongly")
    assert crosses.inner_text() == f"✕ predicted wrongly: {len(WRONG)}"
    crosses.click()
    assert not state(page, "mistakesShown")


def test_epochs_are_gone_through_and_played(page: Page) -> None:
    slider = page.locator("input[aria-label=epoch]")
    slider.fill("1")
    assert (state(page, "layout"), state(page, "epoch")) == ("epochs", 1)
    settled(page)
    told = page.inner_text(".lw-told")
    assert "0.6" in told
    assert "val accuracy" in told
    wrong = page.evaluate("latentwalk.data.judged(1).filter((one) => one === 0).length")
    assert f"wrongly: {wrong}" in panel(page, "Color").inner_text()  # of the epoch, not of the end
    slider.fill("0")
    settled(page)
    assert page.evaluate(f"latentwalk.cloud.sees({N - 1})") is False
    page.get_by_role("button", name="play the epochs").click()
    until(page, "latentwalk.state.epoch === 2 && !latentwalk.state.playing")
    settled(page)
    assert page.evaluate(f"latentwalk.cloud.sees({N - 1})")


def test_search_finds_ids_classes_and_texts(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("bee")
    assert state(page, "found") == list(range(1, N, 3))
    page.keyboard.press("Control+A")
    page.keyboard.type("note 11")
    assert state(page, "found")[0] == 11  # exactly, before 110 to 119
    assert len(state(page, "found")) == 11
    page.keyboard.press("Enter")
    settled(page)
    assert selected(page) == [11]
    page.keyboard.press("Enter")
    assert selected(page) == [110]
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+n")
    assert selected(page) == [11]
    page.evaluate("latentwalk.state.search('nothing like it')")
    settled(page)
    assert "in no row" in panel(page, "Find").inner_text()


def test_the_selection_becomes_ids_and_a_table(page: Page) -> None:
    page.evaluate("latentwalk.state.select([3, 10])")
    settled(page)
    with page.expect_download() as download:
        panel(page, "Selection").get_by_role("button", name="CSV").click()
    lines = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text("utf-8"))))
    assert [line["id"] for line in lines] == ["row/3", "row/10"]
    assert [line["label"] for line in lines] == ["ant", "bee"]
    assert [line["tame"] for line in lines] == ["no", "yes"]
    assert lines[0]["note"] == EVIL
    assert lines[1]["confidence"] == ""
    assert float(lines[0]["confidence"]) == pytest.approx(page.evaluate("latentwalk.data.numbers('confidence')[3]"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    panel(page, "Selection").get_by_role("button", name="Copy ids").click()
    until(page, "document.querySelector('.lw-said').textContent === '2 ids copied'")
    assert page.evaluate("navigator.clipboard.readText()") == "row/3\nrow/10"


def test_the_selection_stands_beside_all_others(page: Page) -> None:
    rows = [1, 4, 7, 10]  # bees, three of them taken for cats
    page.evaluate("(rows) => latentwalk.state.select(rows)", rows)
    settled(page)
    others = [row for row in range(N) if row not in rows]
    wrong = sum(row in WRONG for row in others) / len(others)
    shown = panel(page, "Statistics")
    shown.get_by_role("button", name=f"Statistics (75.0 % wrong; others {100 * wrong:.1f} %)").click()
    lines = [line.split("\t") for line in shown.locator("tr").all_inner_texts()]
    bees = 100 * sum(row % 3 == 1 for row in others) / len(others)
    assert lines[1:3] == [["wrong", "75.0 %", f"{100 * wrong:.1f} %"], ["bee", "100.0 %", f"{bees:.1f} %"]]
    confidence = np.array(page.evaluate("[...latentwalk.data.numbers('confidence')]"), float)
    confidence[[10, 11]] = np.nan
    means = [np.nanmean(confidence[some]) for some in (rows, others)]
    assert [float(one) for one in lines[3][1:]] == pytest.approx(means, rel=1e-3)
    low, high = wilson(3, 4)
    assert f"95 %: {100 * low:.1f} % … {100 * high:.1f} %" in shown.inner_text()
    assert "bee taken for cat: 3" in shown.inner_text()


def test_a_link_shows_the_same_to_others(page: Page, chromium: Browser) -> None:
    page.evaluate(
        """() => {
            const { desk, state } = latentwalk;
            state.setEpoch(1.25);
            state.setColor("confidence");
            state.hideClasses("label", ["ant"]);
            state.setRange("confidence", 0.6, Infinity);
            state.select([1, 2, 4, 5, 70]);
            state.show("names", false);
            desk.orbit.turn(0.1, 0.05);
        }"""
    )
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Link").click()
    until(page, "document.querySelector('.lw-said').textContent.startsWith('link copied')")
    address = page.evaluate("navigator.clipboard.readText()")
    assert address == page.url
    with opened(chromium, size=SIZE) as other:
        visit(other, address)
        settled(other)
        for what in ("layout", "color", "epoch", "visibleCount", "namesShown"):
            assert state(other, what) == state(page, what), what
        assert selected(other) == [1, 2, 4, 5, 70]
        assert eye(other) == pytest.approx(eye(page), abs=1e-3)
        words = "latentwalk.state.filters.reasons.map(({words}) => words)"
        assert other.evaluate(words) == page.evaluate(words)
        other.evaluate("location.hash = 'layout=pca&color=note&selected=999999-1&eye=1+2&without=[1]&range=nothing'")
        until(other, "latentwalk.state.layout === 'pca'")
        assert (state(other, "color"), selected(other), state(other, "visibleCount")) == ("confidence", [], N)
        other.evaluate("latentwalk.state.isolate([3]); latentwalk.state.select([3])")
        other.evaluate("location.hash = 'layout=upside'")  # neither filter nor selection
        until(other, "latentwalk.state.layout === 'upside'")
        assert (selected(other), state(other, "visibleCount")) == ([], N)
    page.evaluate("history.replaceState(null, '', location.pathname)")


def test_only_the_selection_is_shown_on_wish(page: Page) -> None:
    page.evaluate("latentwalk.state.select([3, 4, 5])")
    page.keyboard.press("y")
    assert state(page, "visibleCount") == 3
    page.evaluate("latentwalk.state.select([4])")
    settled(page)
    panel(page, "Selection").get_by_role("button", name="Hide").click()
    assert sorted(page.evaluate("[...latentwalk.state.filters.isolated]")) == [3, 5]
    assert selected(page) == []
    page.keyboard.press("y")
    assert state(page, "visibleCount") == N


def test_mistakes_are_listed_and_gone_to(page: Page) -> None:
    mistakes = panel(page, "Mistakes")
    mistakes.get_by_role("button", name="Mistakes (5)").click()
    lines = mistakes.locator(".lw-line")
    assert lines.first.inner_text().split("\n") == ["bee taken for cat", "3"]
    lines.first.click()
    settled(page)
    assert selected(page) == sorted(WRONG[:3])
    left, _, right, _ = _around(page, WRONG[:3])
    assert right - left > 100  # they fill the view
    mistakes.get_by_role("button", name="Mistakes (5)").click()


def test_pictures_of_the_selection_hang_on_a_wall(page: Page) -> None:
    page.evaluate("latentwalk.state.select([0, 3, 6])")
    settled(page)
    panel(page, "Selection").get_by_role("button", name="Wall").click()
    wall = page.locator(".lw-wall button")
    assert wall.count() == 3
    assert wall.first.locator("canvas").count() == 1
    drawn = wall.first.locator("canvas").evaluate(
        """(one) => one.getContext("2d").getImageData(0, 0, one.width, one.height).data
            .some((part) => part > 0 && part < 255)"""
    )
    assert drawn
    wall.nth(1).hover()
    until(page, "latentwalk.state.hovered === 3")


@pytest.mark.parametrize("longest", [4096, 24])  # one sheet, and one for each sixteen pictures
def test_pictures_stand_in_the_place_of_points(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, longest: int
) -> None:
    monkeypatch.setattr(sheets, "LONGEST", longest)
    scene = page_scene()
    with opened(chromium, size=SIZE) as page:
        visit(page, written(scene, tmp_path))
        page.evaluate("latentwalk.data.sheets.load()")
        for row in (3, 100):
            page.evaluate(
                "(row) => { const {desk, state} = latentwalk; state.isolate([row]); desk.frame([row], true); }", row
            )
            settled(page)
            assert abs(_likeness(page, scene, row)) < 0.5  # a point
            page.keyboard.press("m")
            settled(page)
            assert _likeness(page, scene, row) > 0.9
            page.keyboard.press("m")


def _likeness(page: Page, scene: Scene, row: int) -> float:
    """How what is seen where a row's picture would be goes along with the picture."""
    x, y = spot(page, row)
    side = page.evaluate(
        """(row) => {
            const { camera, cloud, stage, state } = latentwalk, place = cloud.positionOf(row, camera.position.clone());
            const depth = -place.applyMatrix4(cloud.object.matrixWorld).applyMatrix4(camera.matrixWorldInverse).z;
            return 3 * state.pointSize * camera.projectionMatrix.elements[5] * stage.canvas.clientHeight / 2 / depth;
        }""",
        row,
    )
    assert side > 40
    seen = np.asarray(Image.open(io.BytesIO(page.screenshot())).convert("L"), float)
    assert scene.thumbnails is not None
    pixels = scene.thumbnails.pixels[row, :, :, 0]
    at = (np.arange(6) - 2.5) / 6 * 0.88 * side  # within the frame
    found = seen[np.rint(y + at).astype(int)[:, None], np.rint(x + at).astype(int)]
    return float(np.corrcoef(found.ravel(), pixels.ravel())[0, 1]) if found.std() else 0.0


def test_names_stand_in_space_and_none_over_another(page: Page) -> None:
    shown = "latentwalk._names._names.filter(({sprite}) => sprite.visible).map(({code}) => code)"
    assert sorted(page.evaluate(shown)) == [0, 1, 2]
    page.evaluate("latentwalk.state.hideClass('label', 1)")
    settled(page)
    assert sorted(page.evaluate(shown)) == [0, 2]
    page.evaluate("latentwalk.desk.orbit.away = 40; latentwalk.wake()")
    settled(page)
    assert len(page.evaluate(shown)) == 1
    page.evaluate("latentwalk.state.setColor('tame')")
    settled(page)
    assert page.evaluate(shown) == []  # yes and no are everywhere


def test_lines_go_to_true_neighbors(page: Page) -> None:
    drawn = "latentwalk._lines._geometry.drawRange.count / 2"
    assert page.evaluate(drawn) == 0
    page.evaluate("latentwalk.state.select([0])")
    settled(page)
    assert page.evaluate(drawn) == 3
    page.evaluate("latentwalk.state.isolate([0, 3])")
    settled(page)
    assert page.evaluate(drawn) == 1
    page.evaluate("latentwalk.state.show('neighbors', false)")
    settled(page)
    assert page.evaluate(drawn) == 0


def test_layouts_are_flown_to(page: Page) -> None:
    page.emulate_media(reduced_motion="no-preference")
    panel(page, "Layout").get_by_role("button", name="upside").click()
    until(page, "latentwalk.cloud.t > 0 && latentwalk.cloud.t < 1")
    settled(page)
    there = page.evaluate("latentwalk.cloud.positionOf(7, latentwalk.camera.position.clone()).toArray()")
    expected = page.evaluate("[...latentwalk.data.positions('upside').slice(21, 24)]")
    page.emulate_media(reduced_motion="reduce")
    assert there == pytest.approx(expected)
    assert panel(page, "Layout").locator(".lw-meter").count() == 0


def test_all_that_can_be_pressed_has_a_name(page: Page) -> None:
    nameless = page.evaluate(
        """[...document.querySelectorAll("button, input, select, [role=dialog], section")]
            .filter((one) => !(one.getAttribute("aria-label") || one.textContent.trim() || one.closest("label")))
            .map((one) => one.outerHTML)"""
    )
    assert nameless == []


def test_keys_of_a_text_field_are_text(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("lcf")
    assert (state(page, "layout"), state(page, "color"), state(page, "searchText")) == ("pca", "label", "lcf")


def test_a_layout_called_epochs_is_not_the_run(chromium: Browser, tmp_path: Path) -> None:
    scene = page_scene()
    scene.layouts["epochs"] = scene.layouts["upside"]
    with opened(chromium, size=SIZE) as page:
        visit(page, written(scene, tmp_path))
        panel(page, "Layout").get_by_role("button", name="epochs", exact=True).click()
        assert (state(page, "layout"), state(page, "inEpochs")) == ("epochs", False)
        page.locator("input[aria-label=epoch]").fill("1")
        assert (state(page, "layout"), state(page, "inEpochs")) == ("training epochs", True)


def test_a_scene_of_one_row_and_nothing_else_is_shown(chromium: Browser, tmp_path: Path) -> None:
    scene = Scene(ids=["__proto__"], layouts={"constructor": Layout(np.zeros((1, 3), np.float32))})
    with opened(chromium, size=SIZE) as page:
        visit(page, written(scene, tmp_path))
        for key in "lcofyzepmgrn":
            page.keyboard.press(key)
        page.keyboard.press("/")
        page.keyboard.type("proto")
        page.keyboard.press("Enter")
        settled(page)
        assert selected(page) == [0]
        assert "__proto__" in panel(page, "Row").inner_text()
        assert page.inner_text("header p") == "1 row"
        assert all(math.isfinite(part) for part in eye(page))
