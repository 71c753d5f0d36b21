"""Parts of the `upload` bench: a real central server, and terminals with full journals."""
