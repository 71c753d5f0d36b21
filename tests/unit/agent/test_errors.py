"""Every cause carries its cure, and what a disk says is told apart."""

import errno

import pytest

from sync.agent.errors import REMEDIES, Cause, SyncError, on_disk
from sync.wire.api import Heartbeat


@pytest.mark.parametrize("cause", list(Cause))
def test_every_cause_has_a_remedy_and_a_code_the_heartbeat_carries(cause: Cause) -> None:
    error = SyncError(cause, "something happened")
    assert error.remedy == REMEDIES[cause]
    beat = Heartbeat(version="1", seq=None, generated_at=None, waiting=0, dead_letters=0, faults=(error.code,))
    assert beat.faults == (cause.value,)


@pytest.mark.parametrize(
    ("number", "cause"),
    [
        (errno.ENOSPC, Cause.DISK_FULL),
        (errno.EDQUOT, Cause.DISK_FULL),
        (errno.EFBIG, Cause.DISK_FULL),
        (errno.EROFS, Cause.READ_ONLY),
        (errno.EACCES, Cause.READ_ONLY),
        (errno.EIO, Cause.DISK),
    ],
)
def test_a_disk_that_is_full_read_only_or_broken_is_told_apart(number: int, cause: Cause) -> None:
    with pytest.raises(SyncError, match=r"said the disk \(state.db\)") as told, on_disk():
        raise OSError(number, "said the disk", "state.db")
    assert told.value.cause is cause
