"""The probe: what the model makes of a place in the room, the newest place first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from latentwalk.runtime.ground.jobs import Jobs, Newest
from latentwalk.runtime.ground.shown import CloudFrame, Pointer
from latentwalk.runtime.world.outbox import Outbox
from latentwalk.runtime.world.probe.flips import Flips
from latentwalk.runtime.world.probe.interpolation import Ends, Interpolation
from latentwalk.runtime.world.probe.latent_map import LatentMap
from latentwalk.runtime.world.probe.model import Decoding
from latentwalk.runtime.world.probe.paths import PathMode
from latentwalk.runtime.world.probe.posterior import Posterior
from latentwalk.runtime.world.probe.reading import Reading, read
from latentwalk.runtime.world.probe.targets import Target, Targets
from latentwalk.runtime.world.rows.nearest import spacing
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.scenes import Decoder, RoomMap
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import UsageError


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


class Probe:
    """The live decoder of a scene.  Raises UsageError where torch is missing.

    `reading`: the newest, None while the probe is nowhere.  `held`: it stays while the hand moves.  `depth_m`: how far
    before the eye a mouse probes, 0: as far as what it hovers.  `posterior`: σ of the selected rows.  Nothing waits for
    the model, unless jobs wait.
    """

    def __init__(self, decoder: Decoder, rows: Rows, pointer: Pointer, outbox: Outbox, jobs: Jobs, out: Path) -> None:
        self._rows, self._pointer, self._outbox, self._jobs, self.decoder = rows, pointer, outbox, jobs, decoder
        self.latents = np.ascontiguousarray(decoder.latents, np.float32)
        self.decoding: Decoding = jobs.call(lambda: Decoding(decoder))
        self._spacing: float = jobs.call(lambda: spacing(self.latents))
        self.targets = Targets(rows, self.latents)
        self.interpolation = Interpolation(self.decoding, self._spacing, jobs, outbox, out)
        self.flips = Flips(self.decoding, decoder.class_names, self.targets, self.interpolation, jobs, outbox)
        self._asked: Newest[Reading] = Newest(jobs)
        self._own: Newest[tuple[int, Reading]] = Newest(jobs)
        self.reading: Reading | None = None
        self.pulled: Pulled | None = None
        self.held, self.depth_m = False, 0.0
        self.posterior = Posterior(decoder.sigma, rows.selection, jobs)
        self._latent: F32 | None = None
        self._morph: _Morph | None = None
        self._random = np.random.default_rng(0)
        self._map = self._placed_by = self._make_map()
        jobs.call(lambda: self._read(self._map, latent=self.latents[0]))  # compiles the kernels
        jobs.call(lambda: self.interpolation.prepare(rows.scene.neighbors))

    # What is known ----------------------------------------------------------------------------------------------------

    @property
    def latent_map(self) -> LatentMap:
        """The latent space as the layout has it that is shown, or flown to."""
        if self._frame() is not self._map.frame:
            self._map = self._make_map()
        return self._map

    def _frame(self) -> CloudFrame:
        layouts = self._rows.layouts
        return layouts.cloud.b if layouts.to_epochs else layouts.frame(layouts.name)

    def _make_map(self) -> LatentMap:
        how = self.decoder.maps.get(self._rows.layouts.name, RoomMap("interpolate"))
        return LatentMap(self._frame(), how, self.latents)

    @property
    def latent(self) -> F32:
        """Where the probe is, (d,).  Raises UsageError while it is nowhere."""
        if self._latent is not None:
            return self._latent
        if self.reading is None:
            raise UsageError("the probe is nowhere yet; take the probe tool, or give probe = [x, y, z] first")
        return self.reading.latent

    @property
    def placed(self) -> bool:
        """Whether it is anywhere."""
        return self._latent is not None or self.reading is not None

    @property
    def morphing(self) -> bool:
        """Whether a gradual change goes on."""
        return self._morph is not None

    def class_name(self, prediction: int | None) -> str | None:
        """The name of a predicted class."""
        return None if prediction is None else self.decoder.class_names[prediction]

    def newest(self) -> Reading | None:
        """The newest reading, with one that is ready but not taken yet.  Changes nothing."""
        return self._asked.peek() or self.reading

    # What moves it ----------------------------------------------------------------------------------------------------

    def follow(self) -> None:
        """Let the hand lead it."""
        self.held, self._morph = False, None

    def put_away(self) -> None:
        """Show nothing until something is probed again, or the hand takes it."""
        self.held = True
        self.reading, self.pulled, self._latent, self._morph = None, None, None, None
        self._asked.forget()

    def at_place(self, place: F32) -> None:
        """Probe a place (3,) of the room; with a pulled row, what its latent becomes when it is dragged there."""
        self._latent = self._morph = None
        latent_map, pulled = self.latent_map, self.pulled
        if pulled is None:
            self._ask(lambda: self._read(latent_map, place=place))
            return
        # Taken now: a job must not read what the loop goes on to change.
        own, start = self.latents[pulled.row], pulled.place

        def dragged() -> Reading:
            latent = own + latent_map.latent_of(place) - latent_map.latent_of(start)
            return self._read(latent_map, latent=latent, place=place)

        self._ask(dragged)

    def go(self, latent: F32) -> None:
        """Probe a latent (d,), and stay there; a pulled row stays beside it."""
        self._morph = None
        self._at_latent(latent)

    def _at_latent(self, latent: F32) -> None:
        self._latent, self.held, latent_map = latent, True, self.latent_map
        self._ask(lambda: self._read(latent_map, latent=latent))

    def jump(self, target: Target) -> None:
        """Go to a target at once."""
        self._leap(self._target(target))

    def random(self) -> None:
        """Go to a latent drawn from the prior, a standard normal: in every walk the same ones in the same order."""
        self._leap(np.asarray(self._random.standard_normal(self.latents.shape[1]), np.float32))

    def go_along(self, share: float) -> None:
        """Go to a share 0…1 of the way that is shown."""
        self._leap(self.interpolation.go_along(share))

    def _leap(self, latent: F32) -> None:
        self.pulled = None
        self.go(latent)

    def morph(self, target: Target, seconds: float) -> None:
        """Change gradually into a target."""
        self._morph = _Morph(self.latent, self._target(target), seconds)
        self.held = True

    def stop(self) -> None:
        """End a gradual change where it is."""
        self._morph = None

    def interpolate(self, start: Target, end: Target, mode: PathMode, count: int) -> None:
        """Show the way between two targets in `count` steps."""
        self._between(Ends(self._target(start), self._target(end), mode, count))

    def direct(self, start: Target | None, end: Target, amount: float, count: int) -> None:
        """Show the way from here along the direction from one target, or all other rows, to another, times `amount`."""
        here, goal = self.latent, self._target(end)
        origin = self.targets.others(end) if start is None else self._target(start)
        there = np.asarray(here + np.float32(amount) * (goal - origin), np.float32)
        self._between(Ends(here, there, "linear", count))

    def flip(self, start: Target, name: str | None) -> None:
        """Show the shortest way from a target on which the class becomes the one of a name, or any other."""
        self.flips.seek(self._target(start), name, self.latent_map)

    def show_no_way(self) -> None:
        """Put the way away that is shown or sought."""
        self.flips.forget()
        self.interpolation.put_away()

    def _between(self, ends: Ends) -> None:
        self.flips.forget()  # one that is found later would take the place of what was wished since
        self.interpolation.between(ends, self.latent_map)

    def _target(self, target: Target) -> F32:
        return self.targets.latent(target, self.latent_map, lambda: self.latent)

    def pull(self, row: int) -> None:
        """Take a row along: its own latent decoded stays beside it until the probe is let go."""
        latent_map, latent = self.latent_map, self.latents[row]
        place = self._rows.known_place(row, latent_map.shown_at(row))
        self._morph, self.pulled = None, Pulled(row, place)
        self._own.ask(lambda: (row, self._read(latent_map, latent=latent)))
        self._at_latent(latent)
        if self.flips.on_pull:
            self.flips.seek(latent, self.flips.to, latent_map)

    def pull_id(self, name: str) -> None:
        """Take the row with this id along."""
        self.pull(self._rows.ids.row_of(name))

    def let_go(self) -> None:
        """Take the pulled row along no longer."""
        self.pulled = None

    # A frame ----------------------------------------------------------------------------------------------------------

    def update(self, dt_s: float) -> None:
        """Advance a gradual change, stay at the same latent when the layout changes, and take what has come."""
        if self._morph is not None:
            morph = self._morph
            self._at_latent(morph.advance(dt_s))
            if morph.elapsed_s >= morph.seconds:
                self._morph = None
        if self.latent_map is not self._placed_by:
            self._placed_by = self.latent_map
            self._place_again()
        self.flips.receive()
        self.interpolation.receive()
        self.posterior.update(self.latent_map)
        self._outbox.obtain(self._receive)

    def close(self) -> None:
        """End the worker; a filmstrip that is being written is finished."""
        for kind in (self._asked, self._own):
            kind.forget()
        self.posterior.close()
        self.show_no_way()
        self._jobs.close()

    def _place_again(self) -> None:
        latent_map = self.latent_map
        if self.pulled is not None:
            self.pulled.place = latent_map.shown_at(self.pulled.row)
        if self.reading is not None and self.held:
            self._at_latent(self.latent)
        self.interpolation.again(latent_map)

    def _receive(self) -> None:
        """Take the newest reading that is ready; a hand that leads feels a change of class."""
        own = self._own.take()
        if own is not None and self.pulled is not None and self.pulled.row == own[0]:
            self.pulled.own = own[1]
        reading = self._asked.take()
        if reading is None:
            return
        before, self.reading = self.reading, reading
        if before is not None and before.prediction != reading.prediction:
            self._outbox.pulse(self._pointer.side, 0.5, 0.02)

    def _ask(self, job: Callable[[], Reading]) -> None:
        self._asked.ask(job)
        if self._jobs.wait:
            self._outbox.obtain(self._receive)

    def _read(self, latent_map: LatentMap, *, latent: F32 | None = None, place: F32 | None = None) -> Reading:
        """In the worker: the reading at a latent (d,) or a room place (3,)."""
        return read(self.decoding, latent_map, self._spacing, latent, place)
