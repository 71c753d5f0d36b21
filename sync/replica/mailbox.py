"""`agent.db`: what the kiosk asks of the agent, and what the agent has to say. Neither ever waits for the other.

A request keeps its payload only until it is finished, because some are secrets (an enrolment token).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sync.replica.database import BUSY_TIMEOUT_MS, Folder, Schema, atomic, data_version, open_database, translated

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

MAILBOX: Final = Schema(
    1,
    (
        """
        CREATE TABLE request (
            id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, payload TEXT, result TEXT,
            CHECK ((payload IS NULL) <> (result IS NULL))
        ) STRICT
        """,
        "CREATE INDEX open_request ON request (id) WHERE result IS NULL",
        "CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
        "CREATE TABLE clock (one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL) STRICT",
    ),
)
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
    """One end of the mailbox; each process, and each thread, opens its own. Methods raise ReplicaError."""

    def __init__(self, folder: Folder, busy_ms: int = BUSY_TIMEOUT_MS) -> None:
        self._path = folder.agent
        self._connection = open_database(self._path, MAILBOX, busy_ms)
        self._seen = 0

    def ask(self, kind: str, payload: Mapping[str, Json]) -> int:
        """Put a request for the agent; return its id."""
        with translated(self._path), atomic(self._connection) as connection:
            put = connection.execute(_ASK, (kind, json.dumps(dict(payload))))
        assert put.lastrowid is not None
        return put.lastrowid

    def take(self) -> Request | None:
        """Return the oldest request that is not finished. It stays until it is, so a crash repeats it."""
        row = self._row(_TAKE)
        return None if row is None else Request(row[0], row[1], json.loads(row[2]))

    def finish(self, request_id: int, result: Json) -> None:
        """Give the result of a request and delete its payload, from the disk too."""
        with translated(self._path):
            with atomic(self._connection) as connection:
                connection.execute(_FINISH, (json.dumps(result), request_id))
                connection.execute(_TIDY, (request_id, _KEPT_RESULTS))
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the log would keep the secret

    def result(self, request_id: int) -> tuple[Json] | None:
        """Return the result of a request in a tuple of one, or None while there is none."""
        row = self._row(_RESULT, request_id)
        return None if row is None or row[0] is None else (json.loads(row[0]),)

    def say(self, name: str, value: Json) -> None:
        """Tell the other process the newest value of something; the last word stands."""
        with translated(self._path), atomic(self._connection) as connection:
            connection.execute(_SAY, (name, json.dumps(value)))

    def said(self, name: str) -> Json:
        """Return the newest value of something, None where nothing was said."""
        row = self._row(_SAID, name)
        value: Json = None if row is None else json.loads(row[0])
        return value

    def changed(self) -> bool:
        """Tell whether the other process has written since this was last asked; True the first time."""
        with translated(self._path):
            version = data_version(self._connection)
        changed, self._seen = version != self._seen, version
        return changed

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _row(self, sql: str, *parameters: object) -> tuple[Any, ...] | None:
        with translated(self._path):
            row: tuple[Any, ...] | None = self._connection.execute(sql, parameters).fetchone()
        return row
