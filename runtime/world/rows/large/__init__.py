"""Rows of large packed scenes: looked at where they lie in the file, a part at a time."""
