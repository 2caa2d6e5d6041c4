"""Where Monado is: this machine's own, or a Debian 13 root of its own; `python tests/kit/monado_root.py` sets it up.

Monado 25 or newer serves where the distribution has it.  Elsewhere its Debian 13 build runs inside .cache/monado-root,
and the program under test with it, for the client library needs that root's C library.  The mounts live in a private
namespace and vanish with the program.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Mapping
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
ROOT = REPO / ".cache" / "monado-root"
MANIFEST = Path("/usr/share/openxr/1/openxr_monado.json")
LAVAPIPE = Path("/usr/share/vulkan/icd.d/lvp_icd.json")
SERVICE = Path("/usr/bin/monado-service")
PACKAGES = ["monado-service", "libopenxr1-monado", "mesa-vulkan-drivers"]
# What the program under test needs of the root: GL by GLX, and the libraries that a distribution's own Python links.
PROGRAM_PACKAGES = [
    *["libegl1", "libgl1-mesa-dri", "libgles2", "libgl1", "libglx-mesa0", "libx11-6", "ca-certificates"],
    *["libexpat1", "libffi8", "libssl3t64", "libbz2-1.0", "liblzma5", "libsqlite3-0", "zlib1g"],
]
FALLBACK_MIRROR = "http://deb.debian.org/debian"

# Mounts each place at itself inside the root, then becomes the program there: one process from start to end.
ENTER = """
set -e
root=$1; shift
while [ "$1" != -- ]; do
    if [ -d "$1" ]; then mkdir -p "$root$1"; else mkdir -p "$(dirname "$root$1")"; touch "$root$1"; fi
    mount --rbind "$1" "$root$1"; shift
done
shift
exec chroot "$root" env -C "$PWD" "$@"
"""


class MissingError(RuntimeError):
    """Monado is not here; the message says what brings it."""


def inside(command: list[str]) -> list[str]:
    """`command` as it must be started so that Monado's client library works in it.

    Raises MissingError where there is no Monado.
    """
    if MANIFEST.exists() and SERVICE.exists():
        return command
    if not complete(ROOT):
        raise MissingError("no Monado here: run `python tests/kit/monado_root.py` as root (or make test)")
    if os.geteuid() != 0:
        raise MissingError(f"Monado in {ROOT} needs root to enter; run as root, or install: {' '.join(PACKAGES)}")
    return ["unshare", "--mount", "sh", "-c", ENTER, "sh", str(ROOT), *map(str, places()), "--", *command]


def places() -> list[Path]:
    """What of this machine the program sees inside the root, at the same paths."""
    base = Path(sys.base_prefix)
    python = [base]
    if base == Path("/usr"):  # the distribution's Python: only its own files, else they would hide the root's libraries
        python = [
            Path(sys.executable).resolve(),
            Path(sysconfig.get_path("stdlib")),
            Path("/usr/lib/python3/dist-packages"),
        ]
    if sys.prefix != sys.base_prefix and not Path(sys.prefix).is_relative_to(REPO):
        python.append(Path(sys.prefix))
    wanted = [
        REPO,
        *python,
        REPO.parent / "shared",
        Path(tempfile.gettempdir()),
        Path("/proc"),
        Path("/dev"),
        Path("/sys"),
    ]
    return [place for place in wanted if place.exists()]


def complete(root: Path) -> bool:
    """Whether a root has all that the tests need."""
    return all((root / path.relative_to("/")).exists() for path in (MANIFEST, LAVAPIPE, SERVICE)) and bool(
        list(root.glob("usr/lib/*/libexpat.so.1")) and list(root.glob("usr/lib/*/libGLX_mesa.so.0"))
    )


def apt_candidate(package: str) -> int:
    """The major version that apt would install, 0 for none."""
    if shutil.which("apt-cache") is None:
        return 0
    said = subprocess.run(["apt-cache", "policy", package], capture_output=True, text=True).stdout
    found = re.search(r"Candidate: (?:\d+:)?(\d+)", said)
    return int(found[1]) if found else 0


def mirror(sources: Path = Path("/etc/apt"), release: Path = Path("/etc/os-release")) -> str:
    """Where Debian packages come from: this machine's own mirror where it is Debian's, else the public one."""
    if release.exists() and not re.search(r"^ID=\"?debian\"?$", release.read_text(), re.M):
        return FALLBACK_MIRROR
    for file in sorted(
        [
            *sources.glob("sources.list.d/*.sources"),
            *sources.glob("sources.list.d/*.list"),
            *sources.glob("sources.list"),
        ]
    ):
        found = re.search(r"^(?:URIs:|deb(?: \[[^]]*\])?)\s+(\S+)", file.read_text(), re.M)
        if found:
            return found[1]
    return FALLBACK_MIRROR


def install(*packages: str) -> None:
    """Install packages of this distribution."""
    environment: Mapping[str, str] = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    subprocess.run(command, env=environment, check=True)


def provision() -> None:
    """Bring Monado where it is missing: by apt where that has it new enough, else in a Debian 13 root (75 s, 1.1 GB).

    Raises MissingError with one line where that takes root or apt.
    """
    if (MANIFEST.exists() and SERVICE.exists()) or complete(ROOT):
        return
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise MissingError(
            f"the headset tests need {' '.join(PACKAGES)} (version 25 or newer); "
            "install them, or run `python tests/kit/monado_root.py` once as root with apt"
        )
    if apt_candidate("monado-service") >= 25:
        install(*PACKAGES)
        return
    if shutil.which("debootstrap") is None:
        install("debootstrap", "debian-archive-keyring")
    shutil.rmtree(ROOT, ignore_errors=True)
    ROOT.parent.mkdir(exist_ok=True)
    partial = ROOT.with_name("monado-root.partial")
    shutil.rmtree(partial, ignore_errors=True)
    include = ",".join(PACKAGES + PROGRAM_PACKAGES)
    command = ["debootstrap", "--variant=minbase", f"--include={include}", "trixie", str(partial), mirror()]
    subprocess.run(command, check=True)
    partial.rename(ROOT)


if __name__ == "__main__":
    try:
        provision()
    except MissingError as missing:
        sys.exit(str(missing))
