"""What is held may be damaged, or not what the register holds: it is noted, durably, until a whole base has come."""

import logging
from contextlib import closing

from sync.agent.errors import on_disk
from sync.agent.whole import write_whole
from sync.replica.database import Corrupt, Folder
from sync.replica.find import Replica
from sync.replica.install import check_digest, quick_check
from sync.replica.state import Held

log = logging.getLogger(__name__)


def base_is_wanted(folder: Folder) -> bool:
    """Tell whether the next sync is to fetch a whole base."""
    return folder.base_wanted.exists()


def want_base(folder: Folder, why: str) -> None:
    """Note that what is held is not what the register holds. Raises SyncError where the disk refuses."""
    log.error("the snapshot is not as it should be: %s", why)
    write_whole(folder.base_wanted, why[:200].encode())


def base_came(folder: Folder) -> None:
    """Forget the note: a whole base was installed."""
    with on_disk():
        folder.base_wanted.unlink(missing_ok=True)


def held_in(folder: Folder) -> Held | None:
    """Return what is held, None where there is nothing that can be read; damage is noted."""
    try:
        with closing(Replica(folder)) as replica:
            return replica.held()
    except Corrupt as fault:
        want_base(folder, fault.what)
        return None


def inspect(folder: Folder) -> None:
    """Count every stored row again (0.4 s for 20 million); what differs from what the register said is noted.

    Nothing else would ever see that a bit of a base has flipped: a delta's digest is carried on from the one before.
    """
    before = held_in(folder)
    try:
        quick_check(folder)
        check_digest(folder)
    except Corrupt as fault:
        if held_in(folder) == before:  # else a sync has replaced the files meanwhile, and verified the new ones
            want_base(folder, fault.what)
