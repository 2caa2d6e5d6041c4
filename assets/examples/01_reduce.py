"""
Reduce a data set, and walk in it
=================================

Three lines from data to a place to walk in: 64 pixels a digit become three dimensions, by two methods.
``latentwalk reduce digits --method pca tsne --predict -o digits.scene`` is the same on the command line.

Needs ``pip install 'latentwalk[tools,runtime]'``; ``python 01_reduce.py --view`` opens the window at the end.
"""

import sys

import latentwalk

# Any file of numbers, table or array in memory takes the place of "digits"; `predict` adds what a classifier that has
# not seen a row says of it.
scene = latentwalk.reduce("digits", "digits.scene", method=["pca", "tsne"], limit=900, predict=True, quiet=True)
print(scene)

# %%
# How far each layout can be trusted stands in the scene.
for name, layout in scene.layouts.items():
    print(f"{name} keeps {layout.quality.neighbors_kept:.0%} of the {layout.quality.k} nearest neighbors of a row")

# %%
# A walk begins in the most trustworthy layout, rows colored by their label; crosses are predicted wrongly.
latentwalk.render(scene, {"size": [900, 560], "at": [{"t_s": 1, "color": "label", "capture": "walk.png"}]})

# %%
# On a screen, walk yourself: drag to orbit, click for what a row is, L flies to the next layout, F1 has all keys.
if "--view" in sys.argv:
    latentwalk.view("digits.scene")
