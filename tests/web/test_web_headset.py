"""The page in a headset: an emulated Quest 3 walks in it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from kit.browser import WEB, opened
from kit.page_scene import WRONG, N, page_scene
from kit.quest import Quest
from kit.scene_pages import visit, written

from latentwalk.runtime.ground import buttons, deeds
from latentwalk.runtime.world.epochs import timeline
from latentwalk.runtime.world.walk import grab, scrub, sticks, teleport

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def walked(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Quest]:
    """A person in a session, in one page for all."""
    address = written(page_scene(), tmp_path_factory.mktemp("headset"))
    with opened(chromium, size=(360, 200), quest=True) as tab:
        visit(tab, address)
        quest = Quest(tab)
        quest.enter()
        yield quest
        # What a notebook does when the cell of a widget runs anew.
        quest.ask("latentwalk.stop()")
        quest.until("!xrDevice.activeSession && !latentwalk.root.children.length")


@pytest.fixture
def quest(walked: Quest) -> Iterator[Quest]:
    """The person where a walk begins."""
    walked.ask("""(() => {
        const { walk } = quest, { state } = latentwalk;
        quest.rest();
        xrDevice.primaryInputMode = "controller";
        Object.assign(walk.sticks, { snap: true });
        walk.leadWith("right");
        walk.take("select");
        state.play(false);
        state.showAll();
        state.select([]);
        state.setLayout("pca");
        state.setColor("label");
        walk.seen.menu.tab = "View";
        walk.seen.menu.sheet.pen.offset = 0;
    })()""")
    walked.frames()
    walked.ask("quest.walk.toStart()")
    walked.until("!latentwalk.cloud.update(0, 720)")  # the flight to the layout has ended
    return walked


def test_two_eyes_see_the_cloud(quest: Quest) -> None:
    assert quest.ask("latentwalk.renderer.xr.isPresenting")
    eyes = quest.ask("latentwalk.renderer.xr.getCamera().cameras.map(eye => eye.matrixWorld.elements[12])")
    assert len(eyes) == 2
    assert 0.05 < eyes[1] - eyes[0] < 0.08
    assert quest.ask("quest.head()") == pytest.approx([0, 1.6, -0.3 + 2.4])


def test_laser_hovers_and_trigger_selects(quest: Quest) -> None:
    first, second = quest.clear_rows()[:2]
    quest.point_at(first)
    assert quest.ask("quest.walk.seen.card.sheet.object.visible")
    quest.press()
    assert quest.ask("[...latentwalk.state.selected]") == [first]
    quest.point_at(second)
    quest.press()
    assert quest.ask("[...latentwalk.state.selected]") == [first, second]
    quest.press()
    assert quest.ask("[...latentwalk.state.selected]") == [first]
    quest.press(name="a-button")  # undo
    assert quest.ask("[...latentwalk.state.selected]") == [first, second]
    quest.ask("quest.aim('right', quest.vector().set(0, 30, 0))")
    quest.until("latentwalk.state.hovered === -1")
    assert not quest.ask("quest.walk.seen.card.sheet.object.visible")


def test_many_rows_are_looked_through_over_several_frames(quest: Quest) -> None:
    rows = quest.clear_rows()
    quest.ask("quest.walk._search.count = 7")
    try:
        for row in (rows[0], rows[-1]):
            quest.point_at(row)
    finally:
        quest.ask("quest.walk._search.count = 30000")


def test_hands_feel_what_they_meet(quest: Quest) -> None:
    quest.ask("""(() => {
        const actuator = xrDevice.controllers.right.inputSource.gamepad.hapticActuators[0];
        globalThis.felt = [];
        actuator.pulse = (strength, ms) => (felt.push([strength, ms]), Promise.resolve(true));
    })()""")
    quest.point_at(quest.clear_rows()[-1])
    quest.press()
    assert quest.ask("felt")[-2:] == [[0.15, 10], [0.5, 30]]


def test_left_stick_walks_where_the_head_looks(quest: Quest) -> None:
    before = quest.ask("quest.head()")
    quest.stick("left", 0, 1)
    quest.until("quest.walk.sticks.vignette === 1 && quest.head()[2] < arg - 0.2", before[2])
    assert quest.ask("quest.walk.seen.vignette.object.visible")
    quest.stick("left", 0, 0)
    after = quest.ask("quest.head()")
    assert after[:2] == pytest.approx(before[:2], abs=1e-3)
    quest.until("!quest.walk.seen.vignette.object.visible")
    quest.ask("xrDevice.quaternion.set(0, Math.sin(Math.PI / 4), 0, Math.cos(Math.PI / 4))")  # to the left
    quest.stick("left", 0, 1)
    quest.until("quest.head()[0] < arg - 0.2", after[0])
    quest.stick("left", 0, 0)
    assert quest.ask("quest.head()")[2] == pytest.approx(after[2], abs=0.05)


def test_buttons_of_the_left_hand_rise_and_sink(quest: Quest) -> None:
    quest.ask("xrDevice.controllers.left.updateButtonValue('y-button', 1)")
    quest.until("quest.head()[1] > 1.7")
    quest.button("left", "y-button", 0)
    quest.ask("xrDevice.controllers.left.updateButtonValue('x-button', 1)")
    quest.until("quest.head()[1] < 1.65")
    quest.button("left", "x-button", 0)


def test_right_stick_turns_in_steps_about_the_head(quest: Quest) -> None:
    quest.ask("xrDevice.position.set(0.3, 1.6, 0.2)")
    quest.frames()
    before = quest.ask("quest.head()")
    quest.stick("right", 1, 0)
    quest.frames(4)  # held, it turns once
    quest.stick("right", 0, 0)
    assert quest.ask("latentwalk.rig.rotation.y") == pytest.approx(-math.pi / 6)
    assert math.dist(quest.ask("quest.head()"), before) < 1e-6


def test_turns_smoothly_when_asked_to(quest: Quest) -> None:
    quest.menu("tabs:Hands")
    quest.menu("turns:smooth turn")
    quest.ask("quest.palm('left', false)")
    quest.ask("quest.aim('right', quest.vector().set(0, 30, 0))")
    quest.until("!quest.sheet.object.visible")
    quest.stick("right", -1, 0)
    quest.until("latentwalk.rig.rotation.y > 0.1")
    quest.stick("right", 0, 0)
    turned = quest.ask("latentwalk.rig.rotation.y")
    assert quest.ask("quest.walk.sticks.snap") is False
    quest.frames()
    assert quest.ask("latentwalk.rig.rotation.y") == turned


def test_stick_forward_throws_the_arc_and_one_stands_where_it_lands(quest: Quest) -> None:
    quest.ask("quest.aim('right', quest.vector().set(0.5, 0, 0.5))")
    quest.ask("xrDevice.controllers.right.updateAxes('thumbstick', 0, -1)")
    quest.until("quest.walk.seen.teleport.ring.visible")
    target = quest.ask("quest.walk.seen.teleport.target.toArray()")
    assert not quest.ask("quest.walk.seen.laser.beam.visible")
    quest.stick("right", 0, 0)
    quest.until("!quest.walk.seen.teleport.thrown")
    eye = quest.ask("quest.head()")
    assert target[1] == 0
    assert eye[1] == pytest.approx(1.6)
    assert math.dist((eye[0], eye[2]), (target[0], target[2])) < 1e-6


def test_arc_ends_near_the_cloud_and_one_faces_it(quest: Quest) -> None:
    """Thrown away from the cloud it lands no farther out than one stood; who then has the cloud behind is turned."""
    quest.ask("xrDevice.quaternion.set(0, 1, 0, 0)")
    quest.ask("quest.aim('right', quest.vector().set(0, 1, 40))")
    quest.ask("xrDevice.controllers.right.updateAxes('thumbstick', 0, -1)")
    quest.until("quest.walk.seen.teleport.thrown")
    target = quest.ask("quest.walk.seen.teleport.target.toArray()")
    assert math.dist((target[0], target[2]), (0, -0.3)) < 3.0
    quest.stick("right", 0, 0)
    quest.until("quest.walk.seen.notice.words === 'turned to the cloud'")
    assert abs(quest.ask("latentwalk.rig.rotation.y")) > 2.5


def test_grip_carries_the_world(quest: Quest) -> None:
    quest.button("right", "squeeze", 1)
    quest.until("quest.walk.grab.hands === 1")
    held = quest.ask("latentwalk.rig.localToWorld(quest.vector().set(0.25, 1.3, -0.4)).toArray()")
    quest.ask("quest.at('right', -0.1, 1.5, -0.2)")
    quest.frames()
    assert quest.ask("latentwalk.rig.localToWorld(quest.vector().set(-0.1, 1.5, -0.2)).toArray()") == pytest.approx(
        held
    )
    quest.button("right", "squeeze", 0)
    carried = quest.ask("latentwalk.rig.position.toArray()")
    quest.ask("quest.at('right', 0.4, 1.5, -0.2)")
    quest.frames()
    assert quest.ask("latentwalk.rig.position.toArray()") == carried


def test_two_grips_scale_and_turn_the_world(quest: Quest) -> None:
    size = quest.ask("latentwalk.cloud.uniforms.pointM.value")
    quest.button("left", "squeeze", 1)
    quest.button("right", "squeeze", 1)
    quest.until("quest.walk.grab.hands === 2")
    quest.ask("(quest.at('left', 0, 1.3, -0.9), quest.at('right', 0, 1.3, 0.1))")  # twice as far apart, a quarter turn
    quest.until("Math.abs(latentwalk.rig.scale.x - 0.5) < 0.05")
    assert quest.ask("latentwalk.rig.rotation.y") == pytest.approx(math.pi / 2, abs=0.1)
    quest.button("left", "squeeze", 0)
    quest.button("right", "squeeze", 0)
    assert quest.ask("latentwalk.cloud.uniforms.pointM.value") == size
    quest.menu("tabs:Hands")
    quest.menu("turn:back to start")  # back to start
    assert quest.ask("latentwalk.rig.scale.x") == 1


def test_menu_is_at_the_wrist_while_the_palm_is_up(quest: Quest) -> None:
    assert not quest.ask("quest.sheet.object.visible")
    quest.ask("quest.palm('left', true)")
    quest.until("quest.sheet.object.visible")
    away = quest.ask("quest.sheet.object.position.toArray()")
    assert math.dist(away, (-0.25, 1.3, -0.4)) < 0.4
    quest.ask("quest.palm('left', false)")
    quest.until("!quest.sheet.object.visible")


def test_menu_colors_lays_out_and_hides(quest: Quest) -> None:
    quest.menu("color:confidence")
    assert quest.ask("latentwalk.state.color") == "confidence"
    quest.menu("color:label")
    quest.menu("layout:upside")
    assert quest.ask("[latentwalk.state.layout, latentwalk.state.color]") == ["upside", "label"]
    quest.menu("class/1")
    assert quest.ask("latentwalk.state.visibleCount") == N * 2 // 3
    assert quest.ask("latentwalk.state.hovered") == -1  # behind a menu no row is pointed at
    quest.menu("class/1")
    assert quest.ask("latentwalk.state.visibleCount") == N
    assert quest.ask("[...latentwalk.state.selected]") == []


def test_menu_filters_by_numbers_and_shows_pictures(quest: Quest) -> None:
    quest.menu("color:confidence")
    quest.menu("to", 0.3)
    high = quest.ask("latentwalk.state.filters.ranges.get('confidence')[1]")
    shown = quest.ask("latentwalk.data.numbers('confidence').filter((one) => one <= arg).length", high)
    assert 0 < shown == quest.ask("latentwalk.state.visibleCount") < N
    quest.menu("foot:show all")
    assert quest.ask("latentwalk.state.visibleCount") == N
    quest.menu("color:label")
    quest.menu("shown:pictures")
    quest.until("latentwalk.cloud.pictures.object.visible")
    quest.menu("shown:pictures")
    quest.until("!latentwalk.cloud.pictures.object.visible")


def test_menu_lists_mistakes_and_goes_to_them(quest: Quest) -> None:
    quest.menu("tabs:Mistakes")
    quest.menu("mistake/bee/cat")
    assert quest.ask("[...latentwalk.state.selected]") == WRONG[:3]
    middle = quest.ask("quest.row(arg).toArray()", WRONG[1])
    head = quest.ask("quest.head()")
    assert math.dist(head, middle) < 2.0
    way = quest.ask(
        "quest.vector().copy(quest.walk.controls.gaze).applyQuaternion(latentwalk.rig.quaternion).toArray()"
    )
    toward = [(a - b) / math.dist(head, middle) for a, b in zip(middle, head, strict=True)]
    assert sum(a * b for a, b in zip(way, toward, strict=True)) > 0.9


def test_menu_scrubs_and_plays_the_epochs(quest: Quest) -> None:
    quest.menu("epoch", 0.25)
    assert quest.ask("latentwalk.state.epoch") == pytest.approx(0.5, abs=0.05)
    assert quest.ask("latentwalk.state.inEpochs")
    quest.until("quest.point('right', 'epoch', 0.25)")
    quest.button("right", "trigger", 1)
    quest.until("(quest.point('right', 'epoch', 0.9), latentwalk.state.epoch > 1.7)")  # dragged
    quest.button("right", "trigger", 0)
    quest.menu("play:one back")  # one back
    assert quest.ask("latentwalk.state.epoch") == 1
    quest.menu("play:play")
    quest.until("latentwalk.state.epoch > 1.1")


def test_grip_and_stick_scrub_the_epochs_and_hold_the_world_still(quest: Quest) -> None:
    quest.ask("latentwalk.state.setEpoch(2)")
    before = quest.ask("latentwalk.rig.position.toArray()")
    quest.button("right", "squeeze", 1)
    quest.ask("xrDevice.controllers.right.updateAxes('thumbstick', -1, 0)")
    quest.until("latentwalk.state.epoch < 1")
    quest.ask("quest.at('right', 0.5, 1.5, -0.5)")
    quest.stick("right", 0, 0)
    quest.button("right", "squeeze", 0)
    assert quest.ask("latentwalk.rig.position.toArray()") == before
    assert quest.ask("latentwalk.rig.rotation.y") == 0


def test_stick_scrolls_the_menu_under_the_laser(quest: Quest) -> None:
    quest.menu("tabs:Help")
    quest.until("quest.point('right', 'foot:undo', 0.5)")
    quest.ask("xrDevice.controllers.right.updateAxes('thumbstick', 0, 1)")
    quest.until("quest.sheet.pen.offset > 50")
    quest.stick("right", 0, 0)
    assert quest.ask("latentwalk.rig.position.y") == 0
    assert not quest.ask("quest.walk.seen.teleport.thrown")


def test_left_handed_walks_are_mirrored(quest: Quest) -> None:
    quest.menu("tabs:Hands")
    quest.menu("main:left-handed")
    assert quest.ask("quest.walk.seen.laser.side") == "left"
    quest.ask("quest.rest()")
    quest.stick("left", 1, 0)
    quest.stick("left", 0, 0)
    assert quest.ask("latentwalk.rig.rotation.y") == pytest.approx(-math.pi / 6)
    row = quest.clear_rows("left")[0]
    quest.point_at(row, "left")
    quest.press("left")
    assert quest.ask("[...latentwalk.state.selected]") == [row]
    quest.menu("foot:clear", side="left")
    assert quest.ask("[...latentwalk.state.selected]") == []


def test_other_trigger_takes_the_laser(quest: Quest) -> None:
    quest.point_at(quest.clear_rows()[0])
    quest.press("left")
    assert quest.ask("quest.walk.seen.laser.side") == "left"
    assert quest.ask("[...latentwalk.state.selected]") == []  # the pull that took it does nothing else


def test_tools_change_with_a_button_and_teleport_by_trigger(quest: Quest) -> None:
    quest.press(name="b-button")
    assert quest.ask("quest.walk.tool") == "grab"
    quest.press(name="b-button")
    assert quest.ask("quest.walk.tool") == "teleport"
    quest.ask("quest.aim('right', quest.vector().set(1, 0, 1))")
    quest.button("right", "trigger", 1)
    quest.until("quest.walk.seen.teleport.ring.visible")
    before = quest.ask("quest.head()")
    quest.button("right", "trigger", 0)
    assert math.dist(quest.ask("quest.head()"), before) > 0.3


def test_bare_hands_pinch_and_drag(quest: Quest) -> None:
    quest.ask("xrDevice.primaryInputMode = 'hand'")
    quest.until("quest.walk.bare")
    row = quest.clear_rows()[0]
    quest.point_at(row)
    quest.ask("xrDevice.hands.right.updatePinchValue(1)")
    quest.frames()
    assert quest.ask("[...latentwalk.state.selected]") == []  # it may become a drag
    quest.ask("xrDevice.hands.right.updatePinchValue(0)")
    quest.until("latentwalk.state.selected.has(arg)", row)
    before = quest.ask("latentwalk.rig.position.toArray()")
    quest.ask("xrDevice.hands.right.updatePinchValue(1)")
    quest.frames()
    quest.ask("quest.at('right', 0.25, 1.3, -0.3)")  # more than a tremble
    quest.until("quest.walk.grab.hands === 1")
    quest.ask("quest.at('right', 0.25, 1.3, -0.1)")
    quest.frames()
    quest.ask("xrDevice.hands.right.updatePinchValue(0)")
    quest.until("quest.walk.grab.hands === 0")
    moved = quest.ask("latentwalk.rig.position.toArray()")
    assert moved[2] - before[2] == pytest.approx(-0.2, abs=0.01)  # the world came 0.2 m nearer
    assert quest.ask("[...latentwalk.state.selected]") == [row]


def test_many_rows_are_drawn_by_an_even_sample(quest: Quest) -> None:
    quest.ask("latentwalk.state.select([119])")
    quest.ask("quest.walk.seen.budget.draw(30)")
    try:
        drawn = quest.ask("[...latentwalk.cloud.points.geometry.index.array]")
        assert len(drawn) in (30, 31)
        assert 119 in drawn
        assert min(sum(row % 3 == code for row in drawn) for code in range(3)) > 5
        assert quest.ask("quest.walk.seen.budget.words").startswith("30 of 120 rows are drawn")
        hidden = next(row for row in range(N) if row not in drawn)
        quest.ask("quest.aim('right', quest.row(arg))", hidden)
        quest.frames()
        assert quest.ask("latentwalk.state.hovered") != hidden
    finally:
        quest.ask("quest.walk.seen.budget.draw(120)")
    assert quest.ask("latentwalk.cloud.points.geometry.index") is None


def test_leaves_to_the_desk_and_enters_again(quest: Quest) -> None:
    quest.stick("right", 1, 0)
    quest.stick("right", 0, 0)
    quest.ask("quest.palm('left', true)")
    quest.until("quest.point('right', 'foot:leave', 0.5)")
    quest.ask("xrDevice.controllers.right.updateButtonValue('trigger', 1)")
    quest.until("!latentwalk.renderer.xr.isPresenting && !latentwalk.headset.walk")
    assert quest.ask("[...latentwalk.rig.position.toArray(), latentwalk.rig.rotation.y, latentwalk.rig.scale.x]") == [
        0, 0, 0, 0, 1,
    ]  # fmt: skip
    assert quest.ask("latentwalk.scene.children.length") == 3
    quest.page.click(".lw-enter.immersive-ar")
    quest.until("latentwalk.headset.walk?._placed")
    assert not quest.ask("latentwalk.stage.sky.visible")  # one's own room is seen
    quest.ask("latentwalk.headset.walk.leave()")
    quest.until("!latentwalk.headset.walk")
    assert quest.ask("latentwalk.stage.sky.visible")
    quest.enter()


def test_a_device_that_refuses_leaves_the_desk_as_it_was(quest: Quest) -> None:
    quest.ask("quest.walk.leave()")
    quest.until("!latentwalk.headset.walk")
    quest.page.evaluate(
        "() => { globalThis.asked = navigator.xr.requestSession;"
        "navigator.xr.requestSession = () => Promise.reject(new Error('busy')); }"
    )
    try:
        quest.page.click(".lw-enter.immersive-vr")
        quest.until("latentwalk.root.textContent.includes('The headset did not begin: busy')")
        assert not quest.ask("latentwalk.headset.walk")
    finally:
        quest.ask("navigator.xr.requestSession = asked")
    quest.enter()


def test_probe_decodes_where_the_hand_is(quest: Quest) -> None:
    quest.ask("quest.walk.leave()")
    quest.until("!latentwalk.headset.walk")
    quest.page.evaluate("""() => {
        globalThis.asked = [];
        latentwalk.decoder = {
            has: (layout) => layout === "pca",
            at: async (layout, place) => {
                asked.push(place);
                return { picture: new ImageData(4, 4), table: null, classes: [{ name: "cat", share: 1 }] };
            },
        };
    }""")
    try:
        quest.enter()
        quest.menu("tabs:Hands")
        quest.menu("tool:probe")
        quest.ask("(quest.rest(), quest.at('right', 0.1, 1.5, -0.5))")
        quest.until("asked.length && Math.abs(asked.at(-1).x - 0.1) < 0.001")
        # 0.12 m before the hand, in the cloud's own place: its middle is at (0, 1.3, -0.3), the person at z = 2.1.
        place = quest.ask("asked.at(-1)")
        assert [place["x"], place["y"], place["z"]] == pytest.approx([0.1, 0.2, 1.78])
        assert quest.ask("quest.walk.seen.probe.sheet.object.visible")
        quest.until("quest.walk.seen.probe.found?.classes[0].name === 'cat'")
        quest.press()  # holds it there
        quest.ask("quest.at('right', 0.4, 1.5, -0.5)")
        quest.frames()
        assert quest.ask("quest.walk.seen.probe.place.x") == pytest.approx(0.1)
        quest.press()
        quest.until("Math.abs(quest.walk.seen.probe.place.x - 0.4) < 0.001")
        quest.ask("latentwalk.state.setLayout('upside')")  # of which nothing is known
        quest.frames()
        assert not quest.ask("quest.walk.seen.probe.here")
        assert quest.ask("[...latentwalk.state.selected]") == []
    finally:
        quest.ask("(latentwalk.decoder = null, latentwalk.headset.walk?.leave())")
        quest.until("!latentwalk.headset.walk")
        quest.enter()


@pytest.mark.parametrize(
    ("file", "name", "value"),
    [
        ("sticks", "SPEED_M_S", sticks.SPEED_M_S),
        ("sticks", "FASTER", sticks.FASTER),
        ("sticks", "DEAD", sticks.DEAD),
        ("sticks", "VIGNETTE_OUT_S", sticks.VIGNETTE_OUT_S),
        ("buttons", "PRESS", buttons.PRESS),
        ("buttons", "RELEASE", buttons.RELEASE),
        ("rig", "MIN_SCALE", grab.MIN_SCALE),
        ("rig", "MAX_SCALE", grab.MAX_SCALE),
        ("scrub", "BEGIN", scrub.BEGIN),
        ("scrub", "SLOWEST_PER_S", timeline.SLOWEST_PUSH),
        ("scrub", "RUN_S", timeline.RUN_S),
        ("teleport", "SPEED_M_S", teleport.SPEED_M_S),
        ("teleport", "LONGEST_S", teleport.LONGEST_S),
    ],
)
def test_hands_move_as_in_a_walk(file: str, name: str, value: float) -> None:
    """Who knows the walk of `latentwalk vr` knows this one."""
    source = (WEB / "src" / "headset" / "body" / f"{file}.js").read_text(encoding="utf-8")
    found = re.search(rf"\b{name} = ([\d.]+)", source)
    assert found
    assert float(found[1]) == value


def test_buttons_do_what_they_do_in_a_walk(quest: Quest) -> None:
    told = dict(quest.ask("quest.walk.seen.menu.helped"))
    elsewhere = {"size the brush", "point, use the tool, press panels", "move faster", "sink", "rise", "scroll a panel"}
    for what, *_ in deeds.DEEDS:
        assert what in told or what in elsewhere, what
    assert told["turn"] == "right stick, sideways"
    assert told["teleport"] == "right stick, forward, let go"
    assert told["undo"] == "A / X (right)"


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ("{value: false, of: 'isSecureContext'}", "VR wants https"),
        ("{value: undefined, of: 'xr'}", "this browser has no WebXR"),
        ("{value: true, of: 'isSecureContext'}", "turn up the palm of the left hand"),
    ],
)
def test_help_says_what_vr_wants(chromium: Browser, tmp_path: Path, found: str, told: str) -> None:
    with opened(chromium, size=(360, 200)) as tab:
        tab.add_init_script(
            f"(({{value, of}}) => Object.defineProperty(of === 'xr' ? navigator : globalThis, of, {{value}}))({found})"
        )
        visit(tab, written(page_scene(), tmp_path))
        assert told in tab.evaluate("latentwalk.desk.help.element.textContent")
        assert tab.evaluate("[...document.querySelectorAll('.lw-enter')].every((button) => button.hidden)")
