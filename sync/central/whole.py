"""Write files that outlive a power cut, for the server's user alone, and a new folder whole or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sync.central.errors import CentralError
from sync.durable import fsync_folder


@contextmanager
def on_disk(place: Path) -> Iterator[None]:
    """Tell a disk that is full, or a file that may not be touched, from a mistake of ours."""
    try:
        yield
    except OSError as fault:
        what = f"{fault.filename or place}: {fault.strerror or fault}"
        raise CentralError("disk", what, "make room, or mend the path or its rights") from fault


@contextmanager
def new_folder(folder: Path) -> Iterator[None]:
    """Fill a folder that is new or empty; where that fails it is as before, so that the next try finds it so.

    Raises CentralError where something lies in it.
    """
    is_new = not folder.exists()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise CentralError("not_empty", f"{folder} is not empty", "name a new folder")
    try:
        yield
    except BaseException:
        for one in folder.iterdir():
            _remove(one)
        if is_new:
            folder.rmdir()
        raise


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, durably; raise FileExistsError where it is."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    fsync_folder(path.parent)
