"""
New rows in an old scene
========================

A test set, or next week's data: old rows stay where they are, so that what somebody learned of the picture stays true.

Needs ``pip install 'latentwalk[tools,runtime]'``.
"""

import numpy as np
from sklearn.datasets import load_digits

import latentwalk
from latentwalk.tools.place import place

# The digits 0 to 7 are known; 8 and 9 come as a surprise.
digits = load_digits()
known = digits.target < 8
old, new = np.flatnonzero(known)[:700], np.concatenate([np.flatnonzero(known)[700:760], np.flatnonzero(~known)[:60]])
np.savez("old.npz", x=digits.data[old], labels=digits.target[old])
np.savez("new.npz", x=digits.data[new], labels=digits.target[new])

latentwalk.reduce("old.npz", "old.scene", method=["pca", "tsne"], quiet=True)
both = place("new.npz", "old.scene", "both.scene", quiet=True)

# %%
# ``novelty`` is a new row's rank, 0…1, among the old rows by the distance to the nearest of these.  Digits that the
# old data did not have are far from it.
frame = both.to_frame()
fresh = frame[frame["placed"] == "new"].assign(surprise=lambda rows: rows["label"].astype(str).isin(["8", "9"]))
print(fresh.groupby("surprise")["novelty"].median())

# %%
# New rows among the old ones, which have not moved; bright is novel, and old rows have no novelty.
latentwalk.render(
    both,
    {
        "size": [900, 560],
        "at": [
            {"t_s": 1, "color": "placed", "capture": "placed.png"},
            {"t_s": 2, "color": "novelty", "capture": "novelty.png"},
        ],
    },
    layout="tsne",
)
