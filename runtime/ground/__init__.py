"""What every room of the runtime may import: plain values and small helpers, over numpy alone."""
