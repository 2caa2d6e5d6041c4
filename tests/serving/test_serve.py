"""`latentwalk serve`: who gets what, with which headers, and that nothing else of the disk is reached."""

from __future__ import annotations

import hashlib
import http.client
import os
import signal
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from kit.epochs_scene import make_scene

from latentwalk.scenes import SceneError, UsageError, write
from latentwalk.tools.serving import command
from latentwalk.tools.serving.command import ServeOptions, main, started
from latentwalk.tools.serving.server import Server

LOCAL = {"Host": "localhost:8000"}


@contextmanager
def served(place: Path, **options: object) -> Iterator[tuple[Server, list[str]]]:
    with started(place, ServeOptions(port=0, **options)) as (server, lines):  # type: ignore[arg-type]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server, lines
        finally:
            server.shutdown()
            thread.join()


def ask(
    server: Server, path: str, headers: dict[str, str] | None = None, method: str = "GET"
) -> tuple[http.client.HTTPResponse, str]:
    port = server.server_address[1]
    if server.secure:
        blind = ssl._create_unverified_context()  # the certificate is our own
        connection: http.client.HTTPConnection = http.client.HTTPSConnection("127.0.0.1", port, context=blind)
    else:
        connection = http.client.HTTPConnection("127.0.0.1", port)
    try:
        connection.putrequest(method, path, skip_host=True)
        for name, value in (LOCAL if headers is None else headers).items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        return response, response.read().decode()
    finally:
        connection.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "scenes"
    inside.mkdir()
    write(inside / "run.scene", make_scene(30, (1.0, 2.0)))
    write(inside / "<b>& 'x'.scene", make_scene(12, (1.0,)))
    write(tmp_path / "secret.scene", make_scene(9, (1.0,)))
    (inside / "notes.txt").write_text("secret")
    (inside / "out.scene").symlink_to(tmp_path / "secret.scene")
    return inside


def test_a_scene_is_its_page_and_a_folder_lists_its_own(folder: Path) -> None:
    with served(folder / "run.scene") as (server, lines):
        response, text = ask(server, "/")
        assert (response.status, 'id="data"' in text) == (200, True)
        assert lines[0] == f"http://127.0.0.1:{server.server_address[1]}/"
        assert "adb reverse" in lines[1]
    with served(folder) as (server, _):
        _, text = ask(server, "/")
        assert text.count("<li>") == 2
        assert "&lt;b&gt;&amp; &#x27;x&#x27;.scene" in text
        assert "secret" not in text
        assert "notes" not in text
        assert ask(server, "/scene/%3Cb%3E%26%20%27x%27.scene")[0].status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.scene", "/scene/../../secret.scene", "/scene/..%2F..%2Fsecret.scene", "/scene/%2e%2e/secret.scene",
        "/scene//etc/passwd", "/scene/notes.txt", "/scene/out.scene", "/notes.txt", "/scene/", "/scene/run.scene%00",
        "//etc/passwd", "/scene/C:%5Csecret.scene",
    ],
)  # fmt: skip
def test_nothing_else_is_reached(folder: Path, path: str) -> None:
    with served(folder) as (server, _):
        response, text = ask(server, path)
    assert response.status == 404
    assert "secret" not in text
    assert "root:" not in text


def test_headers_of_whatever_is_answered(folder: Path) -> None:
    with served(folder) as (server, _):
        answers = [ask(server, path) for path in ("/", "/scene/run.scene", "/none")]
        head, body = ask(server, "/scene/run.scene", method="HEAD")
        posted, _ = ask(server, "/", method="POST")
    for response, _ in answers:
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Server"].strip() == "latentwalk"
    assert (head.status, body) == (200, "")
    assert posted.status == 501


def test_a_foreign_name_does_not_reach_what_is_local(folder: Path) -> None:
    """A site whose name leads to 127.0.0.1 would else read it with the person's own browser."""
    with served(folder) as (server, _):
        for host in ("evil.example", "evil.example:8000", "localhost.evil.example", "[", ""):
            assert ask(server, "/", {"Host": host})[0].status == 403
        for host in ("localhost", "127.0.0.1:8000", "[::1]:1"):
            assert ask(server, "/", {"Host": host})[0].status == 200


def test_others_need_the_token_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "is_loopback", lambda _: False)
    anyone = {"Host": "10.0.0.7:8000"}
    with served(folder, host="127.0.0.1", plain=True) as (server, lines):
        assert len(server.token) >= 32
        assert lines[0].endswith(f"/?token={server.token}")
        assert "anyone between reads along" in lines[1]
        for path in ("/", "/scene/run.scene", "/?token=", "/?token=wrong", "/?token=%C3%A9", "/none"):
            response, text = ask(server, path, anyone)
            assert response.status == 403
            assert "run.scene" not in text
            assert server.token not in text
        bad = anyone | {"Cookie": f"latentwalk={server.token}x"}
        assert ask(server, "/", bad)[0].status == 403
        assert ask(server, "/", anyone | {"Cookie": "\x01;;="})[0].status == 403
        response, _ = ask(server, f"//evil.example/?token={server.token}", anyone)
        assert (response.status, response.headers["Location"]) == (303, "/evil.example/")  # not to another host
        response, _ = ask(server, f"/scene/run.scene?token={server.token}", anyone)
        assert (response.status, response.headers["Location"]) == (303, "/scene/run.scene")
        cookie = response.headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert ask(server, "/scene/run.scene", anyone | {"Cookie": cookie.partition(";")[0]})[0].status == 200


def test_https_with_a_certificate_of_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "is_loopback", lambda _: False)
    with served(folder, host="127.0.0.1") as (server, lines):
        assert lines[0].startswith("https://127.0.0.1:")
        assert "SHA-256" in lines[1]
        response, _ = ask(server, f"/?token={server.token}", {})
        assert response.status == 303
        assert "Secure" in response.headers["Set-Cookie"]
        pem = ssl.get_server_certificate(("127.0.0.1", server.server_address[1]))
        digest = ssl.PEM_cert_to_DER_cert(pem)

        shown = lines[1].rpartition(" ")[2].replace(":", "").lower()
        assert hashlib.sha256(digest).hexdigest() == shown


def test_a_page_is_made_anew_when_its_scene_has_changed(folder: Path) -> None:
    path = folder / "run.scene"
    with served(folder) as (server, _):
        _, first = ask(server, "/scene/run.scene")
        assert ask(server, "/scene/run.scene")[1] == first
        path.unlink()
        write(path, make_scene(31, (1.0, 2.0)))
        _, second = ask(server, "/scene/run.scene")
        assert '"count":31' in second
        path.write_bytes(b"no scene")
        response, text = ask(server, "/scene/run.scene")
    assert response.status == 500
    assert "run.scene" in text


def test_wrong_uses_are_told(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(UsageError, match="no such scene or folder"), started(tmp_path / "none", ServeOptions()):
        pass
    (tmp_path / "rows.csv").write_text("id,x\n1,2\n")
    with pytest.raises(SceneError, match="another kind of file"), started(tmp_path / "rows.csv", ServeOptions(port=0)):
        pass
    with served(folder) as (server, _):
        taken = ServeOptions(port=server.server_address[1])
        with pytest.raises(UsageError, match="uses it already; choose another"), started(folder, taken):
            pass
    with (
        pytest.raises(UsageError, match="cannot be listened on"),
        started(folder, ServeOptions(host="192.0.2.7", plain=True)),
    ):
        pass
    with pytest.raises(SystemExit, match="2"):
        main([str(folder), "--port", "70000"])


def test_ctrl_c_ends_it(folder: Path) -> None:
    line = [sys.executable, "-m", "latentwalk.runtime", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline().startswith("http://127.0.0.1:")
        os.kill(program.pid, signal.SIGINT)
        out, err = program.communicate(timeout=60)
    assert (program.returncode, err) == (0, "")
    assert out.endswith("ended\n")
