"""What stands about a person in the room: the arrow to the cloud, the table model, a wall of pictures."""
