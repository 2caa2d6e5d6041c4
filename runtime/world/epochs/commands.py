"""What can be done with the epochs of a run: go to one, step, play, trail."""

from __future__ import annotations

from dataclasses import dataclass
from sys import float_info
from typing import Annotated, ClassVar

from latentwalk.runtime.ground.checks import Range
from latentwalk.runtime.ground.command import Command
from latentwalk.runtime.world.epochs.epochs import Epochs
from latentwalk.runtime.world.epochs.trails import MOST_EPOCHS, Of


@dataclass(frozen=True, slots=True)
class EpochsCommand(Command):
    """Changes which epoch is shown, and how."""

    def apply(self, epochs: Epochs) -> None:
        """Do it.  Raises UsageError in a scene without epochs."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class GoToEpoch(EpochsCommand):
    """show this epoch of the run, or a place between two, such as 12.5"""

    word: ClassVar[str] = "epoch"
    epoch: Annotated[float, Range(-float_info.max, float_info.max)]

    def apply(self, epochs: Epochs) -> None:
        """Show it."""
        epochs.seek(self.epoch)


@dataclass(frozen=True, slots=True)
class StepEpochs(EpochsCommand):
    """glide by so many snapshots; a negative number goes back"""

    word: ClassVar[str] = "step"
    snapshots: Annotated[float, Range(-1e6, 1e6)]

    def apply(self, epochs: Epochs) -> None:
        """Glide."""
        epochs.step(self.snapshots)


@dataclass(frozen=True, slots=True)
class Play(EpochsCommand):
    """play the epochs from here: true; stop: false"""

    word: ClassVar[str] = "play"
    on: bool

    def apply(self, epochs: Epochs) -> None:
        """Play, or stop."""
        epochs.play(self.on)


@dataclass(frozen=True, slots=True)
class SetSpeed(EpochsCommand):
    """how many snapshots a second a play goes through"""

    word: ClassVar[str] = "speed"
    snapshots_a_second: Annotated[float, Range(0.1, 100)]

    def apply(self, epochs: Epochs) -> None:
        """Set it."""
        epochs.timeline.speed = self.snapshots_a_second


@dataclass(frozen=True, slots=True)
class Loop(EpochsCommand):
    """begin again at the end of a play: true or false"""

    word: ClassVar[str] = "loop"
    on: bool

    def apply(self, epochs: Epochs) -> None:
        """Set it."""
        epochs.timeline.loop = self.on


@dataclass(frozen=True, slots=True)
class SetTrails(EpochsCommand):
    """how many snapshots back trails reach; 0 for none"""

    word: ClassVar[str] = "trails"
    snapshots: Annotated[float, Range(0, MOST_EPOCHS)]

    def apply(self, epochs: Epochs) -> None:
        """Set it."""
        epochs.trails.length = round(self.snapshots)


@dataclass(frozen=True, slots=True)
class TrailsOf(EpochsCommand):
    """whose trails: selected, or flipped (those that changed between right and wrong)"""

    word: ClassVar[str] = "trails_of"
    rows: Of

    def apply(self, epochs: Epochs) -> None:
        """Set it."""
        epochs.trails.of = self.rows


COMMANDS: tuple[type[EpochsCommand], ...] = (GoToEpoch, StepEpochs, Play, SetSpeed, Loop, SetTrails, TrailsOf)
