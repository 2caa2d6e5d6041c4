"""Scene files: read, write, append and follow them, from numpy and msgpack alone.

from latentwalk.scenes import Layout, Scene, write

write("my.scene", Scene(ids=["ant", "bee"], layouts={"own": Layout([[0, 0, 0], [1, 2, 3]])}))
"""

from latentwalk.scenes.assembly import Part
from latentwalk.scenes.errors import LatentwalkError, SceneError, UsageError
from latentwalk.scenes.files import Follower, append, follow, read, write
from latentwalk.scenes.model import (
    Bool,
    Category,
    Column,
    Decoder,
    Epoch,
    Layer,
    Layout,
    Neighbors,
    Output,
    Quality,
    RoomMap,
    Scalar,
    Scene,
    Strings,
    Text,
    Thumbnails,
    Training,
)

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
    "Neighbors",
    "Output",
    "Part",
    "Quality",
    "RoomMap",
    "Scalar",
    "Scene",
    "SceneError",
    "Strings",
    "Text",
    "Thumbnails",
    "Training",
    "UsageError",
    "append",
    "follow",
    "read",
    "write",
]
