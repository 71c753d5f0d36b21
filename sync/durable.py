"""Files that are there whole or not at all, power cut or not. All here raises OSError, which callers put into words."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

OWNER_ALONE: Final = 0o600


def write_whole(path: Path, data: bytes, mode: int = OWNER_ALONE) -> None:
    """Put a file in the place of whatever is there."""
    with whole(path, mode) as out:
        out.write(data)


@contextmanager
def whole(path: Path, mode: int = OWNER_ALONE) -> Iterator[BinaryIO]:
    """Give a file to write into, which takes its place once that ended well; what was there stays until then."""
    draft = path.with_name(f".{path.name}.new")
    draft.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode), "wb") as out:
            with suppress(PermissionError):  # a stick's file system may know no owners
                os.fchmod(out.fileno(), mode)  # whatever the umask
            yield out
            out.flush()
            os.fsync(out.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    fsync_folder(path.parent)


def fsync_folder(path: Path) -> None:
    """Make the names in a folder durable; a rename is not, before this."""
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
