"""The agent as a process: it syncs by itself, answers the mailbox, ends cleanly, and loses nothing."""

from contextlib import closing
from random import Random

from sync.replica.mailbox import Mailbox
from tests.fakes.register import Register
from tests.fakes.web import Exchange, Web, cut_after
from tests.faults.agent.process import Terminal, half_of_what_is_large, until, usual


def arrived_once(terminal: Terminal, register: Register) -> bool:
    return list(register.visits) == terminal.recorded


def test_syncs_pushes_and_ends_cleanly(terminal: Terminal, register: Register) -> None:
    terminal.start_program()
    assert until(lambda: terminal.seq == 1)
    terminal.record(3)
    assert until(lambda: len(register.visits) == 3)
    register.repository.put_delta(1, 2, {5: 1 << 24})
    register.repository.publish()
    assert until(lambda: terminal.seq == 2)
    assert until(lambda: len(register.heartbeats) > 1)
    assert terminal.stop() == 0
    assert terminal.is_one_published_version()
    assert arrived_once(terminal, register)


def test_a_second_agent_on_the_folder_is_refused(terminal: Terminal) -> None:
    terminal.start(every=60)
    assert until(lambda: terminal.seq == 1)
    first = terminal.process
    assert first is not None
    terminal.start_program()
    assert terminal.process is not None
    assert terminal.process.wait(20) == 3
    terminal.process = first
    terminal.sync_now()
    assert "already runs" in (terminal.folder.path.parent / "agent.log").read_text()


def test_waits_unenrolled_until_the_mailbox_brings_a_ticket(fresh: Terminal, register: Register) -> None:
    fresh.folder.create()
    fresh.start()
    assert until(lambda: fresh.trouble("pull") == "not_enrolled")
    with closing(Mailbox(fresh.folder)) as mailbox:
        number = mailbox.ask("enrol", {"ticket": register.ticket(), "name": "side door"})
        assert until(lambda: mailbox.result(number) is not None)
        assert mailbox.result(number) == ({"ok": True, "result": {"terminal_id": "t1"}},)
    assert until(lambda: fresh.seq == 1)
    assert fresh.stop() == 0


def test_a_request_nobody_knows_is_answered_and_the_next_one_done(terminal: Terminal) -> None:
    terminal.start(every=60)
    with closing(Mailbox(terminal.folder)) as mailbox:
        unknown, known = mailbox.ask("dance", {}), mailbox.ask("sync_now", {})
        assert until(lambda: mailbox.result(known) is not None)
        (answer,) = mailbox.result(unknown) or ({},)
    assert isinstance(answer, dict)
    assert answer["ok"] is False


def test_is_one_published_version_and_loses_no_visit_however_often_it_is_killed(
    terminal: Terminal, register: Register
) -> None:
    random, seq, rows = Random(5), 1, dict(register.repository.states[1, "p1"])
    for kill in range(10):
        terminal.start()
        started = until(lambda: terminal.said("pull").get("busy") or terminal.seq)
        assert started
        terminal.record(random.randrange(1, 30))
        for _ in range(random.randrange(1, 4)):
            changes = {random.randrange(1, 1 << 40): random.randrange(2) << 24 for _ in range(2000)}
            rows.update(changes)
            register.repository.put_delta(seq, seq + 1, changes)
            seq += 1
            if kill % 3 == 2:
                register.repository.put_base(seq, rows)
            register.repository.publish()
            until(lambda: False, random.uniform(0, 0.3))
        terminal.kill()
        assert terminal.is_one_published_version()
        assert terminal.journal_is_whole()
    terminal.start()
    terminal.sync_now()  # it runs, even where the one before left nothing to do
    assert until(lambda: terminal.seq == seq and terminal.waiting() == 0)
    assert terminal.stop() == 0
    assert terminal.is_one_published_version()
    assert arrived_once(terminal, register)


def test_every_download_is_cut_at_random_bytes_and_all_of_it_comes(
    terminal: Terminal, register: Register, web: Web
) -> None:
    random = Random(3)

    def cut_somewhere(exchange: Exchange) -> None:
        cut_after(usual(register), random.randrange(1, 25_000))(exchange)

    web.behaviour = cut_somewhere
    terminal.record(20)
    terminal.start()
    assert until(lambda: terminal.trouble("pull") == "cut" or terminal.seq == 1)
    while terminal.seq != 1 or terminal.waiting():
        terminal.sync_now()
    assert terminal.stop() == 0
    assert terminal.is_one_published_version()
    assert arrived_once(terminal, register)
    assert any(wanted.startswith("bytes=") for wanted in web.ranges)


def test_a_download_goes_on_where_it_was_when_the_agent_was_killed(
    terminal: Terminal, register: Register, web: Web
) -> None:
    random = Random(6)
    register.repository.put_base(2, {random.getrandbits(56) | 1: 0 for _ in range(100_000)})
    register.repository.publish()
    web.behaviour = half_of_what_is_large(register)
    terminal.start()
    assert until(lambda: any(part.stat().st_size == 200_000 for part in terminal.folder.downloads.glob("*.part")))
    terminal.kill()
    web.behaviour = usual(register)
    terminal.start()
    assert until(lambda: terminal.seq == 2)
    assert terminal.stop() == 0
    assert "bytes=200000-" in web.ranges
    assert terminal.is_one_published_version()
