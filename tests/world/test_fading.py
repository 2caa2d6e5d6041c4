"""Words come and go within a moment, and stay where nothing changes."""

import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.walks import DT, do, make_world, settle

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.world.rows.written.choice import Texts
from latentwalk.runtime.world.rows.written.fading import FADE_S, Fading


def texts(*rows):
    return Texts.beside(np.array(rows, np.int32), [f"w{row}" for row in rows])


def shown(fading):
    return dict(zip(fading.texts.texts, fading.alpha.round(3).tolist(), strict=True))


def test_new_ones_come_old_ones_go_and_the_others_stay():
    fading = Fading()
    fading.want(texts(1, 2))
    assert shown(fading) == {"w1": 0, "w2": 0}
    fading.advance(FADE_S / 2)
    assert shown(fading) == {"w1": 0.5, "w2": 0.5}
    fading.advance(FADE_S)
    fading.want(texts(2, 3))
    assert shown(fading) == {"w2": 1, "w3": 0, "w1": 1}
    fading.advance(FADE_S / 2)
    assert shown(fading) == {"w2": 1, "w3": 0.5, "w1": 0.5}
    fading.want(texts(1))
    assert shown(fading) == {"w1": 0.5, "w2": 1, "w3": 0.5}, "one that was going turns back"
    fading.advance(FADE_S)
    assert shown(fading) == {"w1": 1}


def test_what_is_put_away_is_gone_at_once_and_a_picture_by_itself_has_all_of_them():
    fading = Fading()
    fading.want(texts(1, 2))
    fading.drop(np.array([True, False]))
    assert shown(fading) == {"w2": 0}
    fading.want(texts(3))
    fading.whole()
    assert shown(fading) == {"w3": 1}


@pytest.mark.parametrize("frames", [1, 3])
def test_a_walk_shows_none_at_once(tmp_path, frames):
    world = make_world(write_blobs(tmp_path))
    for _ in range(frames):
        world.update(Controls(), DT)
    share = world.shown().words.alpha
    assert (share > 0).all()
    assert share.max() <= frames * DT / FADE_S + 1e-6
    settle(world, 0.4)
    assert (world.shown().words.alpha == 1).all()
    do(world, "class_names", False)
    assert world.shown().words is None
    world.close()
