"""What a person can do, without any OpenGL: pure state and numpy."""

from latentwalk.runtime.world.commands import COMMANDS, command
from latentwalk.runtime.world.world import World

__all__ = ["COMMANDS", "World", "command"]
