"""
A tour by a script
==================

Pictures and a film without a screen: a script is a timeline of what a person would do, on a fixed clock, so that two
runs give the same pictures.  ``latentwalk render iris.scene --script walk.toml --out pictures`` is the same on the
command line, and ``latentwalk view --record walk.toml`` writes down as such a script what you do in the window.

Needs ``pip install 'latentwalk[runtime]'``, and OpenGL through EGL, a GPU's or Mesa's software.
"""

from pathlib import Path

import latentwalk

SCENE = Path(str(latentwalk.scenes.__file__)).with_name("iris.scene")  # the one that is installed with it
SCRIPT = """
fps = 20
duration_s = 2.0
size = [480, 270]

[[at]]
t_s = 0.0
color = "label"
rig = { position = [0, 0, 3], yaw_rad = 0 }
capture = "walk.gif"                   # or .mp4: from here to the end

[[at]]
t_s = 0.5
over_s = 1.5                           # poses and numbers glide to where they are then
rig = { position = [1.5, 0, 2], yaw_rad = 0.6 }

[[at]]
t_s = 1.0
select = { column = "label", equals = "setosa" }

[[at]]
t_s = 2.0
capture = "selected.png"
"""

# %%
Path("walk.toml").write_text(SCRIPT, encoding="utf-8")
for path in latentwalk.render(SCENE, "walk.toml", "pictures"):
    print(path)
