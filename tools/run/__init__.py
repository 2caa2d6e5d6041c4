"""Runs of training: their folder and log, the recorder, and what becomes of them."""
