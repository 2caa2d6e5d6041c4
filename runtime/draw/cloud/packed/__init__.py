"""Clouds that no memory holds: runs of rows come from the mapped file into a pool of fixed size on the GPU."""
