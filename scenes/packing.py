"""The records of what is to be written, converted and checked before the first byte goes out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from latentwalk.scenes import checks, convert, parts
from latentwalk.scenes.assembly import check_label, class_count
from latentwalk.scenes.decoder_checks import check_decoder
from latentwalk.scenes.decoder_parts import pack_decoder
from latentwalk.scenes.errors import SceneError
from latentwalk.scenes.model import Scene
from latentwalk.scenes.parts import Packed
from latentwalk.scenes.wire import Unfit, shown


class Packer:
    """Turns the parts of scenes into records for the file `path`, which has `known` already.  Raises `SceneError`."""

    def __init__(self, path: Path, known: Scene | None = None) -> None:
        self._path = path
        self._n = 0 if known is None else len(known)
        self._known = Scene([]) if known is None else known
        self._last = self._known.epochs[-1].epoch if self._known.epochs else None

    def whole(self, scene: Scene) -> list[Packed]:
        """All of a scene, the row ids first and a small record last."""
        with self._naming("rows"):
            ids = convert.texts("ids", scene.ids)
            checks.check_ids(ids)
        self._n = len(ids)
        with self._naming("about"):
            about = parts.pack_about(scene)
        return [parts.pack_rows(ids), *self.added(scene), about]

    def added(self, scene: Scene) -> list[Packed]:
        """Everything in `scene` but its row ids, title and provenance."""
        return [*self._columns(scene), *self._layouts(scene), *self._single(scene), *self._epochs(scene)]

    @contextmanager
    def _naming(self, what: str) -> Iterator[None]:
        try:
            yield
        except Unfit as error:
            raise SceneError(f"{self._path}: {what}: {error}") from None

    def _columns(self, scene: Scene) -> Iterator[Packed]:
        for name, given in scene.columns.items():
            with self._naming(f"column {shown(name)}"):
                column = convert.column(given)
                checks.check_name("name", name)
                checks.check_column(column, self._n)
                check_label(name, column, self._known)
                self._known.columns[name] = column
                yield parts.pack_column(name, column)

    def _layouts(self, scene: Scene) -> Iterator[Packed]:
        for name, given in scene.layouts.items():
            with self._naming(f"layout {shown(name)}"):
                layout = convert.layout(given)
                checks.check_name("name", name)
                checks.check_layout(layout, self._n)
                yield parts.pack_layout(name, layout)

    def _single(self, scene: Scene) -> Iterator[Packed]:
        if scene.neighbors is not None:
            with self._naming("neighbors"):
                neighbors = convert.neighbors(scene.neighbors)
                checks.check_neighbors(neighbors, self._n)
                yield parts.pack_neighbors(neighbors)
        if scene.thumbnails is not None:
            with self._naming("thumbnails"):
                thumbnails = convert.thumbnails(scene.thumbnails)
                checks.check_thumbnails(thumbnails, self._n)
                yield parts.pack_thumbnails(thumbnails)
        if scene.decoder is not None:
            with self._naming("decoder"):
                decoder = convert.decoder(scene.decoder)
                check_decoder(decoder, self._n)
                yield pack_decoder(decoder)
        if scene.training is not None:
            with self._naming("training"):
                training = convert.training(scene.training)
                checks.check_training(training)
                yield parts.pack_training(training)

    def _epochs(self, scene: Scene) -> Iterator[Packed]:
        classes = class_count(self._known)
        for given in scene.epochs:
            with self._naming(f"epoch {shown(given.epoch)}"):
                epoch = convert.epoch(given)
                checks.check_order(epoch.epoch, self._last)
                checks.check_epoch_shapes(epoch, self._n, classes)
                checks.check_epoch_values(epoch, self._n, classes)
                self._last = epoch.epoch
                yield parts.pack_epoch(epoch)
