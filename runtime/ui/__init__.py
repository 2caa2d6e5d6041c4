"""Panels in Dear ImGui, drawn to a texture and hung in the world or on the window."""
