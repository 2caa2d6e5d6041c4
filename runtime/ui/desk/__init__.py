"""What a mouse does in the world, where panels leave it free, and what is told at the edges of a window."""
