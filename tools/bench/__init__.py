"""What `latentwalk bench` measures of the tools."""
