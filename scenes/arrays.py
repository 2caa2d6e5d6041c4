"""Short names for the arrays that all rooms pass around: the element type alone, shapes are in docstrings."""

import numpy as np
from numpy.typing import NDArray

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
I8 = NDArray[np.int8]
I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
U8 = NDArray[np.uint8]
U32 = NDArray[np.uint32]
U64 = NDArray[np.uint64]
Bools = NDArray[np.bool_]
Numbers = NDArray[np.number]  # of any type that can be compared
Array = NDArray[np.generic]  # of whatever type: only its shape, its bytes or its dtype are asked for
Indices = NDArray[np.intp]  # what numpy's own argsort, flatnonzero and argmin give
