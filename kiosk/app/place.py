"""Where a technician's tasks are done: files, and what is known around them."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.app.around import Around
from kiosk.app.outbox import Outbox
from kiosk.staff import StaffBook
from sync.replica.database import Folder
from sync.replica.mailbox import Mailbox


@dataclass(frozen=True)
class Place:
    """One terminal, as tasks and codes find it: the mailbox to read, the outbox to write."""

    folder: Folder
    mailbox: Mailbox
    outbox: Outbox
    around: Around
    staff: StaffBook
    monotonic: Callable[[], float]
