"""An analysis as a person gets it: a page, tables, and a scene to walk in."""
