"""Pictures of rows, small enough to carry in a scene."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes import Thumbnails

LARGEST = 64  # pixels a side


def thumbnails(images: NDArray[np.uint8]) -> Thumbnails:
    """A thumbnail for each row of `images` (n, h, w, c): as they are, or shrunk to `LARGEST` with their aspect kept."""
    from PIL import Image

    rows = np.arange(len(images), dtype=np.int32)
    height, width = images.shape[1:3]
    if max(height, width) <= LARGEST:
        return Thumbnails(images, rows)
    scale = LARGEST / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = np.empty((len(images), size[1], size[0], images.shape[3]), np.uint8)
    for row, pixels in enumerate(images):
        picture = Image.fromarray(pixels[..., 0] if pixels.shape[2] == 1 else pixels)
        small[row] = np.asarray(picture.resize(size, Image.Resampling.BOX)).reshape(small.shape[1:])
    return Thumbnails(small, rows)
