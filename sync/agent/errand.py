"""What somebody asks of the running agent through the mailbox: each request is done once, its result left there."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from threading import Event
from typing import Final

from sync.agent.errors import Cause, Stopped, SyncError
from sync.replica.database import Folder, ReplicaError
from sync.replica.mailbox import Json, Mailbox, Request

log = logging.getLogger(__name__)

Errand = Callable[[Mapping[str, Json]], Json]
Errands = Mapping[str, Errand]

LOOK_EVERY: Final = 0.3


class Clerk:
    """Looks into the mailbox now and then, and does what is asked; a full disk only delays it."""

    name: Final = "errands"

    def __init__(self, folder: Folder, errands: Errands, stop: Event) -> None:
        self._folder = folder
        self._errands = errands
        self._stop = stop

    def turn(self) -> None:
        """Do everything that waits."""
        with _reachable(), closing(Mailbox(self._folder)) as mailbox:
            do_all(mailbox, self._errands, self._stop)

    def mistaken(self, fault: Exception) -> None:
        """Answer the request that came to nothing by our own mistake: it must not be repeated at every start."""
        error = SyncError(Cause.INTERNAL, type(fault).__name__)
        with _reachable(), closing(Mailbox(self._folder)) as mailbox:
            request = mailbox.take()
            if request is not None:
                mailbox.finish(request.id, _refusal(error))

    def rest(self, stop: Event) -> None:
        """Wait a little."""
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
    """Do one errand; a failure is a result too."""
    log.info("request %d: %s", request.id, request.kind)
    try:
        errand = errands.get(request.kind)
        if errand is None:
            raise SyncError(Cause.INTERNAL, f"nobody here knows how to {request.kind[:40]!r}")
        return {"ok": True, "result": errand(request.payload)}
    except (SyncError, ReplicaError) as fault:
        log.warning("request %d: %s: %s", request.id, fault.code, fault.what)
        return _refusal(fault)


def _refusal(fault: SyncError | ReplicaError) -> Json:
    return {"ok": False, "code": fault.code, "what": fault.what, "remedy": fault.remedy}


@contextmanager
def _reachable() -> Iterator[None]:
    try:
        yield
    except ReplicaError as fault:
        log.warning("the mailbox cannot be used: %s", fault)
