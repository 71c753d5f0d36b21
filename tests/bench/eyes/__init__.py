"""Help the benches of the eyes: photos with their truth, other decoders, invented passes."""
