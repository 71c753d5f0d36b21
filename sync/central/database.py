"""The register's database: how it is opened, and its two kinds of transaction."""

import json
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, CursorResult, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError

from sync.central.errors import CentralError

HEALTH_LOCK: Final = 0x41515348_01
"""The lock of whoever changes people or takes their changes."""

_PRAGMAS: Final = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # a receipt lets the terminal forget its visit
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 30000",
    "PRAGMA cache_size = -262144",
    "PRAGMA temp_store = MEMORY",
)
_IN_ORDER: Final = (
    "SET LOCAL jit = off",
    "SET LOCAL enable_hashagg = off",
    "SET LOCAL enable_hashjoin = off",
    "SET LOCAL enable_nestloop = off",
    "SET LOCAL random_page_cost = 1.1",  # rows mostly lie in an index's order; to sort them cost half as much again
    "SET LOCAL work_mem = '64MB'",  # where they do not, a portion is sorted in memory
    "SET LOCAL plan_cache_mode = force_custom_plan",  # one for any span would read everybody
    "SET LOCAL max_parallel_workers_per_gather = 0",  # portions go side by side: half of the CPU time
)
_DENIED: Final = frozenset({"42501", "25006"})
"""What PostgreSQL says to somebody who may not, and to who would write where it only reads: no mistake of ours."""
_PASSWORD: Final = re.compile(r"://[^/@]*@")


def open_database(url: str, folder: Path) -> Engine:
    """Prepare a database; a relative SQLite file lies in `folder`. Raises CentralError where the address is none."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() not in {"sqlite", "postgresql"}:
            raise ArgumentError(f"{parsed.get_backend_name()} is neither sqlite nor postgresql")
        engine = create_engine(
            _completed(parsed, folder), pool_pre_ping=parsed.get_backend_name() != "sqlite", hide_parameters=True
        )
    except (ArgumentError, NoSuchModuleError, ValueError) as fault:  # ValueError: a port that is no number
        raise CentralError(
            "database_url",
            f"{without_password(url)!r}: {fault}",
            "mend `database` in central.toml: sqlite:///FILE or postgresql://…",
        ) from fault
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a transaction in which every query sees the same state of the register."""
    options = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with _translated(), engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that changes something other than people."""
    with _translated(), engine.connect().execution_options(write=True) as connection, connection.begin():
        yield connection


@contextmanager
def writing_people(engine: Engine, *, portion: bool = False) -> Iterator[Connection]:
    """Open a transaction that changes people or takes what changed: one at a time, however many processes there are.

    Who keeps to a `portion` of the people may be beside others who keep to theirs, and beside nobody else.
    """
    with writing(engine) as connection:
        hold(connection, HEALTH_LOCK, shared=portion)
        yield connection


def hold(connection: Connection, lock: int, *, shared: bool = False) -> None:
    """Hold PostgreSQL's advisory lock until this transaction ends; on SQLite one at a time writes anyhow."""
    if connection.dialect.name == "postgresql":
        function = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
        connection.exec_driver_sql(f"SELECT {function}(%s)", (lock,))


def in_order(connection: Connection) -> None:
    """Let PostgreSQL go over a portion of people by their numbers, as SQLite does; hashes and workers cost more."""
    if connection.dialect.name == "postgresql":
        for setting in _IN_ORDER:
            connection.exec_driver_sql(setting)


def among(
    connection: Connection, statement: str, members: Collection[int] | Collection[str], **more: object
) -> CursorResult[*tuple[Any, ...]]:
    """Run a query whose `{AMONG}` stands for "is one of `members`": one parameter however many there are."""
    if connection.dialect.name == "sqlite":
        condition, parameter = "IN (SELECT value FROM json_each(:members))", json.dumps(list(members))
        return connection.execute(text(statement.replace("{AMONG}", condition)), {"members": parameter, **more})
    array = text(statement.replace("{AMONG}", "= ANY(:members)"))
    return connection.execute(array, {"members": list(members), **more})


def insert_rows(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert many rows the fastest way the database has: prepared on SQLite, COPY on PostgreSQL."""
    if not rows:
        return
    names = ", ".join(columns)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(columns))
        connection.exec_driver_sql(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(rows))  # noqa: S608  # names are our own
        return
    cursor = connection.connection.cursor()
    with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _completed(url: URL, folder: Path) -> URL:
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    name = url.database or ""
    if name in {"", ":memory:"}:
        raise ArgumentError("a register in memory is lost at once")
    if url.query:
        raise ArgumentError("a SQLite file has no options")
    return url.set(database=str(folder / name))


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver's guess
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin_sqlite(connection: Connection) -> None:
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def address_of(engine: Engine) -> str:
    """Return where a database is, without its password."""
    return engine.url.render_as_string(hide_password=True)


def without_password(url: str) -> str:
    """Return an address, which may be none, without the user and password in it."""
    return _PASSWORD.sub("://", url)


def is_there(engine: Engine) -> bool:
    """Tell whether a database may be connected to without making it: SQLite makes the file that it does not find."""
    return engine.dialect.name != "sqlite" or Path(engine.url.database or "").exists()


def _is_the_environments(fault: DatabaseError) -> bool:
    """Tell what the database cannot or may not, and an address it does not understand, from a mistake of ours."""
    if fault.statement is None or type(fault) in {OperationalError, DatabaseError}:
        return True
    return getattr(fault.orig, "sqlstate", "") in _DENIED


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except DatabaseError as fault:
        if not _is_the_environments(fault):
            raise
        what = str(fault.orig).partition("\n")[0]  # what follows may quote the row
        raise CentralError("database", what, "see that the database runs and can be written") from fault
