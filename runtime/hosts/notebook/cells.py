"""Which cell makes a view: what an earlier run of it made is not wanted any more."""

from __future__ import annotations

from collections.abc import Callable

from IPython import get_ipython

LetGo = Callable[[], None]
_made: dict[str, tuple[str, list[LetGo]]] = {}  # by cell: its last run that made views, and what lets go of these


def made(let_go: LetGo) -> None:
    """Note that the cell that runs made a view, and let go of those that an earlier run of it made.

    Without a cell, or where a front end does not say which one runs, nothing is let go.
    """
    shell = get_ipython()
    asked = shell.get_parent() if hasattr(shell, "get_parent") else {}
    if (cell := asked.get("metadata", {}).get("cellId")) is None:
        return
    run = asked["header"]["msg_id"]
    last_run, views = _made.get(cell, (run, []))
    _made[cell] = run, [*(views if run == last_run else ()), let_go]
    if run != last_run:
        for each in views:
            each()
