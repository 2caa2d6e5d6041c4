"""What is written in the room: words beside rows, and names of classes where these are."""
