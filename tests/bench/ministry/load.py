"""Terminals as load: raw HTTP over loopback, so that the generator takes little of what it measures."""

import asyncio
import gzip
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from time import perf_counter
from typing import Final
from uuid import UUID

from sync.central.central import Central
from sync.central.database import insert_rows, writing
from sync.central.fleet.venue import add_venue, new_venue
from sync.central.instant import to_ms
from sync.model.status import Status
from sync.model.visit import (
    FIRST_PREVIOUS,
    Direction,
    Method,
    Outcome,
    Reason,
    Visit,
    chain_hash,
    content_hash,
    visit_fields,
)
from sync.wire.api import LARGEST_BATCH
from sync.wire.sealed import new_private_key, public_key
from sync.wire.ticket import new_token

COLUMNS: Final = ("id", "venue_id", "name", "token_hash", "public_key", "enrolled_at")


@dataclass(frozen=True, slots=True)
class Answered:
    """What a server said."""

    status: int
    body: bytes


def enrol_fleet(central: Central, terminals: int) -> list[str]:
    """Put terminals into the register; return their tokens."""
    venue = new_venue(
        id="hall",
        name={"kk": "Зал", "ru": "Зал", "en": "Hall"},
        category="cinema",
        region="ALA",
        timezone="Asia/Almaty",
    )
    tokens = [new_token(number.to_bytes(32, "big")) for number in range(terminals)]
    key = public_key(new_private_key())
    now = to_ms(central.clock())
    rows = [
        (f"t-{number}", "hall", "", sha256(token.encode()).digest(), key, now) for number, token in enumerate(tokens)
    ]
    with writing(central.engine) as connection:
        add_venue(connection, venue)
        insert_rows(connection, "terminal", COLUMNS, rows)
    return tokens


def visit_batches(terminal: int, visits: int, at: datetime) -> list[bytes]:
    """Return a terminal's visits as bodies of uploads."""
    journal, previous, items = terminal.to_bytes(16, "big").hex(), FIRST_PREVIOUS, []
    for number in range(1, visits + 1):
        fields = visit_fields(_visit(terminal, number, at + timedelta(seconds=number)))
        content = content_hash(fields)
        entry = chain_hash(previous, content)
        hashes = {"content_hash": content.hex(), "previous": previous.hex(), "entry_hash": entry.hex()}
        items.append({"journal": journal, "number": number, "visit": fields, **hashes})
        previous = entry
    return [
        gzip.compress(json.dumps({"visits": items[start : start + LARGEST_BATCH]}).encode())
        for start in range(0, visits, LARGEST_BATCH)
    ]


def _visit(terminal: int, number: int, at: datetime) -> Visit:
    return Visit(
        id=UUID(int=(terminal << 64) + number + (7 << 76) + (2 << 62)),
        at=at,
        direction=Direction.ENTRY,
        method=Method.QR,
        outcome=Outcome.ADMIT,
        reason=Reason.GREEN,
        status=Status.GREEN,
        enforced=True,
        seq=1,
        identity_key=terminal * 1_000_003 + number,
        pepper_id="p",
    )


class Line:
    """One connection to the server."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def open(cls, port: int) -> "Line":
        """Connect on loopback."""
        return cls(*await asyncio.open_connection("127.0.0.1", port))

    async def get(self, path: str) -> Answered:
        """Ask for a file."""
        return await self._ask(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())

    async def post(self, path: str, token: str, body: bytes, encoding: str = "identity") -> Answered:
        """Send a message."""
        head = (
            f"POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n"
            f"Content-Encoding: {encoding}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return await self._ask(head.encode() + body)

    def close(self) -> None:
        """Hang up."""
        self._writer.close()

    async def _ask(self, request: bytes) -> Answered:
        self._writer.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        return Answered(int(head[9:12]), await self._reader.readexactly(length))


async def idle_cycle(port: int, token: str, heartbeat: bytes) -> bool:
    """Do what a terminal does when there is nothing new; tell whether every answer was the right one."""
    line = await Line.open(port)
    root = await line.get("/repository/metadata/2.root.json")
    timestamp = await line.get("/repository/metadata/timestamp.json")
    answer = await line.post("/v1/heartbeat", token, heartbeat)
    line.close()
    return (root.status, timestamp.status, answer.status) == (404, 200, 200)


async def static_cycle(port: int) -> bool:
    """Do only that part of an idle cycle that files answer."""
    line = await Line.open(port)
    root = await line.get("/repository/metadata/2.root.json")
    timestamp = await line.get("/repository/metadata/timestamp.json")
    line.close()
    return (root.status, timestamp.status) == (404, 200)


async def repeat(
    work: Callable[[int], Awaitable[bool]], at_once: int, seconds: float
) -> tuple[list[float], int, float]:
    """Do something over and over, so many at once; return how long each took, how many failed, and how long it was."""
    took: list[float] = []
    failed = 0
    begun = perf_counter()

    async def lane(number: int) -> None:
        nonlocal failed
        while perf_counter() - begun < seconds:
            start = perf_counter()
            good = await work(number)
            took.append(perf_counter() - start)
            failed += not good
            number += at_once

    await asyncio.gather(*(lane(number) for number in range(at_once)))
    return took, failed, perf_counter() - begun


async def upload_all(port: int, tokens: Sequence[str], batches: Sequence[Sequence[bytes]]) -> int:
    """Let every terminal upload all it has; return how many visits the server accepted."""

    async def terminal(token: str, bodies: Sequence[bytes]) -> int:
        line = await Line.open(port)
        accepted = 0
        for body in bodies:
            answer = await line.post("/v1/visits", token, body, "gzip")
            accepted += answer.body.count(b'"accepted"')
        line.close()
        return accepted

    return sum(await asyncio.gather(*map(terminal, tokens, batches)))
