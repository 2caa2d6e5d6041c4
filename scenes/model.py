"""What a scene holds: plain dataclasses over numpy arrays, nothing that executes.

Everything here is in the units of the data; the runtime fits it into a room of metres.  Shapes: n rows, k neighbours.
Arrays that come from `read` are read-only views of the mapped file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes.arrays import F32, I32, U8, Bools


class Strings(Sequence[str]):
    """n texts as one UTF-8 block: `offsets` (n + 1,) uint64 into `data` (bytes,) uint8.  Decodes what is asked for."""

    def __init__(self, offsets: NDArray[np.uint64], data: U8) -> None:
        self.offsets = offsets
        self.data = data

    @classmethod
    def of(cls, texts: Iterable[str]) -> Strings:
        """Pack texts."""
        encoded = [text.encode() for text in texts]
        offsets = np.zeros(len(encoded) + 1, np.uint64)
        np.cumsum([len(text) for text in encoded], out=offsets[1:])
        return cls(offsets, np.frombuffer(b"".join(encoded), np.uint8))

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, row: Any) -> Any:
        if isinstance(row, slice):
            return [self[i] for i in range(*row.indices(len(self)))]
        row = range(len(self))[row]
        return bytes(self.data[int(self.offsets[row]) : int(self.offsets[row + 1])]).decode(errors="replace")

    def __iter__(self) -> Iterator[str]:
        data, ends = bytes(self.data), self.offsets.tolist()  # in one go: a million texts take a third of a second
        return (data[start:end].decode(errors="replace") for start, end in pairwise(ends))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Sequence)
            and len(other) == len(self)
            and all(a == b for a, b in zip(self, other, strict=True))
        )

    def __hash__(self) -> int:
        return id(self)


@dataclass(frozen=True, eq=False)
class Quality:
    """How true a layout is to the original space; each figure is in 0…1, 1 is best.

    `trustworthiness` and `continuity`: Venna & Kaski 2001; `neighbours_kept`: share of the k nearest original
    neighbours that are among the k nearest in the layout.  `per_point`: the same three names → (n,) float32, where
    they were computed for each row.
    """

    k: int
    trustworthiness: float
    continuity: float
    neighbours_kept: float
    per_point: dict[str, F32] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Layout:
    """One named arrangement of the rows: `positions` (n, 3) float32, all finite."""

    positions: F32
    quality: Quality | None = None
    provenance: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Category:
    """A class for each row: `codes` (n,) int32 into `names`, −1 where unknown; `colors` (len(names), 3) uint8 sRGB
    or None."""

    codes: I32
    names: list[str]
    colors: U8 | None = None


@dataclass(frozen=True, eq=False)
class Scalar:
    """A number for each row: `values` (n,) float32, NaN where unknown.  `center`: the middle of a diverging scale, if
    it has one."""

    values: F32
    unit: str = ""
    center: float | None = None


@dataclass(frozen=True, eq=False)
class Bool:
    """Yes or no for each row: `values` (n,) bool."""

    values: Bools


@dataclass(frozen=True, eq=False)
class Text:
    """A text for each row."""

    values: Strings


Column = Category | Scalar | Bool | Text


@dataclass(frozen=True, eq=False)
class Thumbnails:
    """Pictures of rows: `pixels` (m, h, w, c) uint8 sRGB with c = 1, 3 or 4; `rows` (m,) int32 says whose each is."""

    pixels: U8
    rows: I32


@dataclass(frozen=True, eq=False)
class Neighbors:
    """Exact nearest neighbours in the *original* space: `indices` (n, k) int32 (−1: none), nearest first and without
    the row itself; `distances` (n, k) float32 in units of `metric`."""

    indices: I32
    distances: F32
    metric: str = "euclidean"


@dataclass(frozen=True, eq=False)
class Epoch:
    """One snapshot of a run: where each row was after epoch `epoch`.

    `positions` (n, 3) float32 (NaN where absent); `present` (n,) bool or None for all; `prediction` (n,) int32 codes
    into the names of the scene's `label` column or None; `confidence` (n,) float32 0…1 or None; `metrics`: numbers such
    as train_loss, val_accuracy; `quality` of this frame.
    """

    epoch: float
    positions: F32
    present: Bools | None = None
    prediction: I32 | None = None
    confidence: F32 | None = None
    metrics: dict[str, float] = field(default_factory=dict)
    quality: Quality | None = None


@dataclass(frozen=True, eq=False)
class Training:
    """What is known of the run as a whole.  `series`: name → list of [epoch, value] pairs (losses and accuracies of
    every epoch, also of those without a snapshot); `events`: {"epoch": float, "text": str} marks; `coherence`: how
    motion in the picture follows motion in feature space (see FORMAT.md); `diagnosis`: plain sentences."""

    method: str = ""
    series: dict[str, list[list[float]]] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)
    coherence: dict[str, float] = field(default_factory=dict)
    diagnosis: list[str] = field(default_factory=list)
    provenance: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Layer:
    """One layer of a network as data: `kind` from the closed list in FORMAT.md (linear, conv2d, conv_transpose2d, relu,
    leaky_relu, sigmoid, tanh, softmax, reshape, flatten …), integer/float `options`, named float32 `weights`."""

    kind: str
    options: dict[str, Any] = field(default_factory=dict)
    weights: dict[str, F32] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class RoomMap:
    """From a layout's coordinates p (3,) to the latent space z (d,).

    kind "affine": z = offset + p @ matrix, matrix (3, d), offset (d,).  (Latent 3 is the identity, latent 2 drops the
    height, a PCA layout its components.)  kind "interpolate": inverse-distance mean of the latents of the `k` nearest
    rows.
    """

    kind: str
    matrix: F32 | None = None
    offset: F32 | None = None
    k: int = 8


@dataclass(frozen=True, eq=False)
class Output:
    """What a decoder's flat output of values means.  kind "image": `shape` (h, w, c), values 0…1.  kind "table":
    `names` of the columns, original value = decoded × `scale` + `shift` (both (m,) float32), training range `minimum`,
    `maximum` (m,) float32 in original units."""

    kind: str
    shape: tuple[int, int, int] | None = None
    names: list[str] = field(default_factory=list)
    scale: F32 | None = None
    shift: F32 | None = None
    minimum: F32 | None = None
    maximum: F32 | None = None


@dataclass(frozen=True, eq=False)
class Decoder:
    """A decoder as data, with the rows' own latents.

    `latents` (n, d) float32: posterior means; `sigma` (n, d) float32: posterior standard deviations or None;
    `maps`: layout name → how a place in that layout becomes a latent; `classifier` layers take the decoded output
    (flat) and give one probability for each of `class_names`.
    """

    layers: list[Layer]
    output: Output
    latents: F32
    sigma: F32 | None = None
    maps: dict[str, RoomMap] = field(default_factory=dict)
    classifier: list[Layer] = field(default_factory=list)
    class_names: list[str] = field(default_factory=list)
    provenance: dict[str, Any] = field(default_factory=dict)


@dataclass(eq=False)
class Scene:
    """Everything in one scene file.  `ids` (n,) unique row ids; the first layout is the one a walk starts in.
    `epochs`, in rising order, need the same n rows as the layouts (a scene may have epochs only, then no layouts)."""

    ids: Sequence[str]
    layouts: dict[str, Layout] = field(default_factory=dict)
    columns: dict[str, Column] = field(default_factory=dict)
    thumbnails: Thumbnails | None = None
    neighbors: Neighbors | None = None
    epochs: list[Epoch] = field(default_factory=list)
    training: Training | None = None
    decoder: Decoder | None = None
    provenance: dict[str, Any] = field(default_factory=dict)
    title: str = ""

    def __len__(self) -> int:
        return len(self.ids)
