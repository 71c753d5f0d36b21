"""Write a file whole or not at all, durably, readable by its own user alone."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sync.agent.errors import on_disk
from sync.replica.database import fsync_folder


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in the place of whatever is there; raise SyncError where the disk refuses."""
    with whole(path) as out:
        out.write(data)


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write into, which takes its place once that ended well; raise SyncError where the disk refuses."""
    fresh = path.with_name(f"{path.name}.new")
    with on_disk():
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(path)
        fsync_folder(path.parent)
