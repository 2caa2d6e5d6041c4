"""The cloud drawn on the processor: points into bands of pixels, each that shows anything shaded once."""
