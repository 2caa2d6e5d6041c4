"""Packed scenes: rows put in the order of cells and written block by block, within memory that they do not fill."""
