"""What is meant of a scene by names, ids and numbers of epochs; of what is not there a line says what is."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from itertools import chain, count, islice

import numpy as np

from latentwalk.scenes.arrays import I64
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.kinds.epoch import Epoch
from latentwalk.scenes.rules import most_trusted
from latentwalk.scenes.scene import Scene

EPOCHS, TRAINING = (
    "epochs",
    "training epochs",
)  # what a run is called among layouts, and where one has that name; then with a number
MOST_LISTED = 12
ALIKE_AMONG = 20_000  # ids that are compared one by one


def epochs_name(scene: Scene) -> str:
    """What the places of epochs are called among the layouts of a scene."""
    names = chain((EPOCHS, TRAINING), (f"{TRAINING} {number}" for number in count(2)))
    return next(name for name in names if name not in scene.layouts)


def layout_asked(scene: Scene, name: str | None) -> str:
    """The layout of this name, or, of none, that which a walk begins in: the most trusted, else the first; "epochs"
    where a scene has these alone, or where they are asked for.  Raises UsageError where there is none."""
    names = [*scene.layouts, *([epochs_name(scene)] if scene.epochs else [])]
    if not names:
        raise UsageError("this scene holds neither a layout nor epochs")
    if name is None:
        best = most_trusted(scene.layouts)
        return names[0] if best is None else best[0]
    if name not in names:
        raise UsageError(f"no layout {name!r}; expected one of {listed(names)}")
    return name


def epoch_asked(scene: Scene, epoch: float | None) -> Epoch:
    """The epoch of this number, or, of none, the last.  Raises UsageError where there is none, and between two."""
    if not scene.epochs:
        raise UsageError("this scene has no epochs; `latentwalk snapshot` lays out those of a run")
    if epoch is None:
        return scene.epochs[-1]
    found = next((each for each in scene.epochs if each.epoch == epoch), None)
    if found is None:
        numbers = [f"{each.epoch:g}" for each in scene.epochs]
        raise UsageError(f"no epoch {epoch:g}; expected one of {listed(numbers)}")
    return found


def rows_asked(scene: Scene, ids: Sequence[str]) -> I64:
    """The rows (k,) of these ids, in their order, each once.  Raises UsageError for those that are not in the scene."""
    known = {name: row for row, name in enumerate(scene.ids)}
    wanted = list(dict.fromkeys(ids))
    missing = [name for name in wanted if name not in known]
    if missing:
        many = f"{len(missing):,} of {len(wanted):,} ids are not in the scene, such as" if len(missing) > 1 else "no id"
        raise UsageError(f"{many} {missing[0]!r}; {alike(missing[0], scene.ids)}")
    return np.array([known[name] for name in wanted], np.int64)


def alike(name: str, ids: Sequence[str]) -> str:
    """What a person who named an id that is none may have meant: ids that look alike, or what ids here look like."""
    close = difflib.get_close_matches(name, islice(ids, ALIKE_AMONG), 3)
    if close:
        return f"did you mean {' or '.join(map(repr, close))}?"
    return f"ids here look like {ids[0]!r}" if len(ids) else "this scene has no rows"


def listed(names: Sequence[str]) -> str:
    """Names in a sentence; of many the first and the last."""
    if len(names) <= MOST_LISTED:
        return ", ".join(names)
    return f"{', '.join(names[: MOST_LISTED - 2])} … {names[-1]} ({len(names)} in all)"
