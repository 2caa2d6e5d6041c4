"""Where a model is right, where it is wrong, and what sets the two apart: statistics of judged rows."""
