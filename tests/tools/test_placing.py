"""New rows in a picture of known ones: they fall among their like, whatever comes with them, and are judged."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pytest
from scipy.spatial import KDTree

from latentwalk.scenes import UsageError
from latentwalk.scenes.arrays import F32, I32
from latentwalk.tools.data import sources
from latentwalk.tools.layout import methods, neighbors
from latentwalk.tools.layout.placing import Ground, KnownRows
from latentwalk.tools.layout.principal import pca

HELD_OUT = 5  # every fifth row is new


@dataclass(frozen=True, eq=False)
class Digits:
    old: F32
    old_labels: I32
    new: F32
    new_labels: I32
    known: KnownRows
    ground: Ground


@pytest.fixture(scope="module")
def digits() -> Digits:
    """A picture of four fifths of the digits by t-SNE."""
    data = sources.load(["digits"])
    assert data.label is not None
    new = np.arange(len(data)) % HELD_OUT == 0
    old = data.features[~new]
    found = neighbors.exact(old, 90)
    options = methods.Tsne()
    positions = methods.tsne(pca(old, 3, 0).positions, found, options, 0)
    labels = data.label.codes
    known = KnownRows.of(old, found.distances)
    return Digits(old, labels[~new], data.features[new], labels[new], known, Ground(positions))


def kept_by_the_picture(digits: Digits) -> float:
    """The share of the old rows' own nearest rows that are nearest in the picture, too."""
    true = neighbors.exact(digits.old, 15).indices
    near = KDTree(digits.ground.positions).query(digits.ground.positions, 16)[1][:, 1:]
    return float((near[:, :, None] == true[:, None, :]).any(axis=2).mean())


def right(digits: Digits, at: F32, labels: I32) -> float:
    """The share whose ten nearest old rows in the picture are mostly of their class."""
    near = digits.ground.tree.query(at, 10)[1]
    return float(np.mean(majority(digits, near) == labels))


def majority(digits: Digits, near: I32) -> I32:
    """The class that most of each row's old rows `near` (m, 10) have."""
    return np.array([np.bincount(digits.old_labels[row]).argmax() for row in near], np.int32)


def test_rows_that_were_held_out_fall_among_their_like(digits: Digits) -> None:
    indices, distances = digits.known.nearest(digits.new)
    at = digits.ground.place(indices, distances)
    by_features = np.mean(majority(digits, indices[:, :10]) == digits.new_labels)
    assert right(digits, at, digits.new_labels) > by_features - 0.015
    assert digits.ground.kept(at, indices).mean() > kept_by_the_picture(digits) - 0.06  # whose rows had their say
    mean = digits.ground.positions[indices[:, :5]].mean(axis=1)
    assert digits.ground.kept(at, indices).mean() > digits.ground.kept(mean, indices).mean() + 0.02


def test_known_rows_that_come_again_land_on_themselves_nearly(digits: Digits) -> None:
    indices, distances = digits.known.nearest(digits.old)
    assert np.array_equal(indices[:, 0], np.arange(len(digits.old)))
    assert not distances[:, 0].any()
    apart = np.linalg.norm(digits.ground.place(indices, distances) - digits.ground.positions, axis=1)
    to_others = KDTree(digits.ground.positions).query(digits.ground.positions, 16)[0][:, -1]
    assert np.median(apart) < 0.35 * np.median(to_others)
    assert np.quantile(apart, 0.99) < 1.5 * np.median(to_others)


def test_a_place_does_not_depend_on_what_comes_with_it(digits: Digits) -> None:
    def placed(rows: F32) -> tuple[I32, F32, F32]:
        indices, distances = digits.known.nearest(rows)
        return indices, distances, digits.ground.place(indices, distances)

    together = placed(digits.new)
    blocks = np.split(digits.new, [1, 2, 40, 301])
    with ThreadPoolExecutor(4) as pool:
        apart = list(pool.map(placed, blocks))
    for whole, parts in zip(together, zip(*apart, strict=True), strict=True):
        assert whole.tobytes() == np.concatenate(parts).tobytes()


def test_workers_get_both_by_pickle(digits: Digits) -> None:
    known, ground = pickle.loads(pickle.dumps((digits.known, digits.ground)))
    first = digits.known.nearest(digits.new)  # which makes an index that is not sent along
    assert len(pickle.dumps(digits.known)) < 1.1 * (digits.old.nbytes + digits.known.own.nbytes)
    again = known.nearest(digits.new)
    assert all(a.tobytes() == b.tobytes() for a, b in zip(first, again, strict=True))
    assert ground.place(*again).tobytes() == digits.ground.place(*first).tobytes()


def test_an_index_that_is_given_is_asked(digits: Digits) -> None:
    import faiss

    index = faiss.IndexFlatL2(64)
    index.add(digits.old)
    known = pickle.loads(pickle.dumps(KnownRows.of(digits.old, digits.known.own[:, None], 1, given=index)))
    assert np.array_equal(known.nearest(digits.new)[0][:, 0], digits.known.nearest(digits.new)[0][:, 0])


def test_novelty_is_a_rank_among_the_known_rows_own_distances(digits: Digits) -> None:
    rng = np.random.default_rng(0)
    usual = digits.known.novelty(digits.known.nearest(digits.new)[1])
    assert 0.3 < usual.mean() < 0.7  # rows of the same kind: any rank is as likely
    noise = rng.uniform(0, 16, (50, 64)).astype(np.float32)
    assert digits.known.novelty(digits.known.nearest(noise)[1]).min() == 1
    middle = np.full((1, 15), np.median(digits.known.own), np.float32)
    assert digits.known.novelty(middle)[0] == pytest.approx(0.5, abs=0.01)
    assert digits.known.novelty(np.zeros((1, 15), np.float32))[0] == 0


def test_far_rows_stay_in_the_picture(digits: Digits) -> None:
    far = np.stack([np.full(64, 1e6), np.full(64, -1e15), np.eye(64)[0] * 1e9]).astype(np.float32)
    indices, distances = digits.known.nearest(far)
    at = digits.ground.place(indices, distances)
    assert np.isfinite(at).all()
    assert (at >= digits.ground.positions.min(axis=0) - 1e-3).all()
    assert (at <= digits.ground.positions.max(axis=0) + 1e-3).all()
    assert digits.known.novelty(distances).tolist() == [1, 1, 1]


def test_one_row_and_equal_rows(digits: Digits) -> None:
    row = np.repeat(digits.new[:1], 3, axis=0)
    at = digits.ground.place(*digits.known.nearest(row))
    assert np.array_equal(at, np.repeat(digits.ground.place(*digits.known.nearest(row[:1])), 3, axis=0))
    none = digits.known.nearest(digits.new[:0])
    assert digits.ground.place(*none).shape == (0, 3)


def test_the_scale_of_the_picture_does_not_matter(digits: Digits) -> None:
    larger = Ground(digits.ground.positions * np.float32(64))
    indices, distances = digits.known.nearest(digits.new)
    apart = larger.place(indices, distances) / 64 - digits.ground.place(indices, distances)
    assert np.abs(apart).max() < 1e-3


@pytest.mark.parametrize("count", [2, 3, 60])
def test_known_rows_that_are_few_or_equal(count: int) -> None:
    equal = np.ones((count, 4), np.float32)
    known, ground = KnownRows.of(equal), Ground(np.ones((count, 3), np.float32))
    indices, distances = known.nearest(np.zeros((5, 4), np.float32))
    assert indices.shape == (5, min(15, count - 1))
    assert np.array_equal(np.sort(indices[0]), np.arange(indices.shape[1]))  # of equal ones the first
    assert np.allclose(ground.place(indices, distances), 1)
    assert known.novelty(distances).tolist() == [1] * 5


def test_rows_of_another_width_and_a_single_known_row_are_told(digits: Digits) -> None:
    with pytest.raises(UsageError, match=r"expected new rows of 64 columns, found shape \(3, 5\)"):
        digits.known.nearest(np.zeros((3, 5), np.float32))
    with pytest.raises(UsageError, match="expected at least 2 known rows to place new ones among, found 1"):
        KnownRows.of(np.zeros((1, 4), np.float32))
