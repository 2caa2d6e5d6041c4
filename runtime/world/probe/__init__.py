"""The live decoder."""
