"""The epochs of a run."""
