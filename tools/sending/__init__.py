"""Scenes as files of other programs: one file a format, and what of a scene goes into them."""
