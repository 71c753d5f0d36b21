"""Hand the visits over: batch by batch, each settled by its own receipt, none lost and none in the others' way."""

from collections.abc import Sequence
from contextlib import closing

from sync.agent.around import Around
from sync.agent.counted import counted
from sync.agent.errors import Cause, SyncError
from sync.agent.floor import met_server
from sync.agent.port import Central
from sync.agent.terminal import Asking, Enrolled, Revoked, in_service
from sync.model.visit import Receipt
from sync.replica.chain import ChainEntry
from sync.replica.outgoing import Outgoing
from sync.wire.api import ReceiptMessage, VisitReceipts


def push(around: Around) -> int:
    """Send every visit that waits; return how many were answered for.

    A revoked terminal still does: what it recorded is the register's.
    """
    with closing(Outgoing(around.folder)) as outgoing:
        if outgoing.waiting() == 0:
            return 0
        match around.terminal():
            case Enrolled() | Revoked() as terminal:
                return send_all(around, outgoing, around.central_at(terminal.server, terminal.token))
            case Asking() | None as terminal:
                in_service(terminal)
                return 0


def send_all(around: Around, outgoing: Outgoing, central: Central) -> int:
    """Send batches until none is left; raise SyncError where the answer settles nothing."""
    settled = 0
    while entries := outgoing.pending():
        around.check_stop()
        answer = central.send_visits([sent_form(entry) for entry in entries])
        met_server(around.folder, answer.server_time, around.read_clock)
        settled += settle(outgoing, entries, answer)
    return settled


def settle(outgoing: Outgoing, entries: Sequence[ChainEntry], answer: VisitReceipts) -> int:
    """Settle what was sent and answered for, and return how many; what has no receipt goes on waiting."""
    sent = {str(entry.fields["id"]) for entry in entries}
    receipts = [received(one) for one in answer.receipts if str(one.visit_id) in sent]
    if not receipts:
        raise SyncError(Cause.ANSWER, f"the server was sent {counted(len(entries), 'visit')} and gave no receipt")
    outgoing.settle(receipts)
    return len(receipts)


def sent_form(entry: ChainEntry) -> dict[str, object]:
    """Return an entry as it crosses the network: the visit exactly as it was hashed, with its place in the chain."""
    return {
        "journal": entry.journal.hex(),
        "number": entry.number,
        "visit": entry.fields,
        "content_hash": entry.content_hash.hex(),
        "previous": entry.previous.hex(),
        "entry_hash": entry.entry_hash.hex(),
    }


def received(message: ReceiptMessage) -> Receipt:
    """Return a receipt as the journal takes it."""
    return Receipt(message.visit_id, message.settlement, message.why)
