"""A widget in a notebook: frames are drawn where the kernel is, and the browser's keys and mouse come back."""
