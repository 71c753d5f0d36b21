"""What crosses the network: identity keys, snapshot files, messages."""
