"""Panels in a headset: where they hang, which hand brings the menu, what a stick scrolls."""
