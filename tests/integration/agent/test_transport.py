"""Every way in which a network fails is named; what came is kept, and never more than was asked for."""

import gzip
import json
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import IPv4Address
from pathlib import Path
from threading import Event

import pytest

from sync.agent.errors import Cause, Stopped, SyncError
from sync.agent.fault import LONGEST_PAUSE, retry_after
from sync.agent.pace import Patience
from sync.agent.transport import HttpCentral, HttpSource, Network, new_client
from sync.wire.api import Heartbeat
from tests.fakes.web import (
    Behaviour,
    announced,
    cut_after,
    endless,
    files_of,
    nothing,
    page,
    serving,
    status,
    trickle,
    trickled_head,
)

PATIENT = Patience(connect=30.0, silence=30.0, window=0.2, least_rate=1000.0)
"""It takes no pause of a busy machine for a silence."""
SHORT = replace(PATIENT, silence=0.3)
BODY = bytes(range(256)) * 40
LOOPBACK = IPv4Address("127.0.0.1")
BEAT = Heartbeat(version="1", seq=None, generated_at=None, waiting=0, dead_letters=0)


@pytest.fixture
def stop() -> Event:
    return Event()


@pytest.fixture
def network(stop: Event) -> Iterator[Network]:
    with new_client("test", PATIENT) as client:
        yield Network(client, stop)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "www"
    folder.mkdir()
    (folder / "file").write_bytes(BODY)
    return folder


def cause_of(fault: pytest.ExceptionInfo[SyncError]) -> Cause:
    assert fault.value.what
    assert fault.value.remedy
    return fault.value.cause


def reading(network: Network, behaviour: Behaviour, largest: int = 1 << 16) -> Cause:
    with serving(behaviour) as web, pytest.raises(SyncError) as fault:
        HttpSource(network, web.url).read("file", largest)
    return cause_of(fault)


def test_reads_a_file_whole(network: Network, folder: Path) -> None:
    with serving(files_of(folder)) as web:
        assert HttpSource(network, web.url).read("file", len(BODY)) == BODY


@pytest.mark.parametrize(
    ("behaviour", "cause"),
    [
        (status(404), Cause.MISSING),
        (status(403), Cause.MISSING),
        (status(500), Cause.SERVER),
        (status(502), Cause.SERVER),
        (status(429), Cause.BUSY),
        (status(503), Cause.BUSY),
        (status(511), Cause.CAPTIVE_PORTAL),
        (status(302, Location="http://login.example/"), Cause.CAPTIVE_PORTAL),
        (status(200, b"  <html>sign in</html>"), Cause.CAPTIVE_PORTAL),
        (page, Cause.CAPTIVE_PORTAL),
        (trickle, Cause.SLOW),
        (trickled_head, Cause.SLOW),
        (announced, Cause.ANSWER),
        (endless, Cause.TOO_LARGE),
        (lambda exchange: exchange.begin(200, 1 << 30), Cause.TOO_LARGE),
        (lambda exchange: exchange.begin(200, 100), Cause.CUT),
        (lambda exchange: exchange.wfile.write(b"\x16\x03\x01garbage\r\n\r\n"), Cause.CUT),
        (lambda _: None, Cause.CUT),
    ],
)
def test_names_what_went_wrong(network: Network, behaviour: Behaviour, cause: Cause) -> None:
    assert reading(network, behaviour) is cause


def test_names_who_says_nothing() -> None:
    with new_client("test", SHORT) as client:
        network = Network(client, Event())
        assert reading(network, nothing) is Cause.TIMEOUT
        assert heartbeat(network, nothing).cause is Cause.TIMEOUT


def test_names_a_port_nobody_listens_on(network: Network) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        with pytest.raises(SyncError) as fault:
            HttpSource(network, f"http://127.0.0.1:{free.getsockname()[1]}").read("file", 10)
    assert cause_of(fault) is Cause.REFUSED


def test_names_a_host_that_does_not_exist(network: Network) -> None:
    with pytest.raises(SyncError) as fault:
        HttpSource(network, "http://register.invalid").read("file", 10)  # RFC 6761: .invalid never resolves
    assert cause_of(fault) is Cause.DNS


@pytest.mark.parametrize("address", ["", "ftp://example.org", "not an address"])
def test_names_what_is_no_address(network: Network, address: str) -> None:
    with pytest.raises(SyncError) as fault:
        HttpSource(network, address).read("file", 10)
    assert cause_of(fault) is Cause.ANSWER


def test_leaves_when_the_process_is_stopped(network: Network, stop: Event) -> None:
    stop.set()
    with serving(endless) as web, pytest.raises(Stopped):
        HttpSource(network, web.url).read("file", 1 << 30)


@pytest.mark.parametrize("kind", ["ranged", "whole"])
@pytest.mark.parametrize("held", [0, 1, 5000, len(BODY) - 1, len(BODY), len(BODY) + 7])
def test_goes_on_from_any_byte(network: Network, folder: Path, tmp_path: Path, held: int, kind: str) -> None:
    part = tmp_path / "part"
    part.write_bytes((BODY + b"surplus")[:held])
    with serving(files_of(folder, ranged=kind == "ranged")) as web:
        HttpSource(network, web.url).download("file", len(BODY), part, lambda _: None)
        asked = web.ranges
    assert part.read_bytes() == BODY
    assert asked == ([] if held == len(BODY) else [f"bytes={held}-" if held < len(BODY) and held else ""])


def test_many_cuts_later_every_byte_was_fetched_once(network: Network, folder: Path, tmp_path: Path) -> None:
    part = tmp_path / "part"
    with serving(cut_after(files_of(folder), 3000)) as web:
        source = HttpSource(network, web.url)
        for fetched in (3000, 6000, 9000):
            with pytest.raises(SyncError) as fault:
                source.download("file", len(BODY), part, lambda _: None)
            assert cause_of(fault) is Cause.CUT
            assert part.stat().st_size == fetched
        source.download("file", len(BODY), part, lambda _: None)
    assert part.read_bytes() == BODY


def test_begins_anew_where_the_server_has_less(network: Network, folder: Path, tmp_path: Path) -> None:
    part = tmp_path / "part"
    part.write_bytes(b"x" * 9000)
    (folder / "file").write_bytes(b"short")
    with serving(files_of(folder)) as web, pytest.raises(SyncError) as fault:
        HttpSource(network, web.url).download("file", 10_000, part, lambda _: None)
    assert cause_of(fault) is Cause.CUT
    assert part.stat().st_size == 0


def test_a_web_page_is_never_taken_for_part_of_a_file(network: Network, tmp_path: Path) -> None:
    part = tmp_path / "part"
    part.write_bytes(b"x" * 10)
    with serving(page) as web, pytest.raises(SyncError) as fault:
        HttpSource(network, web.url).download("file", 10_000, part, lambda _: None)
    assert cause_of(fault) is Cause.CAPTIVE_PORTAL
    assert part.read_bytes() == b"x" * 10


def heartbeat(network: Network, behaviour: Behaviour) -> SyncError:
    with serving(behaviour) as web, pytest.raises(SyncError) as fault:
        HttpCentral(network, web.url, "secret").heartbeat(BEAT)
    return fault.value


@pytest.mark.parametrize(
    ("behaviour", "cause"),
    [
        (status(401), Cause.TOKEN),
        (status(403), Cause.TOKEN),
        (status(410), Cause.TOKEN),
        (status(500), Cause.SERVER),
        (status(422), Cause.ANSWER),
        (status(200, b"garbage"), Cause.ANSWER),
        (status(200, b"{}"), Cause.ANSWER),
        (status(302), Cause.CAPTIVE_PORTAL),
        (page, Cause.CAPTIVE_PORTAL),
        (trickle, Cause.SLOW),
        (trickled_head, Cause.SLOW),
        (announced, Cause.ANSWER),
        (endless, Cause.TOO_LARGE),
        (lambda _: None, Cause.CUT),
    ],
)
def test_names_what_is_wrong_with_the_api(network: Network, behaviour: Behaviour, cause: Cause) -> None:
    assert heartbeat(network, behaviour).cause is cause


def test_tells_the_pause_the_server_asks_for(network: Network) -> None:
    assert heartbeat(network, status(429, Retry_After="120")).retry_after == 120.0
    assert heartbeat(network, status(503)).retry_after is None


@pytest.mark.parametrize(
    "date", ["Mon, 01 Jan 2026 00:00:00 +99999999999999999999", "Mon, 01 Jan 99999999999 00:00:00 GMT"]
)
def test_a_pause_until_no_date_at_all_is_none(network: Network, date: str) -> None:
    assert heartbeat(network, status(503, Retry_After=date)).retry_after is None


def test_a_part_from_a_byte_beyond_all_numbers_is_not_the_one_that_was_asked_for(
    network: Network, tmp_path: Path
) -> None:
    part = tmp_path / "part"
    part.write_bytes(b"x")
    with serving(status(206, b"y", Content_Range=f"bytes {'9' * 5000}-1/2")) as web, pytest.raises(SyncError) as fault:
        HttpSource(network, web.url).download("file", 2, part, lambda _: None)
    assert cause_of(fault) is Cause.ANSWER


def test_where_a_redirection_leads_to_is_said_without_what_steers_a_screen(network: Network) -> None:
    assert heartbeat(network, status(302, Location="http://a.example/\x1b[2J")).what.isprintable()


def test_repeats_the_servers_own_words(network: Network) -> None:
    problem = json.dumps({"title": "Terminal blocked", "status": 403, "detail": "ask the operator"}).encode()
    assert "Terminal blocked ask the operator" in heartbeat(network, status(403, problem)).what


def test_the_servers_words_are_one_short_line(network: Network) -> None:
    forged = "\r\n2021-06-06 all is well\x1b[2J\u202e" + "x" * 1000
    what = heartbeat(network, status(403, json.dumps({"title": "Blocked", "detail": forged}).encode())).what
    assert "Blocked   2021-06-06 all is well" in what
    assert what.isprintable()
    assert len(what) < 400


def test_sends_its_token_and_a_compressed_body(network: Network) -> None:
    bodies: list[tuple[str, bytes]] = []

    def behave(exchange: object) -> None:
        bodies.append((exchange.headers["Authorization"], gzip.decompress(exchange.body)))  # type: ignore[attr-defined]
        status(500)(exchange)  # type: ignore[arg-type]

    heartbeat(network, behave)
    assert bodies[0][0] == "Bearer secret"
    assert json.loads(bodies[0][1])["version"] == "1"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("17", 17.0),
        ("99999999999999", LONGEST_PAUSE),
        ("Sun, 06 Jun 2021 12:00:30 GMT", 30.0),
        ("Sun, 06 Jun 2021 11:00:00 GMT", 0.0),
        ("Fri, 06 Jun 2031 12:00:00 GMT", LONGEST_PAUSE),
        ("-5", None),
        ("soon", None),
        ("", None),
        ("٣", None),
    ],
)
def test_reads_how_long_to_wait(value: str, seconds: float | None) -> None:
    assert retry_after(value, datetime(2021, 6, 6, 12, tzinfo=UTC)) == seconds
