"""The headset: an OpenXR runtime, its session and its swapchains.  Nothing outside this folder imports `xr`."""
