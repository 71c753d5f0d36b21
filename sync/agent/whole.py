"""Write a file whole or not at all; a disk that refuses is a SyncError."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sync import durable
from sync.agent.errors import on_disk


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in the place of whatever is there, readable by its user alone."""
    with on_disk():
        durable.write_whole(path, data)


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write into, which takes its place once that ended well."""
    with on_disk(), durable.whole(path) as out:
        yield out
