"""`agent.db`: what the kiosk asks of the agent, and what the agent has to say. Neither ever waits for the other.

A request keeps its payload only until it is finished, because some are secrets (an enrolment token).
"""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sync.replica.database import BUSY_TIMEOUT_MS, Folder, atomic, data_version
from sync.replica.mailbox_file import MailboxFile

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_KEPT_RESULTS: Final = 100

_ASK: Final = "INSERT INTO request (kind, payload) VALUES (?, ?)"
_TAKE: Final = "SELECT id, kind, payload FROM request WHERE result IS NULL ORDER BY id LIMIT 1"
_FINISH: Final = "UPDATE request SET payload = NULL, result = ? WHERE id = ? AND result IS NULL"
_TIDY: Final = "DELETE FROM request WHERE result IS NOT NULL AND id <= ? - ?"
_RESULT: Final = "SELECT result FROM request WHERE id = ?"
_SAY: Final = "INSERT INTO state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
_SAID: Final = "SELECT value FROM state WHERE name = ?"


@dataclass(frozen=True, slots=True)
class Request:
    """Something the kiosk asked of the agent. The payload may hold a secret: it is not printed."""

    id: int
    kind: str
    payload: Mapping[str, Json] = field(repr=False)


class Mailbox:
    """One end of the mailbox; each process, and each thread, has its own. Methods raise ReplicaError.

    What a damaged file has turned into nonsense counts as never said.
    """

    def __init__(self, folder: Folder, busy_ms: int = BUSY_TIMEOUT_MS) -> None:
        self._file = MailboxFile(folder, busy_ms)
        self._seen = (0, 0)

    def ask(self, kind: str, payload: Mapping[str, Json]) -> int:
        """Put a request for the agent; return its id."""

        def put(connection: sqlite3.Connection) -> int:
            with atomic(connection):
                number = connection.execute(_ASK, (kind, json.dumps(dict(payload)))).lastrowid
            assert number is not None
            return number

        return self._file.do(put)

    def take(self) -> Request | None:
        """Return the oldest request that is not finished. It stays until it is, so a crash repeats it."""
        row = self._row(_TAKE)
        if row is None:
            return None
        payload = _understood(row[2])
        return Request(row[0], row[1], payload if isinstance(payload, dict) else {})

    def finish(self, request_id: int, result: Json) -> None:
        """Give the result of a request and delete its payload, from the disk too."""

        def end(connection: sqlite3.Connection) -> None:
            with atomic(connection):
                connection.execute(_FINISH, (json.dumps(result), request_id))
                connection.execute(_TIDY, (request_id, _KEPT_RESULTS))
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the log would keep the secret

        self._file.do(end)

    def result(self, request_id: int) -> tuple[Json] | None:
        """Return the result of a request in a tuple of one, or None while there is none.

        A request that is not there any more, lost with a broken file, has no result to wait for: it is None.
        """
        row = self._row(_RESULT, request_id)
        if row is None:
            return (None,)
        return None if row[0] is None else (_understood(row[0]),)

    def say(self, name: str, value: Json) -> None:
        """Tell the other process the newest value of something; the last word stands."""

        def tell(connection: sqlite3.Connection) -> None:
            with atomic(connection):
                connection.execute(_SAY, (name, json.dumps(value)))

        self._file.do(tell)

    def said(self, name: str) -> Json:
        """Return the newest value of something, None where nothing was said."""
        row = self._row(_SAID, name)
        return None if row is None else _understood(row[0])

    def changed(self) -> bool:
        """Tell whether the other process has written since this was last asked; True the first time."""
        version = self._file.do(data_version)
        seen = (self._file.openings, version)
        changed, self._seen = seen != self._seen, seen
        return changed

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _row(self, sql: str, *parameters: object) -> tuple[Any, ...] | None:
        def ask(connection: sqlite3.Connection) -> tuple[Any, ...] | None:
            row: tuple[Any, ...] | None = connection.execute(sql, parameters).fetchone()
            return row

        return self._file.do(ask)


def instant_of(said: Json) -> datetime | None:
    """Read an instant that was told in ISO 8601 with its zone; None for all else."""
    try:
        instant = datetime.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None
    return None if instant is None or instant.tzinfo is None else instant


def _understood(text: str) -> Json:
    try:
        value: Json = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value
