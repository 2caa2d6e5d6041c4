"""OpenGL 4.1, all that macOS has: the same pictures, by none of the functions that came later."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from kit import old_opengl
from kit.draw_world import cloud, cloud_frame
from kit.shells import sphere
from PIL import Image

from latentwalk.runtime.draw.cloud.way import WAYS, way_for
from latentwalk.scenes import Category, Layout, Scalar, Scene, Text, Thumbnails, write
from latentwalk.scenes.errors import LatentwalkError

pytestmark = pytest.mark.gl
N = 300

SCRIPT = """
size = [320, 240]
stereo = true
panels = true
fps = 10
[[at]]
t_s = 0.0
class_names = true
shells = true
words = "id"
rig = { position = [0.0, 0.0, 1.5], yaw_rad = 0.0, scale = 1.0 }
select = { column = "label", equals = "b" }
overview = true
right = { grip = { position = [0.1, 1.4, -0.3] }, aim = { position = [0.1, 1.4, -0.3] } }
capture = "names.png"
[[at]]
t_s = 0.2
mode = "sprites"
wall = { by = "id" }
capture = "pictures.png"
[[at]]
t_s = 0.4
wall = false
mode = "points"
markers = "label"
rig = { position = [0.0, 0.0, 0.0], yaw_rad = 0.0, scale = 1.0 }
layout = "other"
[[at]]
t_s = 0.8
color = "size"
capture = "between.png"
"""


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Command line of a render that draws something of everything."""
    folder, rng = tmp_path_factory.mktemp("old"), np.random.default_rng(4)
    codes = np.arange(N, dtype=np.int32) % 3
    positions = (rng.normal(0, 1, (3, 3))[codes] + rng.normal(0, 0.2, (N, 3))).astype(np.float32)
    scene = Scene(
        ids=[f"row {i}" for i in range(N)],
        layouts={"own": Layout(positions), "other": Layout(positions[::-1].copy())},
        columns={
            "label": Category(codes, ["a", "b", "c"]),
            "size": Scalar(rng.random(N, np.float32)),
            "word": Text([f"w{i}" for i in range(N)]),
        },
        surfaces={"shell": sphere(positions[codes == 0].mean(0), 0.5, slices=16)},
        thumbnails=Thumbnails(rng.integers(0, 255, (N, 8, 8, 3)).astype(np.uint8), np.arange(N, dtype=np.int32)),
    )
    write(folder / "a.scene", scene)
    (folder / "s.toml").write_text(SCRIPT)
    return ["render", str(folder / "a.scene"), "--script", str(folder / "s.toml"), "--out"]


def run(way: str, command: list[str], held: bool) -> subprocess.CompletedProcess[str]:
    """A command, with OpenGL held to 4.1 and traps in the place of newer functions where so asked."""
    environment = os.environ | (old_opengl.HELD if held else {})
    program = [sys.executable, old_opengl.__file__, way]
    return subprocess.run([*program, *command], capture_output=True, text=True, env=environment)


def test_a_machine_with_4_1_alone_shows_the_same(walk: list[str], tmp_path: Path) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    done = run("sprites", [*walk, str(new)], held=False)
    assert done.returncode == 0, done.stderr
    done = run("sprites41", [*walk, str(old)], held=True)
    assert done.returncode == 0, done.stderr
    names = sorted(path.name for path in new.iterdir())
    assert names == sorted(path.name for path in old.iterdir()) == ["between.png", "names.png", "pictures.png"]
    pictures = [np.asarray(Image.open(new / name)) for name in names]
    for name, picture in zip(names, pictures, strict=True):
        assert np.array_equal(np.asarray(Image.open(old / name)), picture), name
    assert min(float(picture.std()) for picture in pictures) > 10  # there is something to see


@pytest.mark.parametrize("way", sorted(WAYS.keys() - {"sprites41"}))
def test_a_way_that_wants_more_is_refused_in_one_line(way: str) -> None:
    old = SimpleNamespace(ctx=SimpleNamespace(version_code=410), storage=False)
    with pytest.raises(LatentwalkError, match=rf"^way {way}: expected OpenGL 4\.3, found 4\.1; sprites41"):
        way_for(old, 1, cloud(cloud_frame([[0, 0, 0]])).cells, way)


@pytest.mark.parametrize(
    ("call", "function"),
    [
        ("ctx.vertex_array(program, []).render_indirect(ctx.buffer(reserve=20))", "glMultiDrawArraysIndirect"),
        ("ctx.buffer(reserve=20).bind_to_storage_buffer(0)", "glBindBufferRange(0x90d2)"),
        ('ctx.compute_shader("")', "glCreateShader(0x91b9)"),
    ],
)
def test_a_newer_function_is_noticed(call: str, function: str) -> None:
    """Else the test above would pass whatever is called."""
    code = f"""
import moderngl
from kit import old_opengl
old_opengl.trap()
ctx = moderngl.create_context(standalone=True, backend="egl", require=410)
program = ctx.program(vertex_shader="#version 410 core\\nvoid main() {{ gl_Position = vec4(0.0); }}")
{call}
"""
    environment = os.environ | old_opengl.HELD | {"PYTHONPATH": str(Path(old_opengl.__file__).parent.parent)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment)
    assert (done.returncode, done.stderr) == (old_opengl.CALLED, f"{function} was called\n")
