"""The agent and the real central server understand each other, from the ticket to the revocation."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sync.agent.around import Around
from sync.agent.carry import ask_by_letter, export_bundle, import_bundle
from sync.agent.contact import contact
from sync.agent.courier import write_letter
from sync.agent.errors import Cause, SyncError
from sync.agent.pull import pull
from sync.agent.push import push
from sync.replica.find import Replica
from sync.replica.journal import Journal
from sync.replica.outgoing import Outgoing
from sync.replica.state import Held
from tests.bench.sender.server import Server, central, central_server
from tests.bench.sender.terminal import enrolled, filled, machine

DOCUMENTS = ("policy", "issuers", "revocations", "venue")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with central_server(tmp_path_factory.mktemp("central")) as server:
        yield server


def test_a_ticket_brings_data_takes_visits_and_keeps_the_age_fresh(server: Server, tmp_path: Path) -> None:
    with enrolled(tmp_path, server.ticket()) as (around, _):
        pull(around)
        ids = filled(around.folder, 0, 501)
        push(around)
        contact(around, lambda: ("dns", "K-DATA-IO"))
        before = held(around)
        central("publish", "--data", str(server.folder))
        pull(around)
        assert before is not None
        assert (after := held(around)) is not None
        assert after.seq == before.seq + 1
        with closing(Replica(around.folder)) as replica:
            assert all(replica.document(name) for name in DOCUMENTS)
        assert {one: server.arrived()[one] for one in ids} == dict.fromkeys(ids, 1)
        with closing(Outgoing(around.folder)) as outgoing:
            assert (outgoing.waiting(), outgoing.rejected()) == (0, 0)


def test_only_signed_rules_take_a_terminal_out_of_service(server: Server, tmp_path: Path) -> None:
    with enrolled(tmp_path, server.ticket()) as (around, terminal):
        pull(around)
        central("revoke", "--data", str(server.folder), terminal.terminal_id)
        with pytest.raises(SyncError) as turned_away:
            contact(around, tuple)
        assert turned_away.value.cause is Cause.TOKEN
        pull(around)
        assert held(around) is not None
        central("sign-rules", "--data", str(server.folder))
        with pytest.raises(SyncError) as fault:
            pull(around)
        assert fault.value.cause is Cause.REVOKED
        assert held(around) is None


def test_a_terminal_without_a_network_is_enrolled_served_and_emptied_by_stick(server: Server, tmp_path: Path) -> None:
    """The real server signs its answers, the terminal believes them, and they settle its visits."""
    stick = tmp_path / "stick"
    stick.mkdir()
    with machine(tmp_path / "lonely") as lonely, machine(tmp_path / "carrier") as carrier:
        ask_by_letter(lonely, server.ticket(), stick)
        import_bundle(lonely, export_bundle(carrier, stick))
        assert held(lonely) is not None
        ids = filled(lonely.folder, 10_000, 3)
        write_letter(lonely, stick)
        import_bundle(lonely, export_bundle(carrier, stick))
        assert {one: server.arrived()[one] for one in ids} == dict.fromkeys(ids, 1)
        with closing(Journal(lonely.folder)) as journal:
            assert journal.waiting() == 0


def test_each_bulletin_reaches_the_terminal(server: Server, tmp_path: Path) -> None:
    with enrolled(tmp_path, server.ticket()) as (around, _), closing(Replica(around.folder)) as replica:
        for deaths in (4_075, 4_076):
            notice = {"date": "2021-06-06", "infected": 395_064, "recovered": 367_285, "deaths": deaths}
            (tmp_path / "bulletin.json").write_text(json.dumps(notice), encoding="utf-8")
            central("bulletin", "--data", str(server.folder), str(tmp_path / "bulletin.json"))
            central("publish", "--data", str(server.folder))
            pull(around)
            assert json.loads(replica.document("bulletin") or b"{}")["deaths"] == deaths


def held(around: Around) -> Held | None:
    with closing(Replica(around.folder)) as replica:
        return replica.held()
