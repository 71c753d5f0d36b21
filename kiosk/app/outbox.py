"""What the kiosk tells the agent and asks of it: written by the scribe, for the agent may hold the mailbox."""

import logging
from collections.abc import Mapping
from concurrent.futures import Future
from functools import partial

from kiosk.app.scribe import Scribe
from sync.replica.database import Folder, ReplicaError
from sync.replica.mailbox import Json, Mailbox

log = logging.getLogger(__name__)


class Outbox:
    """The writing end of the mailbox. Its methods return at once; `close` comes before the scribe's end."""

    def __init__(self, folder: Folder, scribe: Scribe) -> None:
        self._mailbox = Mailbox(folder)  # opened by the first who asks, on the scribe's thread
        self._scribe = scribe
        self._words: dict[str, Json] = {}

    def ask(self, kind: str, payload: Mapping[str, Json]) -> "Future[int]":
        """Ask the agent for something; the outcome is the request's number, or a ReplicaError."""
        return self._scribe.write(lambda: self._mailbox.ask(kind, payload))

    def withdraw(self, number: "Future[int]") -> None:
        """Take a request back: nobody is to do it later, when nobody expects it."""
        self._scribe.write(lambda: self._mailbox.finish(number.result(), None))

    def say(self, name: str, value: Json) -> None:
        """Tell the agent how something is; what cannot be told is told when it is repeated."""
        self._words[name] = value
        self._scribe.write(lambda: self._told(name, value))

    def repeat(self) -> None:
        """Say again what was lost with a broken mailbox."""
        for name, value in self._words.items():
            self._scribe.write(partial(self._told, name, value))

    def close(self) -> None:
        """Let go of the mailbox once all is written."""
        self._scribe.write(self._mailbox.close)

    def _told(self, name: str, value: Json) -> None:
        try:
            if self._mailbox.said(name) != value:
                self._mailbox.say(name, value)
        except ReplicaError as fault:
            log.warning("the agent cannot be told of the %s: %s", name, fault)
