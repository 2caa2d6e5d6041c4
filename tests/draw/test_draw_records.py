"""Tables in textures: where each record is, and how many there may be."""

from __future__ import annotations

import numpy as np
import pytest

from latentwalk.runtime.draw.records import WIDTH, Records
from latentwalk.scenes.errors import LatentwalkError

pytestmark = pytest.mark.gl


def held(records, like):
    """What a texture holds, as numbers of the type of `like`, one row a record."""
    return np.frombuffer(records.texture.read(), like.dtype).reshape(-1, like.shape[1])


@pytest.mark.parametrize(
    ("kind", "numbers"), [("f4", 1), ("f4", 2), ("f4", 3), ("f4", 4), ("i4", 1), ("i4", 2), ("u1", 1)]
)
def test_records_lie_one_after_the_other_wherever_a_write_begins(camera, kind, numbers):
    count = 3 * WIDTH + 77
    data = np.random.default_rng(0).integers(0, 250, (count, numbers)).astype(np.dtype(kind))
    records = Records(camera.ctx, count, numbers, kind)
    each = data.dtype.itemsize * numbers
    for first, end in ((0, 5), (5, WIDTH - 1), (WIDTH - 1, 2 * WIDTH + 3), (2 * WIDTH + 3, count)):
        records.write(data[first:end], first * each)
    assert np.array_equal(held(records, data)[:count], data)
    records.write(data[::-1])
    assert np.array_equal(held(records, data)[:count], data[::-1])
    records.release()


def test_what_grows_gets_room(camera):
    records = Records(camera.ctx, 1, 4)
    data = np.random.default_rng(0).random((2 * WIDTH + 1, 4), np.float32)
    for count in (1, len(data), 7):
        records.fill(data[-count:])
        assert np.array_equal(held(records, data)[:count], data[-count:])
    records.release()


def test_more_than_a_texture_holds_is_refused(camera, monkeypatch):
    monkeypatch.setitem(camera.ctx.info, "GL_MAX_TEXTURE_SIZE", 2)
    with pytest.raises(LatentwalkError, match=r"9,000 rows: expected at most 8,192, all that OpenGL 4.1 draws here"):
        Records(camera.ctx, 9000, 1)
