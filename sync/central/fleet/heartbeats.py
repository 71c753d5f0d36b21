"""Heartbeats, noted at once and stored once a second: thousands of terminals cost one transaction.

A server that dies forgets the last second of them, and hears the same terminals again within minutes.
"""

from threading import Lock
from typing import Final

from sqlalchemy import text

from sync.central.central import Central
from sync.central.database import writing
from sync.central.instant import to_ms
from sync.wire.api import Heartbeat

_HEARD: Final = text("UPDATE terminal SET heard_at = :now, heartbeat = :heartbeat WHERE id = :id")


class Heartbeats:
    """What terminals have said since it was last stored."""

    def __init__(self, central: Central) -> None:
        self._central = central
        self._heard: dict[str, dict[str, object]] = {}
        self._lock = Lock()

    def note(self, terminal_id: str, heartbeat: Heartbeat) -> None:
        """Note how a terminal is."""
        row = {"id": terminal_id, "now": to_ms(self._central.clock()), "heartbeat": heartbeat.model_dump_json()}
        with self._lock:
            self._heard[terminal_id] = row

    def store(self) -> int:
        """Store what was noted; return of how many terminals."""
        with self._lock:
            heard, self._heard = self._heard, {}
        if heard:
            with writing(self._central.engine) as connection:
                connection.execute(_HEARD, sorted(heard.values(), key=lambda row: str(row["id"])))
        return len(heard)
