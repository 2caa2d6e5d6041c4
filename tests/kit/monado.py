"""A real OpenXR runtime for the tests: Monado, with a headset and two controllers that a test moves like a puppet."""

from __future__ import annotations

import json
import os
import shutil
import socket
import struct
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kit.monado_root import LAVAPIPE, MANIFEST, SERVICE, inside
from kit.running import PATIENCE_S, until


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
        until("monado-service", lambda: "has started" in self.log, self._ended)

    def _ended(self) -> str:
        dead = self.process is None or self.process.poll() is not None
        return f"did not start:\n{self.log[-2000:]}" if dead else ""

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
        self.hold = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE_S)
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
        return subprocess.run(
            command, env=self.environment(), capture_output=True, text=True, timeout=PATIENCE_S
        ).stdout


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
