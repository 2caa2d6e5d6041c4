"""What a scene holds: plain dataclasses over numpy arrays, nothing that executes.

Everything is in the units of the data; the runtime fits it into a room of meters.  Arrays that come from `read` are
read-only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from latentwalk.scenes.kinds.cells import LayoutCells
from latentwalk.scenes.kinds.column import Column, class_count
from latentwalk.scenes.kinds.decoder import Decoder
from latentwalk.scenes.kinds.epoch import Epoch
from latentwalk.scenes.kinds.kind import AnyKind, Context
from latentwalk.scenes.kinds.layout import Layout
from latentwalk.scenes.kinds.neighbors import Neighbors
from latentwalk.scenes.kinds.pictures import Thumbnails
from latentwalk.scenes.kinds.selection import Selection
from latentwalk.scenes.kinds.surface import Surface
from latentwalk.scenes.kinds.training import Training
from latentwalk.scenes.kinds.vectors import Vectors
from latentwalk.scenes.queries.frame import frame

if TYPE_CHECKING:
    import pandas

Value = (
    Layout | LayoutCells | Column | Thumbnails | Neighbors | Selection | Surface | Epoch | Training | Decoder | Vectors
)


@dataclass(eq=False, repr=False)
class Scene:
    """Everything in one scene file.  `ids` (n,) unique row ids; the first layout is the one a walk starts in.
    `epochs`, in rising order, need the same n rows as the layouts (a scene may have epochs only, then no layouts).
    `selections`: sets of rows with a name, in the order in which a person should look at them.  `cells`, by the name of
    the layout that they are of: large layouts get them when they are written."""

    ids: Sequence[str]
    layouts: dict[str, Layout] = field(default_factory=dict)
    columns: dict[str, Column] = field(default_factory=dict)
    thumbnails: Thumbnails | None = None
    neighbors: Neighbors | None = None
    epochs: list[Epoch] = field(default_factory=list)
    training: Training | None = None
    decoder: Decoder | None = None
    selections: dict[str, Selection] = field(default_factory=dict)
    surfaces: dict[str, Surface] = field(default_factory=dict)
    vectors: Vectors | None = None
    cells: dict[str, LayoutCells] = field(default_factory=dict)
    provenance: Mapping[str, object] = field(default_factory=dict)
    title: str = ""

    def __len__(self) -> int:
        return len(self.ids)

    def __repr__(self) -> str:
        """One line: a notebook shows what a cell returns, and arrays of all rows would fill pages."""
        named = ((name, list(getattr(self, name))) for name in ("layouts", "columns", "selections"))
        told = [f"{kind}: {', '.join(names)}" for kind, names in named if names]
        told += [f"{len(self.epochs)} epochs"] if self.epochs else []
        told += [kind for kind in ("thumbnails", "neighbors", "decoder") if getattr(self, kind) is not None]
        return f"<Scene of {len(self):,} rows; {'; '.join(told)}>"

    def to_frame(self) -> pandas.DataFrame:
        """Rows as a frame of pandas, which has to be there: the index are the ids; then come all columns, classes as
        Categorical, and of each layout the places NAME_x, NAME_y, NAME_z float32.

        What is missing is so there.  Of epochs the last one's places are epochs_x, epochs_y, epochs_z, NaN where a row
        is absent.  Pictures, neighbors and whatever else belongs to no single row is not in it.  `latentwalk.reduce`
        takes the frame of a scene with features that were a table's.  Raises UsageError without pandas.
        """
        places = {name: layout.positions for name, layout in self.layouts.items()}
        if self.epochs:
            places["epochs"] = self.epochs[-1].positions
        data = self.provenance.get("data")
        features = data.get("features", []) if isinstance(data, Mapping) else []
        return frame(self.ids, self.columns, places, features)


def parts(scene: Scene, kind: AnyKind) -> Iterator[tuple[str, Value]]:
    """The parts of one kind that a scene has, with their names, empty where they have none."""
    held = getattr(scene, kind.field)
    if kind.many == "named":
        yield from ((name, value) for name, value in held.items() if kind.holds(value))
    elif kind.many == "listed":
        yield from (("", value) for value in held)
    elif held is not None:
        yield "", held


def put(scene: Scene, kind: AnyKind, name: str, value: Value) -> None:
    """Add a part, or put it in the place of an earlier one."""
    if kind.many == "named":
        getattr(scene, kind.field)[name] = value
    elif kind.many == "listed":
        getattr(scene, kind.field).append(value)
    else:
        setattr(scene, kind.field, value)


def context(scene: Scene, name: str, *, unread: bool = False) -> Context:
    """What a part that is to join `scene` under `name` must fit."""
    last = scene.epochs[-1].epoch if scene.epochs else None
    return Context(len(scene), name, partial(class_count, scene.columns), last, unread)
