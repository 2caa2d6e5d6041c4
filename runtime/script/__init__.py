"""Scripts and recordings: the walk as a timeline in a file."""
