"""`latentwalk vr` under Monado: who never wore a headset has the most confused pair's pictures in five actions.

The palm turned up, the drawer Mistakes, its first pair, a look at the gallery, and Export: all by puppet.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from kit import xvfb
from kit.headset import move, vr
from kit.monado import Puppet, monado
from kit.running import Running
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA

from latentwalk.runtime.ground.geometry import look, toward
from latentwalk.scenes import Bool, Category, Layout, Scalar, Scene, Thumbnails, write

pytestmark = [pytest.mark.headset, pytest.mark.timeout(900)]
ROWS = 400
TAKEN = ("8", "1", 7)  # the pair that is confused most often, and how often


@dataclass
class Walk:
    """A running `latentwalk vr` and the hands that drive it."""

    running: Running
    puppet: Puppet
    folder: Path

    def until(self, wish: Any) -> dict[str, Any]:
        """Wait for a state, from now on."""
        return self.running.wait_for(wish, after=max(0, len(self.running.lines()) - 1))

    def press(self, label: str) -> None:
        """Point at what has this label, wherever it hangs now, and pull the trigger."""
        place = self.until(lambda line: label in line["buttons"])["buttons"][label]
        hand = self.puppet.right
        way = np.array(place) - hand.position
        hand.orientation = tuple(toward((way / np.linalg.norm(way)).astype(np.float32)).tolist())
        for pulled in (0.0, 1.0, 0.0):
            hand.trigger = pulled
            move(self.puppet, self.running)
            number = len(self.running.lines())
            self.running.wait_for(lambda _: True, after=number + 3)  # the panel is made with the laser on it


def digits() -> tuple[Scene, list[str]]:
    """Handwritten digits, of which a model takes some eights for ones and a few others wrong; which eights."""
    data = load_digits()
    codes = data.target[:ROWS].astype(np.int32)
    predicted = codes.copy()
    label, prediction, often = TAKEN
    mistaken = np.flatnonzero(codes == int(label))[:often]
    predicted[mistaken] = int(prediction)
    predicted[np.flatnonzero(codes == 3)[:2]] = 5
    names = [str(digit) for digit in range(10)]
    places = PCA(3, random_state=0).fit_transform(data.data[:ROWS]).astype(np.float32)
    scene = Scene(
        ids=[f"digit {i}" for i in range(ROWS)],
        layouts={"pca": Layout(places)},
        columns={
            "label": Category(codes, names),
            "prediction": Category(predicted, names),
            "correct": Bool(predicted == codes),
            "confidence": Scalar(np.linspace(0.3, 1, ROWS).astype(np.float32)),
        },
        thumbnails=Thumbnails(
            (data.images[:ROWS, :, :, None] * 15.9).astype(np.uint8), np.arange(ROWS, dtype=np.int32)
        ),
    )
    return scene, [f"digit {i}" for i in mistaken]


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    folder = tmp_path_factory.mktemp("mistakes")
    write(folder / "digits.scene", digits()[0])
    with xvfb.display(960, 540) as wearer, monado(wearer) as service, xvfb.display(64, 64) as desk:
        puppet = service.puppet()
        with vr(service, desk, folder, folder / "digits.scene") as running:
            running.wait_for(lambda line: line["drawn"] and line["focused"])
            yield Walk(running, puppet, folder)


def test_five_actions_lead_from_the_start_to_the_exported_pictures_of_a_confused_pair(walk: Walk) -> None:
    mistaken = digits()[1]
    label, prediction, _ = TAKEN
    pair = f"{label} taken for {prediction}"
    start = walk.until(lambda line: line["drawn"])
    assert not {"Mistakes", "Color", pair} & set(start["buttons"]), "nothing long hangs there at the start"

    walk.puppet.left.orientation = (0.0, 0.0, math.sqrt(0.5), math.sqrt(0.5))  # 1: the palm up
    walk.puppet.send()
    walk.press("Mistakes")  # 2
    walk.press(pair)  # 3
    there = walk.until(lambda line: sorted(line["selection"]) == sorted(mistaken))
    assert there["rig"]["position"] != start["rig"]["position"], "and one stands before them"
    walk.until(lambda line: {"Export", "Close"} <= set(line["buttons"]))
    walk.puppet.orientation = tuple(look(0.0, math.radians(-30)).tolist())  # 4: look at the gallery
    walk.puppet.send()
    walk.press("Export")  # 5
    walk.until(lambda line: "exported" in line["message"])
    with (walk.folder / "out" / "rows_001.csv").open(newline="") as file:
        assert sorted(row["id"] for row in csv.DictReader(file)) == sorted(mistaken)


def test_the_gallery_closes_and_a_walk_lays_the_drawer_aside(walk: Walk) -> None:
    walk.press("Close")
    walk.until(lambda line: "Close" not in line["buttons"])
    walk.puppet.left.stick = (0.0, -1.0)
    walk.puppet.send()
    walk.until(lambda line: "is laid aside" in line["message"])
    walk.puppet.left.stick = (0.0, 0.0)
    move(walk.puppet, walk.running)
    label, prediction, _ = TAKEN
    walk.until(lambda line: f"{label} taken for {prediction}" not in line["buttons"])
    assert "Mistakes" in walk.running.lines()[-1]["buttons"], "the menu is at the palm and brings it back"
