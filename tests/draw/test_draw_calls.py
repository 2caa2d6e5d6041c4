"""What a frame costs the loop besides the GPU: calls, which can be counted where times cannot be trusted."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from kit.draw_world import at, make_frame, make_shown

from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.ground.shown import Lines

#: Python calls; it was 256 when each drawable set all of OpenGL's state and its own copy of the uniforms.
MOST_CALLS = 80


@pytest.mark.gl
def test_a_frame_that_uploads_nothing_takes_few_calls(camera):
    laser = Lines(np.array([[[0.2, -0.2, -0.3], [0, 0, -4]]], np.float32), np.ones((1, 4), np.float32))
    shown = make_shown(np.random.default_rng(0).normal((0, 0, -4), 0.5, (64, 3)), lines=[laser])
    frame = make_frame(camera.target(256, 128), at(-0.03, 0, 0), at(0.03, 0, 0))
    renderer = Renderer(camera.ctx, shown)
    for _ in range(4):  # compile, upload, and fill the queue of measured frames
        renderer.draw(shown, None, frame)
    calls = []
    before = sys.getprofile()
    sys.setprofile(lambda at, event, _: calls.append(at.f_code.co_name) if event == "call" else None)
    try:
        renderer.draw(shown, None, frame)
    finally:
        sys.setprofile(before)
    renderer.release()
    assert calls[0] == "draw"
    assert len(calls) <= MOST_CALLS
