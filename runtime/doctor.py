"""Say what this machine has for latentwalk and, for each thing missing, the one command that brings it."""

from __future__ import annotations

import json
import os
import platform
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from latentwalk.runtime.extras import FOR_ALL, PIP, Extra, extra, extras
from latentwalk.scenes.errors import LatentwalkError, tell
from latentwalk.scenes.parser import Parser

if TYPE_CHECKING:
    import moderngl

EXAMPLES = (
    "latentwalk doctor",
    "latentwalk doctor --json",
    "latentwalk doctor --json > machine.json",
)
APT = "sudo apt-get install -y "


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked for: what was found, whether it will do, and the command that brings it where it will not."""

    name: str
    found: str
    ok: bool
    fix: str = ""


def packages() -> list[Finding]:
    """The Python packages that latentwalk always needs, and those of each extra."""
    found = extra("").packages
    always = ", ".join([f"Python {platform.python_version()}", *(f"{name} {which}" for name, which in found.items())])
    return [Finding("packages", always, True), *map(_extra, extras())]


def _extra(extra: Extra) -> Finding:
    there = ", ".join(f"{name} {found}" for name, found in extra.packages.items() if found)
    lacking = [f"missing: {', '.join(extra.missing)}"] if extra.missing else []
    if extra.wheelless:
        where = f"{platform.system()} on {platform.machine()}"
        lacking.append(f"no wheel for {where}: {', '.join(extra.wheelless)} needs a C compiler; {FOR_ALL}")
    return Finding(f"[{extra.name}]", "; ".join([there, *lacking] if there else lacking), not lacking, extra.command)


def _opengl(device: str, ctx: moderngl.Context) -> str:
    """What there is to draw with, and how the cloud will be drawn."""
    from latentwalk.runtime.draw.cloud.way import told

    return f"{device}, OpenGL {ctx.info['GL_VERSION']}; {told(ctx)}"


def _driver(packages: str) -> str:
    """What brings OpenGL, which is a package on Linux alone."""
    return APT + packages if sys.platform == "linux" else "install the newest driver of the graphics card"


def offscreen_gl() -> Finding:
    """OpenGL without a screen: for `render`."""
    from latentwalk.runtime.hosts.gl import create_context, release_context

    try:
        ctx, device = create_context()
    except LatentwalkError as error:
        return Finding("OpenGL, no screen", str(error), False, _driver("libegl1 libgl1-mesa-dri"))
    gl = _opengl(device, ctx)
    release_context(ctx)
    return Finding("OpenGL, no screen", gl, True)


def display() -> Finding:
    """A display and OpenGL 4.1 in a window on it: for `view` and `vr`."""
    if sys.platform not in ("win32", "darwin") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        fix = "latentwalk render FILE --script S.toml --out DIR   (needs no screen; to walk in it, sit at a desktop)"
        return Finding("display", "none: DISPLAY and WAYLAND_DISPLAY are empty", False, fix)
    from latentwalk.runtime.hosts.window.host import WindowHost

    try:
        host = WindowHost(size=(64, 64))
    except LatentwalkError as error:
        return Finding("display", str(error), False, _driver("libgl1 libglx-mesa0 libgl1-mesa-dri"))
    gl = _opengl(host.ctx.info["GL_RENDERER"], host.ctx)
    host.close()
    return Finding("display", gl, True)


def openxr() -> list[Finding]:
    """The OpenXR runtime, its extensions and headset: for `vr`."""
    from latentwalk.runtime.hosts.openxr.find import what_to_install

    fix = what_to_install()
    try:
        from latentwalk.runtime.hosts.openxr.runtime import OPENGL, Runtime, offered_extensions

        extensions = offered_extensions()
    except LatentwalkError as error:
        return [Finding("OpenXR runtime", str(error), False, fix)]
    findings = [Finding("OpenXR extensions", ", ".join(sorted(extensions)), OPENGL in extensions, fix)]
    try:
        runtime = Runtime([])
    except LatentwalkError as error:
        return [*findings, Finding("headset", str(error), False, "connect the headset and start its software")]
    findings += [Finding("OpenXR runtime", runtime.name, True), Finding("headset", runtime.headset(), True)]
    runtime.destroy()
    return findings


def torch_device() -> Finding:
    """PyTorch and its device: for training and for live decoding."""
    try:
        import torch
    except ModuleNotFoundError:
        return Finding("torch", "not installed", False, PIP + "'torch>=2.6'")
    if torch.cuda.is_available():
        return Finding("torch", f"{torch.__version__}, CUDA: {torch.cuda.get_device_name(0)}", True)
    where = "MPS" if torch.backends.mps.is_available() else f"CPU, {torch.get_num_threads()} threads"
    return Finding("torch", f"{torch.__version__}, {where}", True)


def torchvision() -> list[Finding]:
    """Torchvision, where it is installed: it is built for one version of torch and fits no other."""
    try:
        found = version("torchvision")
        torch = version("torch")
    except PackageNotFoundError:
        return []  # nothing here needs it
    try:
        import torchvision  # noqa: F401
    except Exception as error:  # whatever a library that does not fit says
        said = " ".join(str(error).split())
        text = f"{found} cannot be imported beside torch {torch}: {said}"
        local = torch.partition("+")[2]
        index = f" --index-url https://download.pytorch.org/whl/{local}" if local else ""
        fix = f"{PIP}--force-reinstall --no-deps torchvision{index}   (the one made for this torch; or uninstall it)"
        return [Finding("torchvision", text, False, fix)]
    return [Finding("torchvision", found, True)]


def letters() -> Finding:
    """Fonts for the scripts that names may be in: for panels and words in the room."""
    from latentwalk.runtime.ui.fonts import SCRIPTS, packages, without_font

    missing = without_font(script.sample for script in SCRIPTS)
    lacking = [script for script in SCRIPTS if script.sample in missing]
    if not lacking:
        return Finding("letters", f"of {len(SCRIPTS)} scripts beside Latin, Greek and Cyrillic", True)
    text = f"no font for {'; '.join(script.name for script in lacking)}"
    if sys.platform != "win32" and shutil.which("apt-cache"):
        return Finding("letters", text, False, APT + packages(lacking))
    return Finding("letters", text, False, f"install, where names are in these scripts: {packages(lacking)}")


def kernels() -> Finding:
    """Machine code that walks share, compiled here once."""
    from latentwalk.runtime import kernels

    lacking, count = kernels.lacking(), len(kernels.kernels())
    text = f"{count - len(lacking)} of {count} compiled" + "; the others are behind the first pictures" * bool(lacking)
    return Finding("kernels", text, not lacking, "latentwalk doctor --compile")


def compile_kernels() -> None:
    """Compile what `kernels` misses.  Raises LatentwalkError without OpenGL."""
    from latentwalk.runtime import kernels
    from latentwalk.runtime.hosts.gl import create_context, release_context

    ctx, _ = create_context()
    kernels.compile_all(ctx)
    release_context(ctx)


def ffmpeg() -> Finding:
    """The film encoder: for MP4 captures."""
    try:
        import imageio_ffmpeg

        return Finding("ffmpeg", f"{imageio_ffmpeg.get_ffmpeg_version()} (imageio-ffmpeg)", True)
    except (ModuleNotFoundError, RuntimeError) as error:
        return Finding("ffmpeg", str(error), False, PIP + "imageio-ffmpeg")


def examine() -> list[Finding]:
    """Everything looked for, in the order in which a person needs it.  A check that fails is a finding, not an end."""
    checks: list[Callable[[], Finding | list[Finding]]] = [
        packages,
        display,  # before EGL, whose context stays current on this thread and keeps GLX from taking another
        offscreen_gl,
        openxr,
        letters,
        kernels,
        torch_device,
        torchvision,
        ffmpeg,
    ]
    findings: list[Finding] = []
    for check in checks:
        try:
            found = check()
        except (ImportError, OSError) as error:  # a package, or a shared library that it wants
            found = Finding(check.__name__, str(error), False, PIP + "'latentwalk[all]'")
        findings += found if isinstance(found, list) else [found]
    return findings


def main(argv: list[str] | None = None) -> int:
    """`latentwalk doctor [--compile] [--json]`: exit code 0; what is missing may not be needed here."""
    parser = Parser(prog="latentwalk doctor", description=__doc__, examples=EXAMPLES)
    parser.add_argument("--json", action="store_true", help="for a program to read")
    parser.add_argument("--compile", action="store_true", help="compile first what walks need, which takes a minute")
    args = parser.parse_args(argv)
    if args.compile:
        compile_kernels()
    findings = examine()
    if args.json:
        print(json.dumps([asdict(finding) for finding in findings], indent=1))
        return 0
    for finding in findings:
        tell(f"{'✓' if finding.ok else '✗'} {finding.name}: {finding.found}")
        if not finding.ok:
            tell(f"    {finding.fix}")
    return 0
