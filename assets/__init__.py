"""Shaders, fonts, bindings and palettes: data only, found with `Path(__file__).resolve().parent.parent / "assets"`."""
