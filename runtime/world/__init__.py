"""What a person can do, without any OpenGL: pure state and numpy."""
