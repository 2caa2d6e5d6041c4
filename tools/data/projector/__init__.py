"""TensorBoard's projector: what its configuration names, its vectors, metadata and sprites."""
