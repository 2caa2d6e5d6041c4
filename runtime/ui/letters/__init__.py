"""Letters of the words in the room: distance fields of what the fonts of the panels hold."""
