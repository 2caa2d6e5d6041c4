"""The person: the rig, the hands, and what they hold."""
