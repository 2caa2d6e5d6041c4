"""The runtime: loads a scene file and puts a person inside.

Conventions everywhere: meters, seconds, radians; right-handed, +Y up, −Z forward; quaternions x, y, z, w.
"""
