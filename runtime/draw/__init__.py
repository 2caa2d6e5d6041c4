"""Everything on the screen but the panels' own look: reads the world, draws it with moderngl."""

from latentwalk.runtime.draw.renderer import Renderer

__all__ = ["Renderer"]
