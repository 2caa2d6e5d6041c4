"""The four tools of the Model Context Protocol: info, do, state, capture.  Nothing here knows a network."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from importlib.metadata import version
from typing import Annotated, Any, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver import Image
from mcp.server.mcpserver.exceptions import ToolError, UnexpectedToolError
from pydantic import Field, ValidationError

from latentwalk.runtime.agents.walk import AgentWalk
from latentwalk.runtime.world.commands import COMMANDS
from latentwalk.scenes.errors import LatentwalkError, one_line
from latentwalk.scenes.info import describe, summary

INSTRUCTIONS = (
    "A walk through the rows of a data set as a model sees them.  Call info first: it names layouts, columns, classes"
    " and all commands.  do changes what is shown and selected, state says it in numbers and ids, capture shows it."
    "  All act on the same walk."
)
MOST_S = 60.0
Pixels = Annotated[int, Field(ge=64, le=4096)]
Found = TypeVar("Found")


class OneLineServer(MCPServer):
    """Says what is wrong with a call in one line."""

    async def call_tool(self, name: str, arguments: dict[str, Any], context: Any = None) -> Any:
        """Call a tool.  Raises ToolError with that line."""
        try:
            return await super().call_tool(name, arguments, context)
        except UnexpectedToolError:
            raise
        except ToolError as error:
            raise ToolError(one_line(f"{name}: {_said(name, error)}")) from None


def _said(name: str, error: Exception) -> str:
    if isinstance(error.__cause__, ValidationError):
        found = error.__cause__.errors()
        return "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in found)
    return str(error).removeprefix(f"Error executing tool {name}: ").removeprefix("script, table:1: ")


def server_of(walk: AgentWalk) -> OneLineServer:
    """A server whose tools act on a walk."""
    server = OneLineServer("latentwalk", instructions=INSTRUCTIONS, version=version("latentwalk"), log_level="WARNING")

    def info() -> str:
        """What the scene holds (layouts, columns, classes, epochs, quality) and every command that `do` takes."""
        lines = [f"{word}: {kind.help()}" for word, kind in COMMANDS.items()]
        return "\n".join([*summary(describe(walk.world.scene)), "", "commands:", *lines])

    def do(at: dict[str, Any], seconds: Annotated[float, Field(ge=0, le=MOST_S)] = 0.0) -> str:
        """Do commands in their order, then let `seconds` of the walk pass, and give its state.

        `at` is a table of commands by word, as info lists them: {"layout": "umap", "color": "confidence"},
        {"select": {"column": "correct", "equals": false}, "isolate": true}, {"look_at": "1553"}.  Poses go beside them:
        "head": {"position": [x, y, z], "yaw_deg": 0}, "right": {"aim": {…}, "trigger": 1}; with "over_s" they glide.
        At the first command that is refused it stops, and what came before it stays done.
        """
        return json.dumps(_told(lambda: walk.do(at, seconds)))

    def state() -> str:
        """Where the person is, what is hovered and selected (count, and the first ids), layout, color, epoch, probe."""
        return json.dumps(_told(walk.state))

    def capture(width: Pixels = 1280, height: Pixels = 720) -> Image:
        """A PNG of what is seen from where the head is."""
        from PIL.Image import fromarray

        data = io.BytesIO()
        fromarray(_told(lambda: walk.picture((width, height)))).save(data, "PNG")
        return Image(data=data.getvalue(), format="png")

    for tool in (info, do, state, capture):
        server.add_tool(tool, structured_output=False)
    return server


def _told(ask: Callable[[], Found]) -> Found:
    try:
        return ask()
    except LatentwalkError as error:
        raise ToolError(str(error)) from None
