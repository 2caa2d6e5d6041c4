"""Positions in GPU memory: uploaded once, ahead where asked, and the least recently used go first."""

from __future__ import annotations

import numpy as np
import pytest
from kit.draw_world import cloud_frame

from latentwalk.runtime.draw.cloud import positions as module
from latentwalk.runtime.draw.cloud.positions import ABSENT, Positions

pytestmark = pytest.mark.gl
N = 1000
SIZE = 12 * N


def frames(count):
    rng = np.random.default_rng(0)
    return [cloud_frame(rng.normal(0, 1, (N, 3)), f"frame {i}") for i in range(count)]


def held(cache):
    return [key[1] for key in cache._entries]


def test_each_is_uploaded_once(camera):
    a, b = frames(2)
    cache = Positions(camera.ctx)
    for _ in range(3):
        first, second = cache.pair(a, b)
    assert cache.uploaded_bytes == 2 * SIZE
    assert np.array_equal(np.frombuffer(first.buffer.read(), np.float32).reshape(N, 3), a.positions)
    assert np.array_equal(np.frombuffer(second.buffer.read(), np.float32).reshape(N, 3), b.positions)
    cache.release()


def test_the_least_recently_used_goes_first(camera):
    a, b, c, d = frames(4)
    cache = Positions(camera.ctx, limit_bytes=3 * SIZE)
    cache.pair(a, b)
    cache.pair(a, c)
    cache.pair(a, d)
    assert set(held(cache)) == {"frame 0", "frame 2", "frame 3"}
    cache.release()


def test_two_are_held_whatever_the_limit(camera):
    a, b, c = frames(3)
    cache = Positions(camera.ctx, limit_bytes=10)
    cache.pair(a, b)
    cache.pair(b, c)
    assert held(cache) == ["frame 1", "frame 2"]
    cache.release()


def test_prefetching_is_bounded_for_each_frame(camera, monkeypatch):
    monkeypatch.setattr(module, "PREFETCH_BYTES", 5000)
    a, b, c = frames(3)
    cache = Positions(camera.ctx)
    cache.pair(a, a)
    cache.prefetch([b, c])
    counts = []
    while b not in cache or c not in cache:
        before = cache.uploaded_bytes
        cache.pump((a.key, a.key))
        counts.append(cache.uploaded_bytes - before)
    assert max(counts) <= 5000
    assert sum(counts) == 2 * SIZE
    _, table = cache.pair(a, c)
    assert cache.uploaded_bytes == 3 * SIZE
    assert np.array_equal(np.frombuffer(table.buffer.read(), np.float32).reshape(N, 3), c.positions)
    cache.release()


def test_parts_of_any_size_go_into_textures_as_whole_rows(camera, monkeypatch):
    monkeypatch.setattr(module, "PREFETCH_BYTES", 5003)
    rng = np.random.default_rng(1)
    a, b, c = (cloud_frame(rng.normal(0, 1, (9000, 3)), f"large {i}") for i in range(3))
    cache = Positions(camera.ctx, storage=False)
    cache.pair(a, a)
    cache.prefetch([b, c])
    while c not in cache:
        cache.pump((a.key, a.key))
    tables = cache.pair(b, c)
    assert cache.uploaded_bytes == 3 * 12 * 9000
    for frame, table in zip((b, c), tables, strict=True):
        assert np.array_equal(np.frombuffer(table.texture.read(), np.float32)[: 3 * 9000], frame.positions.ravel())
    cache.release()


def test_what_is_half_prefetched_is_completed_when_needed(camera, monkeypatch):
    monkeypatch.setattr(module, "PREFETCH_BYTES", 5000)
    a, b = frames(2)
    cache = Positions(camera.ctx)
    cache.prefetch([b])
    cache.pump((a.key, a.key))
    _, table = cache.pair(a, b)
    assert np.array_equal(np.frombuffer(table.buffer.read(), np.float32).reshape(N, 3), b.positions)
    cache.release()


def test_prefetching_more_than_fits_keeps_the_soonest(camera):
    a, *rest = frames(9)
    cache = Positions(camera.ctx, limit_bytes=5 * SIZE)
    cache.pair(a, a)
    for _ in range(3):
        cache.prefetch(rest)
        cache.pump((a.key, a.key))
    assert a in cache
    assert [frame in cache for frame in rest] == [True] * 3 + [False] * 5
    assert cache.uploaded_bytes == 4 * SIZE
    cache.release()


def test_absent_rows_become_a_number_that_drivers_keep(camera):
    frame = cloud_frame([[np.nan] * 3, [1, 2, 3]], present=np.array([False, True]))
    cache = Positions(camera.ctx)
    table, _ = cache.pair(frame, frame)
    assert np.frombuffer(table.buffer.read(), np.float32).tolist() == [float(ABSENT)] * 3 + [1, 2, 3]
    cache.release()
