"""USB sticks: which are plugged in, what lies on them, and how a file gets onto one whole or not at all."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from kiosk.errors import StickError
from kiosk.ui.service import Stick
from sync.durable import write_whole

MOUNTS: Final = Path("/proc/self/mounts")
ROOTS: Final = ("/media/", "/run/media/", "/mnt/")
"""Where a desktop's automounter, udisks and people mount what is plugged in."""
BUNDLE: Final = "*.ashyq"
ANSWER: Final = "recovery.txt"
LONGEST_ANSWER: Final = 400
READ_BY_ALL: Final = 0o644
"""Whoever takes the stick is another user, on another machine."""
MOST_STICKS: Final = 4
MOST_BUNDLES: Final = 6


def sticks(mounts: Path = MOUNTS, roots: tuple[str, ...] = ROOTS) -> tuple[Stick, ...]:
    """Return the sticks that are mounted (proc(5)): devices, no shares; nothing where that cannot be read."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ()
    places = sorted({_plain(line.split(" ")[1]) for line in lines if line.count(" ") >= 5 and line.startswith("/dev/")})
    return tuple(_stick(Path(place)) for place in places if place.startswith(roots))[:MOST_STICKS]


def answers(found: Iterable[Stick]) -> tuple[bytes, ...]:
    """Return what files of recovery say: few and short ones, or none."""
    said: list[bytes] = []
    for stick in found:
        try:
            with (Path(stick.path) / ANSWER).open("rb") as file:
                said.append(file.read(LONGEST_ANSWER).strip())
        except OSError:
            continue
    return tuple(said)


def write_onto(folder: Path, name: str, content: bytes) -> Path:
    """Write a file onto a stick, on the disk when this returns (K-USB-2 where it cannot be)."""
    path = folder / name
    try:
        write_whole(path, content, READ_BY_ALL)
    except OSError as error:
        what = f"{path}: cannot be written ({error.strerror})"
        raise StickError("K-USB-2", what, "Check its space and its write lock, or take another stick.") from error
    return path


def _stick(path: Path) -> Stick:
    try:
        bundles = sorted(one.name for one in path.glob(BUNDLE) if one.is_file())
    except OSError:
        bundles = []
    return Stick(str(path), path.name, tuple(bundles[:MOST_BUNDLES]))


def _plain(written: str) -> str:
    r"""Undo how the kernel writes blanks and the like: `\040` (getmntent(3))."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), written)
