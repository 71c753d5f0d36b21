"""A whole kiosk whose files are broken: without a mailbox it checks on, without a journal it admits nobody."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app.compose import Kiosk
from kiosk.domain.screen.state import Fault, OutOfOrder, Ready
from kiosk.ui.service import Examined
from sync.model.identity import PassSubject
from sync.model.visit import Direction, Method, Outcome, Reason
from sync.replica.aside import set_aside_of
from sync.replica.clock import load_clock
from sync.replica.database import Folder
from sync.replica.journal import Journal
from sync.replica.journal_file import verify
from sync.replica.mailbox import Mailbox
from tests.fakes.cameras import Playing, noise
from tests.fakes.terminal import pass_text
from tests.integration.kiosk.conftest import GREEN, OpenKiosk, today
from tests.integration.kiosk.test_kiosk_check import LONG_MS, checked, holding, state_of

BROKEN = Fault(Reason.NOT_RECORDED, "K-JRN-1")


def foreign(path: Path) -> None:
    path.write_bytes(b"no database" * 999)


def wait_for(kiosk: Kiosk, qtbot: QtBot, screen: object) -> None:
    qtbot.waitUntil(lambda: state_of(kiosk) == screen, timeout=LONG_MS)


def shown(who: PassSubject, kiosk: Kiosk, at: float = 0.0) -> tuple[Outcome, Reason]:
    """Have a pass checked that came into view at an instant (monotonic seconds)."""
    text = pass_text(who, now=today())
    check = kiosk.loop._desk.check_payload(text.encode(), at, Method.QR, Direction.ENTRY)
    assert check is not None
    return check.verdict.outcome, check.verdict.reason


def seen_by_a_technician(kiosk: Kiosk) -> tuple[Examined, ...]:
    kiosk.loop._errands.on_second(watched=True)
    return kiosk.loop._errands.service.doctor


@pytest.mark.parametrize("damage", [foreign, Path.unlink])
def test_a_mailbox_that_is_broken_at_the_start_stops_no_check_and_is_made_anew(
    damage: Callable[[Path], None], open_kiosk: OpenKiosk, terminal: Folder, qtbot: QtBot
) -> None:
    damage(terminal.agent)
    kiosk = open_kiosk(holding(GREEN))
    assert checked(kiosk, qtbot).verdict.outcome is Outcome.ADMIT
    broken = set_aside_of(terminal.agent)
    assert len(broken) == (damage is not Path.unlink)
    named = [one.trouble.code for one in seen_by_a_technician(kiosk) if one.trouble]
    assert named == ["K-MBX-1"] * len(broken)
    kiosk._on_minute()
    with closing(Mailbox(terminal)) as agent:
        qtbot.waitUntil(lambda: agent.said("camera") == "good", timeout=LONG_MS)
    qtbot.waitUntil(lambda: load_clock(terminal).floor is not None, timeout=LONG_MS)  # from the date of the data


def test_a_mailbox_that_cannot_be_made_anew_stops_no_check_either_and_is_named(
    open_kiosk: OpenKiosk, terminal: Folder, qtbot: QtBot
) -> None:
    foreign(terminal.agent)
    (terminal.path / "agent.db.lock").mkdir()
    kiosk = open_kiosk(holding(GREEN))
    assert checked(kiosk, qtbot).verdict.outcome is Outcome.ADMIT
    [found] = seen_by_a_technician(kiosk)
    assert found.trouble is not None
    assert (found.part, found.trouble.code) == ("agent", "K-DATA-IO")


def test_a_journal_that_is_broken_at_the_start_is_out_of_order_until_it_is_put_aside(
    open_kiosk: OpenKiosk, terminal: Folder, qtbot: QtBot
) -> None:
    foreign(terminal.journal)
    broken = terminal.journal.read_bytes()
    kiosk = open_kiosk(Playing(noise()))
    wait_for(kiosk, qtbot, OutOfOrder(BROKEN))
    assert shown(GREEN, kiosk) == (Outcome.REFER, Reason.NOT_RECORDED)
    assert terminal.journal.read_bytes() == broken
    terminal.journal.rename(terminal.path / "kept")
    (terminal.path / "journal.db-wal").write_bytes(b"left by somebody in a hurry")
    wait_for(kiosk, qtbot, Ready())
    assert shown(GREEN, kiosk, at=10.0) == (Outcome.ADMIT, Reason.GREEN)
    with closing(Journal(terminal)) as journal:
        assert (journal.waiting(), verify(terminal)) == (1, None)
    assert [path.read_bytes()[:4] for path in terminal.path.glob("journal.db-wal.left-*")] == [b"left"]


def test_whoever_was_admitted_is_known_again_once_the_journal_can_be_read(
    open_kiosk: OpenKiosk, terminal: Folder, qtbot: QtBot
) -> None:
    first = open_kiosk(Playing(noise()))
    assert shown(GREEN, first) == (Outcome.ADMIT, Reason.GREEN)
    first.stop()
    kept = terminal.journal.rename(terminal.path / "kept")
    terminal.journal.mkdir()  # in its place is nothing that can be read
    kiosk = open_kiosk(Playing(noise()))
    wait_for(kiosk, qtbot, OutOfOrder(Fault(Reason.NOT_RECORDED, "K-DATA-IO")))
    terminal.journal.rmdir()
    kept.rename(terminal.journal)
    wait_for(kiosk, qtbot, Ready())
    assert shown(GREEN, kiosk) == (Outcome.REFER, Reason.ALREADY_USED_HERE)


def test_while_another_program_holds_the_journal_nobody_is_admitted_and_soon_after_somebody_is(
    open_kiosk: OpenKiosk, terminal: Folder, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.app.recorder.BUSY_MS", 10)
    kiosk = open_kiosk(Playing(noise()))
    wait_for(kiosk, qtbot, Ready())
    with closing(sqlite3.connect(terminal.journal, isolation_level=None)) as shell:
        shell.execute("BEGIN IMMEDIATE")
        assert shown(GREEN, kiosk) == (Outcome.REFER, Reason.NOT_RECORDED)
        wait_for(kiosk, qtbot, OutOfOrder(Fault(Reason.NOT_RECORDED, "K-JRN-2")))
        kiosk._on_second()
        kiosk._scribe.write(lambda: None).result()  # it was tried again, in vain
        kiosk._on_second()
        assert state_of(kiosk) == OutOfOrder(Fault(Reason.NOT_RECORDED, "K-JRN-2"))
    wait_for(kiosk, qtbot, Ready())
    assert shown(GREEN, kiosk, at=10.0) == (Outcome.ADMIT, Reason.GREEN)
    with closing(Journal(terminal)) as journal:
        assert journal.waiting() == 1


@pytest.mark.parametrize(
    ("trouble", "code", "mend"),
    [
        ("DROP TABLE visit", "K-JRN-1", lambda journal: journal.rename(journal.with_name("kept"))),
        ("PRAGMA query_only = ON", "K-DATA-IO", lambda _: None),  # as on a disk that has become read-only
    ],
)
def test_a_journal_that_breaks_while_people_come_admits_nobody_and_is_taken_up_again_when_it_is_mended(
    trouble: str, code: str, mend: Callable[[Path], None], open_kiosk: OpenKiosk, terminal: Folder, qtbot: QtBot
) -> None:
    kiosk = open_kiosk(Playing(noise()))
    wait_for(kiosk, qtbot, Ready())
    journal = kiosk._journal._journal
    assert journal is not None
    journal._connection.execute(trouble)
    assert shown(GREEN, kiosk) == (Outcome.REFER, Reason.NOT_RECORDED)
    kiosk._on_second()
    assert state_of(kiosk) == OutOfOrder(Fault(Reason.NOT_RECORDED, code))
    mend(terminal.journal)
    wait_for(kiosk, qtbot, Ready())
    assert shown(GREEN, kiosk, at=10.0) == (Outcome.ADMIT, Reason.GREEN)
    with closing(Journal(terminal)) as journal:
        assert journal.waiting() == 1
