"""Models that are trained here, and decoders that come from elsewhere."""
