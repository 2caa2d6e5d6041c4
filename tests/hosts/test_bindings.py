"""The data of devices: each file names real actions and paths, and what a person is told fits what is bound."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from latentwalk.runtime.ground.deeds import DEEDS, help_texts, labels
from latentwalk.runtime.ground.frame import SIDES
from latentwalk.runtime.hosts.openxr.bindings import ACTIONS, FOLDER, Device, met, read_device, read_devices

DEVICES = {file.stem: read_device(file) for file in sorted(FOLDER.glob("*.toml"))}
ASKED_FOR = [
    *["khr_simple", "khr_generic", "oculus_touch", "meta_touch_plus", "meta_touch_pro", "valve_index", "htc_vive"],
    *["htc_vive_cosmos", "htc_vive_focus3", "microsoft_motion", "samsung_odyssey", "hp_mixed_reality"],
    *["bytedance_pico_neo3", "bytedance_pico4", "ml2", "ext_hand_interaction"],
]


def test_every_device_is_there() -> None:
    assert sorted(DEVICES) == sorted(ASKED_FOR)
    assert [device.name for device in read_devices()] == [device.name for device in DEVICES.values()]


@pytest.mark.parametrize("name", ASKED_FOR)
def test_a_device_can_point_and_press(name: str) -> None:
    device = DEVICES[name]
    for hand in ("left", "right"):
        bound = [action for action, path in device.bindings if path.startswith(f"/user/hand/{hand}/")]
        assert {"grip", "aim", "trigger"} <= set(bound)
        assert len(bound) == len(set(bound))


@pytest.mark.parametrize("name", ASKED_FOR)
def test_words_and_bindings_are_of_the_same_actions(name: str) -> None:
    device = DEVICES[name]
    pressed = {action for action, _ in device.bindings if ACTIONS[action] not in ("pose", "haptic")}
    assert set(device.words) == pressed


@pytest.mark.parametrize("name", ASKED_FOR)
def test_paths_are_well_formed_and_of_the_right_kind(name: str) -> None:
    suffix = {"pose": "/pose", "haptic": "/haptic", "bool": "/(click|force)", "float": "/(value|click)", "vector2": ""}
    for action, path in DEVICES[name].bindings:
        stem = r"/user/hand/(left|right)/(input|output)(/[a-z0-9_]+)??"
        assert re.fullmatch(stem + suffix[ACTIONS[action]], path), path


@pytest.mark.parametrize("name", ASKED_FOR)
def test_profiles_say_who_knows_them(name: str) -> None:
    assert DEVICES[name].profiles
    for path, needs in DEVICES[name].profiles.items():
        assert re.fullmatch(r"/interaction_profiles/[a-z0-9]+/[a-z0-9_]+", path)
        assert needs
        assert all(re.fullmatch(r"XR_[A-Z]+_\w+|1\.[01]", need) for need in needs)


def test_what_a_runtime_knows_depends_on_version_and_extensions() -> None:
    pro = DEVICES["meta_touch_pro"]
    core, extension = (
        "/interaction_profiles/meta/touch_pro_controller",
        "/interaction_profiles/facebook/touch_controller_pro",
    )
    assert pro.known((1, 0), frozenset()) == []
    assert pro.known((1, 1), frozenset()) == [core]
    assert pro.known((1, 0), frozenset({"XR_FB_touch_controller_pro"})) == [extension]
    assert DEVICES["khr_simple"].known((1, 0), frozenset()) == ["/interaction_profiles/khr/simple_controller"]
    assert met("1.0", (1, 1), frozenset())
    assert not met("1.10", (1, 9), frozenset())


def test_help_names_the_buttons_of_this_device() -> None:
    touch = help_texts(DEVICES["oculus_touch"].held)
    assert touch["undo"] == "A (right)"
    assert touch["sink"] == "hold X (left)"
    assert touch["export the selection"] == "menu button (left)"
    assert set(touch) == {what for what, *_ in DEEDS}
    simple = help_texts(DEVICES["khr_simple"].held)
    assert "move" not in simple
    assert simple["export the selection"] == "menu button"


def test_help_of_a_left_hander_is_mirrored() -> None:
    touch = help_texts(DEVICES["oculus_touch"].held, "left")
    assert touch["undo"] == "X (left)"
    assert touch["sink"] == "hold A (right)"
    assert touch["move"] == "right thumbstick"
    assert touch["teleport"] == "left thumbstick, forward, let go"
    assert touch["export the selection"] == "menu button (left)", "which is there for both"


@pytest.mark.parametrize("name", ASKED_FOR)
def test_each_button_of_each_hand_has_a_label_with_its_own_word(name: str) -> None:
    held = DEVICES[name].held
    for side, main in ((side, main) for side in SIDES for main in SIDES):
        told = labels(held, side, main)
        assert set(told) == set(held.words[side]) - {"stick_click"}, "which is told with the stick"
        assert all(" (" not in text for text in told.values())
    assert held.bare == (name == "ext_hand_interaction")


def test_labels_say_what_a_hand_is_for() -> None:
    held = DEVICES["oculus_touch"].held
    assert labels(held, "right", "right")["primary"] == "A: undo"
    assert labels(held, "left", "left")["primary"] == "X: undo"
    assert labels(held, "left", "right")["stick"].startswith("thumbstick: move")
    assert "menu" not in labels(held, "right", "right"), "this hand has none"


def test_hands_that_share_a_binding_and_hands_that_differ(tmp_path: Path) -> None:
    file = tmp_path / "device.toml"
    file.write_text(
        'name = "d"\n[profiles]\n"/interaction_profiles/a/b" = ["1.0"]\n[both]\naim = "input/aim/pose"\n'
        '[left]\nprimary = "input/x/click"\n[words]\nprimary = "A / X"\n'
    )
    assert read_device(file) == Device(
        "d",
        {"/interaction_profiles/a/b": ["1.0"]},
        [
            ("aim", "/user/hand/left/input/aim/pose"),
            ("aim", "/user/hand/right/input/aim/pose"),
            ("primary", "/user/hand/left/input/x/click"),
        ],
        {"primary": "A / X"},
    )
