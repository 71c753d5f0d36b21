"""Meet the register: say how this terminal is, and take what is meant for it alone: time, venue, sealed peppers."""

from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Final

from sync.agent.around import Around
from sync.agent.backlog import backlog
from sync.agent.floor import met_server
from sync.agent.terminal import Enrolled, Terminal, in_service, with_peppers
from sync.replica.database import Folder
from sync.replica.find import Replica
from sync.replica.install import free_bytes, store_document
from sync.replica.mailbox import Mailbox
from sync.wire.api import Heartbeat, HeartbeatAnswer, SealedPepper, VenueMessage

VENUE: Final = "venue"
MOST_FAULTS: Final = 32


def contact(around: Around, faults: Callable[[], Sequence[str]]) -> None:
    """Send a heartbeat and take the answer."""
    terminal = in_service(around.terminal())
    central = around.central_at(terminal.server, terminal.token)
    answer = central.heartbeat(heartbeat(around, faults()))
    take_answer(around, terminal, answer)


def take_answer(around: Around, terminal: Enrolled, answer: HeartbeatAnswer) -> None:
    """Keep what the register has for this terminal."""
    met_server(around.folder, answer.server_time, around.read_clock)
    store_venue(around, answer.venue)
    keep_peppers(around, terminal.terminal_id, answer.peppers)


def heartbeat(around: Around, faults: Sequence[str]) -> Heartbeat:
    """Say how this terminal is: nothing about visitors, only counts."""
    with closing(Replica(around.folder)) as replica:
        held = replica.held()
    unsent = backlog(around.folder)
    return Heartbeat(
        version=around.version,
        seq=None if held is None else held.seq,
        generated_at=None if held is None else held.generated_at,
        waiting=unsent.waiting,
        dead_letters=unsent.dead_letters,
        camera=_camera(around.folder),
        disk_free=free_bytes(around.folder.path),
        faults=tuple(sorted({code.lower() for code in faults}))[:MOST_FAULTS],
    )


def store_venue(around: Around, venue: VenueMessage) -> None:
    """Keep the venue for the kiosk, if it is not the one that is kept."""
    body = venue.model_dump_json().encode()
    with closing(Replica(around.folder)) as replica:
        kept = replica.document(VENUE)
    if kept != body:
        store_document(around.folder, VENUE, 0, body)  # one version for all: the newest contact is right


def keep_peppers(around: Around, terminal_id: str, peppers: tuple[SealedPepper, ...]) -> None:
    """Keep the sealed peppers, unless this terminal was revoked or enrolled anew meanwhile."""

    def taken(terminal: Terminal | None) -> Terminal | None:
        if not isinstance(terminal, Enrolled) or terminal.terminal_id != terminal_id:
            return None
        renewed = with_peppers(terminal, peppers)
        return None if renewed == terminal else renewed

    around.change_terminal(taken)


def _camera(folder: Folder) -> str:
    with closing(Mailbox(folder)) as mailbox:
        said = mailbox.said("camera")
    return said[:200] if isinstance(said, str) else ""
