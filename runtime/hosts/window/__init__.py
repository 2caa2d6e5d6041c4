"""The desktop window: glfw, and from keys, mouse and gamepad to controls.  Only this host reads a keyboard."""
