"""Where frames come from and pixels go: hosts, each imported only when asked for, and the contract they share."""
