"""The epochs of a run: a thin bar to move along, and the curves that it unfolds to."""
