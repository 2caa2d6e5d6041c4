"""How figures and films of epochs look: the options of it, and what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar, Literal

import numpy as np

from latentwalk.scenes import Category
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.options import Arg, Options, Positive

MARKERS = "os^Dvph<>*dH8"  # by class, in matplotlib's words; crosses are what is wrong


@dataclass(frozen=True, kw_only=True)
class FigureOptions(Options):
    """Look of the pictures of a run's epochs."""

    heading: ClassVar[str] = "figures"

    markers: Annotated[Literal["dots", "shapes"], Arg("classes by color, or by color and shape:")] = "dots"
    colors: Annotated[
        tuple[str, ...], Arg("of the classes in their order, as matplotlib names them (those of the walk)", "COLOR")
    ] = ()
    dot_size: Annotated[Positive | None, Arg("area of a dot in square points (fewer rows, larger dots)", "X")] = None
    figure_size: Annotated[tuple[Positive, ...], Arg("width and height in inches", "INCHES")] = (12.8, 6.4)

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.figure_size) != 2:
            raise UsageError(f"--figure-size: expected width and height, found {len(self.figure_size)} numbers")


def check_colors(colors: Sequence[str], classes: Sequence[str]) -> None:
    """Raise UsageError where `colors` are given but not one for each of `classes`, or one is none."""
    from matplotlib.colors import is_color_like

    for color in colors:
        if not is_color_like(color):
            raise UsageError(f"--colors: expected colors such as red or #d55e00, found {color!r}")
    if colors and len(colors) != len(classes):
        raise UsageError(
            f"--colors: expected {len(classes)}, one for each class ({', '.join(classes)}), found {len(colors)}"
        )


def colored(label: Category, colors: Sequence[str]) -> Category:
    """The classes in these colors, in the figure as in a walk; as they are where there are none.  Raises UsageError."""
    from matplotlib.colors import to_rgb

    check_colors(colors, label.names)
    if not colors:
        return label
    return replace(label, colors=np.array([np.rint(255 * np.array(to_rgb(color))) for color in colors], np.uint8))
