"""A ministry's register for the benches: many people in it, a web server over it, terminals that talk to it."""
