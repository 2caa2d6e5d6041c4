"""Data sets known by name: scikit-learn's own small ones, and the MNIST family in its original files."""

from __future__ import annotations

import gzip
import struct
import sys
from contextlib import suppress
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from latentwalk.scenes import Category
from latentwalk.scenes.arrays import F64, I32, U8
from latentwalk.scenes.errors import LatentwalkError, UsageError
from latentwalk.tools.data.columns import category
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.features import numbered, pixel_names, to_features

if TYPE_CHECKING:
    import torch

BUNDLED = {"digits": "load_digits", "iris": "load_iris", "wine": "load_wine", "breast-cancer": "load_breast_cancer"}
FASHION = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]
KANA = ["お", "き", "す", "つ", "な", "は", "ま", "や", "れ", "を"]
# name → (torchvision's class and folder, names of the classes)
IDX = {
    "mnist": ("MNIST", numbered("", 10)),
    "fashion-mnist": ("FashionMNIST", FASHION),
    "kmnist": ("KMNIST", KANA),
}
Split = Literal["train", "test"]
PARTS: dict[Split, str] = {"train": "train", "test": "t10k"}  # as the family calls its files
NAMES = (*BUNDLED, *IDX)
MOST_BYTES = 1 << 32  # no file of the family unpacks to more; a damaged header may ask for more


def known_split(name: str | None) -> Split | None:
    """The split of this name.  Raises UsageError where the family has none called so."""
    for split in PARTS:
        if name == split:
            return split
    if name is not None:
        raise UsageError(f"--split: expected one of {', '.join(PARTS)}, found {name!r}")
    return None


def load_bundled(name: str) -> Dataset:
    """digits, iris, wine or breast-cancer, from the files that come with scikit-learn; pictures scaled to 0…255."""
    source = f"scikit-learn {version('scikit-learn')}"
    if name == "digits":
        values, codes = _digits()
        features = to_features(values * (255 / 16), name)  # its pixels are 0…16
        label = Category(codes, numbered("", 10))
        images = np.rint(features).astype(np.uint8).reshape(-1, 8, 8, 1)
        made = {"format": "pictures", "source": source}
        return Dataset(name, numbered("", len(codes)), features, pixel_names(8, 8), {"label": label}, images, made)
    from sklearn import datasets

    bunch = getattr(datasets, BUNDLED[name])()
    label = Category(bunch.target.astype(np.int32), [str(target) for target in bunch.target_names])
    return Dataset(
        name,
        numbered("", len(label.codes)),
        to_features(bunch.data, name),
        [str(feature) for feature in bunch.feature_names],
        {"label": label},
        None,
        {"format": "table", "source": source},
    )


def _digits() -> tuple[F64, I32]:
    """Pixels (n, 64) and classes of scikit-learn's digits, from its own file: an import of it takes longer than most of
    what is done with so few rows."""
    package = find_spec("sklearn")
    if package is None or package.origin is None:
        raise LatentwalkError("digits: scikit-learn, which brings them, is not installed; pip install scikit-learn")
    values = np.loadtxt(Path(package.origin).parent / "datasets" / "data" / "digits.csv.gz", delimiter=",")
    return values[:, :-1], values[:, -1].astype(np.int32)


def idx_folder(folder: Path) -> tuple[str, Path] | None:
    """(name, folder of the idx files) if `folder` holds the files of the MNIST family, in `raw` or as the only one."""
    found = [(name, folder / kind / "raw") for name, (kind, _) in IDX.items() if (folder / kind / "raw").is_dir()]
    if len(found) > 1:
        raise UsageError(
            f"{folder}: holds several data sets ({', '.join(name for name, _ in found)}); name one, as in:"
            f" {found[0][0]} --data-dir {folder}"
        )
    if found:
        return found[0]
    raw = next((place for place in (folder, folder / "raw") if _holds_idx(place)), None)
    return None if raw is None else (_kind_of(raw.resolve()), raw)


def _kind_of(folder: Path) -> str:
    """Which of the family a folder holds, by its name or that of the one around it, such as FashionMNIST/raw or
    fashion: the files of all have the same names."""
    for part in (folder.name, folder.parent.name):
        spelled = part.lower().replace("-", "").replace("_", "")
        for word, name in (("fashion", "fashion-mnist"), ("kmnist", "kmnist"), ("mnist", "mnist")):
            if word in spelled:
                return name
    return "mnist"


def load_idx(name: str, data_dir: Path, split: Split | None = None, *, download: bool = False) -> Dataset:
    """A member of the MNIST family from `data_dir`/KIND/raw, packed or not; with `download`, torchvision brings it."""
    kind = IDX[name][0]
    raw = data_dir / kind / "raw"
    if not raw.is_dir() and not download and _holds_idx(data_dir):
        raw = data_dir  # the files themselves, however they were fetched
    if download and any(_idx_file(raw, f"{PARTS[part]}-images-idx3-ubyte") is None for part in _parts(split)):
        _download(kind, data_dir)
    if not raw.is_dir():
        raise UsageError(f"{name}: no folder {raw}; add --download, or --data-dir FOLDER that holds {kind}/raw")
    return read_idx_folder(name, raw, split)


def read_idx_folder(name: str, raw: Path, split: Split | None = None) -> Dataset:
    """Training rows (ids train/0 …), then test rows (test/0 …), or one `split` of them, of the idx files in `raw`.

    The folder is only read.  Raises UsageError for what is missing, and says what else is there.
    """
    images, labels, ids, splits = [], [], [], []
    for rows in _parts(split):
        part = PARTS[rows]
        _refuse_half(raw, rows, split)
        pictures = _read_idx(raw, f"{part}-images-idx3-ubyte", 3)
        classes = _read_idx(raw, f"{part}-labels-idx1-ubyte", 1)
        if len(pictures) != len(classes):
            raise UsageError(f"{raw}: {len(pictures)} {rows} images but {len(classes)} labels; fetch the files again")
        images.append(pictures)
        labels.append(classes)
        ids += [f"{rows}/{row}" for row in range(len(classes))]
        splits += [rows] * len(classes)
    pixels = np.concatenate(images)
    height, width = pixels.shape[1:]
    names = IDX[name][1]
    codes = np.concatenate(labels).astype(np.int32)
    if codes.max(initial=0) >= len(names):
        raise UsageError(f"{raw}: expected classes 0…{len(names) - 1}, found {codes.max()}; fetch the files again")
    return Dataset(
        name,
        ids,
        pixels.reshape(len(ids), -1).astype(np.float32),
        pixel_names(height, width),
        {"label": Category(codes, names), "split": category(splits, _parts(split))},
        pixels[..., None],
        {"format": "pictures", "source": str(raw)},
    )


def _parts(split: Split | None) -> list[Split]:
    return list(PARTS) if split is None else [split]


def _refuse_half(raw: Path, wanted: Split, split: Split | None) -> None:
    """Where a folder holds the files of the other part alone: say so, and how to read that."""
    held = [part for part, stem in PARTS.items() if _idx_file(raw, f"{stem}-images-idx3-ubyte")]
    if held and wanted not in held:
        raise UsageError(
            f"{raw}: holds the {held[0]} rows alone; --split {held[0]} reads these"
            + ("" if split else f", --download with the name of the data set brings the {wanted} rows")
        )


def _holds_idx(folder: Path) -> bool:
    return any(_idx_file(folder, f"{part}-images-idx3-ubyte") for part in PARTS.values())


def _idx_file(raw: Path, stem: str) -> Path | None:
    return next((raw / file for file in (stem, f"{stem}.gz") if (raw / file).is_file()), None)


def _read_idx(raw: Path, stem: str, dimensions: int) -> U8:
    """One idx file of unsigned bytes (format: http://yann.lecun.com/exdb/mnist, mirrored by torchvision)."""
    path = _idx_file(raw, stem)
    if path is None:
        raise UsageError(f"{raw}: expected {stem} or {stem}.gz, found neither; add --download or copy it there")
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            head = file.read(4 + 4 * dimensions)
            if head[:4] != bytes([0, 0, 8, dimensions]) or len(head) != 4 + 4 * dimensions:
                raise UsageError(f"{path}: not an idx file of bytes with {dimensions} dimensions; fetch it again")
            shape = struct.unpack(f">{dimensions}I", head[4:])
            size = int(np.prod([float(length) for length in shape]))
            if size > MOST_BYTES:
                raise UsageError(f"{path}: its header asks for {size} bytes; expected a file of the MNIST family")
            data = file.read(size)
    except (OSError, EOFError) as error:
        raise UsageError(f"{path}: cannot be unpacked ({error}); fetch it again") from error
    if len(data) != size:
        raise UsageError(f"{path}: expected {size} bytes of data, found {len(data)}; fetch it again")
    return np.frombuffer(data, np.uint8).reshape(shape)


def _download(kind: str, data_dir: Path) -> None:
    datasets = import_torchvision().datasets
    try:
        getattr(datasets, kind)(str(data_dir), download=True)
    except (OSError, RuntimeError) as error:
        raise LatentwalkError(f"{kind}: download into {data_dir} failed ({error}); try again later") from error


def import_torchvision() -> Any:
    """`torchvision`, also where its compiled operators do not fit the installed torch.

    Such a torchvision stops at import with "operator torchvision::nms does not exist".  Its data sets, models and
    transforms need no operators: declaring the missing ones lets the import through.
    """
    try:
        import torchvision
    except RuntimeError as error:
        if "torchvision::" not in str(error):
            raise
        import torch

        for module in [name for name in sys.modules if name.split(".")[0] == "torchvision"]:
            del sys.modules[module]
        library: Any = torch.library.Library("torchvision", "DEF")  # type: ignore[no-untyped-call]
        _declared.append(library)
        for operator in ("nms", "qnms"):
            with suppress(RuntimeError):
                library.define(f"{operator}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
        import torchvision
    return torchvision


_declared: list[torch.library.Library] = []  # torch forgets a library's operators when it is collected
