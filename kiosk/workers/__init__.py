"""The only place that makes threads."""
