"""The same cloud drawn by libraries, each the way its own documentation offers, in processes of their own: contexts of
several libraries do not share one.

A process is asked for frames by lines of JSON, as many as eyes: `clip` (4, 4) clip from room, `pose` (4, 4) room from
eye; it answers with milliseconds.  None of these libraries is a dependency: those that are installed are asked.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from latentwalk.runtime.draw.eyes import Eye
from latentwalk.runtime.ground.shown import Shown
from latentwalk.scenes.arrays import F32

FOV_DEG = 90.0
NEAR, FAR = 0.05, 200.0
BACKGROUND = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class PeerCloud:
    """`places` (n, 3) float32 of the room, `colors` (n, 3) uint8 sRGB, the diameter of a point in the room's meters."""

    places: F32
    colors: NDArray[np.uint8]
    size_m: float
    eye_px: int

    @classmethod
    def of(cls, shown: Shown, eye_px: int) -> Self:
        """The cloud of a walk as it is shown, at rest."""
        frame, coloring = shown.cloud.a, shown.coloring
        places = frame.positions * np.float32(frame.scale) + frame.offset
        return cls(places, coloring.table[np.asarray(coloring.values).astype(int)], shown.point_size_m, eye_px)

    @property
    def rgba(self) -> F32:
        """Colors (n, 4) float32, 0…1."""
        rgba = np.ones((len(self.colors), 4), np.float32)
        rgba[:, :3] = self.colors / np.float32(255)
        return rgba

    def write(self, folder: Path) -> None:
        """Into files, for `read`."""
        np.save(folder / "places.npy", self.places)
        np.save(folder / "colors.npy", self.colors)
        (folder / "cloud.json").write_text(json.dumps([self.size_m, self.eye_px]), encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Self:
        """What `write` wrote."""
        size_m, eye_px = json.loads((folder / "cloud.json").read_text(encoding="utf-8"))
        return cls(np.load(folder / "places.npy"), np.load(folder / "colors.npy"), size_m, eye_px)


class Library(Protocol):
    """A library that has the cloud."""

    def frame(self, clips: Sequence[F32], poses: Sequence[F32]) -> None:
        """Draw it for each eye, side by side; back when it is done."""
        ...


class Vispy:
    """vispy's Markers: point sprites, discs of world size without edges."""

    def __init__(self, cloud: PeerCloud) -> None:
        # vispy's EGL needs these where there is no screen.
        os.environ.setdefault("EGL_PLATFORM", "surfaceless")
        os.environ.setdefault("PYOPENGL_PLATFORM", "egl")
        import_module("vispy").use("egl", "gl+")
        app, self._gloo = import_module("vispy.app"), import_module("vispy.gloo")
        visuals, transforms = import_module("vispy.visuals"), import_module("vispy.visuals.transforms")
        size = self._px = cloud.eye_px
        self._canvas = app.Canvas(size=(2 * size, size), show=False)
        self._canvas.set_current()
        texture, depth = self._gloo.Texture2D((size, 2 * size, 4)), self._gloo.RenderBuffer((size, 2 * size))
        self._target = self._gloo.FrameBuffer(texture, depth)
        self._visual = visuals.MarkersVisual(scaling="scene", antialias=0, spherical=False)
        self._visual.set_data(cloud.places, size=cloud.size_m, edge_width=0, face_color=cloud.rgba)
        self._visual.set_gl_state(depth_test=True, blend=False)
        self._matrix = transforms.MatrixTransform()
        pixels = transforms.STTransform(scale=(size / 2, -size / 2), translate=(size / 2, size / 2))
        self._visual.transforms.scene_transform = transforms.ChainTransform([pixels, self._matrix])

    def frame(self, clips: Sequence[F32], poses: Sequence[F32]) -> None:
        """As `Library` says."""
        gloo, px = self._gloo, self._px
        with self._target:
            gloo.set_viewport(0, 0, 2 * px, px)
            gloo.clear(color=(BACKGROUND,) * 3, depth=True)
            for number, clip in enumerate(clips):
                self._visual.transforms.configure(canvas=self._canvas, viewport=(0, 0, px, px), fbo_size=(px, px))
                self._matrix.matrix = clip.T
                gloo.set_viewport(px * number, 0, px, px)
                self._visual.draw()
        gloo.gl.glFinish()


class Pygfx:
    """pygfx's Points on wgpu: discs of world size, without smooth edges."""

    def __init__(self, cloud: PeerCloud) -> None:
        gfx = import_module("pygfx")
        self._px = px = cloud.eye_px
        texture = gfx.Texture(dim=2, size=(2 * px, px, 1), format="rgba8unorm")
        plain = {"pixel_scale": 1, "pixel_filter": "nearest", "ppaa": "none", "sort_objects": False}
        self._renderer = gfx.renderers.WgpuRenderer(texture, **plain)
        sizes = np.full(len(cloud.places), cloud.size_m, np.float32)
        geometry = gfx.Geometry(positions=cloud.places, sizes=sizes, colors=cloud.rgba[:, :3].copy())
        look = {"size_space": "world", "size_mode": "vertex", "color_mode": "vertex", "aa": False}
        self._scene = gfx.Scene()
        self._scene.add(gfx.Background.from_color((BACKGROUND,) * 3))
        self._scene.add(gfx.Points(geometry, gfx.PointsMaterial(**look, alpha_mode="solid")))
        self._camera = gfx.PerspectiveCamera(FOV_DEG, 1, depth_range=(NEAR, FAR))
        device = gfx.renderers.wgpu.get_shared().device
        self._queue, self._small = device.queue, device.create_buffer(size=16, usage="COPY_SRC|COPY_DST")

    def frame(self, clips: Sequence[F32], poses: Sequence[F32]) -> None:
        """As `Library` says."""
        for number, pose in enumerate(poses):
            self._camera.world.matrix = pose
            rect = self._px * number, 0, self._px, self._px
            self._renderer.render(self._scene, self._camera, rect=rect, flush=False, clear=number == 0)
        self._renderer.flush()
        self._queue.read_buffer(self._small)  # waits for all that was asked before


class Pyvista:
    """pyvista's point gaussians without the gaussian: discs of world size."""

    DISC = "//VTK::Color::Impl\nif (dot(offsetVCVSOutput.xy, offsetVCVSOutput.xy) > 1.0) discard;\n"

    def __init__(self, cloud: PeerCloud) -> None:
        pv, px = import_module("pyvista"), cloud.eye_px
        self._plotter = pv.Plotter(
            off_screen=True, window_size=(2 * px, px), shape=(1, 2), border=False, lighting="none"
        )
        data = pv.PolyData(cloud.places)
        data["rgb"], data["size"] = cloud.colors, np.full(len(cloud.places), cloud.size_m, np.float32)
        self._plotter.subplot(0, 0)
        look = {"style": "points_gaussian", "reset_camera": False, "lighting": False}
        actor = self._plotter.add_points(data, scalars="rgb", rgb=True, **look)
        mapper = actor.mapper
        mapper.SetScaleArray("size")
        mapper.SetScaleFactor(0.5)  # of diameters radii
        mapper.SetScaleTableSize(0)
        mapper.EmissiveOff()
        mapper.SetBoundScale(1.0)
        mapper.SetSplatShaderCode(self.DISC)
        actor.ForceOpaqueOn()
        self._plotter.renderers[1].AddActor(actor)
        self._window = self._plotter.render_window
        self._window.SetMultiSamples(0)
        for renderer in self._plotter.renderers:
            renderer.SetBackground(*(BACKGROUND,) * 3)
            renderer.camera.SetViewAngle(FOV_DEG)

    def frame(self, clips: Sequence[F32], poses: Sequence[F32]) -> None:
        """As `Library` says."""
        for renderer, pose in zip(self._plotter.renderers, poses, strict=True):
            place = pose[:3, 3]
            renderer.camera.SetPosition(*place.tolist())
            renderer.camera.SetFocalPoint(*(place - pose[:3, 2]).tolist())
            renderer.camera.SetViewUp(*pose[:3, 1].tolist())
            renderer.camera.SetClippingRange(NEAR, FAR)
        self._window.Render()
        self._window.WaitForCompletion()


PEERS: dict[str, type[Any]] = {"vispy": Vispy, "pygfx": Pygfx, "pyvista": Pyvista}


class Peer:
    """A process that has the cloud of a folder in the library `name`.

    `load_ms`: from its arrays in memory to its first frame, without imports.  Raises RuntimeError where it fails.
    """

    def __init__(self, name: str, folder: Path, eyes: Sequence[Eye]) -> None:
        command = [sys.executable, "-m", __name__, name, str(folder)]
        # A peer's own chatter would hide the table; what ends it is asked for again and shown.
        self._errors = (folder / f"{name}.log").open("w+", encoding="utf-8")
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, text=True
        )
        self.name = name
        self.load_ms = self.draw([eyes])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()
        self._errors.close()

    def draw(self, frames: Sequence[Sequence[Eye]]) -> float:
        """Draw a frame for each of these pairs of eyes; mean milliseconds of one."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        asked = [[[e.clip_from_room.tolist(), e.room_from_eye.tolist()] for e in eyes] for eyes in frames]
        print(json.dumps(asked), file=self._process.stdin, flush=True)
        answer = self._process.stdout.readline()
        if not answer:
            self._errors.seek(0)
            last = self._errors.read().strip().rpartition("\n")[2]
            raise RuntimeError(f"{self.name} ended: {last or 'no word why'}")
        return float(json.loads(answer))


def installed() -> list[str]:
    """Names of the peers that are here."""
    return [name for name in PEERS if find_spec(name)]


def serve(name: str, folder: Path) -> None:
    """Be a peer: frames asked for on standard input, their milliseconds on standard output."""
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answers:
        os.dup2(2, 1)  # libraries that print do so to standard error
        cloud, drawn = PeerCloud.read(folder), None
        for line in sys.stdin:
            frames = [[np.array(parts, np.float32) for parts in zip(*eyes, strict=True)] for eyes in json.loads(line)]
            start = time.perf_counter()
            if drawn is None:
                drawn = PEERS[name](cloud)
            for clips, poses in frames:
                drawn.frame(clips, poses)
            print((time.perf_counter() - start) * 1e3 / len(frames), file=answers, flush=True)
    os._exit(0)  # some libraries crash as they end


if __name__ == "__main__":
    serve(sys.argv[1], Path(sys.argv[2]))
