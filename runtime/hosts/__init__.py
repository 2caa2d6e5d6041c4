"""Where frames come from and pixels go: one file for each host, imported only when asked for, and the contract they share."""
