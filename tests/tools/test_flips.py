"""The rows nearest to a flip, against classes whose boundaries are known."""

from __future__ import annotations

import numpy as np
import pytest
from kit.decoders import decoded

from latentwalk.scenes.queries.counterfactual import nearest_flip
from latentwalk.tools.analysis.flips import nearest_to_a_flip
from latentwalk.tools.analysis.shells import of_decoder


def halves(places):
    """Class 1 from x = 0.5 on, the surer the farther."""
    share = 1 / (1 + np.exp(-4 * (places[:, 0] - 0.5)))
    return np.stack([1 - share, share], axis=1).astype(np.float32)


def test_the_rows_nearest_to_the_boundary_are_found_with_their_distances():
    rows = np.random.default_rng(0).normal(0, 1, (400, 3)).astype(np.float32)
    heard: list[int] = []
    found = nearest_to_a_flip(halves, rows, ["left", "right"], 10, heard.append)
    away = np.abs(rows[:, 0] - 0.5)
    assert [each.row for each in found] == np.argsort(away)[:10].tolist()
    np.testing.assert_allclose([each.flip.distance for each in found], np.sort(away)[:10], rtol=0.01, atol=1e-3)
    assert all((each.of, each.to) == (("left", "right") if rows[each.row, 0] < 0.5 else ("right", "left"))
               for each in found)  # fmt: skip
    assert sum(heard) == 430


def test_of_a_decoder_no_row_is_nearer_than_those_that_are_listed():
    decoder = decoded(n=90).decoder
    evaluate = of_decoder(decoder)
    found = nearest_to_a_flip(evaluate, decoder.latents, decoder.class_names, 8)
    distances = [each.flip.distance for each in found]
    assert distances == sorted(distances)
    all_of_them = [nearest_flip(evaluate, latent, decoder.latents) for latent in decoder.latents]
    nearest = sorted(flip.distance for flip in all_of_them if flip is not None)[:8]
    np.testing.assert_allclose(distances, nearest, rtol=0.05, atol=1e-3)


@pytest.mark.parametrize("n", [1, 2])
def test_where_nothing_flips_the_list_is_empty(n):
    flat = lambda places: np.tile(np.array([[0.7, 0.3]], np.float32), (len(places), 1))  # noqa: E731
    assert nearest_to_a_flip(flat, np.zeros((n, 2), np.float32), ["a", "b"]) == []
