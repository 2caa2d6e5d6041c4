"""The summary of what is selected, made by a worker, so that nothing waits while a brush paints."""

from __future__ import annotations

from latentwalk.runtime.ground.jobs import Jobs, Newest
from latentwalk.runtime.world.rows.inside.summary import Summaries, Summary
from latentwalk.runtime.world.rows.selection import Selected
from latentwalk.scenes import Scene


class LiveSummary:
    """The newest summary of a selection in `scene`; made only while somebody asks for it."""

    def __init__(self, scene: Scene, jobs: Jobs) -> None:
        self._scene, self._summaries = scene, Summaries()
        self._coming: Newest[Summary] = Newest(jobs)
        self._columns_version = 0
        self._asked: tuple[int, int] | None = None
        self._newest: Summary | None = None

    @property
    def ready(self) -> bool:
        """Whether a worker has counted what nobody has asked for since."""
        return self._coming.ready

    def columns_changed(self) -> None:
        """Columns of the scene are new or have new values."""
        self._columns_version += 1

    def of(self, selection: Selected) -> Summary | None:
        """What is so of the selected rows, or was a moment ago; None where none is, or where nothing is known yet."""
        if not selection.count:
            self._coming.forget()
            self._asked = self._newest = None
            return None
        version = selection.version, self._columns_version
        if version != self._asked:
            self._asked = version
            columns, rows = {**self._scene.columns}, selection.rows
            self._coming.ask(lambda: self._summaries.of(columns, rows))
        self._newest = self._coming.take() or self._newest
        return self._newest
