"""What is so of the selected rows: numbers, words where there are none, made by a worker."""
