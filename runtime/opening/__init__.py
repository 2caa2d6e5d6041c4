"""What a person opens: which scene it is or becomes, what was opened before, and the page that asks."""
