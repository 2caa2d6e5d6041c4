"""Kinds of records, one file each: what a part of a scene is, and how it is converted, checked, packed, unpacked and
described.  `rows`, the one that every scene begins with, stands apart.
"""

from latentwalk.scenes.kinds import (
    cells,
    column,
    decoder,
    epoch,
    layout,
    neighbors,
    packed,
    pictures,
    selection,
    surface,
    training,
    vectors,
)
from latentwalk.scenes.kinds.kind import AnyKind

#: In the order in which a whole scene is written: columns first, as predictions of epochs refer to `label`, and what
#: grows last.
KINDS: dict[str, AnyKind] = {
    kind.name: kind
    for kind in (
        column.KIND,
        layout.KIND,
        packed.KIND,
        cells.KIND,
        neighbors.KIND,
        vectors.KIND,
        pictures.KIND,
        selection.KIND,
        surface.KIND,
        decoder.KIND,
        training.KIND,
        epoch.KIND,
    )
}
