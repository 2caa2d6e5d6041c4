"""Agents: a client of the protocol starts the server and walks in one scene, over standard input and output."""

from __future__ import annotations

import base64
import io
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import numpy as np
import pytest
from PIL import Image

from latentwalk.runtime.agents import command
from latentwalk.scenes import Category, LatentwalkError, Layout, Scene, write

Call = Callable[..., Awaitable[Any]]


@pytest.fixture
def scene(tmp_path: Path) -> Path:
    rng = np.random.default_rng(0)
    kind = Category(np.arange(60, dtype=np.int32) % 2, ["even", "odd"])
    flat, round_ = rng.normal(size=(2, 60, 3)).astype(np.float32) * [[[1, 1, 0.01]], [[1, 1, 1]]]
    path = tmp_path / "own.scene"
    write(
        path,
        Scene(
            [f"r{i}" for i in range(60)],
            layouts={"flat": Layout(flat), "round": Layout(round_)},
            columns={"kind": kind},
        ),
    )
    return path


def asked(scene: Path, script: Callable[[Call], Awaitable[None]]) -> None:
    """Run `script` against a server, as a client starts it."""
    from mcp import StdioServerParameters, stdio_client
    from mcp.client import Client

    arguments = ["-m", "latentwalk.runtime", "mcp", str(scene), "--out", str(scene.parent / "out")]

    async def session() -> None:
        parameters = StdioServerParameters(command=sys.executable, args=arguments)
        async with Client(stdio_client(parameters)) as client:
            tools = (await client.list_tools()).tools
            assert [tool.name for tool in tools] == ["info", "do", "state", "capture"]
            assert all(tool.description for tool in tools)

            async def call(name: str, **given: Any) -> Any:
                return await client.call_tool(name, given)

            await script(call)

    anyio.run(session)


def told(result: Any) -> Any:
    assert not result.is_error, result.content
    return json.loads(result.content[0].text)


def picture(result: Any) -> np.ndarray:
    assert not result.is_error, result.content
    assert result.content[0].mime_type == "image/png"
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(result.content[0].data))))


@pytest.mark.gl
def test_four_tools_act_on_one_walk(scene: Path) -> None:
    async def script(call: Call) -> None:
        text = (await call("info")).content[0].text
        assert "rows: 60" in text
        assert "flat" in text
        assert "\nisolate: " in text
        before = picture(await call("capture", width=160, height=120))
        assert before.shape == (120, 160, 3)
        state = told(await call("do", at={"layout": "round", "color": "kind", "select": {"ids": ["r3", "r5"]}}))
        assert (state["layout"], state["color"], state["selection"]) == ("round", "kind", ["r3", "r5"])
        assert told(await call("state"))["selected"] == 2
        after = picture(await call("capture", width=160, height=120))
        assert (after != before).mean() > 0.01
        moved = told(await call("do", at={"head": {"position": [0, 1.6, 2.0]}, "over_s": 0.5}, seconds=0.2))
        assert moved["head"]["position"] == pytest.approx([0, 1.6, 2.0])
        assert (picture(await call("capture", width=160, height=120)) != after).any()
        told(await call("do", at={"isolate": True}))
        told(await call("do", at={"export": True}, seconds=0.1))
        assert list((scene.parent / "out").iterdir())

    asked(scene, script)


@pytest.mark.gl
def test_what_is_wrong_is_told_in_one_line_and_the_walk_goes_on(scene: Path) -> None:
    async def script(call: Call) -> None:
        wrong = {
            "layot: unknown key": {"at": {"layot": "round"}},
            "layout: ": {"at": {"layout": "no such"}},
            "select: ": {"at": {"select": {"ids": ["r99"]}}},
            "capture: a picture is asked for by itself": {"at": {"capture": "a.png"}},
            "t_s: a walk goes on from where it is": {"at": {"t_s": 0}},
            "at: Field required": {},
            "seconds: Input should be": {"at": {}, "seconds": -1},
        }
        for said, given in wrong.items():
            result = await call("do", **given)
            assert result.is_error
            (content,) = result.content
            assert content.text.startswith(f"do: {said}"), content.text
            assert "\n" not in content.text
        result = await call("capture", width=1)
        assert result.is_error
        assert result.content[0].text.startswith("capture: width: Input should be")
        assert told(await call("state"))["layout"] == told(await call("do", at={}))["layout"]
        assert told(await call("do", at={"color": "kind"}))["color"] == "kind"

    asked(scene, script)


def test_what_cannot_be_opened_ends_it_before_it_serves(tmp_path: Path) -> None:
    given = [sys.executable, "-m", "latentwalk.runtime", "mcp", str(tmp_path / "none.scene")]
    done = subprocess.run(given, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("latentwalk mcp: ")
    assert "no such scene file" in done.stderr
    assert done.stderr.count("\n") == 1


def test_without_its_package_it_says_what_brings_it(monkeypatch: pytest.MonkeyPatch, scene: Path) -> None:
    from latentwalk.runtime import extras

    monkeypatch.setattr(extras, "_version", lambda name: None if name == "mcp" else "1")
    with pytest.raises(LatentwalkError, match=r"missing: mcp; .* pip install 'latentwalk\[mcp\]'"):
        command.main([str(scene)])
