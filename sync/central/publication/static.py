"""What every way of giving out the repository says of its files."""

from typing import Final

TIMESTAMP: Final = "timestamp.json"


def cache_control(name: str) -> str:
    """Return how long a file stays as it is: for ever, but for the timestamp."""
    return "no-cache" if name.endswith(f"/{TIMESTAMP}") else "public, max-age=31536000, immutable"


def media_type(name: str) -> str:
    """Return what a file is."""
    return "application/json" if name.endswith(".json") else "application/vnd.apache.parquet"
