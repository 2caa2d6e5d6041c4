"""
Your own arrays as a scene
==========================

What you have already, places and columns, becomes a scene by itself: nothing is reduced, nothing leaves your machine.

The scene needs numpy and msgpack alone (``pip install latentwalk``), the picture ``pip install 'latentwalk[runtime]'``.
``python 02_arrays.py --view`` opens the window at the end.
"""

import sys

import numpy as np

import latentwalk
from latentwalk.scenes import Category, Layout, Scalar, Thumbnails

# In place of these: what your model makes of your data, one row a sample.
rng = np.random.default_rng(0)
kind = rng.integers(0, 3, 600, dtype=np.int32)
features = rng.normal(size=(600, 20)) + 4 * np.eye(3, 20)[kind]

# %%
# Any three numbers a row are a layout; a scene may hold many, and a walk flies from one to the next.  These are the
# first three principal components.  (For t-SNE and UMAP there is ``latentwalk.reduce``.)
centered = features - features.mean(0)
_, _, axes = np.linalg.svd(centered, full_matrices=False)
positions = centered @ axes[:3].T

# %%
# A picture for each row: here its twenty features as bars of gray, bright is high.
low, high = features.min(), features.max()
bars = ((features - low) / (high - low) * 255).astype(np.uint8)
pictures = np.repeat(bars[:, None, :, None], 20, axis=1)

scene = latentwalk.Scene(
    ids=[f"sample {number}" for number in range(600)],
    layouts={"pca": Layout(positions)},
    columns={"kind": Category(kind, ["ant", "bee", "cat"]), "norm": Scalar(np.linalg.norm(features, axis=1))},
    thumbnails=Thumbnails(pictures, np.arange(600, dtype=np.int32)),
)
latentwalk.write("arrays.scene", scene)

# %%
# Rows by their kind, without a screen; on one, ``latentwalk view arrays.scene`` opens the window.
if "--view" in sys.argv:
    latentwalk.view("arrays.scene")
else:
    latentwalk.render(scene, {"size": [900, 560], "at": [{"t_s": 1, "color": "kind", "capture": "arrays.png"}]})
