"""Views without a browser: what Python asks of them, what they send, several at once, how they end."""

from __future__ import annotations

import asyncio
import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from kit.epochs_scene import EPOCHS, make_scene
from kit.running import PATIENCE_S, until

from latentwalk.runtime import notebook
from latentwalk.runtime.hosts.notebook import cells, host, turns
from latentwalk.runtime.hosts.notebook.input import NOTCH, NotebookInput
from latentwalk.runtime.hosts.notebook.picture import LOSSLESS, RemotePicture
from latentwalk.runtime.notebook import NotebookView
from latentwalk.runtime.ui.desk import rest
from latentwalk.runtime.world.walk.rig import START
from latentwalk.scenes import Scene, append, write
from latentwalk.scenes.errors import LatentwalkError, UsageError

SIZE = (320, 240)


class Browser:
    """Keeps what a view sends, and takes it when it is told to."""

    def __init__(self, view: NotebookView) -> None:
        self.view = view
        self.pictures: list[tuple[np.ndarray, bool]] = []
        view.send_frame = self._hear

    def _hear(self, picture: np.ndarray) -> None:
        self.pictures.append((picture, self.view.quality == LOSSLESS))
        self.view._rfb_frame_index = len(self.pictures)

    def take(self) -> None:
        self.view.turns.took(len(self.pictures))


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What a view displays beside itself is for cells."""
    monkeypatch.setattr("jupyter_rfb.widget.display", lambda *_: None)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def make() -> Iterator[Callable[..., NotebookView]]:
    made: list[NotebookView] = []

    def view(scene: Scene | Path | None = None, **options: Any) -> NotebookView:
        made.append(notebook.view(scene, size=SIZE, **options))
        return made[-1]

    yield view
    for each in made:
        each.close()
    assert not [thread.name for thread in threading.enumerate() if thread.name == "latentwalk view"]


@pytest.mark.gl
def test_what_is_selected_is_read_and_set_from_python(make: Callable[..., NotebookView]) -> None:
    view = make(make_scene())
    assert view.selection == []
    view.selection = ["row-2", "row-5"]
    assert view.selection == ["row-2", "row-5"]
    assert view.selected_rows.tolist() == [2, 5]
    frame = view.frame()
    assert frame["id"].tolist() == ["row-2", "row-5"]
    assert frame["label"].tolist() == ["cat", "cat"]
    assert frame["epoch"].tolist() == [EPOCHS[-1]] * 2
    view.selected_rows = np.array([7])
    assert view.state["selection"] == ["row-7"]
    view.selection = []
    assert view.frame().empty


@pytest.mark.gl
def test_what_cannot_be_done_is_told_where_it_was_asked(make: Callable[..., NotebookView]) -> None:
    view = make(make_scene())
    with pytest.raises(UsageError, match="unknown command 'colour'"):
        view.do("colour", "label")
    with pytest.raises(UsageError, match="expected one of label"):
        view.do("color", "kind")
    with pytest.raises(UsageError, match="no row has the id 'row-99'"):
        view.selection = ["row-1", "row-99"]
    view.do("color", "label")
    assert view.state["color"] == "label"


@pytest.mark.gl
def test_two_views_are_two_walks_and_one_goes_on_without_the_other(make: Callable[..., NotebookView]) -> None:
    one, other = make(make_scene()), make(make_scene())
    one.selection, other.selection = ["row-1"], ["row-2", "row-3"]
    pictures = [np.asarray(view.screenshot()) for view in (one, other)]
    assert not np.array_equal(*pictures)
    one.close()
    assert other.selection == ["row-2", "row-3"]
    assert other.screenshot().size == SIZE
    with pytest.raises(LatentwalkError, match="this view has ended"):
        one.selection  # noqa: B018


class Shell:
    """The shell of a kernel, as far as a view asks it: which cell runs, and in which run."""

    def __init__(self) -> None:
        self.parent: dict[str, Any] = {}

    def run(self, cell: str | None, number: int) -> None:
        """The cell begins; None: a front end that does not say which."""
        self.parent = {"metadata": {"cellId": cell} if cell else {}, "header": {"msg_id": f"{cell}-{number}"}}

    def get_parent(self) -> dict[str, Any]:
        return self.parent


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch) -> Shell:
    found = Shell()
    monkeypatch.setattr(cells, "get_ipython", lambda: found)
    monkeypatch.setattr(cells, "_made", {})
    return found


@pytest.mark.gl
def test_a_cell_that_runs_again_ends_the_views_of_its_last_run(make: Callable[..., NotebookView], shell: Shell) -> None:
    shell.run("other", 1)
    other = make(make_scene())
    shell.run("cell", 1)
    one, two = make(make_scene()), make(make_scene())
    one.turns.see(True)
    assert not two.turns.over, "one run may make several"
    shell.run("cell", 2)
    new = make(make_scene())
    with pytest.raises(LatentwalkError, match="its cell was run again"):
        two.selection  # noqa: B018
    assert one.selection == [], "another cell may show it"
    one.turns.see(False)
    with pytest.raises(LatentwalkError, match="its cell was run again"):
        one.selection  # noqa: B018
    for view in (one, two):
        view._thread.join()
        assert view.comm is None
    assert other.selection == new.selection == []


@pytest.mark.gl
def test_views_of_front_ends_that_name_no_cell_stay(make: Callable[..., NotebookView], shell: Shell) -> None:
    shell.run(None, 1)
    one = make(make_scene())
    shell.run(None, 2)
    make(make_scene())
    assert one.selection == []


@pytest.mark.gl
def test_a_view_that_ended_holds_no_world(make: Callable[..., NotebookView]) -> None:
    view = make(make_scene())
    world = weakref.ref(view._world)
    view.close()
    gc.collect()
    assert world() is None


@pytest.mark.gl
def test_a_view_that_nobody_saw_at_first_stands_before_its_cloud(make: Callable[..., NotebookView]) -> None:
    unseen, seen = make(make_scene()), make(make_scene())
    for _ in range(20):
        unseen.turns.ask(lambda: None)  # each is a step without a picture
    assert np.array_equal(unseen.screenshot(), seen.screenshot())


@pytest.mark.gl
def test_the_first_picture_shows_the_walk_begun(
    make: Callable[..., NotebookView], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rest, "REFRESH_S", PATIENCE_S)  # panels that found their places need not be made again
    view = make(make_scene())
    view.screenshot()
    assert view.state["rig"]["position"] != [*START]


@pytest.mark.gl
def test_a_screenshot_goes_to_a_new_file_alone(make: Callable[..., NotebookView], tmp_path: Path) -> None:
    view = make(make_scene())
    image = view.screenshot(tmp_path / "a.png")
    assert image.size == SIZE
    with pytest.raises(UsageError, match=r"a\.png"):
        view.screenshot(tmp_path / "a.png")


@pytest.mark.gl
def test_frames_wait_until_the_last_was_taken_and_equal_ones_are_not_sent(
    make: Callable[..., NotebookView], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "PATIENCE_S", 1e6)
    view = make(make_scene())
    browser = Browser(view)
    view.turns.see(True)
    view.handle_event({"type": "resize", "width": 200, "height": 100, "ratio": 1.0})
    until("a picture", lambda: browser.pictures)
    assert browser.pictures[0][0].shape == (100, 200, 3)
    view.do("epoch", EPOCHS[0])  # it flies there
    assert len(browser.pictures) == 1  # for this browser has not taken the first
    until("the last, without loss", lambda: browser.take() or browser.pictures[-1][1])
    for (before, _), (after, lossless) in pairwise(browser.pictures):
        assert lossless or not np.array_equal(before, after)


@pytest.mark.gl
def test_waiting_for_a_selection_ends_with_one_or_with_the_view(make: Callable[..., NotebookView]) -> None:
    view = make(make_scene())

    async def choose() -> list[str]:
        chosen = asyncio.create_task(view.selected())
        await asyncio.sleep(0)
        while not view.turns._awaited:
            await asyncio.sleep(0.01)
        view.selection = ["row-4"]
        return await chosen

    assert asyncio.run(choose()) == ["row-4"]

    async def leave() -> None:
        chosen = asyncio.create_task(view.selected())
        while not view.turns._awaited:
            await asyncio.sleep(0.01)
        view.close()
        with pytest.raises(LatentwalkError, match="has ended"):
            await chosen

    asyncio.run(leave())


@pytest.mark.gl
def test_immersivepoints_gets_what_is_shown_and_the_cell_a_note(
    make: Callable[..., NotebookView], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given: list[tuple[np.ndarray, dict[str, float]]] = []
    monkeypatch.setattr("immersivepoints.renderPoints", lambda points, **options: given.append((points, options)))
    view = make(make_scene(layout=True), layout="grid")
    view.do("filter", {"column": "label", "equals": "cat"})
    view.do("color", "none")
    view.immersivepoints(point_size=0.1)
    view.do("epoch", EPOCHS[1])
    view.immersivepoints()
    (grid, options), (epoch, _) = given
    assert grid.shape == (20, 6)
    assert len(np.unique(grid[:, 3:], axis=0)) == 1
    assert options == {"point_size": 0.1}
    assert epoch.shape == (20, 6)
    assert not np.allclose(epoch[:, :3], grid[:, :3])
    assert "the data stays on this machine" in capsys.readouterr().out


@pytest.mark.gl
def test_a_scene_that_grows_is_followed(make: Callable[..., NotebookView], tmp_path: Path) -> None:
    scene = make_scene()
    path = tmp_path / "run.scene"
    last = scene.epochs.pop()
    write(path, scene)
    view = make(follow=path)
    assert view.state["epoch"] == EPOCHS[-2]
    append(path, last)
    until("the new epoch", lambda: view.state["epoch"] == EPOCHS[-1])


def test_what_is_wrong_with_a_path_is_told_at_once(make: Callable[..., NotebookView], tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nothing\.scene"):
        make(tmp_path / "nothing.scene")
    with pytest.raises(UsageError, match="no such scene file or run folder"):
        make(follow=tmp_path / "run_001")


def test_without_opengl_the_cell_says_so(make: Callable[..., NotebookView], monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise LatentwalkError("no OpenGL 4.1 through EGL here")

    monkeypatch.setattr(host, "create_context", none)
    for _ in range(2):  # the first gave back what all views share
        with pytest.raises(LatentwalkError, match=r"no OpenGL 4\.1"):
            make(make_scene())


@pytest.mark.gl
def test_an_error_in_a_frame_is_told_below_the_picture(
    make: Callable[..., NotebookView], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr(RemotePicture, "tell_error", lambda _, error: told.append(error))
    view = make(make_scene())

    def fails() -> None:
        raise RuntimeError("the GPU has gone")

    monkeypatch.setattr(view._world, "shown", fails)
    with pytest.raises(LatentwalkError, match="the GPU has gone"):
        view.screenshot()
    assert [str(error) for error in told] == ["the GPU has gone"]
    with pytest.raises(LatentwalkError, match="the GPU has gone"):
        view.do("layout", "grid")


def pointer(kind: str, x: float, y: float, button: int = 0, *held: str) -> dict[str, Any]:
    return {"type": kind, "x": x, "y": y, "button": button, "modifiers": held, "timestamp": 1.0}


def key(name: str, *held: str, kind: str = "key_down") -> dict[str, Any]:
    return {"type": kind, "key": name, "modifiers": held, "timestamp": 1.0}


def heard(*events: dict[str, Any], most: float = 2.0) -> NotebookInput:
    listens = NotebookInput((200, 100), most)
    listens.begin()
    for event in events:
        listens.hear(event)
    return listens


@pytest.mark.parametrize(("most", "size"), [(2.0, (600, 200)), (1.0, (300, 100))])
def test_places_are_those_of_the_frame_whatever_the_screen(most: float, size: tuple[int, int]) -> None:
    resize = {"type": "resize", "width": 300, "height": 100, "ratio": 2.0}
    listens = heard(resize, pointer("pointer_down", 30, 20, 1), pointer("pointer_up", 30, 20, 1), most=most)
    assert listens.size == size
    (click,) = listens.screen.clicks
    assert click.place == (30 * most, 20 * most)


@pytest.mark.parametrize(
    ("event", "asks", "text"),
    [
        (key("l"), ["layout"], "l"),
        (key("n"), ["next_hit"], "n"),
        (key("N", "Shift"), ["hit_before"], "N"),
        (key("["), ["epoch_before"], "["),
        (key("z", "Control"), ["undo"], ""),
        (key("z", "Meta"), ["undo"], ""),
        (key("Tab"), ["panels"], ""),
        (key("w"), [], "w"),
        (key("ä"), [], "ä"),
    ],
)
def test_keys_ask_what_a_windows_ask(event: dict[str, Any], asks: list[str], text: str) -> None:
    listens = heard(event)
    assert listens.screen.asks == asks
    assert listens.screen.text == text


def test_the_wheel_and_its_direction() -> None:
    away = {"type": "wheel", "x": 20, "y": 30, "dx": 0.0, "dy": -2 * NOTCH, "modifiers": ()}
    assert heard(away).screen.wheel == (0.0, 2.0)
    assert heard(away | {"modifiers": ("Control",)}).screen.resize == 2.0


def test_no_key_stays_held_when_the_mouse_goes_where_its_release_is_not_told() -> None:
    lens = np.eye(4, dtype=np.float32)
    listens = heard(key("w"))
    assert listens.controls(lens, 0.1).left.stick[1] == 1.0
    listens.hear(pointer("pointer_leave", 300, 20))
    controls = listens.controls(lens, 0.1)
    assert controls.left.stick[1] == 0.0
    assert listens.screen.cursor is None
