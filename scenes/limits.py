"""The limits of a scene file, checked before anything is allocated.  FORMAT.md lists them.

They lie far above what a walk shows well, and low enough that a file made to do harm costs its reader megabytes and
seconds, not the machine.
"""

# What becomes Python objects as soon as a file is opened is kept small; arrays stay as they lie in the file.
MAX_HEAD_BYTES = 1 << 20  # of one record's msgpack head
MAX_BODY_BYTES = 1 << 36  # of one record's arrays: addresses, no memory
MAX_RECORDS = 1 << 18
MAX_ITEMS = 1 << 14  # in one list or map of a head: a list of msgpack may promise 4 billion
MAX_NODES = 1 << 16  # values in one head, containers included
MAX_TOTAL_NODES = 1 << 22  # values in all heads of a file
MAX_DEPTH = 16  # of nested lists and maps, far from Python's own limit on recursion
MAX_ARRAYS = 1024  # in one record

# Rows are numbered by int32 in every array, classes by codes; names stand in menus.
MAX_ROWS = 100_000_000
MAX_NAME_CHARACTERS = 200
MAX_TEXT_BYTES = 1 << 20  # of one row id or one cell of a text column
MAX_CLASSES = 1 << 16
MAX_PICTURE_SIDE = 4096
MAX_NEIGHBORS = 1024
MAX_SENTENCE_CHARACTERS = 10_000  # of what is said of a selection, or of figures that are missing
MAX_LATENT = 4096  # dimensions

MAX_DIMENSIONS = 1 << 16  # of the rows' own vectors

# Of one surface: all of it is drawn in each frame, four times over.
MAX_VERTICES = 1 << 21
MAX_TRIANGLES = 1 << 22

MAX_PLACE = 1e18  # of a coordinate, in any unit: float32 holds the square of it
MAX_SERIES_POINTS = 1 << 20  # in all series of a run, which become lists of Python's

# A decoder runs while a hand moves: at tens of billions of multiplications a second, these take a tenth of one.
MAX_LAYERS = 64
MAX_OPTION = 4096  # of a whole number among the options of a layer
MAX_WEIGHTS = 1 << 26  # numbers in all layers of one network
MAX_ACTIVATIONS = 1 << 22  # numbers in any layer's input or output
MAX_MULTIPLICATIONS = 1 << 31  # of one pass through a network
