"""What somebody asks of the running agent through the mailbox: each request is done once, its result left there."""

import logging
from collections.abc import Callable, Mapping
from contextlib import closing
from threading import Event

from sync.agent.errors import Cause, Stopped, SyncError
from sync.replica.database import Folder, ReplicaError
from sync.replica.mailbox import Json, Mailbox, Request

log = logging.getLogger(__name__)

Errand = Callable[[Mapping[str, Json]], Json]
Errands = Mapping[str, Errand]

LOOK_EVERY = 0.3


def serve(folder: Folder, errands: Errands, stop: Event) -> None:
    """Do what is asked, one request after the other, until `stop` is set; a full disk only delays it."""
    with closing(Mailbox(folder)) as mailbox:
        while not stop.is_set():
            try:
                do_all(mailbox, errands, stop)
            except ReplicaError as fault:
                log.warning("the mailbox cannot be used: %s", fault)
            stop.wait(LOOK_EVERY)


def do_all(mailbox: Mailbox, errands: Errands, stop: Event) -> None:
    """Do everything that waits. Stopped in the middle, a request stays and is done after the next start."""
    while not stop.is_set() and (request := mailbox.take()) is not None:
        try:
            result = _result(request, errands)
        except Stopped:
            return
        mailbox.finish(request.id, result)


def _result(request: Request, errands: Errands) -> Json:
    """Do one errand; a failure is a result too, and our own mistake must not be repeated at every start."""
    log.info("request %d: %s", request.id, request.kind)
    try:
        errand = errands.get(request.kind)
        if errand is None:
            raise SyncError(Cause.INTERNAL, f"nobody here knows how to {request.kind[:40]!r}")
        return {"ok": True, "result": errand(request.payload)}
    except Stopped:
        raise
    except (SyncError, ReplicaError) as fault:
        log.warning("request %d: %s: %s", request.id, fault.code, fault.what)
        return {"ok": False, "code": fault.code, "what": fault.what, "remedy": fault.remedy}
    except Exception as fault:
        log.exception("request %d failed by our own mistake", request.id)
        error = SyncError(Cause.INTERNAL, type(fault).__name__)
        return {"ok": False, "code": error.code, "what": error.what, "remedy": error.remedy}
