"""Whoever sends half of a request's head keeps a connection no longer than it takes to send a whole one."""

import asyncio
from contextlib import suppress

import pytest
import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.server import ServerState

from sync.central.web.connection import Connection
from sync.central.web.serve import server_config
from tests.alone import alone


class Hasty(Connection):
    longest_head = 0.05


async def ready(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("ready")(scope, receive, send)


def loaded(app: ASGIApp) -> uvicorn.Config:
    config = server_config(app, ())
    config.timeout_keep_alive = 0
    config.load()
    return config


async def answer(protocol: Connection, sent: bytes) -> bytes:
    """Send something and return what comes until the server closes the connection."""
    serving = await asyncio.get_running_loop().create_server(lambda: protocol, "127.0.0.1", 0)
    async with serving, asyncio.timeout(60):
        reader, writer = await asyncio.open_connection(*serving.sockets[0].getsockname())
        writer.write(sent)
        found = b""
        with suppress(ConnectionResetError):
            found = await reader.read()
        writer.close()
        return found


@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\nHo"])
def test_half_a_head_is_waited_for_no_longer_than_it_may(sent: bytes) -> None:
    async def ask() -> bytes:
        return await answer(Hasty(loaded(ready), ServerState(), {}), sent)

    assert alone(ask()) == b""


def test_once_a_head_has_come_its_time_is_over() -> None:
    made: list[Connection] = []
    waits: list[bool] = []

    async def look(scope: Scope, receive: Receive, send: Send) -> None:
        waits.append(made[0].waits_for_head)
        await ready(scope, receive, send)

    async def ask() -> bytes:
        config = loaded(look)
        assert config.http_protocol_class is Connection
        made.append(Connection(config, ServerState(), {}))
        return await answer(made[0], b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")

    assert alone(ask()).endswith(b"ready")
    assert waits == [False]
