"""Keys and mouse as any desktop has them, from events to controls: what a window and a notebook share."""
