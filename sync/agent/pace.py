"""Connections that must move: whoever sends a byte now and then, in a header or a body, is given up like who is silent.

A silence is the socket's to notice; a trickle is not, since each byte begins its time anew. So every connection counts
what it moves, and for how long it was waited for, window by window. The agent's own pauses do not count. Nor may what
comes before an answer's body go on for ever: a server may announce an answer again and again (RFC 9110 section 15.2).
"""

import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

import httpcore

LARGEST_HEAD: Final = 256 << 10
"""Bytes that may be read before a body is: the answer's head, and all that only announces it."""
_PART: Final = 1 << 14


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a silence, and how slow a transfer, is borne: seconds, and bytes a second over `window` seconds."""

    connect: float = 10.0
    silence: float = 20.0
    window: float = 30.0
    least_rate: float = 512.0


class TooSlow(Exception):
    """The other side gives, or takes, next to nothing."""


class TooLong(Exception):
    """The other side goes on and on and does not answer."""


class PacedBackend(httpcore.SyncBackend):
    """The machine's network, with every connection paced."""

    def __init__(self, patience: Patience, monotonic: Callable[[], float]) -> None:
        self._patience = patience
        self._monotonic = monotonic

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,  # httpcore's type for it is its own affair
    ) -> httpcore.NetworkStream:
        """Connect, and pace what comes of it."""
        stream = super().connect_tcp(host, port, timeout, local_address, socket_options)
        return PacedStream(stream, self._patience, self._monotonic)


class PacedStream(httpcore.NetworkStream):
    """A connection that counts, from the first byte of each request, what moves in either direction."""

    def __init__(self, stream: httpcore.NetworkStream, patience: Patience, monotonic: Callable[[], float]) -> None:
        self._stream = stream
        self._patience = patience
        self._monotonic = monotonic
        self._answering = False
        self._waited = 0.0
        self._moved = 0
        self._head: int | None = 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read some; raise TooSlow where it comes too slowly, TooLong where no body begins."""
        self._answering = True
        began = self._monotonic()
        data = self._stream.read(max_bytes, timeout)
        self._count(len(data), self._monotonic() - began)
        if self._head is not None:
            self._head += len(data)
            if self._head > LARGEST_HEAD:
                raise TooLong(f"no answer within {LARGEST_HEAD} bytes")
        return data

    def begin_body(self) -> None:
        """Take that the head has come: what is read until the next request is the body, which its reader bounds."""
        self._head = None

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all, in parts; raise TooSlow where the other side takes it too slowly."""
        if self._answering:  # another request on the same connection
            self._answering, self._waited, self._moved, self._head = False, 0.0, 0, 0
        for start in range(0, len(buffer), _PART):
            part = buffer[start : start + _PART]
            began = self._monotonic()
            self._stream.write(part, timeout)
            self._count(len(part), self._monotonic() - began)

    def close(self) -> None:
        """Let go of the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Go on encrypted; the handshake as a whole has the time to connect (ssl.SSLSocket.do_handshake)."""
        stream = self._stream.start_tls(ssl_context, server_hostname, timeout)
        return PacedStream(stream, self._patience, self._monotonic)

    def get_extra_info(self, info: str) -> Any:
        """Return what the library wants to know of the socket."""
        return self._stream.get_extra_info(info)

    def _count(self, moved: int, waited: float) -> None:
        self._moved += moved
        self._waited += waited
        if self._waited < self._patience.window:
            return
        if self._moved < self._waited * self._patience.least_rate:
            raise TooSlow(f"fewer than {self._patience.least_rate:.0f} bytes a second")
        self._waited, self._moved = 0.0, 0
