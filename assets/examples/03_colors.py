"""
Color by label, prediction and confidence
=========================================

One layout, four questions: what are the rows, what does the model take them for, where is it right, how sure is it.

Needs ``pip install 'latentwalk[tools,runtime]'``.
"""

import latentwalk

scene = latentwalk.reduce("digits", method=["tsne"], limit=900, predict=True, quiet=True)
print(", ".join(scene.columns))

# %%
# **By label**: each class has a hue, and its name stands in its middle.  A cross is a row that the model gets wrong.
SIZE = [900, 560]


def picture(column: str, file: str, **more: str) -> None:
    """Render the scene colored by a column."""
    latentwalk.render(scene, {"size": SIZE, "at": [{"t_s": 1, "color": column, "capture": file} | more]})


picture("label", "labels.png")

# %%
# **By prediction**: where its colors differ from the picture above, the model is wrong.
picture("prediction", "predictions.png")

# %%
# **Right and wrong**: in colors that any eye tells apart, or, as here, green and red.
picture("correct", "correct.png", yes_no="red_green")

# %%
# **By confidence**: bright is sure, dark is not.  The dark rows lie between the classes.
picture("confidence", "confidence.png")
