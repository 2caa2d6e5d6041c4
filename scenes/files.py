"""Read, write, append to and follow scene files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from latentwalk.scenes.assembly import MAGIC, Assembly, Part
from latentwalk.scenes.errors import SceneError
from latentwalk.scenes.kinds.cells import LayoutCells
from latentwalk.scenes.kinds.column import Column
from latentwalk.scenes.kinds.decoder import Decoder
from latentwalk.scenes.kinds.epoch import Epoch, StoredEpoch
from latentwalk.scenes.kinds.layout import Layout
from latentwalk.scenes.kinds.neighbors import Neighbors
from latentwalk.scenes.kinds.pictures import Thumbnails
from latentwalk.scenes.kinds.selection import Selection
from latentwalk.scenes.kinds.surface import Surface
from latentwalk.scenes.kinds.training import Training
from latentwalk.scenes.kinds.vectors import Vectors
from latentwalk.scenes.log.reader import LogReader
from latentwalk.scenes.log.writer import LogWriter
from latentwalk.scenes.outputs import whole
from latentwalk.scenes.packing import PackedRecord, Packer
from latentwalk.scenes.scene import Scene
from latentwalk.scenes.wire import ValidationError, shown


class Follower:
    """A scene that may still grow.  `scene` is what is there so far; `poll` takes in what has come since."""

    def __init__(self, path: str | Path) -> None:
        self._reader = LogReader(Path(path), MAGIC)
        self._assembly = Assembly()
        try:
            self.poll()
            self.scene = _begun(self._assembly, self._reader.path)
        except BaseException:  # also an interrupt must not leave the file open
            self.close()
            raise

    def poll(self) -> list[Part]:
        """The parts that became complete since the last call, already in `scene`.

        Never waits: some microseconds where nothing came.  Raises `SceneError` where the new part of the file is
        damaged, or the file was replaced by another.
        """
        return self._assembly.add(self._reader.poll())

    @property
    def torn_bytes(self) -> int:
        """Bytes at the end of the file that belong to a record that is being written, or was never finished."""
        return self._reader.torn_bytes

    def close(self) -> None:
        """Stop following; the scene stays usable."""
        self._reader.close()

    def __enter__(self) -> Follower:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _begun(assembly: Assembly, path: Path) -> Scene:
    if assembly.scene is None:
        raise SceneError(f"{path}: rows: expected a record with the row ids, found none; the file is cut or empty")
    return assembly.scene


def follow(path: str | Path) -> Follower:
    """Read a scene and keep it open for what is appended later.  Raises as `read`."""
    return Follower(path)


def read(path: str | Path) -> Scene:
    """Read a scene.  Its arrays are read-only, of a file beyond 256 MiB views of the mapped file; a torn last record is
    ignored.

    Raises `UsageError` for a file that cannot be opened and `SceneError` for one that is not a sound scene.
    """
    with follow(path) as follower:
        return follower.scene


def check(path: str | Path) -> None:
    """Read every byte of a scene, also what `read` leaves for later.  Raises as `read`, and for a torn last record."""
    path, assembly = Path(path), Assembly(whole=True)
    with LogReader(path, MAGIC) as reader:
        records = reader.poll()
        for record in records:
            record.verify()
        if reader.torn_bytes:
            what = f"{reader.torn_bytes} bytes of one that is being written, damaged or cut"
            raise SceneError(f"{path}: record {reader.count}: expected a whole record, found {what}")
    assembly.add(records)
    for epoch in _begun(assembly, path).epochs:
        if isinstance(epoch, StoredEpoch):
            epoch.check()


def write(path: str | Path, scene: Scene, *, overwrite: bool = False) -> None:
    """Write a scene, whole or not at all: to a file beside it that takes its place when complete.

    Lists and other number types are converted where that loses nothing but digits of floats.  Raises `UsageError`
    where the file exists and `overwrite` is False, `SceneError` where the scene does not hold together.
    """
    path = Path(path)
    with whole(path, overwrite=overwrite) as beside:
        # All is converted and checked before the first byte goes out, so that a scene that does not fit costs no file.
        records = Packer(path).whole(scene)
        with LogWriter(beside, MAGIC, create=True) as log:
            _append_all(path, log, records)


def append(
    path: str | Path,
    epochs: Epoch | Iterable[Epoch] = (),
    *,
    layouts: Mapping[str, Layout] | None = None,
    columns: Mapping[str, Column] | None = None,
    thumbnails: Thumbnails | None = None,
    neighbors: Neighbors | None = None,
    training: Training | None = None,
    decoder: Decoder | None = None,
    selections: Mapping[str, Selection] | None = None,
    surfaces: Mapping[str, Surface] | None = None,
    vectors: Vectors | None = None,
    cells: Mapping[str, LayoutCells] | None = None,
) -> None:
    """Add to a scene file while others read it; each part is there whole or not at all.

    Epochs must come after those stored.  What has a name replaces one of its kind and name, the others the earlier
    ones.  Takes back what a crash left torn.  Raises `LatentwalkError` while another process writes to the file, else
    as `write`; parts before one that does not fit are not written either.
    """
    path = Path(path)
    with LogWriter(path, MAGIC) as log:  # before reading: under its lock nothing changes between the look and the write
        new = Scene(
            [],
            layouts=dict(layouts or {}),
            columns=dict(columns or {}),
            thumbnails=thumbnails,
            neighbors=neighbors,
            epochs=[epochs] if isinstance(epochs, Epoch) else list(epochs),
            training=training,
            decoder=decoder,
            selections=dict(selections or {}),
            surfaces=dict(surfaces or {}),
            vectors=vectors,
            cells=dict(cells or {}),
        )
        _append_all(path, log, Packer(path, read(path)).added(new))


def _append_all(path: Path, log: LogWriter, records: Iterable[PackedRecord]) -> None:
    for record in records:
        try:
            log.append(record.kind, record.fields, record.arrays)
        except ValidationError as error:
            raise SceneError(f"{path}: {record.kind} {shown(record.fields.get('name', ''))}: {error}") from None
    log.sync()  # once for all records, as it waits for the disk
