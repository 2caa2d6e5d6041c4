"""The log of a run: snapshots whose parts lie in it one after the other."""

import numpy as np

from latentwalk.tools.run.log import Snapshot


def test_a_snapshot_of_parts_joins_them_when_asked():
    first = Snapshot(3, np.arange(2, dtype=np.int32), np.ones((2, 4), np.float32), np.zeros((2, 3), np.float32))
    second = Snapshot(3, np.arange(5, 8, dtype=np.int32), np.full((3, 4), 2, np.float32), np.ones((3, 3), np.float32))
    whole = Snapshot.of([first, second])
    assert whole.rows.tolist() == [0, 1, 5, 6, 7]
    assert whole.features[:, 0].tolist() == [1, 1, 2, 2, 2]
    assert whole.logits is not None
    assert whole.logits[:, 0].tolist() == [0, 0, 1, 1, 1]
    first.features[:] = 9  # nothing was copied before
    assert whole.features[0, 0] == 9
    assert Snapshot.of([first, Snapshot(3, second.rows, second.features)]).logits is None
