"""Where the model is wrong: pairs that it confuses, and the rows of a selection, all at once."""
