"""
One page to send to somebody
============================

A scene as one HTML file: it opens by a double click, without a server and without network, and in a headset's browser
it has a button for VR.

Needs ``pip install 'latentwalk[tools,runtime]'``.
"""

import latentwalk

scene = latentwalk.reduce("digits", method=["pca", "tsne"], limit=900, predict=True, quiet=True)
page = latentwalk.export(scene, "digits.html")
print(f"{page}: {page.stat().st_size / 1e6:.1f} MB, of which most is the program that draws")

# %%
# All layouts, colors and pictures are in it, with search, selection, and a list of mistakes.  Some rows alone, for a
# colleague who is to look at them:
frame = scene.to_frame()
doubtful = frame.index[frame["confidence"] < 0.7]
few = latentwalk.export(scene, "doubtful.html", rows=doubtful, layout="tsne", color="confidence")
print(f"{few}: {len(doubtful)} rows")

# %%
# What is on the page, as a walk in a window shows it.
latentwalk.render(scene, {"size": [900, 560], "at": [{"t_s": 1, "color": "label", "capture": "page.png"}]})
