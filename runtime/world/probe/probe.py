"""The probe: what the model makes of a place in the room, the newest place first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from latentwalk.runtime.ground.shown import F32, CloudFrame
from latentwalk.runtime.world.probe.chart import Chart
from latentwalk.runtime.world.probe.interpolation import Interpolation
from latentwalk.runtime.world.probe.model import Decoding, Worker
from latentwalk.runtime.world.probe.reading import Reading, read
from latentwalk.runtime.world.probe.show import ProbeShow
from latentwalk.runtime.world.probe.targets import Targets
from latentwalk.runtime.world.rows import fit as room
from latentwalk.runtime.world.rows.nearest import spacing
from latentwalk.scenes import Decoder, RoomMap
from latentwalk.scenes.errors import LatentwalkError, UsageError

if TYPE_CHECKING:
    from latentwalk.runtime.world.world import World

MOST_REPORTED = 4096  # values of a reading


@dataclass(slots=True)
class Pulled:
    """A row taken along: the `place` (3,) it came from, and the reading at its `own` latent once there is one."""

    row: int
    place: F32
    own: Reading | None = None


@dataclass(slots=True)
class _Morph:
    """A gradual change: `elapsed_s` of `seconds` on the straight way between two latents."""

    start: F32
    end: F32
    seconds: float
    elapsed_s: float = 0.0

    def advance(self, dt_s: float) -> F32:
        """The latent (d,) one frame later."""
        self.elapsed_s = min(self.elapsed_s + dt_s, self.seconds)
        return np.asarray(self.start + (self.end - self.start) * np.float32(self.elapsed_s / self.seconds), np.float32)


def make_probe(world: World) -> tuple[Probe | None, str]:
    """The probe of a world whose scene has a decoder that works here, else None and why not."""
    if world.scene.decoder is None:
        return None, "this scene has no decoder; make one that has: latentwalk train digits --model vae"
    try:
        return Probe(world, world.scene.decoder), ""
    except LatentwalkError as error:
        world.say(str(error))
        return None, str(error)


class Probe:
    """The live decoder of a scene.  Raises UsageError where torch is missing.

    `reading`: the newest, None while the probe is nowhere; `version` rises with each.  `held`: it stays while the hand
    moves.  `depth_m`: how far before the eye a mouse probes, 0: as far as what it hovers.  Nothing waits for the model,
    unless the world waits for everything.
    """

    def __init__(self, world: World, decoder: Decoder) -> None:
        self._world, self.decoder = world, decoder
        self.latents = np.ascontiguousarray(decoder.latents, np.float32)
        self.worker = Worker(wait=world.wait)
        self.decoding: Decoding = self.worker.call(lambda: Decoding(decoder))
        self.spacing: float = self.worker.call(lambda: spacing(self.latents))
        self.targets: Targets = Targets(world, self.latents)
        self.interpolation: Interpolation = Interpolation(world, self)
        self.show: ProbeShow = ProbeShow(world, self)
        self.reading: Reading | None = None
        self.version = 0
        self.pulled: Pulled | None = None
        self.held, self.posterior, self.depth_m = False, False, 0.0
        self._latent: F32 | None = None
        self._morph: _Morph | None = None
        self._random = np.random.default_rng(0)
        self._chart = self._charted = self._make_chart()
        self.worker.call(lambda: self.read(self._chart, latent=self.latents[0]))  # compiles the kernels
        self.worker.call(self.interpolation.prepare)

    # What is known ----------------------------------------------------------------------------------------------------

    @property
    def chart(self) -> Chart:
        """The latent space as the layout has it that is shown, or flown to."""
        if self._frame() is not self._chart.frame:
            self._chart = self._make_chart()
        return self._chart

    def _frame(self) -> CloudFrame:
        world = self._world
        return world.layouts.frame(world.layout) if world.layout in world.scene.layouts else world.cloud.b

    def _make_chart(self) -> Chart:
        how = self.decoder.maps.get(self._world.layout, RoomMap("interpolate"))
        return Chart(self._frame(), how, self.latents)

    @property
    def latent(self) -> F32:
        """Where the probe is, (d,).  Raises UsageError while it is nowhere."""
        if self._latent is not None:
            return self._latent
        if self.reading is None:
            raise UsageError("the probe is nowhere yet; take the probe tool, or give probe = [x, y, z] first")
        return self.reading.latent

    @property
    def morphing(self) -> bool:
        """Whether a gradual change goes on."""
        return self._morph is not None

    def class_name(self, prediction: int | None) -> str | None:
        """The name of a predicted class."""
        return None if prediction is None else self.decoder.class_names[prediction]

    def state(self) -> dict[str, Any] | None:
        """For reports: `place` and `distance_m` in the room, `distance_to_data` in latent units, `decoded` as the
        decoder gives it, None where that is too long."""
        reading = self.reading
        if reading is None:
            return None
        return {
            "place": reading.place.tolist(),
            "latent": reading.latent.tolist(),
            "distance_to_data": reading.distance,
            "distance_m": reading.distance_m,
            "nearest": self._world.ids[reading.row],
            "prediction": self.class_name(reading.prediction),
            "decoded": reading.values.tolist() if len(reading.values) <= MOST_REPORTED else None,
        }

    def intents(self) -> list[tuple[str, Any]]:
        """Intents that bring a fresh probe to this state; where the hand leads it, that follows from the hand."""
        found = [("probe_depth", self.depth_m), ("posterior", self.posterior), *self.interpolation.intents()]
        if self.pulled is not None:
            found.append(("pull", self._world.ids[self.pulled.row]))
        if self.held and (self.reading is not None or self._latent is not None):
            found.append(("latent", self.latent.tolist()))
        return found

    # What moves it ----------------------------------------------------------------------------------------------------

    def follow(self) -> None:
        """Let the hand lead it."""
        self.held, self._morph = False, None

    def put_away(self) -> None:
        """Show nothing until something is probed again, or the hand takes it."""
        self.held = True
        self.reading, self.pulled, self._latent, self._morph = None, None, None, None
        self.worker.forget("probe")

    def at_place(self, place: F32) -> None:
        """Probe a place (3,) of the room; with a pulled row, what its latent becomes when it is dragged there."""
        self._latent = self._morph = None
        chart, pulled = self.chart, self.pulled
        if pulled is None:
            self._ask(lambda: self.read(chart, place=place))
            return
        own = self.latents[pulled.row]

        def dragged() -> Reading:
            latent = own + chart.latent_of(place) - chart.latent_of(pulled.place)
            return self.read(chart, latent=latent, place=place)

        self._ask(dragged)

    def go(self, latent: F32) -> None:
        """Probe a latent (d,), and stay there; a pulled row stays beside it."""
        self._morph = None
        self._at_latent(latent)

    def _at_latent(self, latent: F32) -> None:
        self._latent, self.held, chart = latent, True, self.chart
        self._ask(lambda: self.read(chart, latent=latent))

    def jump(self, target: Any) -> None:
        """Go to a target at once."""
        latent = self.targets.latent(target, self)
        self.pulled = None
        self.go(latent)

    def random(self) -> None:
        """Go to a latent drawn from the prior, a standard normal: in every walk the same ones in the same order."""
        self.pulled = None
        self.go(np.asarray(self._random.standard_normal(self.latents.shape[1]), np.float32))

    def morph(self, target: Any, seconds: float) -> None:
        """Change gradually into a target."""
        self._morph = _Morph(self.latent, self.targets.latent(target, self), seconds)
        self.held = True

    def stop(self) -> None:
        """End a gradual change where it is."""
        self._morph = None

    def pull(self, row: int) -> None:
        """Take a row along: its own latent decoded stays beside it until the probe is let go."""
        place = room.at(self.chart.frame, row)
        if not np.isfinite(place).all():
            raise UsageError(f"row {self._world.ids[row]!r} has no place here: it was not recorded in this epoch")
        chart, latent = self.chart, self.latents[row]
        self._morph, self.pulled = None, Pulled(row, place)
        self.worker.ask("own", lambda: (row, self.read(chart, latent=latent)))
        self._at_latent(latent)

    def let_go(self) -> None:
        """Take the pulled row along no longer."""
        self.pulled = None

    def update(self, dt_s: float) -> None:
        """Advance a gradual change, stay at the same latent when the layout changes, and take what has come."""
        if self._morph is not None:
            morph = self._morph
            self._at_latent(morph.advance(dt_s))
            if morph.elapsed_s >= morph.seconds:
                self._morph = None
        if self.chart is not self._charted:
            self._charted = self.chart
            self._rechart()
        self.interpolation.receive()
        self.receive()

    def _rechart(self) -> None:
        if self.pulled is not None:
            self.pulled.place = room.at(self.chart.frame, self.pulled.row)
        if self.reading is not None and self.held:
            self._at_latent(self.latent)
        self.interpolation.again()

    def receive(self) -> None:
        """Take the newest reading that is ready; a hand that leads feels a change of class."""
        self._world.obtain(self._receive)

    def _receive(self) -> None:
        own = self.worker.answer("own")
        if own is not None and self.pulled is not None and self.pulled.row == own[0]:
            self.pulled.own = own[1]
        reading = self.worker.answer("probe")
        if reading is None:
            return
        before, self.reading = self.reading, reading
        self.version += 1
        if before is not None and before.prediction != reading.prediction:
            self._world.pulse(self._world.pointer.side, 0.5, 0.02)

    def _ask(self, job: Callable[[], Reading]) -> None:
        self.worker.ask("probe", job)
        if self._world.wait:
            self.receive()

    def read(self, chart: Chart, *, latent: F32 | None = None, place: F32 | None = None) -> Reading:
        """In the worker: the reading at a latent (d,) or a room place (3,)."""
        return read(self.decoding, chart, self.spacing, latent, place)
