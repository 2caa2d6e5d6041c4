"""The summary of what is selected, made by a worker, so that nothing waits while a brush paints."""

from __future__ import annotations

from collections.abc import Mapping

from latentwalk.runtime.ground.jobs import Jobs, Newest
from latentwalk.runtime.world.rows.inside.summary import Summaries, Summary
from latentwalk.runtime.world.rows.selection import Selected
from latentwalk.scenes import Column, Scene


class LiveSummary:
    """The newest summary of a selection in `scene`; made only while somebody asks for it."""

    def __init__(self, scene: Scene, jobs: Jobs) -> None:
        self._scene, self._summaries = scene, Summaries()
        self._coming: Newest[Summary] = Newest(jobs)
        self._columns_version = 0
        self._asked: tuple[int, int] | None = None
        self._newest: Summary | None = None
        self._of_epochs: frozenset[str] = frozenset()
        self._predicted: Mapping[str, Column] = {}

    def columns_changed(self) -> None:
        """Columns of the scene are new or have new values."""
        self._columns_version += 1

    def take_epoch(self, brought: Mapping[str, Column], predicted: Mapping[str, Column]) -> None:
        """The columns that the epochs `brought`, and those of the shown one that stand for `prediction` and
        `confidence`, none away from the epochs."""
        self._of_epochs, self._predicted = frozenset(brought), predicted
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
            columns, rows, untold = self._judged(), selection.rows, self._of_epochs
            self._coming.ask(lambda: self._summaries.of(columns, rows, untold))
        self._newest = self._coming.take() or self._newest
        return self._newest

    def _judged(self) -> dict[str, Column]:
        """The columns as they are now; at an epoch its predictions in the place of the last ones."""
        if not self._predicted:
            return {**self._scene.columns}
        return {name: c for name, c in self._scene.columns.items() if name != "correct"} | dict(self._predicted)
