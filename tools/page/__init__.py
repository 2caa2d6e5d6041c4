"""Scenes as pages: what a browser gets of a scene, as one file, in a notebook, or served."""
