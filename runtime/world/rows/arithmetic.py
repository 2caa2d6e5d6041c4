"""Arithmetic with rows: king − man + woman, its true neighbors, and colors along a direction."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from latentwalk.runtime.ground.jobs import Jobs, Newest
from latentwalk.runtime.world.outbox import Outbox
from latentwalk.runtime.world.rows.ids import Ids
from latentwalk.runtime.world.rows.selection import Selected
from latentwalk.scenes import Scalar, Scene, Vectors
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.queries.analogy import Answer, along, analogy

ANSWERS = 8  # nearest rows: as many as one reads at a glance


@dataclass(frozen=True, slots=True)
class Sum:
    """Rows that are added and taken away, and how a person wrote that."""

    text: str
    plus: tuple[int, ...]
    minus: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """A sum and the rows nearest to it."""

    sum: Sum
    answer: Answer


def axis_name(start: str, end: str) -> str:
    """The column of a direction from one row, by its id, to another."""
    return f"{start} → {end}"


class Arithmetic:
    """What was asked of the rows' vectors: `solved`, the newest sum, and `axis`, the two ids of the newest direction.

    Vectors are the scene's own, or the latents of its decoder.
    """

    def __init__(self, scene: Scene, ids: Ids, selection: Selected, outbox: Outbox, jobs: Jobs) -> None:
        self._ids, self._selection, self._outbox = ids, selection, outbox
        self._asked_at = 0  # version of the selection
        self._solving: Newest[Solved] = Newest(jobs)
        self._measuring: Newest[tuple[str, Scalar]] = Newest(jobs)
        self._vectors = scene.vectors
        if self._vectors is None and scene.decoder is not None:
            self._vectors = Vectors(scene.decoder.latents, "euclidean")
        self.solved: Solved | None = None
        self.axis: tuple[str, str] | None = None

    def solve(self, text: str) -> None:
        """Find the rows nearest to a sum, such as "king - man + woman".  Raises UsageError for one that is none."""
        vectors, wanted = self._known(), self._read(text)
        self._asked_at = self._selection.version
        self._solving.ask(
            lambda: Solved(wanted, analogy(vectors.values, vectors.metric, wanted.plus, wanted.minus, ANSWERS))
        )

    def measure(self, start: str, end: str) -> None:
        """Make a column of how far rows lie from one towards another.  Raises UsageError where they are one."""
        vectors, rows = self._known(), (self._ids.row_of(start), self._ids.row_of(end))
        if np.array_equal(*vectors.values[list(rows)]):
            raise UsageError(f"{start!r} and {end!r} have the same vector; a direction needs two")
        self.axis = start, end
        name = axis_name(start, end)
        self._measuring.ask(lambda: (name, Scalar(along(vectors.values, vectors.metric, *rows), "", 0.5)))

    def forget(self) -> None:
        """Show no sum."""
        self.solved = None
        self._solving.forget()

    def receive(self) -> tuple[str, Scalar] | None:
        """Take what is ready: a sum is selected with its neighbors, the column of a direction is given."""
        found = self._solving.take() if self._solving.pending else None
        if found is not None:
            self._tell(found)
        return self._measuring.take() if self._measuring.pending else None

    def _tell(self, found: Solved) -> None:
        made, near = found.sum, found.answer.rows.tolist()
        self.solved = found
        if self._selection.version == self._asked_at:  # nothing else was selected meanwhile, as by a saved view
            mask = np.zeros(len(self._ids.texts), np.bool_)
            mask[[*made.plus, *made.minus, *near]] = True
            self._selection.change(mask, "replace")
        self._outbox.say(f"{made.text}: {', '.join(self._ids[row] for row in near[:3])}")

    def _known(self) -> Vectors:
        if self._vectors is None:
            raise UsageError(
                "this scene has no vectors to add; latentwalk reduce keeps those of words, and decoders have latents"
            )
        return self._vectors

    def _read(self, text: str) -> Sum:
        """A sum of ids, each + or − between blanks, as ids may have such signs in them."""
        parts = re.split(r"(?:^|\s+)([+−-])\s+", text.strip())
        terms = [("+", parts[0])] if parts[0] else []
        terms += list(zip(parts[1::2], parts[2::2], strict=True))
        if len(terms) < 2:
            raise UsageError(f'expected a sum such as "king - man + woman", found {text!r}')
        rows = [(sign, self._ids.row_of(name)) for sign, name in terms]
        plus = tuple(row for sign, row in rows if sign == "+")
        if not plus:
            raise UsageError(f"expected something to take away from, found {text!r}")
        return Sum(text, plus, tuple(row for sign, row in rows if sign != "+"))
