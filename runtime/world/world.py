"""The world: a scene, a person in it, and what the person does.  Holds the parts and the order in which they go."""

from __future__ import annotations

import math
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import numpy as np

from latentwalk.runtime.ground.frame import Controls, Pose, Side
from latentwalk.runtime.ground.geometry import to_room
from latentwalk.runtime.ground.shown import F32, U8, Bools, Cloud, Coloring, Lines, Picture, Pointer, Rig, Shape
from latentwalk.runtime.world import saved, show
from latentwalk.runtime.world.account import Account
from latentwalk.runtime.world.epochs.epochs import Epochs
from latentwalk.runtime.world.epochs.stream import Reel
from latentwalk.runtime.world.epochs.timeline import Timeline
from latentwalk.runtime.world.epochs.trails import Trails
from latentwalk.runtime.world.intents import INTENTS, TOOLS
from latentwalk.runtime.world.probe.probe import make_probe
from latentwalk.runtime.world.rows import coloring, details, filters
from latentwalk.runtime.world.rows import fit as room
from latentwalk.runtime.world.rows import selection as select
from latentwalk.runtime.world.rows.export import Exporter
from latentwalk.runtime.world.rows.ids import Ids
from latentwalk.runtime.world.rows.layouts import Layouts
from latentwalk.runtime.world.rows.pick import pick, within
from latentwalk.runtime.world.walk import rig as walk
from latentwalk.runtime.world.walk.hands import Hands
from latentwalk.runtime.world.walk.pointing import aim, hover
from latentwalk.scenes import Column, Scene
from latentwalk.scenes.errors import LatentwalkError, UsageError

TICK_S = 0.08  # hovering ticks no faster than this, or a sweep through a dense cloud would buzz
BrushOp = Literal["add", "subtract", "intersect"]


class World:
    """A walk in `scene`, read from `path`; exports go to `out`.

    The world's own `scene` has columns of the epoch that is shown, too, and grows with a run that still trains.

    `wait`: for scripted runs on a fixed clock.  Slow work is finished before the next frame, so that runs repeat, and
    an intent that fails raises; otherwise work goes on in workers, and a failure is a `message` for the person.
    """

    def __init__(self, scene: Scene, path: Path, out: Path, *, wait: bool = False) -> None:
        if not len(scene):
            raise UsageError(f"{path}: the scene has no rows; there is nothing to walk in")
        scene = replace(scene, layouts={**scene.layouts}, columns={**scene.columns}, epochs=[*scene.epochs])
        self.scene, self.path, self.out, self.wait = scene, path, out, wait
        n = len(scene)
        self.ids = Ids(scene.ids)
        self.rig: Rig = Rig(np.array(walk.START, np.float32))
        self.head: Pose = Controls().head
        self.walk: walk.Walk = walk.Walk()
        self.timeline, self.reel = Timeline([epoch.epoch for epoch in scene.epochs]), Reel(scene, wait=wait)
        self.layouts: Layouts = Layouts(scene, self.timeline, self.reel, wait=wait)
        self.trails = Trails()
        self.selection_steps, self.visibility = select.Selection(n), select.Visibility(n)
        self.visible: Bools = self.visibility.visible()
        self.filter: dict[str, Any] = {}
        self._wrong = self._wrong_last = select.wrong_rows(scene)
        self.flags: U8 = select.make_flags(self.visible, self.selection, self._wrong)
        self.flags_version = 0
        self.color_names = coloring.color_names(scene)
        self.coloring: Coloring = coloring.make_coloring(scene, coloring.first_color(scene), self._counted())
        self.mode: Literal["points", "sprites"] = "points"
        self.point_size_m = float(np.clip(0.25 / n ** (1 / 3), 0.003, 0.03))
        self.pointer, self.pointer_limit_m = Pointer(), math.inf
        self.hands = Hands()
        self.tools: tuple[str, ...] = TOOLS
        self.tool = TOOLS[0]
        self.brush_op: BrushOp = "add"
        self.brush_radius_m = 0.1
        self.vignette_deg = 80.0
        self.message, self.message_age_s = "", math.inf
        self.done: list[tuple[str, Any]] = []
        self._doing: list[tuple[str, Any]] = []
        self._obeyed = False
        self._pulses: list[tuple[Side, float, float]] = []
        self._since_tick_s = math.inf
        self._pictures = details.Pictures(scene)
        self._exporter = Exporter(out)
        self._account = Account(self)
        self._seen_selection = 0
        self._present = self.cloud.nearest.present
        self.epochs = Epochs(self)
        if scene.epochs:
            self.reel.read_now(self.timeline.index)
            self.epochs.show()
            self._refresh()
        self.probe, self.no_probe = make_probe(self)
        if self.probe is None:
            self.tools = tuple(tool for tool in TOOLS if tool != "probe")
        self._compile()

    def _compile(self) -> None:
        """Compile the kernels now rather than in the first frame that needs them."""
        pick(self.cloud, self.flags, self.eye(), np.array([0, 0, -1], np.float32))
        within(self.cloud, self.flags, self.eye(), 0.01)

    # What others read -------------------------------------------------------------------------------------------------

    @property
    def cloud(self) -> Cloud:
        """What is shown."""
        return self.layouts.cloud

    @property
    def layout(self) -> str:
        """The layout shown, or flown to."""
        return self.layouts.name

    @property
    def layout_names(self) -> list[str]:
        """All layouts; the epochs of a run count as one."""
        return self.layouts.names

    @property
    def color(self) -> str:
        """What rows are coloured by."""
        return self.coloring.name

    @property
    def selection(self) -> Bools:
        """The selected rows (n,)."""
        return self.selection_steps.rows

    @property
    def selection_version(self) -> int:
        """Rises with each change of the selection."""
        return self.selection_steps.version

    @property
    def vignette(self) -> float:
        """How strong the comfort vignette is now, 0…1."""
        return self.walk.vignette if self.vignette_deg < 180 else 0.0

    def to_room(self, points_stage: F32) -> F32:
        """Stage points (…, 3) in the room."""
        return to_room(self.rig, points_stage).astype(np.float32)

    def eye(self) -> F32:
        """Where the head is in the room, (3,)."""
        return self.to_room(self.head.position)

    def row_of(self, name: str) -> int:
        """The row of an id.  Raises UsageError that names ids that look alike."""
        return self.ids.row_of(name)

    def details(self, row: int) -> list[tuple[str, str]]:
        """A row's id, columns and quality, as (name, text)."""
        return details.row_details(self.scene, row, self.layout)

    def thumbnail(self, row: int) -> U8 | None:
        """A row's picture (h, w, c) uint8, or None."""
        return self._pictures.of(row)

    def lines(self) -> list[Lines]:
        """Lines of this frame."""
        return show.lines(self)

    def shapes(self) -> list[Shape]:
        """Translucent solids of this frame."""
        return show.shapes(self)

    def pictures(self) -> list[Picture]:
        """Standing pictures of this frame."""
        return show.pictures(self)

    def pulses(self) -> list[tuple[Side, float, float]]:
        """Haptic pulses (side, strength 0…1, seconds) since the last call."""
        drained, self._pulses = self._pulses, []
        return drained

    def state(self) -> dict[str, Any]:
        """Where the person is and what is selected, ready for JSON: `rig` in the room, `head` in the stage."""
        return self._account.state()

    def intents_to_here(self) -> list[tuple[str, Any]]:
        """Intents that bring a fresh walk in the same scene to this state."""
        return self._account.intents()

    # What changes it --------------------------------------------------------------------------------------------------

    def obey(self, controls: Controls) -> None:
        """Do the intents that came with the controls, before the panels look at the world."""
        for name, value in controls.intents:
            if self.wait:
                self.do(name, value)
            else:
                self.attempt(self.do, name, value)
        self._obeyed = True

    def update(self, controls: Controls, dt_s: float, *, captured: bool = False) -> None:
        """Advance by one frame: what was not obeyed yet, layouts, then what the hands do.

        `captured`: a panel has the laser.
        """
        captured = captured or controls.captured
        self.head = controls.head
        self.message_age_s += dt_s
        self._since_tick_s += dt_s
        if not self._obeyed:
            self.obey(controls)
        self._obeyed = False
        self.hands.listen(self, controls, captured)
        if self.scene.epochs:
            controls = self.hands.scrub.listen(controls, self.hands.squeezes)
        self.obtain(lambda: self.layouts.update(dt_s, controls.flown))
        self.epochs.update(dt_s)
        self._recount()
        self.hands.hold_world(self, controls)
        self.walk.update(self.rig, controls, dt_s)
        aim(self.rig, controls, self.pointer)
        self.hands.throw_arc(self, controls)
        self._hover(captured)
        self.hands.use_tool(self, controls)
        if self.probe is not None:
            self.probe.update(dt_s)
        self._finish_exports()
        self._refresh()
        self.done, self._doing = self._doing, []

    def do(self, intent: str, value: Any) -> None:
        """Do one of `INTENTS`.  Raises UsageError that names the intent, what was expected and what was found."""
        if intent not in INTENTS:
            raise UsageError(f"unknown intent {intent!r}; expected one of {', '.join(INTENTS)}")
        try:
            checked = INTENTS[intent].check(value)
            INTENTS[intent].apply(self, checked)
        except UsageError as error:
            raise UsageError(f"{intent}: {error}") from None
        self._doing.append((intent, checked))
        self._refresh()

    def attempt(self, action: Callable[..., None], *values: Any) -> None:
        """Do what may fail; the failure becomes a message."""
        try:
            action(*values)
        except LatentwalkError as error:
            self.say(str(error))

    def obtain(self, take: Callable[[], None]) -> None:
        """Take what a worker has made; what went wrong is raised in a world that waits, else it becomes a message."""
        if self.wait:
            take()
        else:
            self.attempt(take)

    def say(self, text: str) -> None:
        """A short notice for the person."""
        self.message, self.message_age_s = text, 0.0

    def pulse(self, side: Side, strength: float, duration_s: float) -> None:
        """Let a hand feel something."""
        self._pulses.append((side, strength, duration_s))

    def tick(self, side: Side, strength: float) -> None:
        """Let a hand feel that it passes something; never so fast that it buzzes."""
        if self._since_tick_s >= TICK_S:
            self.pulse(side, strength, 0.01)
            self._since_tick_s = 0.0

    def show_epochs(self) -> None:
        """Fly to the epochs, where they are not shown.  Raises UsageError in a scene without epochs."""
        self.layouts.go(self.layouts.epochs_name)

    def take_columns(self, columns: dict[str, Column]) -> None:
        """Columns that are new or have new values: colour and filter by them again where that is what is shown."""
        self.scene.columns.update(columns)
        self.color_names = coloring.color_names(self.scene)
        if self.filter.get("column") in columns:
            self.visibility.filtered = filters.rows_that(self.scene, self.ids, self.filter)
            self.visible = self.visibility.visible()
            self._seen_selection = -1
            self._count()
        if self.color in columns:
            self.set_color(self.color)
        if columns.keys() & {"label", "prediction", "correct"}:
            self._wrong_last = select.wrong_rows(self.scene)

    def take_epoch(self, columns: dict[str, Column], wrong: Bools | None) -> None:
        """What is known at the epoch that is shown now; `wrong` (n,): the rows it predicts wrong, None away from it."""
        known = self.scene.columns
        first = {"label": known["label"]} if "label" in known else {}
        self.scene.columns = first | columns | known  # where lists begin
        self.take_columns(columns)
        wrong = self._wrong_last if wrong is None else wrong
        if not np.array_equal(wrong, self._wrong):
            self._wrong, self._seen_selection = wrong, -1
        self._recount()

    def look_at(self, name: str) -> None:
        """Face the row with this id, where it is going to be if the layout is changing."""
        place = room.at(self.layouts.frame(self.layout), self.row_of(name))
        if not np.isfinite(place).all():
            raise UsageError(f"row {name!r} has no place here: it was not recorded in this epoch")
        walk.look_at(self.rig, self.head, place)

    def set_color(self, name: str) -> None:
        """Colour by a column."""
        self.coloring = coloring.make_coloring(self.scene, name, self._counted(), self.coloring.version + 1)

    def take_tool(self, name: str) -> None:
        """What the trigger does from now on."""
        if name not in self.tools:
            raise UsageError(self.no_probe)
        if name == "probe" and self.probe is not None:
            self.probe.follow()
        self.tool = name
        self.say(f"tool: {name}")

    def toggle(self, row: int) -> None:
        """Select a row, or no longer."""
        self.selection_steps.toggle(row)

    def select(self, criterion: dict[str, Any]) -> None:
        """Change the selection by a checked criterion; only ids reach rows that are hidden."""
        rows = filters.rows_that(self.scene, self.ids, criterion)
        if "ids" not in criterion:
            rows &= self.visible
        self.selection_steps.change(rows, criterion.get("op", "replace"))
        self.say(f"{self.selection_steps.count:,} selected")

    def search(self, text: str) -> None:
        """Select the visible rows whose id, class or text holds a piece of text."""
        self.selection_steps.change(filters.search(self.scene, self.ids, text) & self.visible)
        self.say(f"{self.selection_steps.count:,} rows hold “{text}”")

    def set_filter(self, criterion: dict[str, Any]) -> None:
        """Show only the rows of a checked criterion; {} shows all."""
        mask = filters.rows_that(self.scene, self.ids, criterion) if criterion else None
        self.visibility.filtered, self.filter = mask, criterion
        self._show_rows()

    def isolate(self, on: bool) -> None:
        """Show only what is selected now, or all again."""
        if on and not self.selection_steps.count:
            raise UsageError("nothing is selected; select rows first")
        self.visibility.isolated = self.selection if on else None
        self._show_rows()

    def brush(self, position: list[float], radius_m: float, op: BrushOp) -> None:
        """One dab of the brush at a room point."""
        mask = np.zeros(len(self.scene), np.bool_)
        mask[within(self.cloud, self.flags, np.array(position, np.float32), radius_m)] = True
        self.selection_steps.change(mask, op)

    def undo(self) -> None:
        """Take the last change of the selection back."""
        self.selection_steps.undo()

    def redo(self) -> None:
        """Make the undone change again."""
        self.selection_steps.redo()

    def export(self) -> None:
        """Write the selected rows, or, without a selection, all visible ones; a message says where."""
        rows = np.flatnonzero(self.selection if self.selection_steps.count else self.visible)
        self.say(f"exporting {len(rows):,} rows")
        self._exporter.submit(self.scene, rows)
        if self.wait:
            self._finish_exports()

    def save_view(self) -> None:
        """Keep view, selection and colours beside the scene."""
        self.say(f"view saved: {saved.save(self.path, self.intents_to_here())}")

    def load_view(self) -> None:
        """Take up the view that was saved beside the scene, if there is one; what cannot be taken up is a message."""
        saved.load(self.path, self)

    def _hover(self, captured: bool) -> None:
        before = self.pointer.row
        covered = captured or self.hands.arc is not None
        hover(self.pointer, self.cloud, self.flags, self.rig, self.point_size_m, self.pointer_limit_m, covered)
        if self.pointer.row >= 0 and self.pointer.row != before:
            self.tick(self.pointer.side, 0.15)

    def _finish_exports(self) -> None:
        for export in self._exporter.finished(self.wait):
            self.attempt(self._tell, export)

    def _tell(self, export: Future[str]) -> None:
        self.say(export.result())

    def _show_rows(self) -> None:
        self.visible = self.visibility.visible()
        self._seen_selection = -1
        self._count()
        self.say(f"{int(np.count_nonzero(self.visible)):,} of {len(self.scene):,} rows shown")

    def _count(self) -> None:
        """Count for the legend again."""
        self.coloring.legend = coloring.make_legend(self.scene, self.coloring, self._counted())

    def _recount(self) -> None:
        """Count again where other rows are present than when last counted."""
        if self.cloud.nearest.present is not self._present:
            self._present = self.cloud.nearest.present
            self._count()

    def _counted(self) -> Bools:
        """The rows that the legend counts: those that can be seen."""
        present = self.cloud.nearest.present
        return self.visible if present is None else self.visible & present

    def _refresh(self) -> None:
        """Bring flags up to date with selection and visibility."""
        if self._seen_selection != self.selection_version:
            self._seen_selection = self.selection_version
            self.flags = select.make_flags(self.visible, self.selection, self._wrong)
            self.flags_version += 1
