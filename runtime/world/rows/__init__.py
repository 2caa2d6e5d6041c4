"""The rows: where they are, how they look, and which of them are meant."""
