"""
A VAE's latent space, decoded
=============================

The decoder of a VAE travels in its scene as data: a walk draws what the model makes of the place at your hand, and of
every place on a way between two rows.

Needs ``pip install 'latentwalk[runtime]'``.  The VAE of MNIST here comes with latentwalk;
``latentwalk train digits --model vae --latent-dim 3`` makes one of other data, with ``latent.scene`` in its folder.
"""

from pathlib import Path

import numpy as np

import latentwalk.assets

path = Path(latentwalk.assets.__file__).parent / "mnist" / "mnist.scene"
scene = latentwalk.read(path)
decoder = scene.decoder
assert decoder is not None
print(f"{len(scene):,} rows, {decoder.latents.shape[1]} latent dimensions, {len(decoder.layers)} layers as data")

# %%
# From the middle of the 3s to the middle of the 8s: nine places on the way, decoded.
latentwalk.render(
    path,
    {
        "size": [900, 560],
        "panels": True,
        "at": [
            {"t_s": 0, "color": "label", "tool": "probe"},
            {"t_s": 0, "interpolate": {"from": {"class": "3"}, "to": {"class": "8"}, "steps": 9}},
            {"t_s": 0.1, "along": 0.5},
            {"t_s": 1, "capture": "way.png"},
            {"t_s": 1.2, "filmstrip": True},
        ],
    },
    "decoded",
)

# %%
# Distances in this space mean something: which digits lie next to each other?
label = scene.columns["label"]
centers = np.array([np.median(decoder.latents[label.codes == code], axis=0) for code in range(10)])
apart = np.linalg.norm(centers[:, None] - centers, axis=2) + np.diag([np.inf] * 10)
for code in range(10):
    print(f"{label.names[code]} lies next to {label.names[int(apart[code].argmin())]}")
