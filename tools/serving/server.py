"""The server: who may ask, what is answered, and with which headers."""

from __future__ import annotations

import hmac
import socket
import ssl
import sys
from collections.abc import Mapping
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from latentwalk.scenes import LatentwalkError
from latentwalk.scenes.errors import tell
from latentwalk.tools.serving.shelf import Shelf, failed, plain

COOKIE, TOKEN = "latentwalk", "token"
PATIENCE_S = 30  # for who connects and says nothing
OWN_HOSTS = {"localhost", "127.0.0.1", "::1"}
# Of pages that the server makes itself; a scene's page has a stricter policy of its own, and both hold.
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src blob: data:; worker-src blob:;"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
LISTING = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Server(ThreadingHTTPServer):
    """Serves a shelf.  `token`: what others must bring; "" on loopback, where the browser's own host must be named
    instead, so that no foreign site reaches it under a name of its own (DNS rebinding)."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], shelf: Shelf, token: str, tls: ssl.SSLContext | None) -> None:
        self.shelf, self.token, self.secure = shelf, token, tls is not None
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        super().__init__(address, Handler)
        if tls is not None:  # the handshake is the handler's: who does not answer holds up nobody else
            self.socket = tls.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away, or spoke http to https, is no error of ours; others are told in one line."""
        error = sys.exception()
        if not isinstance(error, OSError):
            tell(f"{client_address[0]}: {type(error).__name__}: {error}", sys.stderr)


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    server: Server
    server_version, sys_version = "latentwalk", ""
    timeout = PATIENCE_S

    def do_GET(self) -> None:
        """A page, the list, or why there is none."""
        asked = urlsplit(self.path)
        if self.server.token:
            given = parse_qs(asked.query).get(TOKEN, [""])[0]
            if self._fits(given):
                self._remember(asked.path)
                return
            if not self._fits(self._cookie()):
                words = "<p>Open the address that <code>latentwalk serve</code> has printed, with its token.</p>"
                self._answer(HTTPStatus.FORBIDDEN, plain("Not yet", words), LISTING)
                return
        elif self._host() not in OWN_HOSTS:
            self._answer(HTTPStatus.FORBIDDEN, plain("Not from here", "<p>Open it as localhost.</p>"), LISTING)
            return
        self._serve(asked.path)

    def do_HEAD(self) -> None:
        """The headers of the same."""
        self.do_GET()

    def _serve(self, path: str) -> None:
        shelf, scene = self.server.shelf, path.removeprefix("/scene/")
        try:
            if path == "/":
                self._answer(HTTPStatus.OK, shelf.index(), LISTING if shelf.place.is_dir() else POLICY)
            elif path != scene:
                self._answer(HTTPStatus.OK, shelf.page(unquote(scene)), POLICY)
            else:
                self._missing()
        except (KeyError, FileNotFoundError):
            self._missing()
        except LatentwalkError as error:
            tell(error, sys.stderr)
            self._answer(HTTPStatus.INTERNAL_SERVER_ERROR, failed(error), LISTING)

    def _missing(self) -> None:
        self._answer(HTTPStatus.NOT_FOUND, plain("Not here", "<p><a href='/'>what there is</a></p>"), LISTING)

    def _answer(self, status: HTTPStatus, body: bytes, policy: str, more: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        told = HEADERS | {"Content-Security-Policy": policy} | dict(more or {})
        told |= {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
        for name, value in told.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _remember(self, path: str) -> None:
        """The token goes into a cookie, and out of the address, which is seen, kept and shared."""
        secure = "; Secure" if self.server.secure else ""
        cookie = f"{COOKIE}={self.server.token}; HttpOnly; SameSite=Strict; Path=/{secure}"
        # Of a path that begins with two slashes a browser would make another host.
        place = "/" + path.lstrip("/\\")
        self._answer(HTTPStatus.SEE_OTHER, b"", LISTING, {"Set-Cookie": cookie, "Location": place})

    def _fits(self, given: str) -> bool:
        # As bytes: of texts, only those of ASCII are compared.
        return hmac.compare_digest(given.encode("utf-8", "replace"), self.server.token.encode())

    def _cookie(self) -> str:
        try:
            morsel = SimpleCookie(self.headers.get("Cookie", "")).get(COOKIE)
        except CookieError:
            return ""
        return morsel.value if morsel else ""

    def _host(self) -> str | None:
        try:
            return urlsplit(f"//{self.headers.get('Host', '')}").hostname
        except ValueError:
            return None

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet: a token must not come into a log, and what fails is told."""
