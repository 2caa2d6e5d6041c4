"""Offline tools: turn data and training runs into scene files."""
