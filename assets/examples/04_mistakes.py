"""
Find the rows that a model gets wrong
=====================================

Which classes are taken for which, which rows these are, and what they look like.

Needs ``pip install 'latentwalk[tools,runtime]'``.
"""

import latentwalk

scene = latentwalk.reduce("digits", method=["tsne"], limit=900, predict=True, quiet=True)

# %%
# As a frame of pandas a scene is a table like any other: all wrong rows, the most confident first.
frame = scene.to_frame()
wrong = frame[~frame["correct"]].sort_values("confidence", ascending=False)
print(f"{len(wrong)} of {len(frame)} rows are wrong")
print(wrong[["label", "prediction", "confidence"]].head(8))

# %%
# Which confusions are frequent?  In a walk the panel *Mistakes* has this list.
pairs = wrong.groupby(["label", "prediction"], observed=True).size().sort_values(ascending=False)
print(pairs.head(5))

# %%
# All wrong rows, alone and as pictures: would you have read them rightly?
latentwalk.render(
    scene,
    {
        "size": [900, 560],
        "at": [
            {"t_s": 0, "color": "label", "mode": "sprites", "select": {"column": "correct", "equals": False}},
            {"t_s": 0.1, "isolate": True},
            {"t_s": 0.2, "select": {"none": True}},
            {"t_s": 1, "capture": "wrong.png"},
        ],
    },
)

# %%
# A press on a pair brings you before its rows; a script says ``mistakes`` for it.
label, taken_for = pairs.index[0]
latentwalk.render(
    scene,
    {
        "size": [900, 560],
        "at": [
            {"t_s": 0, "color": "prediction", "mistakes": {"label": label, "prediction": taken_for}},
            {"t_s": 2, "capture": "pair.png"},
        ],
    },
)

# %%
# What sets wrong rows apart from right ones, with tests, intervals and a report: ``latentwalk analyze``.
