"""What every room of the runtime may import: plain values, small helpers and kernels, over numpy and numba alone."""
