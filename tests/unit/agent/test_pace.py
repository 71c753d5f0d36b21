"""However a transfer is cut into pieces, it moves, or it is given up within a window and a silence."""

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.agent.pace import LARGEST_HEAD, PacedStream, Patience, TooLong, TooSlow

PATIENCE = Patience(silence=20.0, window=30.0, least_rate=512.0)


class Wire(httpcore.NetworkStream):
    """A connection on which each piece takes the time a test gives it."""

    def __init__(self, *pieces: tuple[int, float]) -> None:
        self.pieces = list(pieces)
        self.seconds = 0.0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return b"x" * self._passed()

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._passed()

    def _passed(self) -> int:
        count, seconds = self.pieces.pop(0) if self.pieces else (1, 0.0)
        self.seconds += seconds
        return count


def paced(wire: Wire) -> PacedStream:
    return PacedStream(wire, PATIENCE, lambda: wire.seconds)


def read_on(stream: PacedStream) -> None:
    while True:
        stream.read(1 << 16)


@given(st.lists(st.floats(0.01, 20.0), max_size=400), st.integers(0, 5))
def test_a_trickle_ends_within_a_window_and_a_silence(seconds: list[float], size: int) -> None:
    wire = Wire(*((size, one) for one in seconds), *((size, 20.0),) * 10)
    stream = paced(wire)
    with pytest.raises(TooSlow):
        read_on(stream)
    assert wire.seconds <= PATIENCE.window + PATIENCE.silence


@given(st.integers(1 << 10, 1 << 16))
def test_each_request_on_a_connection_has_a_head_of_its_own_to_end_in_time(size: int) -> None:
    stream = paced(
        Wire(*((size, 0.0),) * (LARGEST_HEAD // size), (1, 0.0), *((size, 0.0),) * (LARGEST_HEAD // size + 1))
    )
    for _ in range(LARGEST_HEAD // size):
        stream.read(1 << 16)
    stream.write(b"the next request")
    with pytest.raises(TooLong):
        read_on(stream)


@given(st.lists(st.floats(0.01, 20.0), max_size=200))
def test_what_moves_fast_enough_goes_on_for_ever(seconds: list[float]) -> None:
    wire = Wire(*((int(one * 512) + 1, one) for one in seconds))
    stream = paced(wire)
    stream.begin_body()
    for _ in seconds:
        stream.read(1 << 16)


def test_the_agents_own_pauses_do_not_count() -> None:
    wire = Wire(*((600, 1.0),) * 100)
    stream = paced(wire)
    for _ in range(100):
        stream.read(1 << 16)
        wire.seconds += 600.0


def test_a_new_request_begins_anew() -> None:
    stream = paced(Wire((9, 0.1), (1, 19.0), (9, 0.1), (1, 19.0), (9, 0.1), (1, 19.0)))
    for _ in range(3):
        stream.write(b"GET")
        stream.read(1 << 16)


def test_a_request_that_nobody_takes_is_given_up() -> None:
    stream = paced(Wire(*((0, 60.0),) * 10))
    with pytest.raises(TooSlow):
        stream.write(bytes(1 << 20))
