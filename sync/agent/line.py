"""Which of two lines of publications a terminal follows while the pepper changes.

After a new pepper the register publishes two lines side by side: the old pepper's, until an end that is signed with
each of its files, and the new one's, which begins with a base. Each terminal changes over at a moment of its own before
that end, so that 30,000 of them do not fetch a base in one night.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import blake2b

from sync.agent.plan import SnapshotVersion, plan
from sync.agent.port import SnapshotFile


def change_over(terminal_id: str, pepper_id: str, ends: datetime, spread: timedelta) -> datetime:
    """Return when a terminal leaves a pepper's line: at most `spread` before its end, by chance, but always the same.

    Derived from the terminal's id and not drawn, so that a restart does not draw anew.
    """
    drawn = int.from_bytes(blake2b(f"{terminal_id}\x1f{pepper_id}".encode(), digest_size=8).digest(), "big")
    return ends - spread * (drawn / 2**64)


def leaving(
    held: SnapshotVersion, files: Sequence[SnapshotFile], terminal_id: str, spread: timedelta
) -> datetime | None:
    """Return when a terminal leaves the line it is on; None where that goes on, or is not on offer here."""
    ends = [file.note.line_ends for file in _own(held, files) if file.note.line_ends is not None]
    return change_over(terminal_id, held.pepper_id, max(ends), spread) if ends else None


def followed(
    held: SnapshotVersion | None, files: Sequence[SnapshotFile], terminal_id: str, spread: timedelta, now: datetime
) -> Sequence[SnapshotFile]:
    """Return the files to plan with: those of the line held alone, until the moment to leave it.

    Who cannot follow that line to its newest file has missed something, and changes over at once.
    """
    leaves = None if held is None else leaving(held, files, terminal_id, spread)
    if held is None or leaves is None or now >= leaves:
        return files
    own = _own(held, files)
    way = plan(held, own)
    reached = way[-1].note.seq if way else held.seq
    return own if reached >= max(file.note.seq for file in own) else files


def _own(held: SnapshotVersion, files: Sequence[SnapshotFile]) -> Sequence[SnapshotFile]:
    return [file for file in files if file.note.pepper_id == held.pepper_id]
