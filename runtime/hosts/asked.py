"""The asked host: a walk on a fixed clock that stands still until somebody asks it to go on, or for a picture."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Iterator, Mapping
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from queue import SimpleQueue

from latentwalk.runtime.ground.command import Command
from latentwalk.runtime.ground.frame import Frame, Side, View
from latentwalk.runtime.ground.geometry import perspective
from latentwalk.runtime.hosts.gl import create_context, make_target, pixels, release_context, release_target
from latentwalk.runtime.script.player import Player
from latentwalk.runtime.script.script import Moment, of_tables
from latentwalk.scenes.arrays import U8
from latentwalk.scenes.errors import UsageError

RATE_HZ = 30
FOV_DEG = 60.0
NO_PICTURE = (64, 64)  # views have a size although nobody looks
NOT_ASKED = {"t_s": "a walk goes on from where it is", "capture": "a picture is asked for by itself"}


@dataclass(slots=True)
class Wish:
    """What is asked: a `table` as a script's `[[at]]` has it, then `seconds` that pass, then a picture of `size`."""

    table: Mapping[str, object] = field(default_factory=dict)
    seconds: float = 0.0
    size: tuple[int, int] | None = None
    answer: Future[U8 | None] = field(default_factory=Future)

    @contextmanager
    def answered(self) -> Iterator[None]:
        """What is wrong with the wish is its answer, and the walk goes on."""
        try:
            yield
        except UsageError as error:
            self.answer.set_exception(error)


class AskedHost:
    """Frames for the wishes of a queue, until it holds None.

    `do` does a command or raises RefusedError: what is refused ends in the loop a walk on a fixed clock.
    Raises LatentwalkError where no OpenGL 4.1 can be had.
    """

    name = "asked"
    panels_in_room = False

    def __init__(self, wishes: SimpleQueue[Wish | None], do: Callable[[Command], None]) -> None:
        self._wishes, self._do = wishes, do
        self.ctx, _ = create_context()
        self.help = {"everything": "asked by an agent"}
        self._player = Player(of_tables({"fps": RATE_HZ}))
        self._frames = 0

    def frames(self) -> Generator[Frame]:
        """At least one frame for each wish, so that what was asked has happened when it is answered."""
        while (wish := self._wishes.get()) is not None:
            with wish.answered(), ExitStack() as ends:
                count = self._frames_for(wish)
                size, target = wish.size or NO_PICTURE, None
                if wish.size:
                    target = make_target(self.ctx, wish.size)
                    ends.callback(release_target, target)
                projection = perspective(math.radians(FOV_DEG), size[0] / size[1])
                for number in range(count):
                    controls, _ = self._player.at(self._now_s)
                    given, controls.commands = controls.commands, []
                    for command in given:
                        self._do(command)
                    seen = target if number == count - 1 else None
                    view = View(controls.head, projection, size)
                    yield Frame(controls, self._now_s, 1 / RATE_HZ, [view], seen, still=seen)
                    self._frames += 1
                wish.answer.set_result(None if target is None else pixels(target))

    @property
    def _now_s(self) -> float:
        return self._frames / RATE_HZ

    def _frames_for(self, wish: Wish) -> int:
        """Take up what the wish says, as of now, and say how many frames it takes."""
        for key, why in NOT_ASKED.items():
            if key in wish.table:
                raise UsageError(f"{key}: {why}")
        (moment,) = of_tables({"fps": RATE_HZ, "at": [{**wish.table, "t_s": self._now_s}]}).moments
        self._add(moment)
        return max(1, math.ceil((moment.over_s + wish.seconds) * RATE_HZ - 1e-6) + (moment.over_s > 0))

    def _add(self, moment: Moment) -> None:
        script = self._player.script
        self._player.script = replace(script, moments=(*script.moments, moment))

    def pulse(self, side: Side, strength: float, duration_s: float) -> None:
        """Nobody feels it."""

    def tilt(self, pitch_rad: float) -> None:
        """Have the head look so far up, which the views of this frame share."""
        self._player.tilt(pitch_rad)

    def close(self) -> None:
        """Release the context."""
        release_context(self.ctx)
