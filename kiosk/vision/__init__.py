"""See: from a camera to the bytes of the codes held before it."""
