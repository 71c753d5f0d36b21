"""Write files that outlive a power cut, for the server's user alone."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sync.central.errors import CentralError


@contextmanager
def on_disk(place: Path) -> Iterator[None]:
    """Tell a disk that is full, or a file that may not be touched, from a mistake of ours."""
    try:
        yield
    except OSError as fault:
        what = f"{fault.filename or place}: {fault.strerror or fault}"
        raise CentralError("disk", what, "make room, or mend the path or its rights") from fault


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, durably; raise FileExistsError where it is."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    _fsync_folder(path.parent)


def _fsync_folder(path: Path) -> None:
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
