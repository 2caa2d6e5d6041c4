"""Scene files: read, write, append and follow them, from numpy and msgpack alone.

from latentwalk.scenes import Layout, Scene, write

write("my.scene", Scene(ids=["ant", "bee"], layouts={"own": Layout([[0, 0, 0], [1, 2, 3]])}))
"""

from latentwalk.scenes.assembly import Part
from latentwalk.scenes.errors import LatentwalkError, SceneError, UsageError
from latentwalk.scenes.files import Follower, append, follow, read, write
from latentwalk.scenes.kinds.cells import LayoutCells
from latentwalk.scenes.kinds.column import Bool, Category, Column, Scalar, Text
from latentwalk.scenes.kinds.decoder import Decoder, RoomMap
from latentwalk.scenes.kinds.decoder_output import Output
from latentwalk.scenes.kinds.epoch import Epoch
from latentwalk.scenes.kinds.layout import Layout
from latentwalk.scenes.kinds.motion import Motion
from latentwalk.scenes.kinds.neighbors import Neighbors
from latentwalk.scenes.kinds.packed import PackedLayout
from latentwalk.scenes.kinds.pictures import Thumbnails
from latentwalk.scenes.kinds.quality import Quality, Unjudged, known_quality
from latentwalk.scenes.kinds.selection import Selection
from latentwalk.scenes.kinds.surface import Surface
from latentwalk.scenes.kinds.training import Training
from latentwalk.scenes.kinds.vectors import Vectors
from latentwalk.scenes.network import Layer
from latentwalk.scenes.scene import Scene
from latentwalk.scenes.texts import Strings

__all__ = [
    "Bool",
    "Category",
    "Column",
    "Decoder",
    "Epoch",
    "Follower",
    "LatentwalkError",
    "Layer",
    "Layout",
    "LayoutCells",
    "Motion",
    "Neighbors",
    "Output",
    "PackedLayout",
    "Part",
    "Quality",
    "RoomMap",
    "Scalar",
    "Scene",
    "SceneError",
    "Selection",
    "Strings",
    "Surface",
    "Text",
    "Thumbnails",
    "Training",
    "Unjudged",
    "UsageError",
    "Vectors",
    "append",
    "follow",
    "known_quality",
    "read",
    "write",
]
