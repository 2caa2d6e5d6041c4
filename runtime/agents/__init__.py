"""A walk as tools for agents: one session that stays open, over standard input and output."""
