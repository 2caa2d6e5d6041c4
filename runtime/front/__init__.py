"""Walk through what a machine-learning model sees: the front door, the package `latentwalk` itself."""
