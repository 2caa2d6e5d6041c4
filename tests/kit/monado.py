"""A real OpenXR runtime for the tests: Monado, with a headset and two controllers that a test moves like a puppet.

Monado 25 or newer serves where the distribution has it.  Elsewhere its Debian 13 build runs inside a root of its own in
.cache/monado-root, and the program under test with it, for the client library needs that root's C library.  The mounts
live in a private namespace and vanish with the program.  `python tests/kit/monado.py --provision` sets all of it up.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import struct
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
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
        raise MissingError("no Monado here: run `python tests/kit/monado.py --provision` as root (or make test)")
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


def free_port() -> int:
    """A TCP port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class PuppetHand:
    """A Valve Index controller: pose in stage space (metres; quaternion x, y, z, w) and what the fingers press."""

    position: tuple[float, float, float]
    orientation: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 1.0)
    trigger: float = 0.0
    squeeze: float = 0.0
    squeeze_force: float = 0.0
    stick: tuple[float, float] = (0.0, 0.0)
    trackpad_force: float = 0.0
    a: bool = False
    b: bool = False
    stick_click: bool = False
    active: bool = True

    def packed(self) -> bytes:
        """120 bytes of a packet."""
        motion = [0.0] * 11  # linear and angular velocity, finger curl
        values = [self.trigger, self.squeeze, self.squeeze_force, *self.stick, self.trackpad_force, 0.0, 0.0]
        touches = [False, self.active, False, False, self.a, self.a, self.b, self.b]
        clicks = [self.trigger > 0.9, self.trigger > 0.0, self.stick_click, self.stick_click, self.trackpad_force > 0.0]
        return struct.pack("<26f13?3x", *self.orientation, *self.position, *motion, *values, *touches, *clicks)


@dataclass
class Puppet:
    """The headset and both controllers; `send` makes what is set here the state at once."""

    connection: socket.socket
    position: tuple[float, float, float] = (0.0, 1.6, 0.0)
    orientation: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 1.0)
    left: PuppetHand = field(default_factory=lambda: PuppetHand((-0.2, 1.3, -0.3)))
    right: PuppetHand = field(default_factory=lambda: PuppetHand((0.2, 1.3, -0.3)))

    def send(self) -> None:
        """Move the puppet."""
        eyes = bytes(96)  # per_view_data_valid stays 0: the runtime derives both eyes from the centre
        head = eyes + struct.pack("<7f4x", *self.orientation, *self.position)
        self.connection.sendall(b"mndrmt3\0" + head + self.left.packed() + self.right.packed())


@dataclass
class Monado:
    """A Monado service with folders of its own: `display` shows the wearer's picture, or nothing is shown.

    `start` and `stop` may alternate, so that a test can take the runtime from under a program and bring it back.
    """

    display: str | None = None
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="monado-")))
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    hold: socket.socket | None = None

    @property
    def log(self) -> str:
        """What the service has said since its last start."""
        return (self.folder / "log").read_text(errors="replace")

    def environment(self) -> dict[str, str]:
        """What a program needs to find this service."""
        return {**os.environ, "XDG_RUNTIME_DIR": str(self.folder), "XR_RUNTIME_JSON": str(MANIFEST)}

    def start(self) -> None:
        """Start the service and wait until it takes clients."""
        config = self.folder / ".config" / "monado" / "config_v0.json"
        config.parent.mkdir(parents=True, exist_ok=True)
        # Without a view count, Monado ignores the port in silence.
        config.write_text(
            json.dumps({"active": "remote", "remote": {"version": 0, "port": self.port, "view_count": 2}})
        )
        environment = {
            **self.environment(),
            "HOME": str(self.folder),
            "VK_DRIVER_FILES": str(LAVAPIPE),
            "XRT_NO_STDIN": "1",
            "IPC_EXIT_ON_DISCONNECT": "0",
            "XRT_COMPOSITOR_SCALE_PERCENTAGE": "40",  # of the usual pixels: software draws them here
        }
        environment.pop("XDG_CONFIG_HOME", None)
        if self.display is None:
            environment["XRT_COMPOSITOR_NULL"] = "1"
        else:
            environment |= {"XRT_COMPOSITOR_FORCE_XCB": "1", "DISPLAY": self.display}
        with (self.folder / "log").open("wb") as log:
            self.process = subprocess.Popen(
                inside([str(SERVICE)]), env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        deadline = time.monotonic() + 60
        while "has started" not in self.log:
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"monado-service did not start:\n{self.log[-2000:]}")
            time.sleep(0.05)

    def stop(self) -> None:
        """Kill the service, as a crash would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None
        self.let_go()
        for leftover in self.folder.glob("monado*"):  # the socket and the lock of the dead one
            leftover.unlink()

    def puppet(self) -> Puppet:
        """Take the headset and the controllers in hand; Monado knows one hand at a time, so the last one lets go."""
        self.let_go()
        self.hold = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        greeting = 2 * 376
        while greeting:
            greeting -= len(self.hold.recv(greeting))
        puppet = Puppet(self.hold)
        puppet.send()
        return puppet

    def let_go(self) -> None:
        """Leave the headset and the controllers as they are."""
        if self.hold is not None:
            self.hold.close()
            self.hold = None

    def control(self, *arguments: str) -> str:
        """Run monado-ctl and give what it says."""
        command = inside(["monado-ctl", *arguments])
        return subprocess.run(command, env=self.environment(), capture_output=True, text=True, timeout=30).stdout


@contextmanager
def monado(display: str | None = None) -> Iterator[Monado]:
    """A running service; nothing of it is left afterwards."""
    service = Monado(display)
    try:
        service.start()
        yield service
    finally:
        service.stop()
        shutil.rmtree(service.folder, ignore_errors=True)


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
            "install them, or run `python tests/kit/monado.py --provision` once as root with apt"
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
    if sys.argv[1:] != ["--provision"]:
        sys.exit("usage: python tests/kit/monado.py --provision")
    try:
        provision()
    except MissingError as missing:
        sys.exit(str(missing))
