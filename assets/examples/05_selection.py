"""
From a selection to Python, and back
====================================

Rows that somebody selected in a walk come to Python by their ids, as files or as a named selection, and what Python
selects can be seen in a walk.

Needs ``pip install 'latentwalk[tools,runtime]'``.
"""

from pathlib import Path

import pandas as pd

import latentwalk
from latentwalk.scenes import Selection

scene = latentwalk.reduce("digits", "digits.scene", method=["tsne"], limit=900, predict=True, quiet=True)

# %%
# **From a walk.**  E in the window, menu in a headset and ``export`` in a script write the selected rows: ids and all
# columns, as CSV and as a structured ``.npy``.  A script stands in for a person here, who selects whom the model
# doubts.
doubtful = {"column": "confidence", "max": 0.7}
latentwalk.render(
    "digits.scene",
    {
        "size": [900, 560],
        "at": [
            {"t_s": 0, "color": "confidence", "select": doubtful},
            {"t_s": 1, "export": True, "capture": "selected.png"},
        ],
    },
    "exported",
)
rows = pd.read_csv("exported/rows_001.csv")
print(f"{len(rows)} rows:", *Path("exported").glob("rows_*"))
print(rows[["id", "label", "prediction", "confidence"]].head())

# %%
# **Back into a walk.**  A selection with a name travels in the scene: it is one of the regions (H in the window).
numbers = scene.to_frame().reset_index(drop=True).query("label == '8' and not correct").index
wrong = Selection(numbers.to_numpy(), text="8s that are taken for something else", numbers={"rows": len(numbers)})
latentwalk.append("digits.scene", selections={"wrong 8s": wrong})
latentwalk.render(
    "digits.scene",
    {"size": [900, 560], "at": [{"t_s": 0, "color": "label", "region": "wrong 8s"}, {"t_s": 1, "capture": "8s.png"}]},
)

# %%
# In a notebook this needs no file: ``view = latentwalk.view(scene)``, then ``view.selection`` are ids, and
# ``view.selection = [...]`` marks rows.
