"""
Two layouts, and how far to trust them
======================================

Every layout bends: figures say how much, in all and for each row, before somebody believes what it shows.

Needs ``pip install 'latentwalk[tools,runtime]'``.
"""

import matplotlib.pyplot as plt

import latentwalk

scene = latentwalk.reduce("digits", method=["pca", "tsne"], limit=900, quiet=True)

# %%
# *Trustworthiness* is low where rows are neighbors in the picture that are none in the data, *continuity* where
# neighbors of the data are torn apart; *neighbors kept* is the share of the k nearest that are still there.
print(f"{'':6}{'trustworthiness':>16}{'continuity':>12}{'kept':>8}")
for name, layout in scene.layouts.items():
    q = layout.quality
    print(f"{name:6}{q.trustworthiness:16.3f}{q.continuity:12.3f}{q.neighbors_kept:8.3f}")

# %%
# The figures are there by row, too.  PCA is a shadow: many rows keep few neighbors.
figure, axes = plt.subplots(figsize=(8, 3), layout="constrained")
for name, layout in scene.layouts.items():
    axes.hist(layout.quality.per_point["neighbors_kept"], bins=16, range=(0, 1), alpha=0.6, label=name)
axes.set(xlabel="share of a row's 15 nearest neighbors that the layout keeps", ylabel="rows")
axes.legend()
figure.savefig("kept.png", dpi=100)
plt.close(figure)

# %%
# The same rows in both layouts; a walk flies from one to the other, and every point keeps its identity.
for name in scene.layouts:
    look = {"t_s": 1, "color": "label", "capture": f"{name}.png"}
    latentwalk.render(scene, {"size": [640, 400], "at": [look]}, layout=name)
