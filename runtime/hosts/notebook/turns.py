"""What the thread that draws waits for, and what others leave for it.

A notebook has many threads: cells run in one, messages of the browser may come in another, and what belongs to OpenGL,
to panels and to the world stays in the one that draws.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from concurrent.futures import Future, InvalidStateError
from contextlib import contextmanager, suppress
from typing import Any, Literal, TypeVar

from latentwalk.scenes.arrays import U8
from latentwalk.scenes.errors import LatentwalkError

T = TypeVar("T")
Event = dict[str, Any]  # as jupyter_rfb has it, from JSON
Turn = Literal["draw", "update", "over"]

REST_S = 0.5  # between two looks at whether something moved by itself, once nothing does
UNSEEN_S = 1.0  # between two steps of a walk that nobody sees
POLL_S = 0.25  # how long the end of the kernel may go unnoticed
PATIENCE_S = 1.0  # with a browser that does not say that it took a frame; doubled each time
LEAST_S = 1 / 60  # between two frames: no screen shows more
#: Held by the thread that makes a frame: panels of all views share what imgui calls its current context.
DRAWING = threading.Lock()
ENDED = "this view has ended; make another with latentwalk.view"
REPLACED = "this view has ended, as its cell was run again and no page showed it; make another with latentwalk.view"


class Turns:
    """The one place that threads of a view share.

    `error`: why it ended, None where someone closed it.  `unwanted`: it lasts while a browser shows it, no longer.
    """

    def __init__(self) -> None:
        self.error: BaseException | None = None
        self.unwanted = False
        self._changed = threading.Condition()
        self._events: list[Event] = []
        self._calls: list[tuple[Callable[[], Any], Future[Any]]] = []
        self._awaited: list[tuple[Callable[[], Any], Future[Any]]] = []
        self._pictures: list[Future[U8]] = []
        self._over = False
        self._seen = False
        self._sent, self._taken, self._since = 0, 0, 0.0
        self._patience_s = PATIENCE_S
        self._last = 0.0
        self._thread: int | None = None

    # From any thread -------------------------------------------------------------------------------------------------

    def hear(self, event: Event) -> None:
        """The browser tells of something."""
        with self._changed:
            self._events.append(event)
            self._changed.notify_all()

    def took(self, number: int) -> None:
        """The browser took the frame of that number."""
        with self._changed:
            self._taken, self._patience_s = max(number, self._taken), PATIENCE_S
            self._changed.notify_all()

    def see(self, seen: bool) -> None:
        """A browser shows the view from now on, or none does.  It may be another, which has no frame yet."""
        with self._changed:
            self._seen, self._taken, self._patience_s = seen, self._sent, PATIENCE_S
            self._changed.notify_all()
        self._end_unwanted()

    def let_go(self) -> None:
        """The view is wanted no more, but for as long as a browser shows it."""
        self.unwanted = True
        self._end_unwanted()

    def _end_unwanted(self) -> None:
        if self.unwanted and not self._seen:
            self.end(LatentwalkError(REPLACED))

    def ask(self, call: Callable[[], T]) -> T:
        """Have the thread that draws do something between two frames, and wait for what comes of it.

        Raises what it raises, and LatentwalkError once the view has ended.
        """
        if threading.get_ident() == self._thread:
            return call()
        done: Future[T] = Future()
        self._leave(self._calls, (call, done))
        return done.result()

    def until(self, found: Callable[[], T | None]) -> Future[T]:
        """What `found`, called between frames, gives first that is not None."""
        done: Future[T] = Future()
        self._leave(self._awaited, (found, done))
        return done

    def picture(self) -> Future[U8]:
        """The next picture (h, w, 3) in which nothing moves, whether somebody sees the view or not."""
        asked: Future[U8] = Future()
        self._leave(self._pictures, asked)
        return asked

    def _leave(self, where: list[T], what: T) -> None:
        with self._changed:
            if self._over:
                raise LatentwalkError(f"{self.error or ENDED}")
            where.append(what)
            self._changed.notify_all()

    @property
    def over(self) -> bool:
        """Whether the view was closed, or the kernel ends."""
        return self._over or not threading.main_thread().is_alive()

    def end(self, error: BaseException | None = None) -> None:
        """There are no more turns; who waits is told."""
        with self._changed:
            self._over, self.error = True, self.error or error
            waiting = [*(done for _, done in (*_taken(self._calls), *_taken(self._awaited))), *_taken(self._pictures)]
            self._changed.notify_all()
        for each in waiting:
            _tell(each, error=LatentwalkError(f"{error or ENDED}"))

    # From the thread that draws --------------------------------------------------------------------------------------

    def own(self) -> None:
        """The thread that calls this is the one that draws."""
        self._thread = threading.get_ident()

    def sent(self, number: int) -> None:
        """The frame of that number was sent."""
        with self._changed:
            self._sent, self._since = number, time.monotonic()

    def next(self, resting: bool) -> Turn:
        """Wait until there is something to do, and do what was asked.  `resting`: no frame differs from the last."""
        with _let_go(DRAWING), self._changed:
            while (wait_s := self._wait_s(resting)) > 0:
                self._changed.wait(min(wait_s, POLL_S))
            calls = _taken(self._calls)
            self._last = time.monotonic()
            draws = bool(self._pictures) or (self._seen and self._free_in_s() <= 0)
            awaited = [*self._awaited]
        for call, done in calls:
            _answer(call, done)
        told = [each for each in awaited if _answer(*each, always=False)]
        with self._changed:
            self._awaited[:] = [each for each in self._awaited if each not in told]
        return "over" if self.over else "draw" if draws else "update"

    def events(self) -> list[Event]:
        """What the browser told since the last call."""
        with self._changed:
            return _taken(self._events)

    @property
    def wants_picture(self) -> bool:
        """Whether somebody asked for one."""
        return bool(self._pictures)

    def give(self, picture: U8) -> None:
        """The picture that was asked for."""
        with self._changed:
            asked = _taken(self._pictures)
        for each in asked:
            _tell(each, picture)

    def _wait_s(self, resting: bool) -> float:
        """How long nothing is to be done if nothing happens meanwhile."""
        if self.over or self._calls or self._pictures:
            return 0.0
        since_s = time.monotonic() - self._last
        unseen_s = UNSEEN_S - since_s
        if not self._seen:
            return unseen_s
        due_s = REST_S if resting and not self._events else LEAST_S
        return min(unseen_s, max(due_s - since_s, self._free_in_s()))

    def _free_in_s(self) -> float:
        """When the next frame may be sent: once the last was taken.

        A kernel that runs a cell may not hear of that, and a page that was put away does not say it; so it is not
        waited for without end, but longer each time.
        """
        if self._taken >= self._sent:
            return 0.0
        left_s = self._since + self._patience_s - time.monotonic()
        if left_s <= 0:
            self._patience_s *= 2
            self._taken = self._sent
        return left_s


def _taken(left: list[T]) -> list[T]:
    """What others left, out of a list that stays the same one."""
    taken = [*left]
    left.clear()
    return taken


def _answer(call: Callable[[], T], done: Future[T], *, always: bool = True) -> bool:
    """Tell what a call gives or raises, None only if `always`; whether something was told."""
    try:
        found = call()
    except BaseException as error:  # it is the asker's, whatever it is
        return _tell(done, error=error)
    return (found is not None or always) and _tell(done, found)


def _tell(done: Future[T], value: T | None = None, error: BaseException | None = None) -> bool:
    with suppress(InvalidStateError):  # who asked waits no more
        if error is not None:
            done.set_exception(error)
        else:
            done.set_result(value)  # type: ignore[arg-type]
    return True


@contextmanager
def _let_go(lock: threading.Lock) -> Generator[None]:
    lock.release()
    try:
        yield
    finally:
        lock.acquire()
