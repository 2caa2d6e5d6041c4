"""What `latentwalk bench` measures, against the plain way in the same run."""
