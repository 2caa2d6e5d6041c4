"""The cloud: which points of which cells, how they are told apart, and the ways to draw them."""
