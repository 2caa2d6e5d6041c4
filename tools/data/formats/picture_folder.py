"""A folder of pictures, alone or by class in folders of their own, as torchvision's ImageFolder has them."""

from __future__ import annotations

from pathlib import Path

from latentwalk.scenes import Category
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.columns import category, fitting_name
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.features import numbered, pixel_names, to_features
from latentwalk.tools.data.formats.saved_pictures import in_one_size, shrunk
from latentwalk.tools.data.pictures import SUFFIXES


def picture_files(folder: Path) -> list[Path]:
    """The pictures in a folder and in the folders in it, by name; none where there are none."""
    inside = sorted(folder.iterdir())
    within = [file for each in inside if each.is_dir() and each.name[0] != "." for file in sorted(each.iterdir())]
    return [
        file
        for file in (*inside, *within)
        if file.suffix.lower() in SUFFIXES and file.is_file() and file.name[0] != "."
    ]


def load_pictures(folder: Path, files: list[Path]) -> Dataset:
    """The pictures, at most 64 pixels a side, as features: their pixels 0…255; ids are paths within the folder.

    The label is the folder that a picture is in.  Raises UsageError for what is no picture, with its path.
    """
    if len(files) < 2:
        raise UsageError(f"{folder}: expected pictures, found one")
    notes: list[str] = []
    images = in_one_size([shrunk(file, str(file)) for file in files], str(folder), notes)
    count, height, width, channels = images.shape
    classes = [fitting_name(file.parent.name) if file.parent != folder else "" for file in files]
    columns: dict[str, Category] = {"label": category(classes)} if any(classes) else {}
    names = pixel_names(height, width) if channels == 1 else numbered("pixel", height * width * channels)
    ids = [file.relative_to(folder).as_posix() for file in files]
    features = to_features(images.reshape(count, -1), str(folder))
    notes.append(f"{count:,} pictures of {width} × {height} pixels, which are the features")
    notes += ["folders are labels"] if columns else []
    about = {"format": "pictures", "source": str(folder)}
    return Dataset(folder.resolve().name, ids, features, names, {**columns}, images, about, notes)
