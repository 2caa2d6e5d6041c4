"""What a Python program has in memory (arrays, tensors, frames, lists) becomes rows, as files do."""
