"""What can be asked of a space of rows: the nearest flip of a classifier, the neighbors of a sum."""
