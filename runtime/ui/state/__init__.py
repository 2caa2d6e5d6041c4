"""Panels of what is hidden, and of what was saved."""
