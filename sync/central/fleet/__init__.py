"""Venues, terminals and what they send: heartbeats, visits, their chains and counts."""
