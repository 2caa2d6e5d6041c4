"""Serve scenes to browsers as pages to walk in, here or, with a token, to a headset or others in the network."""

from __future__ import annotations

import errno
import ipaddress
import secrets
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from latentwalk.scenes.errors import UsageError, tell
from latentwalk.tools.calls import called, options_of_call
from latentwalk.tools.command_line import parse
from latentwalk.tools.options import Arg, Options, at_least, at_most
from latentwalk.tools.serving.certificate import made_context
from latentwalk.tools.serving.server import Server
from latentwalk.tools.serving.shelf import Shelf

LOOPBACK = "127.0.0.1"
NOWHERE = "192.0.2.1"  # of the addresses that documents have (RFC 5737): nothing is sent there
EXAMPLES = (
    "latentwalk serve digits.scene",
    "latentwalk serve demo --port 9000",
    "latentwalk serve demo --host 0.0.0.0",
)


@dataclass(frozen=True, kw_only=True)
class ServeOptions(Options):
    """To whom."""

    host: Annotated[
        str | None,
        Arg("an address of this machine, or 0.0.0.0 for all, for others than it; a token is printed", "ADDRESS"),
    ] = None
    port: Annotated[int, at_least(0), at_most(65535), Arg("(0: a free one)", "N")] = 8000
    plain: Annotated[bool, Arg("http for others, too: anyone between reads along, and no headset enters VR")] = False


@dataclass(frozen=True, kw_only=True)
class ServeCommand(ServeOptions):
    """What, and to whom."""

    scene: Annotated[Path, Arg("a scene, or a folder of some", "SCENE|FOLDER", positional=True)]


@called(ServeOptions)
def serve(scene: str | Path, **options: Any) -> None:
    """Serve a scene, or those of a folder, until Ctrl+C; the address to open is printed.

    `options` are the command's: `host="0.0.0.0"`, `port=8000`, `plain=False`.  Raises UsageError where the port is
    taken, the address is not this machine's, or the scene is not there, and SceneError for a file that is none.
    """
    _serve(Path(scene), options_of_call(ServeOptions, options))


def main(argv: list[str] | None = None) -> int:
    """Run the command."""
    options = parse(ServeCommand, argv, "latentwalk serve", __doc__, EXAMPLES)
    _serve(options.scene, options)
    return 0


def _serve(place: Path, options: ServeOptions) -> None:
    with started(place, options) as (server, lines):
        try:
            for line in lines:
                tell(line)
            sys.stdout.flush()  # who starts it from a program waits for the address, and may end it at once
            server.serve_forever()
        except KeyboardInterrupt:
            tell("ended")


@contextmanager
def started(place: Path, options: ServeOptions) -> Iterator[tuple[Server, list[str]]]:
    """A server that listens, and what a person should hear of it."""
    host = options.host or LOOPBACK
    shelf, ours = Shelf(place), is_loopback(host)
    token = "" if ours else secrets.token_urlsafe(24)
    shown = host if host not in ("0.0.0.0", "::") else own_address()
    tls, fingerprint = (None, "") if ours or options.plain else made_context(sorted({shown, "localhost", LOOPBACK}))
    try:
        server = Server((host, options.port), shelf, token, tls)
    except (OSError, OverflowError) as error:
        raise UsageError(_refused(error, host, options.port)) from None
    with server:
        scheme, port = "https" if tls else "http", server.server_address[1]
        address = f"{scheme}://{f'[{shown}]' if ':' in shown else shown}:{port}/"
        yield server, [*_told(address, token, fingerprint, port)]


def _told(address: str, token: str, fingerprint: str, port: int) -> Iterator[str]:
    yield address + (f"?token={token}" if token else "")
    if not token:
        yield f"a Quest at a cable: adb reverse tcp:{port} tcp:{port}, then http://localhost:{port}/ in its browser"
    elif fingerprint:
        yield f"a browser warns once of the certificate, which was made here; its SHA-256 is {fingerprint}"
    else:
        yield "http: anyone between reads along, and browsers of headsets enter no VR"
    yield "Ctrl+C ends it"


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def own_address() -> str:
    """The address by which others reach this machine; loopback's where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((NOWHERE, 9))
        except OSError:
            return LOOPBACK
        found: str = probe.getsockname()[0]
        return found


def _refused(error: OSError | OverflowError, host: str, port: int) -> str:
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return f"--port {port}: something here uses it already; choose another, or 0 for a free one"
    if number in (errno.EACCES, errno.EPERM):
        return f"--port {port}: not allowed to this user; choose one from 1024 on"
    return (
        f"--host {host}: cannot be listened on: {getattr(error, 'strerror', None) or error}; choose an address of here"
    )
