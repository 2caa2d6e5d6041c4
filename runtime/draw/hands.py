"""Hands: a plain controller, or a hand itself, lit and opaque, where it is held; the one that points is told apart."""

from __future__ import annotations

from collections.abc import Sequence

import moderngl
import numpy as np

from latentwalk.assets.colors import linear
from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.gl import State, Uniforms, program, uniform
from latentwalk.runtime.ground.deeds import BUTTONS
from latentwalk.runtime.ground.frame import Action
from latentwalk.runtime.ground.shown import ShownHand
from latentwalk.scenes.arrays import F32

Place = tuple[float, float, float]
AROUND, STACKS = 16, 4  # of a half ball: round at arm's length
ROUND: dict[Action, float] = {"primary": 0.005, "secondary": 0.005, "menu": 0.003}
BODY, DARK, TIP = 0.0, 1.0, 2.0  # as in hands.frag
POINTS, RESTS = (
    tuple(linear(rgb).tolist()) for rgb in ((92, 168, 255), (120, 126, 138))
)  # tips: the panels' accent, and none


def _capsule(a: Place, b: Place, radius: float, tint: float, flat: float = 1.0) -> F32:
    """A rod with round ends as triangles (3 k, 7): place, normal, tint.  `flat`: how thick it is from front to back."""
    ends = np.array([a, b], np.float64)
    axis = ends[1] - ends[0]
    axis = axis / max(float(np.linalg.norm(axis)), 1e-9) if np.any(axis) else np.array([0.0, 0.0, 1.0])
    side = np.cross(axis, [0.0, 1.0, 0.0] if abs(axis[1]) < 0.9 else [1.0, 0.0, 0.0])
    side /= np.linalg.norm(side)
    over = np.cross(axis, side)
    half = np.linspace(0, np.pi / 2, STACKS + 1)
    polar = np.append(half, np.pi / 2 + half)  # the equator twice: once at each end
    turn = np.linspace(0, 2 * np.pi, AROUND + 1)
    ring = np.cos(turn)[:, None] * side + np.sin(turn)[:, None] * over
    normals = np.cos(polar)[:, None, None] * axis + np.sin(polar)[:, None, None] * ring
    center = np.where((np.arange(len(polar)) <= STACKS)[:, None], ends[1], ends[0])[:, None]
    squeezed = np.array([1.0, flat, 1.0])
    middle = ends.mean(axis=0)
    places = middle + (center + radius * normals - middle) * squeezed
    normals = normals / squeezed
    normals /= np.linalg.norm(normals, axis=2, keepdims=True)
    grid = np.concatenate([places, normals, np.full((*places.shape[:2], 1), tint)], axis=2)
    corners = [grid[:-1, :-1], grid[1:, :-1], grid[:-1, 1:], grid[:-1, 1:], grid[1:, :-1], grid[1:, 1:]]
    return np.stack(corners, axis=2).reshape(-1, 7).astype(np.float32)


def controller() -> F32:
    """What stands for any controller: a grip, a head with stick and buttons, a trigger, and a colored tip."""
    return np.concatenate(
        [
            _capsule((0, 0.010, 0.048), (0, -0.002, -0.035), 0.0155, BODY),
            _capsule((0, -0.001, -0.034), (0, -0.001, -0.0341), 0.0185, TIP),
            _capsule((-0.010, 0.004, -0.060), (0.010, 0.004, -0.060), 0.0235, BODY),
            _capsule((-0.006, 0.004, -0.085), (0.006, 0.004, -0.085), 0.005, TIP),
            _capsule((0, -0.006, -0.083), (0, -0.022, -0.075), 0.007, DARK),
            _capsule((-0.004, -0.012, -0.026), (-0.004, -0.011, -0.010), 0.008, DARK),
            *(_capsule(BUTTONS[action], BUTTONS[action], radius, DARK) for action, radius in ROUND.items()),
            _capsule((-0.011, 0.018, -0.075), BUTTONS["stick"], 0.0055, DARK),
            _capsule((-0.011, 0.026, -0.081), (-0.0109, 0.026, -0.081), 0.0085, DARK, flat=0.6),
        ]
    )


def bare_hand() -> F32:
    """A right hand with the forefinger out; its tip has the hand's color."""
    fingers = [
        part
        for z in (-0.008, 0.011, 0.029)
        for part in (
            _capsule((0.012, -0.036, z), (0.002, -0.062, z), 0.0085, BODY),
            _capsule((0.002, -0.062, z), (-0.026, -0.046, z), 0.008, BODY),
        )
    ]
    return np.concatenate(
        [
            *(_capsule((0.012, 0.034, z), (0.013, -0.030, z), 0.0135, BODY) for z in (-0.024, -0.008, 0.008, 0.024)),
            *fingers,
            *(_capsule((0.012, 0.046, z), (0.012, 0.050, z), 0.0155, TIP) for z in (-0.014, 0.0, 0.014)),
            _capsule((0.012, -0.036, -0.027), (0.006, -0.082, -0.029), 0.0085, BODY),
            _capsule((0.006, -0.082, -0.029), (0.002, -0.100, -0.030), 0.0078, TIP),
            _capsule((0.004, 0.016, -0.032), (-0.014, -0.012, -0.044), 0.0105, BODY),
            _capsule((-0.014, -0.012, -0.044), (-0.018, -0.036, -0.042), 0.009, BODY),
        ]
    )


class HandDrawer:
    """One draw of both hands for both eyes."""

    def __init__(self, state: State) -> None:
        self._state = state
        self.program = program(state.ctx, "hands.vert", "hands.frag")
        self._uniforms, self._matrices = Uniforms(self.program), uniform(self.program, "room_from_hand")
        self._made: dict[bool, tuple[moderngl.Buffer, moderngl.Buffer, moderngl.VertexArray]] = {}
        self._told: Sequence[ShownHand] = ()

    def draw(self, eyes: Eyes, hands: Sequence[ShownHand]) -> None:
        """Draw them into the room, with depth; both are bare, or neither is."""
        self._state.want()
        self._draw(eyes, hands)

    def draw_over(self, eyes: Eyes, hands: Sequence[ShownHand]) -> None:
        """Once more where something that came later and is farther away lies over them: a panel."""
        self._state.begin(eyes.target)
        self._state.ctx.mglo.depth_func = "<"  # what they have drawn stays, with the laser that lies over it
        self._draw(eyes, hands)

    def _draw(self, eyes: Eyes, hands: Sequence[ShownHand]) -> None:
        if hands is not self._told:  # they are drawn more than once in a frame
            self._told, last = hands, hands[-1]
            self._matrices.write(np.array((hands[0].matrix.T, last.matrix.T), np.float32).tobytes())
            self._uniforms.set(tips=(POINTS if hands[0].points else RESTS, POINTS if last.points else RESTS))
        self._vertices(hands[0].bare).render(moderngl.TRIANGLES, instances=eyes.count * len(hands))

    def _vertices(self, bare: bool) -> moderngl.VertexArray:
        if bare not in self._made:
            # Corners that triangles share are put into the picture once.
            corners, indices = np.unique(bare_hand() if bare else controller(), axis=0, return_inverse=True)
            points = self._state.ctx.buffer(corners.tobytes())
            order = self._state.ctx.buffer(indices.astype(np.int32).tobytes())
            content = [(points, "3f 3f 1f", "place", "normal", "tint")]
            vertices = self._state.ctx.vertex_array(self.program, content, index_buffer=order, index_element_size=4)
            self._made[bare] = points, order, vertices
        return self._made[bare][2]

    def release(self) -> None:
        """Free everything."""
        for points, order, vertices in self._made.values():
            for thing in (vertices, points, order):
                thing.release()
        self.program.release()
