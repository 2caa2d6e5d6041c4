"""What the live decoder can be told to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

import numpy as np

from latentwalk.runtime.ground.checks import Place, Range, TextValue
from latentwalk.runtime.ground.command import Command
from latentwalk.runtime.world.probe.paths import PathMode
from latentwalk.runtime.world.probe.probe import Probe
from latentwalk.runtime.world.probe.targets import HAND, ClassName, Latent, OfClass, Target

MORPH_S = 3.0  # slow enough to see what changes
STEPS, MOST_STEPS = 9, 64  # nine have a middle and fit side by side; more than 64 decode for seconds


@dataclass(frozen=True, slots=True)
class ProbeCommand(Command):
    """Something that only a scene with a decoder can do."""

    def apply(self, probe: Probe) -> None:
        """Do it.  Raises UsageError where it cannot be done here."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class ProbeAt(ProbeCommand):
    """decode the place [x, y, z] of the room; false puts the probe away"""

    word: ClassVar[str] = "probe"
    can_stop: ClassVar[bool] = True
    place: Place | None = None

    def apply(self, probe: Probe) -> None:
        """Hold it there."""
        if self.place is None:
            probe.put_away()
        else:
            probe.held = True
            probe.at_place(np.array(self.place, np.float32))


@dataclass(frozen=True, slots=True)
class Decode(ProbeCommand):
    """decode a latent, a list of as many numbers as it has dimensions"""

    word: ClassVar[str] = "latent"
    latent: Latent

    def apply(self, probe: Probe) -> None:
        """Go there."""
        probe.go(probe.targets.checked(self.latent))


@dataclass(frozen=True, slots=True)
class Jump(ProbeCommand):
    """take the probe to a class or row id, "hand", [x, y, z], {class}, {id}, {latent} or a table as for select; of
    several rows, to their mean"""

    word: ClassVar[str] = "jump"
    target: Target

    def apply(self, probe: Probe) -> None:
        """Go there at once."""
        probe.jump(self.target)


@dataclass(frozen=True, slots=True)
class Morph(ProbeCommand):
    """change gradually: {to = target, seconds = 3}, a target as for jump; false stops"""

    word: ClassVar[str] = "morph"
    can_stop: ClassVar[bool] = True
    needs: ClassVar[tuple[str, ...]] = ("to",)
    to: Target | None = None
    seconds: Annotated[float, Range(0.01, 3600)] = MORPH_S

    def apply(self, probe: Probe) -> None:
        """Begin, or stop."""
        if self.to is None:
            probe.stop()
        else:
            probe.morph(self.to, self.seconds)


@dataclass(frozen=True, slots=True)
class Interpolate(ProbeCommand):
    """show the way {from = "hand", to, mode = linear or spherical, steps = 9}, targets as for jump; false shows none"""

    word: ClassVar[str] = "interpolate"
    can_stop: ClassVar[bool] = True
    needs: ClassVar[tuple[str, ...]] = ("to",)
    to: Target | None = None
    from_: Target = HAND
    mode: PathMode = "linear"
    steps: Annotated[int, Range(2, MOST_STEPS)] = STEPS

    def apply(self, probe: Probe) -> None:
        """Show it, or none."""
        if self.to is None:
            probe.show_no_way()
        else:
            probe.interpolate(self.from_, self.to, self.mode, self.steps)


@dataclass(frozen=True, slots=True)
class Counterfactual(ProbeCommand):
    """show the shortest way on which the classifier changes its mind: {from, to}, from a target as for jump, to a class
    or, without it, to the nearest other one; false shows none"""

    word: ClassVar[str] = "counterfactual"
    can_stop: ClassVar[bool] = True
    needs: ClassVar[tuple[str, ...]] = ("from",)
    from_: Target | None = None
    to: ClassName | None = None

    def apply(self, probe: Probe) -> None:
        """Seek it, or show none."""
        if self.from_ is None:
            probe.show_no_way()
        else:
            probe.flip(self.from_, _class(self.to))


@dataclass(frozen=True, slots=True)
class FlipOnPull(ProbeCommand):
    """show the counterfactual way of each row that is pulled: true, or the class that it is to become"""

    word: ClassVar[str] = "flips"
    which: bool | TextValue | OfClass

    def apply(self, probe: Probe) -> None:
        """From the next pull on."""
        name = None if isinstance(self.which, bool) else _class(self.which)
        probe.flips.code(name)
        probe.flips.on_pull, probe.flips.to = self.which is not False, name


@dataclass(frozen=True, slots=True)
class Direct(ProbeCommand):
    """show the way from the probe along a direction: {from, to, amount = 1, steps = 9}, from a target as for jump to
    another; without from, from the mean of all other rows; false shows none"""

    word: ClassVar[str] = "direction"
    can_stop: ClassVar[bool] = True
    needs: ClassVar[tuple[str, ...]] = ("to",)
    to: Target | None = None
    from_: Target | None = None
    amount: Annotated[float, Range(-100, 100)] = 1.0
    steps: Annotated[int, Range(2, MOST_STEPS)] = STEPS

    def apply(self, probe: Probe) -> None:
        """Show it, or none."""
        if self.to is None:
            probe.show_no_way()
        else:
            probe.direct(self.from_, self.to, self.amount, self.steps)


@dataclass(frozen=True, slots=True)
class GoAlong(ProbeCommand):
    """take the probe to a share 0…1 of the way that is shown"""

    word: ClassVar[str] = "along"
    share: Annotated[float, Range(0, 1)]

    def apply(self, probe: Probe) -> None:
        """Go there."""
        probe.go_along(self.share)


@dataclass(frozen=True, slots=True)
class WriteFilmstrip(ProbeCommand):
    """write the pictures of the way that is shown to a PNG: true"""

    word: ClassVar[str] = "filmstrip"
    writes: ClassVar[bool] = True

    def apply(self, probe: Probe) -> None:
        """Write it."""
        probe.interpolation.write_filmstrip()


@dataclass(frozen=True, slots=True)
class GoRandom(ProbeCommand):
    """take the probe to a latent drawn from the prior: true"""

    word: ClassVar[str] = "random"

    def apply(self, probe: Probe) -> None:
        """Go there."""
        probe.random()


@dataclass(frozen=True, slots=True)
class Pull(ProbeCommand):
    """take a row along by its id, its own latent decoded beside it; false lets it go"""

    word: ClassVar[str] = "pull"
    can_stop: ClassVar[bool] = True
    id: TextValue | None = None

    def apply(self, probe: Probe) -> None:
        """Take it along, or let it go."""
        if self.id is None:
            probe.let_go()
        else:
            probe.pull_id(self.id)


@dataclass(frozen=True, slots=True)
class ShowPosterior(ProbeCommand):
    """show σ of the selected rows as ellipsoids"""

    word: ClassVar[str] = "posterior"
    on: bool

    def apply(self, probe: Probe) -> None:
        """Show it, or not."""
        probe.posterior.shown = self.on


@dataclass(frozen=True, slots=True)
class SetProbeDepth(ProbeCommand):
    """how many meters before the eye a mouse probes; 0: as far as what it hovers"""

    word: ClassVar[str] = "probe_depth"
    depth_m: Annotated[float, Range(0, 100)]

    def apply(self, probe: Probe) -> None:
        """Set it."""
        probe.depth_m = self.depth_m


def _class(name: str | OfClass | None) -> str | None:
    return name.class_ if isinstance(name, OfClass) else name


COMMANDS: tuple[type[ProbeCommand], ...] = (
    ProbeAt,
    Decode,
    Jump,
    Morph,
    Interpolate,
    Counterfactual,
    FlipOnPull,
    Direct,
    GoAlong,
    WriteFilmstrip,
    GoRandom,
    Pull,
    ShowPosterior,
    SetProbeDepth,
)
