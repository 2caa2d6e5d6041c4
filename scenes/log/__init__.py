"""Append-only logs of records: read as they grow, written by one, guarded where they are mapped."""
