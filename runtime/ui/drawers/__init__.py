"""Drawers: which panels there are and which of them lie in one, and the rail of chips that opens them."""
