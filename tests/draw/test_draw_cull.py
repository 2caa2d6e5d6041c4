"""Culling and budget: nothing that can be seen is dropped, and what is dropped is dropped fairly."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from kit.draw_world import at, cloud_frame, lit, make_frame, make_shown, projection

from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.draw.cloud import deal
from latentwalk.runtime.draw.cloud.budget import ENOUGH, FEWEST, MOST, SLOWER, START, TARGET_MS, follow
from latentwalk.runtime.draw.cloud.coverage import seen_past
from latentwalk.runtime.draw.cloud.deal import Dealer, Dealt
from latentwalk.runtime.draw.cloud.points import write_commands
from latentwalk.runtime.draw.cloud.shares import MOST_GROWTH
from latentwalk.runtime.ground.shown import SELECTED
from latentwalk.runtime.world.rows import cells
from latentwalk.runtime.world.rows.hidden.first import visible_first


@pytest.fixture(scope="module")
def grown():
    """100,000 points in cells, and a function that selects from them."""
    return cloud_in_cells()


@pytest.fixture(scope="module")
def parted():
    """The same in cells that have parts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "PARTS_FROM", 0)
        return cloud_in_cells()


def cloud_in_cells():
    positions = np.random.default_rng(1).normal(0, 1, (100_000, 3)).astype(np.float32)
    frame = cloud_frame(positions)
    parts = cells.cover(cells.order_rows(positions), frame, frame)

    def run(clips, budget=1 << 40, near_px=20.0, size_m=0.01, smallest_px=0.01):
        m = len(parts.start)
        commands, draws = np.zeros((m, 5), np.uint32), np.zeros((2 * m, 4), np.float32)
        dealt = Dealer(smallest_px).deal(eyes_of(clips), parts, size_m, budget)
        given = dealt.cells, dealt.points, dealt.growth, dealt.largest_px
        far, near = write_commands(parts.start, parts.count, *given, dealt.seen_by, near_px, commands, draws)
        assert dealt.thinned == (budget < 1 << 40)
        assert dealt.shown == len(drawn(parts, commands, far, near))
        return commands, draws, far, near

    return positions, parts, run


def eyes_of(clips, size=1000):
    """As much of `Eyes` as the deal looks at."""
    viewport = SimpleNamespace(viewport=(0, 0, size, size))
    focal_px = np.full(len(clips), size / 2, np.float32)
    return SimpleNamespace(clips=np.stack(clips), focal_px=focal_px, room_per_stage=1.0, all=[viewport] * len(clips))


def clip_from(x, y, z):
    view = np.eye(4, dtype=np.float32)
    view[:3, 3] = -x, -y, -z
    return projection(60) @ view


def drawn(parts, commands, far, near):
    """Rows that the commands draw."""
    slots = [np.arange(c[2], c[2] + c[0]) for c in commands[:far]]
    slots += [np.arange(c[2] // 6, c[2] // 6 + c[0] // 6) for c in commands[len(commands) - near :]]
    return parts.order[np.concatenate(slots)] if slots else np.zeros(0, int)


@pytest.mark.parametrize("place", [(0, 0, 4), (0, 0, 0), (1, 0.5, 1), (0, 9, -2)])
def test_every_row_in_the_view_is_drawn(grown, place):
    positions, parts, run = grown
    clip = clip_from(*place)
    commands, _, far, near = run([clip])
    at_clip = np.c_[positions, np.ones(len(positions))] @ clip.T
    seen = (np.abs(at_clip[:, :2]) < at_clip[:, 3:]).all(1)
    found = drawn(parts, commands, far, near)
    assert len(set(found.tolist())) == len(found)
    assert set(np.flatnonzero(seen)) <= set(found.tolist())
    if place == (0, 9, -2):
        assert len(found) == 0
    if place == (0, 0, 0):
        assert len(found) < 0.8 * len(positions)


def test_a_cell_that_one_eye_sees_is_drawn_for_that_eye_only(grown):
    _, _, run = grown
    left, right = clip_from(0, 0, 0), clip_from(50, 0, 0)
    commands, draws, far, near = run([right, left])
    assert far + near > 0
    used = [*commands[:far], *commands[len(commands) - near :]]
    assert all(c[1] == 1 for c in used)
    assert all(draws[c[3], 0] % 2 == 1 for c in used)


def test_the_budget_is_kept_and_thinned_cells_grow(grown):
    _, parts, run = grown
    commands, draws, far, near = run([clip_from(0, 0, 4)], budget=5000)
    count = len(drawn(parts, commands, far, near))
    assert 3500 < count <= 5000 + len(parts.start)
    growth = draws[commands[:far, 3], 3]
    assert (growth > 1).any()
    assert (growth <= MOST_GROWTH).all()


def test_points_that_are_drawn_larger_than_they_are_grow_from_there(grown):
    """Four times as large because they would be too small to see, and up to three times because many are left out."""
    _, _, run = grown
    clip, natural_px = clip_from(0, 0, 4), 1000 / 2 * 0.001 / 4
    _, draws, far, _ = run([clip], budget=5000, size_m=0.001, smallest_px=4 * natural_px)
    growth = draws[: 2 * far, 3]
    assert 4 * MOST_GROWTH < growth.max() < 8 * MOST_GROWTH  # natural_px is that of the middle
    _, draws, far, _ = run([clip], size_m=0.001, smallest_px=4 * natural_px)
    assert (draws[: 2 * far, 3] == 1).all()


@pytest.mark.parametrize("near_m", [4.0, 0.0])
@pytest.mark.parametrize("kind", ["grown", "parted"])
def test_a_small_step_changes_few_points(kind, near_m, request):
    """Prefixes follow the view continuously: no cell comes or goes at once."""
    _, parts, run = request.getfixturevalue(kind)
    sets = []
    for z in (near_m, near_m + 0.02):
        commands, _, far, near = run([clip_from(0, 0, z)], budget=5000)
        sets.append(set(drawn(parts, commands, far, near).tolist()))
    assert len(sets[0] ^ sets[1]) < (0.02 if near_m else 0.06) * len(sets[0])


def test_cells_before_the_eye_are_whole_where_others_are_thinned(grown):
    _, parts, _ = grown
    clip = clip_from(0, 0, 0.5)
    dealt = Dealer(1.0).deal(eyes_of([clip]), parts, 0.01, 60_000)
    whole = dealt.points == parts.count[dealt.cells]
    depth = parts.center[dealt.cells] @ clip[3, :3] + clip[3, 3]
    assert whole[(depth > 0) & (depth < 0.7)].mean() > 0.9  # all but one that is at the very edge of the view
    assert not whole[depth > 1].any()
    assert (dealt.growth[whole] == 1).all()
    assert (dealt.growth[~whole] > 1).all()


def test_more_cells_than_the_budget_has_points_show_one_each_by_chance(grown):
    _, parts, _ = grown
    dealt = Dealer(1.0).deal(eyes_of([clip_from(0, 0, 4)]), parts, 0.01, 40)
    assert len(parts.start) == 98
    assert 10 < len(dealt.cells) <= 40
    assert (dealt.points > 0).all()


@pytest.mark.parametrize("place", [(0, 0, 4), (0, 0, 1.5), (0, 0, 0)])
def test_large_cells_are_dealt_as_their_parts(parted, place):
    _, parts, run = parted
    commands, _, far, near = run([clip_from(*place)], budget=5000)
    found = drawn(parts, commands, far, near)
    assert len(set(found.tolist())) == len(found)
    assert 1000 < len(found) <= 5000 + len(parts.start)  # fewer of large ones
    dealt = Dealer(0.01).deal(eyes_of([clip_from(*place)]), parts, 0.01, 5000)
    assert (dealt.cells >= parts.whole).mean() > {4: 0.1, 1.5: 0.5, 0: 0.8}[place[2]]


def test_cells_turn_into_parts_without_a_jump(parted):
    """A step across the size at which they begin to: the points of a cell are the first ones of its parts."""
    _, parts, _ = parted
    clip, numbers = clip_from(0, 0, 6), []
    for large in (0.05, 0.049):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(deal, "LARGE", large)
            dealt = Dealer(1.0).deal(eyes_of([clip]), parts, 0.001, 5000)
        shown = [parts.order[parts.start[i] :][: int(p)] for i, p in zip(dealt.cells, dealt.points, strict=True)]
        numbers.append((set(np.concatenate(shown).tolist()), int((dealt.cells >= parts.whole).sum())))
    (before, few), (after, more) = numbers
    assert few < more
    assert len(before ^ after) < 0.02 * len(before)


def sheets(*depths, covers):
    """Cells in a grid across the view at each depth, whose points cover it so many times, and a clip of the eye."""
    clip = clip_from(0, 0, 0)
    across = np.linspace(-0.9, 0.9, 12) * np.tan(np.pi / 6)
    places = [[x * depth, y * depth, -depth] for depth in depths for x in across for y in across]
    center = np.array(places, np.float32)
    radius = np.repeat(np.array(depths, np.float32) * 0.05, 144)
    past = np.zeros(len(center), np.float32)
    covered = np.repeat(np.array(covers, np.float32), 144) / 144
    seen_past(center, radius, np.arange(len(center), dtype=np.int32), covered, clip, past)
    return past.reshape(len(depths), 144)


def test_what_is_behind_others_is_known_to_be_seen_less():
    before, behind = sheets(1.0, 2.0, covers=(2.0, 0.01))
    assert before.mean() == pytest.approx(np.exp(-1), abs=0.1)  # half of it is before its middle
    assert behind.mean() == pytest.approx(np.exp(-2), abs=0.05)
    alone = sheets(2.0, covers=(0.01,))
    assert alone.min() > 0.95


def test_cells_that_pass_each_other_change_without_a_jump():
    seen = np.array([sheets(1.0, depth, covers=(1.0, 1.0)).mean(1) for depth in np.linspace(0.5, 2.0, 200)])
    assert (seen[0] < seen[-1]).tolist() == [True, False]
    assert np.abs(np.diff(seen, axis=0)).max() < 0.03


def test_near_cells_are_those_with_large_points(grown):
    _, _, run = grown
    *_, far, near = run([clip_from(0, 0, 1.5)])
    assert far > 0
    assert near > 0
    *_, far, near = run([clip_from(0, 0, 1.5)], near_px=1e9)
    assert near == 0


@pytest.mark.gl
@pytest.mark.parametrize("eye", [(0, 0, 3.5), (0, 0, 0.2)])
def test_culling_does_not_change_the_picture(camera, eye, monkeypatch):
    """All as far points, with and without culling: the same bytes.  With near discs: but for the smooth edges."""
    shown = make_shown(np.random.default_rng(1).normal(0, 1, (6000, 3)), point_size_m=0.01)
    usual = camera.picture(shown, at(*eye), size=(256, 256))
    monkeypatch.setattr("latentwalk.runtime.draw.cloud.points.NEAR_PX", 1e9)
    culled = camera.picture(shown, at(*eye), size=(256, 256))
    monkeypatch.setattr("latentwalk.runtime.draw.cloud.deal.Dealer.deal", everything)
    whole = camera.picture(shown, at(*eye), size=(256, 256))
    assert lit(whole).sum() > 500
    assert np.array_equal(culled, whole)
    assert (np.abs(usual.astype(int) - whole).max(2) > 16).mean() < 0.01


def everything(_, eyes, cells, size_m, budget):
    """All points, as if the one eye saw every cell."""
    m = len(cells.count)
    points, ones = cells.count.astype(np.float32), np.ones(m, np.float32)
    return Dealt(np.arange(m, dtype=np.int32), points, ones, ones, np.ones(m, np.int32), int(points.sum()), False)


@pytest.mark.gl
def test_a_thinned_cloud_keeps_its_look(camera):
    positions = np.random.default_rng(1).normal(0, 0.7, (200_000, 3))
    codes = (positions[:, 0] > 0).astype(float)
    shown = make_shown(positions, codes=codes, table=[(230, 159, 0), (0, 114, 178)], point_size_m=0.02)
    full = camera.picture(shown, at(0, 0, 4), size=(200, 200), budget=10_000_000)
    thin = camera.picture(shown, at(0, 0, 4), size=(200, 200), budget=40_000)
    blocks = [p.reshape(20, 10, 20, 10, 3).mean((1, 3)) for p in (full, thin)]
    assert np.abs(blocks[0] - blocks[1]).mean() < 8
    assert np.abs(full.astype(int) - thin).max() > 50


def test_the_budget_falls_fast_and_rises_slowly():
    budget = 4_000_000
    steps = []
    while len(steps) < 100 and (slower := follow(budget, 1e-5 * budget, budget)) != budget:
        budget = slower
        steps.append(budget)
    assert len(steps) < 12
    assert 0.7 * TARGET_MS <= 1e-5 * budget <= 1.1 * TARGET_MS
    assert budget < follow(budget, 0.5 * TARGET_MS, budget) < 1.1 * budget
    assert follow(budget, 0.1, budget // 10) == budget  # all points were drawn: no reason to allow more
    assert follow(FEWEST, 1e3, FEWEST) == FEWEST
    assert follow(MOST, 0.1, MOST) == MOST


def settled(milliseconds_of, late=3):
    """All budgets from the trial on, with results as late as they are."""
    budgets = [START]
    for _ in range(400):
        drawn = budgets[max(0, len(budgets) - late)]
        budgets.append(follow(budgets[-1], milliseconds_of(drawn), drawn))
    return np.array(budgets)


@pytest.mark.parametrize("ns_a_point", [0.5, 2, 10, 50])
def test_a_trial_grows_into_what_a_machine_can_draw_and_never_takes_too_long(ns_a_point):
    """With two milliseconds for all else."""
    budgets = settled(lambda points: 2 + points * ns_a_point * 1e-6)
    milliseconds = 2 + budgets * ns_a_point * 1e-6
    assert milliseconds.max() < 1.2 * TARGET_MS
    assert (milliseconds[45:] > 0.5 * TARGET_MS).all()  # half a second
    assert np.ptp(budgets[-50:]) == 0


def test_what_a_machine_cannot_draw_in_time_takes_longer_until_it_would_stutter():
    """The least that looks like a cloud is kept up to a limit of time, not of points."""
    slow = settled(lambda points: 2 + points * 150e-6)
    assert slow[-1] == ENOUGH
    slower = settled(lambda points: 2 + points * 1e-3)
    assert FEWEST < slower[-1] < ENOUGH
    assert 2 + slower[-1] * 1e-3 < SLOWER * 1.1 * TARGET_MS


@pytest.mark.gl
def test_all_of_a_frame_counts(camera):
    """Also what is drawn after the points."""

    class Panels:
        def draw(self, eyes):
            nonlocal measured
            measured = entered

    entered, measured = False, False

    class Clock:
        def __enter__(self):
            nonlocal entered
            entered = True

        def __exit__(self, *_):
            nonlocal entered
            entered = False

    renderer = Renderer(camera.ctx, make_shown(np.zeros((10, 3))))
    renderer.budget.measure = Clock
    renderer.draw(make_shown(np.zeros((10, 3))), Panels(), make_frame(camera.target(64, 64), at(0, 0, 3)))
    renderer.release()
    assert measured
    assert not entered


@pytest.mark.gl
def test_a_measured_budget_follows_the_clock(camera, monkeypatch):
    positions = np.random.default_rng(1).normal(0, 1, (300_000, 3))
    shown = make_shown(positions)
    monkeypatch.setattr("latentwalk.runtime.draw.cloud.budget.TARGET_MS", 1e-3)
    renderer = Renderer(camera.ctx, shown, way="sprites")
    for _ in range(12):
        camera.picture(shown, at(0, 0, 4), renderer=renderer)
    assert renderer.budget.points == FEWEST
    assert renderer.points.shown < 1.1 * FEWEST
    renderer.release()


@pytest.mark.gl
def test_selected_and_hovered_rows_are_drawn_whatever_the_budget(camera):
    positions = np.random.default_rng(1).normal(0, 0.5, (50_000, 3))
    positions[[7, 11]] = [-1.5, 0, 1], [1.5, 0, 1]  # beside the cloud, and not first in their cells
    shown = make_shown(positions, point_size_m=0.05)
    shown.flags[7] = SELECTED
    shown.pointer.row = 11
    for heads in ([at(0, 0, 4)], [at(-0.03, 0, 4), at(0.03, 0, 4)]):
        picture = camera.picture(shown, *heads, size=(300, 300), budget=200)
        for i in range(len(heads)):
            for x in (75, 225):
                ring = picture[140:160, 300 * i + x - 12 : 300 * i + x + 12].min(2)
                assert (ring > 150).sum() > 8


def test_in_a_filtered_cloud_the_budget_goes_to_rows_that_are_seen(grown):
    positions, parts, _ = grown
    found = visible_first(parts, np.arange(len(positions)) % 100 == 0)
    shown = replace(parts, order=found.first, count=found.count)
    dealt = Dealer(1.0).deal(eyes_of([clip_from(0, 0, 9)]), shown, 0.001, 1100)
    assert not dealt.thinned
    assert dealt.shown > 900


def test_points_that_cost_little_are_more_and_stay_of_one_pixel(grown):
    _, parts, _ = grown
    eyes = eyes_of([clip_from(0, 0, 9)])
    dealer = Dealer(1.0)
    few = dealer.deal(eyes, parts, 0.001, 4000).shown
    dealer.tiny_px = 1.5
    dealt = dealer.deal(eyes, parts, 0.001, 4000)
    assert 5 * few < dealt.shown < 9 * few
    assert dealt.thinned
    assert (dealt.growth > 1).any()
    assert (dealt.largest_px < 1.5).all()
