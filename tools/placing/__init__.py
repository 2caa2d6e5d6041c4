"""New rows in an old scene: its data read again, its parts continued."""
