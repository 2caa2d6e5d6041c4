"""What stands about a person in the room and goes with them: the arrow to the cloud, the table model."""
