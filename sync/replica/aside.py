"""Set a broken file aside, or what is left of one, so that a sound one can be made in its place."""

import logging
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from sync.replica.claim import only_one, reached

log = logging.getLogger(__name__)

BROKEN: Final = ".broken-"
KEPT: Final = 3
"""How many broken ones of a file are kept, the newest: a disk that goes on breaking them must not fill up."""
_BESIDE: Final = ("-wal", "-shm")
"""What SQLite keeps beside a database. It goes first: the next database would take it for its own."""


def set_aside(path: Path, number: int, why: str) -> None:
    """Rename a database to `….broken-N`. Raises ReplicaError: Locked where another process is at it.

    Nothing is done where the file there is not number `number` (see `file_number`): another process has replaced it.
    """
    lock = only_one(path.with_name(f"{path.name}.lock"))
    try:
        with reached(path):
            if file_number(path) == number:
                log.error("%s is set aside as %s: %s", path.name, _renamed(path).name, why)
    finally:
        os.close(lock)


def leave_behind(path: Path) -> None:
    """Rename what SQLite left beside a database that is gone, moved without it: the next one would take it for its own.

    Nothing is deleted, for it may hold what the database does not. Raises ReplicaError.
    """
    left = [beside for suffix in _BESIDE if (beside := path.with_name(path.name + suffix)).exists()]
    if not left:
        return
    lock = only_one(path.with_name(f"{path.name}.lock"))
    try:
        with reached(path):
            for beside in left if not path.exists() else ():
                beside.rename(beside.with_name(f"{beside.name}.left-{beside.stat().st_ino}"))
                log.warning("%s was left without its database: it is set aside", beside.name)
    finally:
        os.close(lock)


def set_aside_of(path: Path) -> tuple[Path, ...]:
    """Return the broken ones of a database that are kept, oldest first."""
    return tuple(sorted(path.parent.glob(f"{path.name}{BROKEN}*[0-9]"), key=_place))


def file_number(path: Path) -> int:
    """Return what tells a file from another that takes its place (its inode); 0 where there is none."""
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def _renamed(path: Path) -> Path:
    kept = set_aside_of(path)
    aside = path.with_name(f"{path.name}{BROKEN}{_place(kept[-1]) + 1 if kept else 1}")
    for suffix in (*_BESIDE, ""):
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
    for old in kept[: len(kept) + 1 - KEPT]:
        for suffix in (*_BESIDE, ""):
            old.with_name(old.name + suffix).unlink(missing_ok=True)
    return aside


def _place(path: Path) -> int:
    return int(path.name.rpartition("-")[2])
