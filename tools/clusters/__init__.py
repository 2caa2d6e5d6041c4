"""Groups of rows that lie close: found, named by what sets each apart, and held against classes."""
