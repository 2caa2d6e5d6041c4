"""Files of other programs: AnnData, FAISS, clouds of points; and those that nothing can read safely, by name."""
