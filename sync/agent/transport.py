"""The network: the one file that speaks HTTP. What comes back is bounded in size and time before anything reads it."""

import gzip
import json
import re
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import BinaryIO, Final, TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from sync.agent.errors import Cause, Stopped, SyncError, on_disk
from sync.agent.fault import looks_like_html, network_error, status_error
from sync.agent.pace import PacedBackend, PacedStream, Patience, TooLong, TooSlow
from sync.agent.plain import plain
from sync.wire.api import (
    LARGEST_BODY,
    EnrolRequest,
    EnrolResponse,
    Heartbeat,
    HeartbeatAnswer,
    VisitBatch,
    VisitReceipts,
)

Parsed = TypeVar("Parsed", bound=BaseModel)

_RANGE: Final = re.compile(r"bytes ([0-9]{1,18})-[0-9]+/([0-9]+|\*)")  # RFC 9110 section 14.4


def new_client(user_agent: str, patience: Patience, authorities: Path | None = None) -> httpx.Client:
    """Make the HTTP client: no redirects, no compression that could inflate, proxies from the environment."""
    trust = ssl.create_default_context(cafile=None if authorities is None else str(authorities))
    client = httpx.Client(
        verify=trust,
        follow_redirects=False,
        timeout=httpx.Timeout(patience.silence, connect=patience.connect),
        headers={"User-Agent": user_agent, "Accept-Encoding": "identity"},
    )
    for transport in (client._transport, *client._mounts.values()):  # noqa: SLF001  # the proxies' too; no public way
        if isinstance(transport, httpx.HTTPTransport):
            transport._pool._network_backend = PacedBackend(patience, time.monotonic)  # noqa: SLF001
    return client


@dataclass(frozen=True, slots=True)
class Network:
    """The way onto it: the client, and the event that ends everything."""

    client: httpx.Client
    stop: Event

    @contextmanager
    def answer(
        self, method: str, url: str, headers: dict[str, str] | None = None, content: bytes | None = None
    ) -> Iterator[httpx.Response]:
        """Open an exchange; name the cause of what httpx raises, here or while the body is read."""
        try:
            with self.client.stream(method, url, headers=headers, content=content) as response:
                stream = response.extensions["network_stream"]
                assert isinstance(stream, PacedStream)  # no answer of ours switches protocols
                stream.begin_body()
                yield response
        except TooSlow as fault:
            raise SyncError(Cause.SLOW, f"{url}: {fault}") from fault
        except TooLong as fault:
            raise SyncError(Cause.ANSWER, f"{url}: {fault}") from fault
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as fault:
            raise SyncError(Cause.ANSWER, f"{url[:100]} is no http or https address") from fault
        except httpx.TimeoutException as fault:
            raise SyncError(Cause.TIMEOUT, f"{url}: no answer in time") from fault
        except httpx.TransportError as fault:
            words = str(fault) or type(fault).__name__  # a refused connection may have an empty message
            raise network_error(fault, url) or SyncError(Cause.CUT, f"{url}: {words}") from fault

    def body(self, response: httpx.Response, url: str, largest: int) -> Iterator[bytes]:
        """Give an answer's body in pieces, but not one byte more than `largest`."""
        declared = response.headers.get("content-length", "0")
        if declared.isdigit() and int(declared) > largest:
            raise SyncError(Cause.TOO_LARGE, f"{url} has {declared} bytes, more than the {largest} it may have")
        total = 0
        for some in response.iter_raw():
            if self.stop.is_set():
                raise Stopped
            total += len(some)
            if total > largest:
                raise SyncError(Cause.TOO_LARGE, f"{url} does not end after the {largest} bytes it may have")
            yield some


class HttpSource:
    """The repository on a web server. Targets have their hash in their name, so that going on after a cut is safe."""

    def __init__(self, network: Network, base: str) -> None:
        self._network = network
        self._base = base if base.endswith("/") else base + "/"

    def offers(self, name: str) -> bool:  # noqa: ARG002  (the port's)
        """Offer everything: what is published is there."""
        return True

    def read(self, name: str, largest: int) -> bytes:
        """Return a small file whole."""
        url = self._base + name
        with self._network.answer("GET", url) as response:
            if response.status_code == 404:
                raise SyncError(Cause.MISSING, f"{url} is not there")
            if response.status_code == 403:  # what object stores say of an unknown name, and of all in a private bucket
                raise SyncError(Cause.MISSING, f"{url} is not there, or not for everybody to read: HTTP status 403")
            _refuse_unexpected(response, url, {200})
            data = b"".join(self._network.body(response, url, largest))
        _refuse_page(data, url)
        return data

    def download(self, name: str, length: int, part: Path, progress: Callable[[int], None]) -> None:
        """Bring `part` to `length` bytes by a ranged request (RFC 9110 section 14)."""
        with on_disk(), part.open("ab") as out:
            if out.tell() > length:
                _empty(out)
            if out.tell() < length:
                self._go_on(self._base + name, out, length, progress)

    def _go_on(self, url: str, out: BinaryIO, length: int, progress: Callable[[int], None]) -> None:
        held = out.tell()
        wanted = {"Range": f"bytes={held}-"} if held else {}
        with self._network.answer("GET", url, wanted) as response:
            if held and not _continues(response, held):
                _refuse_unexpected(response, url, {200, 416})
                _empty(out)
                held = 0
                if response.status_code == 416:  # the whole file is shorter than what was held
                    raise SyncError(Cause.CUT, f"{url}: the server has less than was fetched; begun anew")
            _refuse_unexpected(response, url, {200, 206})
            for some in self._network.body(response, url, length - held):
                if out.tell() == 0:
                    _refuse_page(some, url)
                out.write(some)
                progress(out.tell())
        if out.tell() < length:
            raise SyncError(Cause.CUT, f"{url}: {out.tell()} of {length} bytes came")


class HttpCentral:
    """The central server's API; `token` is empty before enrolment."""

    def __init__(self, network: Network, server: str, token: str) -> None:
        self._network = network
        self._server = server.rstrip("/")
        self._token = token

    def enrol(self, request: EnrolRequest) -> EnrolResponse:
        """Exchange a one-time token for an identity."""
        return self._post("/v1/enrol", request.model_dump_json().encode(), EnrolResponse)

    def send_visits(self, visits: Sequence[dict[str, object]]) -> VisitReceipts:
        """Upload one batch."""
        return self._post("/v1/visits", VisitBatch(visits=tuple(visits)).model_dump_json().encode(), VisitReceipts)

    def heartbeat(self, heartbeat: Heartbeat) -> HeartbeatAnswer:
        """Say how the terminal is."""
        return self._post("/v1/heartbeat", heartbeat.model_dump_json().encode(), HeartbeatAnswer)

    def _post(self, path: str, body: bytes, kind: type[Parsed]) -> Parsed:
        url = self._server + path
        headers = {"Content-Type": "application/json", "Content-Encoding": "gzip", "Accept": "application/json"}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        with self._network.answer("POST", url, headers, gzip.compress(body, 6)) as response:
            data = b"".join(self._network.body(response, url, LARGEST_BODY))
        _refuse_page(data, url)
        if response.status_code != 200:
            raise _with_detail(status_error(response.status_code, response.headers, url, datetime.now(UTC)), data)
        try:
            return kind.model_validate_json(data)
        except ValidationError as fault:
            words = f"{url}: {fault.error_count()} members of the answer are not as they should be"
            raise SyncError(Cause.ANSWER, words) from fault


def _empty(out: BinaryIO) -> None:
    out.seek(0)
    out.truncate()


def _continues(response: httpx.Response, held: int) -> bool:
    found = _RANGE.fullmatch(response.headers.get("content-range", ""))
    return response.status_code == 206 and found is not None and int(found[1]) == held


def _refuse_unexpected(response: httpx.Response, url: str, expected: set[int]) -> None:
    if response.status_code not in expected:
        raise status_error(response.status_code, response.headers, url, datetime.now(UTC))
    if "text/html" in response.headers.get("content-type", ""):
        raise SyncError(Cause.CAPTIVE_PORTAL, f"{url}: a web page came instead of the file")


def _refuse_page(start: bytes, url: str) -> None:
    if looks_like_html(start):
        raise SyncError(Cause.CAPTIVE_PORTAL, f"{url}: a web page came instead of an answer")


def _with_detail(fault: SyncError, data: bytes) -> SyncError:
    """Add the server's own words, where it sent problem details (RFC 9457)."""
    try:
        problem = json.loads(data)
        words = plain(f"{problem['title']} {problem.get('detail', '')}")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return fault
    return SyncError(fault.cause, f"{fault.what}: {words}", fault.retry_after)
