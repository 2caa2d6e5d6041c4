"""The details of the row that one points at: what one asks first, its neighbors with their classes, then the rest."""

from collections.abc import Iterator
from pathlib import Path

import moderngl
import pytest
from kit.blobs import NAMES, write_blobs
from kit.stage import Stage
from kit.walks import aimed, clear_row

from latentwalk.runtime.ui import rows_picked

pytestmark = pytest.mark.gl


@pytest.fixture
def stage(ctx: moderngl.Context, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(ctx, write_blobs(tmp_path))
    yield made
    made.release()


def test_neighbors_come_before_the_other_columns_each_with_its_class(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, object]] = []

    def watch(name: str) -> None:
        whole = getattr(rows_picked, name)

        def watched(*given: object, **more: object) -> object:
            told.append((name, [*given[0]] if name == "pairs" else given))  # type: ignore[misc]
            return whole(told[-1][1], *given[1:], **more) if name == "pairs" else whole(*given, **more)

        monkeypatch.setattr(rows_picked, name, watched)

    for name in ("pairs", "row_line"):
        watch(name)
    rows = stage.world.rows
    row = clear_row(stage.world)
    screen = stage.controls.screen
    stage.controls = aimed(stage.world, row)
    stage.controls.screen = screen
    stage.frame(2)
    told.clear()
    stage.frame()
    names = [name for name, _ in told]
    assert names[0] == names[-1] == "pairs"
    assert names.count("row_line") == rows_picked.NEIGHBORS
    first, rest = ([one for one, _ in told[place][1]] for place in (0, -1))  # type: ignore[attr-defined]
    assert first[:2] == ["id", "label"]
    assert sorted(first + rest) == sorted(name for name, _ in rows.details(row))
    label = rows.scene.columns["label"]
    for (_, given), near in zip(told[1:-1], rows.scene.neighbors.indices[row], strict=False):
        _, other, _, said, dot = given  # type: ignore[misc]
        assert other == near
        assert said == NAMES[label.codes[near]]
        assert dot == tuple(rows.coloring.table[label.codes[near]].tolist())
