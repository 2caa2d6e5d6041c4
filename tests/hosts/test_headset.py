"""The OpenXR host under a real runtime: Monado, with a headset and controllers moved by the test."""

from __future__ import annotations

import itertools
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from kit import xvfb
from kit.headset import move, program
from kit.monado import Monado, Puppet, monado
from kit.running import Running

from latentwalk.runtime.hosts.openxr.bindings import FOLDER
from latentwalk.runtime.hosts.openxr.host import RETRY_S
from latentwalk.runtime.hosts.openxr.pacing import LONGEST_FRAME_S

pytestmark = [pytest.mark.headset, pytest.mark.timeout(900)]

LAYER = {"XR_ENABLE_API_LAYERS": "XR_APILAYER_LUNARG_core_validation", "XR_CORE_VALIDATION_EXPORT_TYPE": "text"}


@pytest.fixture(scope="module")
def wearer() -> Iterator[str]:
    """The display that shows what the wearer sees."""
    with xvfb.display(960, 540) as name:
        yield name


@pytest.fixture(scope="module")
def desk() -> Iterator[str]:
    """The display of the program's own window."""
    with xvfb.display(800, 800) as name:
        yield name


@pytest.fixture(scope="module")
def service(wearer: str) -> Iterator[Monado]:
    with monado(wearer) as running:
        yield running


@pytest.fixture(scope="module")
def walk(service: Monado, desk: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, Puppet]]:
    """A program that walks, with its mirror, while the validation layer watches; and the puppet."""
    folder = tmp_path_factory.mktemp("walk")
    puppet = service.puppet()
    misuse = str(folder / "misuse.txt")
    with program(service, desk, folder, "--mirror", **LAYER, XR_CORE_VALIDATION_FILE_NAME=misuse) as running:
        running.wait_for(lambda line: line["focused"] and line["drawn"])
        yield running, puppet


@pytest.fixture
def alone() -> Iterator[Monado]:
    """A service for one test: to be killed, or to have the input for one program."""
    with monado() as running:
        yield running


def test_head_and_hands_arrive(walk: tuple[Running, Puppet]) -> None:
    running, puppet = walk
    puppet.position = (0.1, 1.7, 0.2)
    puppet.right.position, puppet.right.orientation = (0.3, 1.2, -0.4), (0.0, 0.7071068, 0.0, 0.7071068)
    puppet.right.trigger, puppet.right.squeeze, puppet.right.stick = 0.75, 0.5, (0.5, -1.0)
    puppet.left.a, puppet.left.b, puppet.left.trackpad_force, puppet.left.stick_click = True, True, 1.0, True
    puppet.send()
    seen = running.wait_for(lambda line: line["right"]["trigger"] > 0.7 and line["left"]["menu"] and line["help"])
    assert seen["head"]["position"] == pytest.approx([0.1, 1.7, 0.2], abs=1e-3)
    left_eye, right_eye = (eye["position"] for eye in seen["eyes"])
    assert right_eye[0] - left_eye[0] == pytest.approx(0.063, abs=1e-3)
    right = seen["right"]
    assert right["grip"]["position"] == pytest.approx([0.3, 1.2, -0.4], abs=1e-3)
    assert right["aim"]["orientation"] == pytest.approx([0, 0.7071, 0, 0.7071], abs=1e-3)
    assert (right["trigger"], right["squeeze"], right["stick"]) == (0.75, 0.5, [0.5, -1.0])
    assert right["tracked"]
    assert not right["primary"]
    assert [seen["left"][name] for name in ("primary", "secondary", "menu", "stick_click")] == [True] * 4
    assert seen["help"]["export the selection"] == "trackpad press"  # these are Index controllers


def test_a_hand_that_is_gone_is_not_tracked_and_presses_nothing(walk: tuple[Running, Puppet]) -> None:
    running, puppet = walk
    puppet.left.active, puppet.left.trigger = False, 1.0
    puppet.send()
    lost = running.wait_for(lambda line: not line["left"]["tracked"], after=len(running.lines()))
    assert lost["left"]["trigger"] == 0.0
    puppet.left.active, puppet.left.trigger = True, 0.0
    puppet.send()
    running.wait_for(lambda line: line["left"]["tracked"], after=len(running.lines()))


def colored(pixel: np.ndarray) -> bool:
    """Whether a pixel is not one of the greys that the runtime shows before it has a picture."""
    return bool(np.ptp(pixel.astype(int)) > 50)


def test_the_wearer_sees_each_eye_and_the_mirror_the_left_one(
    walk: tuple[Running, Puppet], wearer: str, desk: str
) -> None:
    seen = xvfb.photograph_when(wearer, lambda picture: colored(picture[270, 240]) and colored(picture[270, 720]))
    left, right = seen[270, 240].astype(int), seen[270, 720].astype(int)
    assert left == pytest.approx([255, 0, 0], abs=3)
    assert right == pytest.approx([0, 128, 0], abs=3)  # 128: sRGB all the way, neither lightened nor darkened
    mirror = xvfb.photograph_when(desk, lambda picture: colored(picture[300, 300]))
    assert mirror[300, 300].astype(int) == pytest.approx([255, 0, 0], abs=3)


def test_frames_keep_the_runtimes_time(walk: tuple[Running, Puppet]) -> None:
    walk[0].wait_for(lambda line: line["t_s"] > 1.5)
    lines = walk[0].lines()
    for before, after in itertools.pairwise(lines):
        passed_s = after["t_s"] - before["t_s"]
        assert passed_s >= 0
        assert after["dt_s"] == pytest.approx(min(passed_s, LONGEST_FRAME_S), abs=1e-6)


def test_every_device_is_known_to_the_runtime_with_the_paths_that_it_has(walk: tuple[Running, Puppet]) -> None:
    assert walk[0].lines()[-1]["refused"] == []


def test_recentring_is_told(walk: tuple[Running, Puppet], service: Monado) -> None:
    running, puppet = walk
    puppet.position = (1.0, 1.6, 0.0)
    puppet.send()
    running.wait_for(lambda line: line["head"]["position"][0] > 0.99, after=len(running.lines()))
    number = len(running.lines())
    service.control("-c")
    told = running.wait_for(lambda line: line["recentered"], after=number)
    assert told["head"]["position"][0] == pytest.approx(0.0, abs=0.01)
    later = running.wait_for(lambda line: line["t_s"] > told["t_s"])
    assert not later["recentered"]
    puppet.position = (0.0, 1.6, 0.0)
    puppet.send()


def test_another_program_takes_the_input_and_gives_it_back(
    walk: tuple[Running, Puppet], service: Monado, desk: str, tmp_path: Path
) -> None:
    running, puppet = walk
    puppet.right.trigger = 1.0
    move(puppet, running)
    with program(service, desk, tmp_path) as other:
        other.wait_for(lambda line: True)
        clients = {
            line.split("pid:")[1].split()[0]: line.split()[1]
            for line in service.control().splitlines()
            if "pid:" in line
        }
        number = len(running.lines())
        service.control("-p", clients[str(other.process.pid)])
        away = running.wait_for(lambda line: not line["focused"], after=number)
        assert away["right"]["trigger"] == 0.0
        assert not away["right"]["tracked"]
        hidden = running.wait_for(lambda line: not line["drawn"], after=number)
        assert not hidden["focused"]
        service.control("-p", clients[str(running.process.pid)])
        number = len(running.lines())
        back = running.wait_for(lambda line: line["right"]["trigger"] == 1.0, after=number)
        assert back["focused"]
        running.wait_for(lambda line: line["focused"] and line["drawn"], after=number)


def test_the_validation_layer_has_nothing_to_report(walk: tuple[Running, Puppet]) -> None:
    running, _ = walk
    report = (running.lines_file.parent / "misuse.txt").read_text().splitlines()
    assert "Core Validation Layer is initialized" in report[0]  # it did watch
    assert report[1:] == []


def test_a_profile_that_the_runtime_refuses_harms_no_other(alone: Monado, desk: str, tmp_path: Path) -> None:
    folder = tmp_path / "bindings"
    shutil.copytree(FOLDER, folder)
    wrong = (folder / "oculus_touch.toml").read_text().replace("input/x/click", "input/no_such_button/click")
    (folder / "oculus_touch.toml").write_text(wrong)
    puppet = alone.puppet()
    with program(alone, desk, tmp_path, "--bindings", str(folder)) as running:
        puppet.right.trigger = 0.5
        puppet.send()
        seen = running.wait_for(lambda line: line["right"]["trigger"] == 0.5)
    assert seen["refused"] == ["/interaction_profiles/oculus/touch_controller"]


def test_only_a_laser_and_one_button(alone: Monado, desk: str, tmp_path: Path) -> None:
    """Where a program knows khr/simple only, the runtime maps whatever is held to it."""
    folder = tmp_path / "bindings"
    folder.mkdir()
    shutil.copy(FOLDER / "khr_simple.toml", folder)
    puppet = alone.puppet()
    with program(alone, desk, tmp_path, "--bindings", str(folder)) as running:
        puppet.right.trigger, puppet.right.stick, puppet.right.position = 1.0, (1.0, 0.0), (0.3, 1.2, -0.4)
        puppet.send()
        seen = running.wait_for(lambda line: line["right"]["trigger"] == 1.0)
    assert seen["right"]["aim"]["position"] == pytest.approx([0.3, 1.2, -0.4], abs=1e-3)
    assert seen["right"]["stick"] == [0.0, 0.0]
    assert seen["help"]["point, use the tool, press panels"] == "select button"


@pytest.mark.parametrize("space", ["STAGE", "LOCAL"])
def test_the_floor_is_below_the_person_in_every_space(alone: Monado, desk: str, tmp_path: Path, space: str) -> None:
    """Monado's LOCAL is 1.6 m above its floor, as the host guesses where nothing better is offered."""
    puppet = alone.puppet()
    puppet.position = (0.0, 1.8, 0.0)
    puppet.send()
    with program(alone, desk, tmp_path, "--space", space) as running:
        running.wait_for(lambda line: line["head"]["position"] == pytest.approx([0, 1.8, 0], abs=1e-3))


def test_an_error_in_mid_frame_ends_in_one_line(alone: Monado, desk: str, tmp_path: Path) -> None:
    with program(alone, desk, tmp_path, "--crash-at", "5") as running:
        assert running.exit_code() == 1
    assert running.errors.splitlines()[-1] == "error: crashed as asked"
    assert "Traceback" not in running.errors


def test_no_headset_is_one_line_with_what_was_looked_for(service: Monado, desk: str, tmp_path: Path) -> None:
    manifest = tmp_path / "none.json"
    with program(service, desk, tmp_path, XR_RUNTIME_JSON=str(manifest)) as running:
        assert running.exit_code() == 2
    assert running.errors.count("\n") == 1
    assert f"looked for XR_RUNTIME_JSON={manifest} (missing)" in running.errors
    assert "install" in running.errors


def test_a_runtime_that_dies_and_comes_back(alone: Monado, desk: str, tmp_path: Path) -> None:
    with program(alone, desk, tmp_path) as running:
        running.wait_for(lambda line: line["focused"])
        alone.stop()
        running.wait_until_it_says("went away")
        number = len(running.lines())
        alone.start()
        puppet = alone.puppet()
        puppet.right.trigger = 0.25
        puppet.send()
        after = running.wait_for(lambda line: line["right"]["trigger"] == 0.25, after=number)
        last, first = running.lines()[number - 1 : number + 1]
        assert first["dt_s"] < 0.5  # nobody leaps because of the gap
        assert first["t_s"] > last["t_s"] + RETRY_S / 2  # which there was
        assert after["kept"] == "01020304"
        assert after["focused"]


def test_a_runtime_that_dies_for_good(alone: Monado, desk: str, tmp_path: Path) -> None:
    with program(alone, desk, tmp_path, "--patience", "1") as running:
        running.wait_for(lambda line: line["focused"])
        alone.stop()
        assert running.exit_code() == 1
    last = running.errors.splitlines()[-1]
    assert last.startswith("error: the OpenXR runtime went away and was not back after 1 s")
    assert "Traceback" not in running.errors


def test_an_x_server_that_dies_ends_in_one_line(alone: Monado, tmp_path: Path) -> None:
    with xvfb.server(800, 800) as (desk, process), program(alone, desk, tmp_path, "--mirror") as running:
        running.wait_for(lambda line: line["focused"])
        process.kill()
        assert running.exit_code() == 1
    assert running.errors.splitlines()[-1].startswith("error: the X server has gone")
    assert "Traceback" not in running.errors


def test_seconds_are_kept(alone: Monado, desk: str, tmp_path: Path) -> None:
    began = time.monotonic()
    with program(alone, desk, tmp_path, "--seconds", "2") as running:
        assert running.exit_code() == 0  # it ends by itself,
    assert time.monotonic() - began >= 2  # and not before
    assert "Traceback" not in running.errors
