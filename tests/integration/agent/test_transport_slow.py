"""A server that means to keep us waiting is given up: it sends a byte now and then, or takes none."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from random import Random
from threading import Event, Thread

import pytest

from sync.agent.errors import Cause, SyncError
from sync.agent.pace import Patience
from sync.agent.transport import HttpCentral, HttpSource, Network, new_client

SHORT = Patience(connect=1.0, silence=0.3, window=0.2, least_rate=1000.0)


@pytest.fixture
def network() -> Iterator[Network]:
    with new_client("test", SHORT) as client:
        yield Network(client, Event())


@contextmanager
def raw_server(answer: Callable[[socket.socket, Event], None]) -> Iterator[str]:
    """Take one connection and do with its socket what `answer` says, until the end of the block."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        over = Event()

        def serve() -> None:
            with suppress(OSError), listening.accept()[0] as taken:
                answer(taken, over)

        thread = Thread(target=serve)
        thread.start()
        try:
            yield f"127.0.0.1:{listening.getsockname()[1]}"
        finally:
            over.set()
            thread.join()


def test_a_handshake_that_trickles_ends_with_the_time_to_connect(network: Network) -> None:
    """A TLS record (RFC 8446 section 5.1) that promises 16 KiB and gives a byte now and then."""

    def trickle_record(taken: socket.socket, over: Event) -> None:
        taken.sendall(b"\x16\x03\x03\x40\x00")
        for _ in range(500):
            if over.wait(0.02):
                return
            taken.sendall(b"\x00")

    with raw_server(trickle_record) as address, pytest.raises(SyncError) as fault:
        HttpSource(network, f"https://{address}").read("file", 10)
    assert fault.value.cause is Cause.TIMEOUT


def test_an_upload_that_nobody_takes_is_given_up(network: Network) -> None:
    def take_nothing(taken: socket.socket, over: Event) -> None:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        over.wait(30)

    visits: list[dict[str, object]] = [{"noise": Random(number).randbytes(8000).hex()} for number in range(500)]
    with raw_server(take_nothing) as address, pytest.raises(SyncError) as fault:
        HttpCentral(network, f"http://{address}", "secret").send_visits(visits)
    assert fault.value.cause is Cause.TIMEOUT


def test_an_answer_on_a_connection_that_is_used_again_is_judged_too() -> None:
    """The first answer comes at once, the head of the second a byte now and then, with no pause that is a silence."""

    def trickle_later(taken: socket.socket, over: Event) -> None:
        taken.recv(65536)
        taken.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        taken.recv(65536)
        for byte in b"HTTP/1.1 200 OK\r\nX-Padding: " + b"x" * 500:
            if over.wait(0.02):
                return
            taken.sendall(bytes((byte,)))

    with raw_server(trickle_later) as address, new_client("test", replace(SHORT, silence=30.0)) as client:
        source = HttpSource(Network(client, Event()), f"http://{address}")
        assert source.read("first", 10) == b"{}"
        with pytest.raises(SyncError) as fault:
            source.read("second", 10)
    assert fault.value.cause is Cause.SLOW
