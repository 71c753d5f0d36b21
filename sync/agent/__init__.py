"""The sync process of a terminal: enrol, verify, apply, upload; the only part of a terminal that uses the network."""
