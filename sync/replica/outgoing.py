"""The agent's side of the journal: what waits for the register, and what the register has answered."""

from collections.abc import Iterable
from typing import Final, assert_never

from sync.model.visit import Receipt, Settlement
from sync.replica.chain import ChainEntry
from sync.replica.database import Folder, atomic
from sync.replica.journal_file import BATCH, journal_faults, open_journal
from sync.replica.visit_table import COUNT_WAITING, entry_of

LONGEST_WHY: Final = 1000

_PENDING: Final = "SELECT * FROM visit WHERE state = 'waiting' ORDER BY number LIMIT ?"
_COUNT_REJECTED: Final = "SELECT count(*) FROM visit WHERE state = 'rejected'"
_SETTLE: Final = "UPDATE visit SET state = ?, why = ? WHERE id = ? AND state = 'waiting'"


class Outgoing:
    """The visits of one terminal on their way. Every method raises ReplicaError when the file cannot be used."""

    def __init__(self, folder: Folder) -> None:
        self._path = folder.journal
        self._connection, self._id = open_journal(self._path)

    def pending(self, limit: int = BATCH) -> tuple[ChainEntry, ...]:
        """Return the oldest visits that wait to be sent; rejected ones do not stand in their way."""
        with journal_faults(self._path):
            return tuple(entry_of(self._id, row) for row in self._connection.execute(_PENDING, (limit,)))

    def settle(self, receipts: Iterable[Receipt]) -> None:
        """Take the register's word on visits: accepted or duplicate is settled, rejected becomes a dead letter."""
        with journal_faults(self._path), atomic(self._connection):
            self._connection.executemany(_SETTLE, [_settled(receipt) for receipt in receipts])

    def waiting(self) -> int:
        """Return how many visits wait to be sent."""
        return self._count(COUNT_WAITING)

    def rejected(self) -> int:
        """Return how many visits the register rejected; `read_dead_letters` has them."""
        return self._count(_COUNT_REJECTED)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _count(self, sql: str) -> int:
        with journal_faults(self._path):
            (number,) = self._connection.execute(sql).fetchone()
        return int(number)


def _settled(receipt: Receipt) -> tuple[str, str, str]:
    match receipt.settlement:
        case Settlement.ACCEPTED | Settlement.DUPLICATE:
            return "settled", "", str(receipt.visit_id)
        case Settlement.REJECTED:
            return "rejected", receipt.why[:LONGEST_WHY], str(receipt.visit_id)
        case _:
            assert_never(receipt.settlement)
