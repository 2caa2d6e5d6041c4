"""What a person can do, without any OpenGL: pure state and numpy."""

from latentwalk.runtime.world.intents import INTENTS, Intent
from latentwalk.runtime.world.world import World

__all__ = ["INTENTS", "Intent", "World"]
