"""Rows in shards, more than one machine lays out: planned, read in blocks, placed beside a sample, alone or by Dask."""
