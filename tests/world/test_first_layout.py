"""Which layout a walk begins in: the most trustworthy, unless a saved view or the person says another."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from kit.blobs import blobs

from latentwalk.runtime.session import load_view, load_world
from latentwalk.runtime.world.rows.commands import GoToLayout
from latentwalk.scenes import Quality, Scene, UsageError, write
from latentwalk.scenes.rules import most_trusted


def judged(pca: float, turned: float) -> Scene:
    scene = blobs(60)
    for name, figure in (("pca", pca), ("turned", turned)):
        scene.layouts[name] = replace(scene.layouts[name], quality=Quality(15, figure, 0.5, 0.5, {}))
    return scene


def test_the_most_trustworthy_is_the_one_with_the_best_figure() -> None:
    assert most_trusted(judged(0.7, 0.9).layouts) == ("turned", 0.9)
    assert most_trusted(judged(0.9, 0.9).layouts) == ("pca", 0.9)
    assert most_trusted(blobs(60).layouts) is None, "nobody knows"


def test_a_walk_begins_there_and_says_so_but_for_what_was_saved_or_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "judged.scene"
    write(path, judged(0.7, 0.9))
    for layout, begins in (("", "turned"), (None, "pca"), ("pca", "pca")):
        with closing(load_world(path, tmp_path, layout=layout)) as world:
            assert world.rows.layouts.name == world.rows.cloud.a.key[1] == begins
            assert ("the most trustworthy of 2 (0.90" in world.outbox.message) == (layout == "")
    with closing(load_world(path, tmp_path)) as world:
        world.do(GoToLayout("pca"))
        (made,) = [each for each in world.commands_to_here() if isinstance(each, GoToLayout)]
        assert made.name == "pca", "a saved view says its own"
        load_view(world, "turned")
        assert world.rows.layouts.name == "turned"
    with pytest.raises(UsageError, match="expected one of pca, turned"):
        load_world(path, tmp_path, layout="umap")
