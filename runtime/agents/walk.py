"""One walk for all that an agent asks, in a thread of its own, to which its OpenGL belongs."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from concurrent.futures import Future
from pathlib import Path
from queue import SimpleQueue

from latentwalk.runtime.hosts.asked import AskedHost, Wish
from latentwalk.runtime.session import load_world, walk
from latentwalk.scenes.arrays import U8
from latentwalk.scenes.errors import LatentwalkError

POLL_S = 0.5  # how long a wish waits before it looks whether anybody is left to answer
MOST_IDS = 200  # of selected rows that a state names


class AgentWalk:
    """A walk in the scene `file` that goes on as it is asked to, from any thread, one wish after the other.

    It begins in `layout`, "" for the most trustworthy; exports go to `out`.
    """

    def __init__(self, file: Path, out: Path, layout: str = "") -> None:
        """Raises what `load_world` does, and LatentwalkError where no OpenGL 4.1 can be had."""
        self.world = load_world(file, out, wait=True, layout=layout)
        self._wishes: SimpleQueue[Wish | None] = SimpleQueue()
        self._one = threading.Lock()
        self._ready: Future[None] = Future()
        self._ended = "it is closed"
        self._thread = threading.Thread(target=self._walk, name="walk")
        self._thread.start()
        try:
            self._ready.result()
        except BaseException:
            self.close()
            raise

    def _walk(self) -> None:
        try:
            host = AskedHost(self._wishes, self.world.do)
        except BaseException as error:
            self._ready.set_exception(error)
            return
        self._ready.set_result(None)
        try:
            walk(host, self.world, None)
        except BaseException as error:
            self._ended = str(error) or type(error).__name__

    def do(self, table: Mapping[str, object], seconds: float = 0.0) -> dict[str, object]:
        """Do what an `[[at]]` table of a script says, let `seconds` pass, and give the state.

        Raises UsageError for what is not known or refused, LatentwalkError where the walk has ended.
        """
        with self._one:
            self._ask(Wish(table, seconds))
            return self._state()

    def picture(self, size: tuple[int, int]) -> U8:
        """What is seen (h, w, 3), layouts where they are going; errors as of `do`."""
        with self._one:
            taken = self._ask(Wish(size=size))
            assert taken is not None
            return taken

    def state(self) -> dict[str, object]:
        """Where the person is, what is selected and shown."""
        with self._one:
            return self._state()

    def _state(self) -> dict[str, object]:
        state, rows = self.world.state(), self.world.rows
        selected = rows.selected_ids()
        probe = state.get("probe")
        if isinstance(probe, dict):  # the picture that was decoded is for `capture`, not to be read
            probe.pop("decoded")
        told = {"selected": len(selected), "selection": list(selected[:MOST_IDS])}
        return state | told | {"rows_shown": rows.shown_count, "said": self.world.outbox.message}

    def _ask(self, wish: Wish) -> U8 | None:
        self._wishes.put(wish)
        while True:
            try:
                return wish.answer.result(POLL_S)
            except TimeoutError:
                if not self._thread.is_alive() and not wish.answer.done():
                    raise LatentwalkError(f"the walk has ended: {self._ended}; start the server again") from None

    def close(self) -> None:
        """End the walk; exports that have begun are finished."""
        self._wishes.put(None)
        self._thread.join()
        self.world.close()
