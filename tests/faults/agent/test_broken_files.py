"""A broken mailbox or journal under the agent: it syncs on, and says to kiosk and register what is broken."""

from pathlib import Path

from sync.replica.aside import set_aside_of
from tests.fakes.register import Register
from tests.faults.agent.process import Terminal, until


def foreign(path: Path) -> None:
    path.write_bytes(b"no database" * 999)


def test_neither_a_broken_journal_nor_a_mailbox_that_is_lost_stops_the_sync(
    terminal: Terminal, register: Register
) -> None:
    terminal.folder.create()
    for path in (terminal.folder.agent, terminal.folder.journal):
        foreign(path)
    broken = terminal.folder.journal.read_bytes()
    terminal.start()
    assert until(lambda: terminal.seq == 1)
    assert until(lambda: any("k-jrn-1" in heartbeat.faults for heartbeat in register.heartbeats))
    assert until(lambda: terminal.said("fault").get("code") == "K-JRN-1")
    foreign(terminal.folder.agent)
    assert until(lambda: terminal.said("fault").get("code") == "K-JRN-1")  # said again, in a new file
    assert len(set_aside_of(terminal.folder.agent)) == 2
    assert terminal.folder.journal.read_bytes() == broken
    assert terminal.stop() == 0
