"""Your own arrays as a scene: `python 01_arrays.py`, then `latentwalk view arrays.scene`.

Needs numpy and msgpack alone (`pip install latentwalk`); to walk in it, `pip install 'latentwalk[runtime]'`.
"""

import sys

import numpy as np

import latentwalk
from latentwalk.scenes import Category, Layout, Scalar, Thumbnails

# In place of these: what your model makes of your data, one row a sample.
rng = np.random.default_rng(0)
kind = rng.integers(0, 3, 600, dtype=np.int32)
features = rng.normal(size=(600, 20)) + 4 * np.eye(3, 20)[kind]

# Any three numbers a row are a layout; a scene may hold many, and a walk flies from one to the next.  These are the
# first three principal components.  (For t-SNE and UMAP there is `latentwalk.reduce`.)
centered = features - features.mean(0)
_, _, axes = np.linalg.svd(centered, full_matrices=False)
positions = centered @ axes[:3].T

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

# The same from Python: it comes back when the window is closed.
if "--view" in sys.argv:
    latentwalk.view("arrays.scene")
