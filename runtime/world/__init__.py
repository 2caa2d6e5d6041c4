"""What a person can do, without any OpenGL: pure state and numpy."""

from latentwalk.runtime.world.checks import Intent
from latentwalk.runtime.world.intents import INTENTS
from latentwalk.runtime.world.world import World

__all__ = ["INTENTS", "Intent", "World"]
