"""Pictures of rows: from arrays, folders and sprite sheets, and small enough to carry in a scene."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from latentwalk.scenes import Thumbnails
from latentwalk.scenes.arrays import U8, Array
from latentwalk.scenes.errors import UsageError

SUFFIXES = (".png", ".jpg", ".jpeg", ".bmp", ".webp")
LARGEST = 64  # pixels a side of a thumbnail


def channels_first(shape: tuple[int, ...]) -> bool:
    """Whether pictures of this shape have their channels first, and can only have them there."""
    return len(shape) == 4 and shape[1] in (1, 3) and shape[3] not in (1, 3, 4)


def are_pictures(values: Array) -> bool:
    """Whether rows of more than one dimension are pixels: bytes, or floats 0…1 with channels of colors."""
    if values.ndim <= 2 or values.dtype == np.uint8 or not values.size:
        return values.ndim > 2 and values.dtype == np.uint8
    colors = values.ndim == 4 and (channels_first(values.shape) or values.shape[3] in (1, 3, 4))
    return colors and values.dtype.kind == "f" and bool(values.min() >= 0 and values.max() <= 1)


def as_images(values: Array, where: str) -> U8:
    """Pictures (n, h, w), (n, h, w, 1|3|4) or as torch keeps them (n, 1|3, h, w), uint8 or floats 0…1, as
    (n, h, w, c) uint8."""
    pictures = values[..., None] if values.ndim == 3 else values
    if channels_first(values.shape):
        pictures = np.moveaxis(values, 1, 3)
    if pictures.ndim != 4 or pictures.shape[3] not in (1, 3, 4) or 0 in pictures.shape:
        raise UsageError(
            f"{where}: expected pictures (n, h, w), (n, h, w, 1|3|4) or (n, 1|3, h, w), found shape {values.shape}"
        )
    if pictures.dtype == np.uint8:
        return np.ascontiguousarray(pictures)
    if pictures.dtype.kind == "f" and pictures.min() >= 0 and pictures.max() <= 1:
        scaled: U8 = np.rint(pictures * 255).astype(np.uint8)
        return scaled
    raise UsageError(f"{where}: expected pictures as uint8 or floats 0…1, found {pictures.dtype}; convert them")


def read_folder(folder: Path, ids: Sequence[str]) -> U8:
    """The pictures in a folder, all of one size, as (n, h, w, 3): each row's by its id, else in sorted order."""
    from PIL import Image, UnidentifiedImageError

    # iterdir has no order that repeats
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    by_stem = {path.stem: path for path in files}
    if all(name in by_stem for name in ids):
        files = [by_stem[name] for name in ids]
    if len(files) != len(ids):
        raise UsageError(f"{folder}: {len(files)} pictures, but {len(ids)} rows; give one for each, or name them by id")
    pictures = []
    for path in files:
        try:
            with Image.open(path) as image:
                pictures.append(np.asarray(image.convert("RGB")))
        except (OSError, UnidentifiedImageError, Image.DecompressionBombError) as error:
            raise UsageError(f"{path}: cannot be read as a picture ({error})") from error
        if pictures[-1].shape != pictures[0].shape:
            raise UsageError(
                f"{path}: {pictures[-1].shape[1]} × {pictures[-1].shape[0]} pixels, but {files[0].name} has"
                f" {pictures[0].shape[1]} × {pictures[0].shape[0]}; make them one size"
            )
    return np.stack(pictures)


def cut_sprite(path: Path, count: int, size: tuple[int, ...] = ()) -> U8:
    """The first `count` pictures of a sprite sheet, row by row, as (count, h, w, 3 or 4) uint8.

    `size`: (width, height) of one picture; without it the sheet is TensorBoard's square of ⌈√count⌉ pictures a side.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path) as image:
            sheet = np.asarray(
                image.convert("RGBA" if "A" in image.getbands() or "transparency" in image.info else "RGB")
            )
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise UsageError(f"{path}: cannot be read as a sprite sheet ({error})") from error
    side = math.ceil(math.sqrt(count))
    width, height = size if len(size) == 2 else (sheet.shape[1] // side, sheet.shape[0] // side)
    if len(size) != 2 and (sheet.shape[1] % side or sheet.shape[0] % side):
        raise UsageError(
            f"{path}: {sheet.shape[1]} × {sheet.shape[0]} pixels are no square of {side} × {side} pictures;"
            " say how large one is: single_image_dim in projector_config.pbtxt"
        )
    last = sheet[(count - 1) // side * height :]
    if len(size) != 2 and count > side and (last == last[0, 0]).all() and not (sheet == last[0, 0]).all():
        # As it is of pictures wider than high, whose sheet torch pads to a square.
        raise UsageError(
            f"{path}: cut into {side} × {side} pictures its last row is blank; is it of other sizes?"
            " say how large one is: single_image_dim in projector_config.pbtxt"
        )
    across, down = sheet.shape[1] // max(width, 1), sheet.shape[0] // max(height, 1)
    if min(width, height) < 1 or across * down < count:
        raise UsageError(
            f"{path}: expected {count} pictures of {width} × {height}, found place for {across * down}"
            f" in {sheet.shape[1]} × {sheet.shape[0]} pixels"
        )
    cells = sheet[: down * height, : across * width].reshape(down, height, across, width, sheet.shape[2])
    return np.ascontiguousarray(cells.swapaxes(1, 2).reshape(across * down, height, width, sheet.shape[2])[:count])


def thumbnails(images: U8) -> Thumbnails:
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
