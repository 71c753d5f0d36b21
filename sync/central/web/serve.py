"""The one process of a central server: uvicorn around the web application, stopped gracefully by a signal."""

import ipaddress
import logging
import signal
import socket
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from types import FrameType
from typing import Final

import uvicorn
from argon2 import PasswordHasher
from starlette.types import ASGIApp

from sync.central.central import Central
from sync.central.database import reading
from sync.central.errors import CentralError
from sync.central.fleet.heartbeats import Heartbeats
from sync.central.pages.site import open_site
from sync.central.publication.publish import BUSY, publish
from sync.central.publication.publish_accept import publishing_keys
from sync.central.publication.publish_list import last_publication
from sync.central.register.retention import forget_visitors
from sync.central.thread import Job
from sync.central.web.beside import SAY_EVERY, new_server, say_gone, say_here
from sync.central.web.connection import Connection
from sync.central.web.limit import Limits
from sync.central.web.metrics import Metrics
from sync.central.web.observe import Observed
from sync.central.web.schedule import Schedule
from sync.central.web.server import make_app

LOG: Final = logging.getLogger(__name__)

GRACE_SECONDS: Final = 10
BACKLOG: Final = 2048
HEARD_EVERY: Final = timedelta(seconds=1)
FORGET_EVERY: Final = timedelta(hours=1)


def serve_until_stopped(
    central: Central, host: str, port: int, publish_every: timedelta, behind: Sequence[str] = ()
) -> None:
    """Serve until SIGINT or SIGTERM; requests under way are answered, a publication under way is finished."""
    listening = _listen(host, port)
    metrics, heartbeats, limits = Metrics(central), Heartbeats(central), Limits(time.monotonic)
    name = new_server(central)
    heard = Job("heard", HEARD_EVERY, lambda: _store(heartbeats))
    here = Job("counted", SAY_EVERY, lambda: share_limits(central, name, limits))
    schedule = Schedule((*jobs(central, publish_every), heard, here))
    app = make_app(open_site(central, PasswordHasher()), limits, metrics, heartbeats)
    config = server_config(Observed(app, metrics, time.monotonic), behind)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stopped)
    LOG.info("event=listening host=%s port=%d", *listening.getsockname()[:2])
    schedule.start()
    try:
        uvicorn.Server(config).run([listening])
    finally:
        schedule.stop()
        heartbeats.store()
        with suppress(CentralError):  # a database that is gone already forgets it in minutes
            say_gone(central, name)


def server_config(app: ASGIApp, behind: Sequence[str]) -> uvicorn.Config:
    """Return how the web server runs; only who comes from `behind` may say for whom they ask (X-Forwarded-For)."""
    for proxy in behind:
        try:
            ipaddress.ip_network(proxy)
        except ValueError as fault:
            remedy = "give the proxy's own address, like 127.0.0.1, or its network"
            raise CentralError("settings", f"--behind {proxy!r} is no address", remedy) from fault
    return uvicorn.Config(
        app,
        http=Connection,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        server_header=False,
        proxy_headers=bool(behind),
        forwarded_allow_ips=list(behind),
    )


def _listen(host: str, port: int) -> socket.socket:
    """Take a port; raise CentralError where it is taken, or no address of this machine's."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(address[:2], family=family, backlog=BACKLOG)
    except (OSError, OverflowError) as fault:
        remedy = "stop what listens there (ss -ltnp), or give another --port or --host"
        raise CentralError("port", f"{host} port {port} cannot be listened on: {fault}", remedy) from fault


def jobs(central: Central, publish_every: timedelta) -> tuple[Job, ...]:
    """Return what the server does by itself; it publishes only where that is asked of it."""
    forget = Job("forget", FORGET_EVERY, lambda: _forget(central))
    if not publish_every:
        return (forget,)
    publishing_keys(central)  # a key that is missing is said at once, not in a quarter of an hour
    return (forget, Job("published", publish_every, lambda: _publish(central, publish_every)))


def _publish(central: Central, every: timedelta) -> str:
    """Publish, unless another server of this register is at it or has just done so."""
    with reading(central.engine) as connection:
        last = last_publication(connection)
    if last is not None and central.clock() - last.generated_at < every / 2:
        return ""
    try:
        made = publish(central, publishing_keys(central), _quietly)
    except CentralError as fault:
        if fault.code == BUSY:
            return ""
        raise
    return f"seq={made.seq} rows={made.rows} changes={made.changes} files={len(made.files)}"


def _forget(central: Central) -> str:
    visits = forget_visitors(central)
    return f"visits={visits}" if visits else ""


def _store(heartbeats: Heartbeats) -> str:
    """Say nothing: it happens every second."""
    heartbeats.store()
    return ""


def share_limits(central: Central, name: str, limits: Limits) -> str:
    """Divide what callers may do among the servers there are."""
    limits.share(say_here(central, name))
    return ""


def _quietly(_done: int, _total: int) -> None:
    """Show no progress: nobody watches."""


def _stopped(_number: int, _frame: FrameType | None) -> None:
    """Take the signal that uvicorn handles and then raises once more, so that a graceful stop ends with code 0."""
