"""Which rows are hidden, and why."""
