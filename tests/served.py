"""Serve a web application on loopback while a test lasts."""

import asyncio
import socket
import ssl
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any

import httpx
import uvicorn


class PromptServer(uvicorn.Server):
    """uvicorn's server, stopped when it is told to: left to itself it looks for that ten times a second."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.told_to_stop: Future[None] = Future()

    async def main_loop(self) -> None:
        await self.on_tick(0)  # it sets the headers that each answer carries
        await asyncio.wrap_future(self.told_to_stop)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        await asyncio.sleep(0)  # connections that were idle leave in this turn of the loop
        if self.server_state.connections or self.server_state.tasks:
            await super().shutdown(sockets)


@contextmanager
def served(app: Any, port: int) -> Iterator[None]:
    """Serve on a thread of its own. The port takes calls at once: who calls before the server is up waits for it."""
    with socket.create_server(("127.0.0.1", port)) as listening:
        server = PromptServer(uvicorn.Config(app, log_config=None, access_log=False, lifespan="off"))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        yield
        server.told_to_stop.set_result(None)
        thread.join()


def new_client(url: str, **headers: str) -> httpx.Client:
    """Make a client that trusts no authority: it speaks to loopback, and to read those of the world takes 20 ms."""
    return httpx.Client(base_url=url, headers=headers, verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), trust_env=False)
