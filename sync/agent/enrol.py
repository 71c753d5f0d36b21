"""Make this machine a terminal: exchange a ticket for an identity, and pin the register's root of trust.

The ticket names the hash of the root, so nobody on the way, and no other register, can put its own in its place.
"""

import hashlib
from contextlib import closing

from sync.agent import trust
from sync.agent.around import Around
from sync.agent.contact import store_venue
from sync.agent.counted import counted
from sync.agent.errors import Cause, SyncError
from sync.agent.floor import met_server
from sync.agent.terminal import Asking, Enrolled, Revoked, Terminal
from sync.replica.install import erase, forget_documents
from sync.replica.outgoing import Outgoing
from sync.wire.api import EnrolRequest, EnrolResponse
from sync.wire.sealed import new_private_key, public_key
from sync.wire.ticket import EnrolmentTicket, parse


def enrol(around: Around, text: str, name: str, *, again: bool = False) -> Enrolled:
    """Enrol over the network with the text of a ticket."""
    asking = ask(around, text, name, again=again)
    try:
        response = around.central_at(asking.server, "").enrol(request(asking))
    except SyncError as fault:
        if fault.cause is Cause.TOKEN:
            raise SyncError(Cause.TICKET, f"the register refuses this ticket: {fault.what}") from fault
        raise
    terminal = accept(around, asking, response)
    met_server(around.folder, response.server_time, around.read_clock)
    return terminal


def ask(around: Around, text: str, name: str, *, again: bool) -> Asking:
    """Read a ticket and make the key that peppers will be sealed to; nothing is stored yet."""
    ticket = parse(text.strip())
    if ticket is None:
        raise SyncError(Cause.TICKET, "this text is not an enrolment ticket")
    _refuse_enrolled(around, ticket, again=again)
    return Asking(
        server=ticket.url,
        token=ticket.token,
        root_sha256=ticket.root_sha256.hex(),
        private_key=new_private_key().hex(),
        name=name[:200],
        left_root=_root_of(around.terminal()),
    )


def request(asking: Asking) -> EnrolRequest:
    """Return what is sent to the register."""
    public = public_key(bytes.fromhex(asking.private_key))
    return EnrolRequest(token=asking.token, public_key=public.hex(), name=asking.name)


def accept(around: Around, asking: Asking, response: EnrolResponse) -> Enrolled:
    """Become the terminal the register says this is, if its root is the one the ticket names."""
    refuse_other_root(asking, response)
    terminal = Enrolled(
        server=asking.server,
        repository=response.repository,
        terminal_id=response.terminal_id,
        token=response.token,
        private_key=asking.private_key,
        root=response.root,
        peppers=response.peppers,
    )
    with around.applying:
        _leave(around, around.terminal(), terminal)
        around.change_terminal(lambda _: terminal)
    store_venue(around, response.venue)
    return terminal


def refuse_other_root(asking: Asking, response: EnrolResponse) -> None:
    """Raise SyncError unless an answer's root is the one the ticket names."""
    if hashlib.sha256(response.root.encode()).hexdigest() != asking.root_sha256:
        raise SyncError(Cause.OTHER_REGISTER, "the root of trust that came is not the one the ticket names")


def _refuse_enrolled(around: Around, ticket: EnrolmentTicket, *, again: bool) -> None:
    match around.terminal():
        case Enrolled() as terminal if not again:
            raise SyncError(Cause.ENROLLED, f"this is terminal {terminal.terminal_id} already")
        case (Enrolled() | Revoked()) as terminal if terminal.server != ticket.url:
            with closing(Outgoing(around.folder)) as outgoing:
                waiting = outgoing.waiting()
            if waiting:
                unsent = counted(waiting, "visit")
                raise SyncError(Cause.ENROLLED, f"the register at {terminal.server} has still to be sent {unsent}")
        case _:
            return


def _leave(around: Around, before: Terminal | None, after: Enrolled) -> None:
    """Forget what another register said: its metadata would refuse the new one's, its data would be mixed up."""
    if _root_of(before) not in (None, after.root):
        trust.forget(around.folder.trust)
        erase(around.folder)
        forget_documents(around.folder)


def _root_of(terminal: Terminal | None) -> str | None:
    """Return the root of the register that this machine's data are of."""
    match terminal:
        case Enrolled() | Revoked():
            return terminal.root
        case Asking():
            return terminal.left_root
        case None:
            return None
