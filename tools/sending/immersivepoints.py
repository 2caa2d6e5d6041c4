"""Points as ImmersivePoints' own viewers take them: .xyzrgb and .xyzi, and the link to its page in VR."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from latentwalk.scenes.arrays import F64, U8
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.outputs import whole
from latentwalk.tools.sending.outgoing import Outgoing

SITE = "immersivepoints.com"
MOST_LINKED = 250  # rows: of more the address grows beyond the 8 kB that servers take
HUE = ".xyzi"


def write(sent: Outgoing, path: Path) -> list[str]:
    """Write each row as float32, most significant byte first: x, y, z in meters about the origin, at most 5 m from it,
    then red, green, blue 0…1, or in a .xyzi the hue alone, 0…1."""
    found = sent.points
    hue = path.suffix.lower() == HUE
    values = found.immersive
    if hue:
        values = np.hstack([values[:, :3], _hues(found.colors)[:, None].astype(np.float32)])
    with whole(path) as beside:
        beside.write_bytes(values.astype(">f4").tobytes())
    said = f"layout {found.layout}, {'hues' if hue else 'colors'} by {found.color}, in meters"
    return [said, *sent.absent(found.rows)]


def link(sent: Outgoing, *, agreed: bool) -> str:
    """The address that shows the rows in VR, which holds their places and colors.

    Raises UsageError, with what would go where, unless that is `agreed`; for more than 250 rows; without the package.
    """
    found = sent.points
    count = len(found.rows)
    goes = f"the places and colors of {count:,} rows, no ids, would stand in an address of {SITE}"
    if count > MOST_LINKED:
        raise UsageError(f"--immersivepoints-link: {goes}; it takes at most {MOST_LINKED}: choose some with --rows")
    if not agreed:
        raise UsageError(
            f"--immersivepoints-link: {goes}, a public site that counts its visits, and may be kept there;"
            " add --i-agree-to-upload if that is right"
        )
    try:
        import immersivepoints
    except ModuleNotFoundError:
        raise UsageError(
            "--immersivepoints-link: needs the package 'immersivepoints'; pip install 'latentwalk[immersivepoints]'"
        ) from None
    return str(immersivepoints.renderPointsVR(found.immersive))


def _hues(colors: U8) -> F64:
    """The hue 0…1 of colors (k, 3), of grays 0 (Smith 1978)."""
    rgb = colors / 255
    high, spread = rgb.max(axis=1), np.ptp(rgb, axis=1)
    turns = (np.roll(rgb, -1, axis=1) - np.roll(rgb, -2, axis=1)) / np.where(spread > 0, spread, 1)[:, None]
    place = rgb.argmax(axis=1)
    hues = (turns[np.arange(len(rgb)), place] + 2 * place) / 6 % 1
    return np.asarray(np.where((spread > 0) & (high > 0), hues, 0.0), np.float64)
