"""Who may use a terminal's files, and what is said when they cannot be used.

    ReplicaError            code, what happened, what to do
    ├── Unusable            the disk or the file system refuses
    ├── DiskFull            no room to write
    ├── Locked              another process holds it
    ├── Corrupt             the content is not what was written
    ├── NewerSchema         written by a newer version of this program
    ├── Foreign             a folder that is in use for other things
    ├── WrongFile           not the file that fits here (another seq, pepper, kind or version)
    └── Moved               the snapshot was replaced between two questions: ask again

It loads in a millisecond: the kiosk asks before its window opens.
"""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar, Final

KIOSK_LOCK: Final = "kiosk.lock"
"""In the data folder; held by the one kiosk process."""
_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class ReplicaError(Exception):
    """A terminal's files cannot be used as asked. Carries a code, what happened and the remedy, for a technician."""

    code: ClassVar[str] = "K-DATA"
    usual_remedy: ClassVar[str] = "Look at the message and the disk, then try again."

    def __init__(self, what: str, remedy: str = "") -> None:
        self.what = what
        self.remedy = remedy or self.usual_remedy
        super().__init__(f"{self.code}: {what}. {self.remedy}")


class Unusable(ReplicaError):
    """The disk or the file system refuses: missing, read-only, no permission, a failing read or write."""

    code = "K-DATA-IO"
    usual_remedy = "Check that the data folder exists, is writable and that the disk is healthy."


class DiskFull(ReplicaError):
    """There is no room to write."""

    code = "K-DISK-FULL"
    usual_remedy = "Free space on the disk that holds the data folder."


class Locked(ReplicaError):
    """Another process holds the file or the folder."""

    code = "K-DATA-LOCKED"
    usual_remedy = "Stop the other process, or use another data folder."


class Corrupt(ReplicaError):
    """The content is not what was written."""

    code = "K-DATA-CORRUPT"
    usual_remedy = "Sync now to fetch the snapshot anew; move another file aside, keep it, and restart."


class NewerSchema(ReplicaError):
    """The file was written by a newer version of this program."""

    code = "K-DATA-NEWER"
    usual_remedy = "Install the newer version again, or start with an empty data folder."


class Foreign(ReplicaError):
    """A folder that is in use for other things, and no terminal's."""

    code = "K-DATA-FOREIGN"
    usual_remedy = "Name the terminal's data folder, or one that is new or empty."


class WrongFile(ReplicaError):
    """A file that does not fit what this terminal holds. What it holds stays."""

    code = "K-DATA-WRONG"
    usual_remedy = "Sync now: the agent finds the files that fit."


class Moved(ReplicaError):
    """The snapshot was replaced between two questions."""

    code = "K-DATA-MOVED"
    usual_remedy = "Check again."


@contextmanager
def reached(path: Path) -> Iterator[None]:
    """Turn what the file system raises about `path` into a ReplicaError."""
    try:
        yield
    except OSError as fault:
        what = f"{path}: {fault.strerror or fault}"
        raise (DiskFull(what) if fault.errno in _NO_ROOM else Unusable(what)) from fault


def only_one(path: Path) -> int:
    """Take the lock file for this process, until it ends; raise Locked where another process has it.

    Returns the open file descriptor: the lock goes when it is closed, at the latest with the process (flock(2)).
    """
    with reached(path):
        writable = not os.statvfs(path.parent).f_flag & os.ST_RDONLY
        lock = os.open(path, (os.O_RDWR | os.O_CREAT if writable else os.O_RDONLY) | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            holder = os.read(lock, 20).decode("ascii", "replace").strip() or "unknown"
            os.close(lock)
            raise Locked(f"{path.stem} already runs on {path.parent} (process {holder})") from fault
        if writable:
            os.truncate(lock, 0)
            os.pwrite(lock, b"%d\n" % os.getpid(), 0)
        return lock


def is_held(path: Path) -> bool:
    """Tell whether some process holds a lock file that `only_one` takes."""
    with reached(path):
        try:
            lock = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            return False
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)  # shared: two who ask at once are in nobody's way
        except BlockingIOError:
            return True
        else:
            return False
        finally:
            os.close(lock)
