"""The runtime: loads a scene file and puts a person inside. Metres, seconds, radians; right-handed, +Y up, −Z forward."""
