"""A connection of the web server: uvicorn's, closed where the head of a request does not come in time.

uvicorn bounds how long a connection rests between two requests, not how long it waits for the first, or half of one.
"""

import asyncio
from typing import ClassVar, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LONGEST_HEAD: Final = 30.0
"""Seconds from the first byte of a request, or from the connection's begin, to the end of its headers."""


class Connection(HttpToolsProtocol):
    """Speaks HTTP/1.1 with whoever sends whole heads."""

    longest_head: ClassVar[float] = LONGEST_HEAD
    _waiting: asyncio.TimerHandle | None = None

    @property
    def waits_for_head(self) -> bool:
        """Tell whether a head has yet to come, or to end."""
        return self._waiting is not None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._wait_no_more()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        """Begin to wait for the rest of a head."""
        super().on_message_begin()
        self._wait()

    def on_headers_complete(self) -> None:
        """Wait no more: whoever reads the body bounds its time."""
        self._wait_no_more()
        super().on_headers_complete()

    def _wait(self) -> None:
        self._wait_no_more()
        self._waiting = self.loop.call_later(self.longest_head, self.transport.close)

    def _wait_no_more(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
