"""`latentwalk vr` under Monado: a press on the table model goes there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from kit import xvfb
from kit.blobs import write_blobs
from kit.headset import move, vr
from kit.monado import monado
from kit.walks import do, make_world

from latentwalk.runtime.ground.frame import Pose
from latentwalk.runtime.ground.geometry import heading, rotate_yaw
from latentwalk.runtime.world.walk.around.overview import AHEAD_M, ASIDE_M, BELOW_M

pytestmark = [pytest.mark.headset, pytest.mark.timeout(900)]


def test_a_press_on_the_table_model_goes_there(tmp_path: Path) -> None:
    path = write_blobs(tmp_path)
    world = make_world(path)
    do(world, "overview", True)
    do(world, "save", True)
    world.close()
    with xvfb.display(960, 540) as wearer, monado(wearer) as service, xvfb.display(64, 64) as desk:
        puppet = service.puppet()
        with vr(service, desk, tmp_path, path) as running:
            line = running.wait_for(lambda line: line["drawn"] and line["focused"])
            head = Pose(*(np.array(line["head"][name], np.float32) for name in ("position", "orientation")))
            middle = head.position + rotate_yaw(heading(head), [-ASIDE_M, -BELOW_M, -AHEAD_M])
            before = np.array(line["rig"]["position"])
            x, y, z = (middle + np.array([0.0, 0.0, 0.35])).tolist()  # it points along −Z
            puppet.right.position = (x, y, z)
            move(puppet, running)
            puppet.right.trigger = 1.0
            puppet.send()
            after = running.wait_for(lambda line: not np.allclose(line["rig"]["position"], before, atol=0.2))
            assert after["rig"]["yaw_rad"] == pytest.approx(line["rig"]["yaw_rad"])
            assert after["rig"]["scale"] == 1.0
            assert not after["selection"]
