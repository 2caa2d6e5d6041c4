"""Everything on the screen but the panels' own look: takes what there is to see, draws it with moderngl."""

from latentwalk.runtime.draw.renderer import Renderer

__all__ = ["Renderer"]
