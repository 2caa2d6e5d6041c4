"""Drawables: moderngl only; they read the world and never change it."""
