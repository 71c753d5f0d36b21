"""What the tests of a terminal's files start from."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from sync.model.status import Status, unpack
from sync.model.visit import Direction, Method, Outcome, Reason, Receipt, Settlement, Visit
from sync.replica.chain import ChainEntry
from sync.replica.database import Folder
from sync.replica.find import Replica
from sync.replica.install import install_base
from tests.fakes.published import PEPPER, Published, Rows

NOON = datetime(2021, 6, 6, 12, tzinfo=UTC)
GREEN_VISIT = Visit(
    id=UUID(int=1),
    at=NOON,
    direction=Direction.ENTRY,
    method=Method.QR,
    outcome=Outcome.ADMIT,
    reason=Reason.GREEN,
    status=Status.GREEN,
    enforced=True,
    seq=7,
    identity_key=42,
    pepper_id="p1",
    consent=True,
    staff="07",
)


def new_folder(path: Path) -> Folder:
    """Make an empty data folder."""
    folder = Folder(path)
    folder.create()
    return folder


def no_progress(done: int, total: int) -> None:
    """Take an installation's progress and say nothing."""


def serving(folder: Folder, published: Published) -> Replica:
    """Install the newest base and return a reader that has it open."""
    install_base(folder, published.base(), PEPPER, no_progress)
    replica = Replica(folder)
    replica.held()
    return replica


def wrong_answers(replica: Replica, rows: Rows, absent: Rows) -> list[int]:
    """Return the keys for which a replica does not say what `rows` says; those only in `absent` must be unknown."""
    wrong = [key for key, value in rows.items() if replica.find(key) != unpack(value)]
    return wrong + [key for key in absent if key not in rows and replica.find(key) is not None]


def visit(number: int, **changes: object) -> Visit:
    """Return the visit with this id, a second after the one before it."""
    plain = replace(GREEN_VISIT, id=UUID(int=number), at=NOON + timedelta(seconds=number))
    return replace(plain, **changes)  # type: ignore[arg-type]  # a test names members of Visit


def receipt(entry: ChainEntry, settlement: Settlement = Settlement.ACCEPTED, why: str = "") -> Receipt:
    """Return the register's word on an entry."""
    return Receipt(UUID(str(entry.fields["id"])), settlement, why)
