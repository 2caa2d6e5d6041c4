"""How figures and films of epochs look: the options of it, and what they mean."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar, Literal

import numpy as np

from latentwalk.scenes import Category, Column
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
    if not colors:
        return
    from matplotlib.colors import is_color_like

    for color in colors:
        if not is_color_like(color):
            raise UsageError(f"--colors: expected colors such as red or #d55e00, found {color!r}")
    if len(colors) != len(classes):
        raise UsageError(
            f"--colors: expected {len(classes)}, one for each class ({', '.join(classes)}), found {len(colors)}"
        )


def color_classes(columns: MutableMapping[str, Column], colors: Sequence[str]) -> None:
    """Give the classes among `columns` these colors, in the figure as in a walk; without any they keep their own.

    Raises UsageError as `check_colors`.
    """
    label = columns.get("label")
    if not colors or not isinstance(label, Category):
        return
    from matplotlib.colors import to_rgb

    check_colors(colors, label.names)
    own = np.array([np.rint(255 * np.array(to_rgb(color))) for color in colors], np.uint8)
    columns["label"] = replace(label, colors=own)
