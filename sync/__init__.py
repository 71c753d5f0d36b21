"""Replication: the register, what it publishes, and what a terminal holds of it. Knows nothing of the kiosk."""
