"""From vectors to places: layouts, their quality, and the alignment of epochs."""
