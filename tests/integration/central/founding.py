"""A central server that was founded once: each test is handed a copy of it, with a register as it was founded."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Final

import psycopg

from sync.central.ambient import Clock
from sync.central.central import Central, open_central
from sync.central.initialise import initialise
from sync.central.register.rule_set import DEFAULT
from sync.central.settings import FILE, Settings, write_settings
from tests.fakes.postgresql import PostgresqlServer

FOUNDED: Final = datetime(2021, 6, 6, 12, tzinfo=UTC)
_KEEP: Final = """
    CREATE SCHEMA founding;
    DO $$
    DECLARE relation text;
    BEGIN
        FOR relation IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
            EXECUTE format('CREATE TABLE founding.%1$I AS TABLE public.%1$I', relation);
        END LOOP;
    END $$;
    CREATE TABLE founding.sequence AS SELECT sequencename AS name, last_value FROM pg_sequences
"""
_SHAPE: Final = """
    SELECT array_agg(line ORDER BY line) FROM (
        SELECT concat_ws(' ', relname, relacl, reloptions, relhastriggers) FROM pg_class
            WHERE relnamespace = 'public'::regnamespace
        UNION ALL SELECT concat_ws(' ', attrelid::regclass, attname, atttypid, attnotnull) FROM pg_attribute
            WHERE attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
        UNION ALL SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT concat_ws(' ', setrole, setconfig) FROM pg_db_role_setting
    ) AS found (line)
"""
_ALONE: Final = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
_RESTORE: Final = """
    SET session_replication_role = replica;
    DO $$
    DECLARE relation text; filled boolean;
    BEGIN
        FOR relation IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
            EXECUTE format('SELECT EXISTS (TABLE public.%1$I)', relation) INTO filled;
            IF filled THEN
                EXECUTE format('TRUNCATE public.%1$I CASCADE', relation);
            END IF;
        END LOOP;
        FOR relation IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
            EXECUTE format('INSERT INTO public.%1$I OVERRIDING SYSTEM VALUE TABLE founding.%1$I', relation);
        END LOOP;
        PERFORM setval(name::regclass, coalesce(last_value, 1), last_value IS NOT NULL) FROM founding.sequence;
    END $$
"""


@dataclass(frozen=True, slots=True)
class Founding:
    """What is copied: a server's folder, and how far its random numbers had been drawn."""

    folder: Path
    drawn: tuple[object, ...]
    register: Callable[[], str]
    """Returns the address of a register as it was founded; the one that it returned before is no more."""

    def copy(self, folder: Path, url: str, clock: Clock) -> Central:
        """Open a copy in a folder that does not exist yet."""
        shutil.copytree(self.folder, folder)
        (folder / FILE).unlink()
        write_settings(folder, Settings(url=url, database=self.register()))
        random = Random()
        random.setstate(self.drawn)
        return open_central(folder, clock, random.randbytes)


def found_on_sqlite(folder: Path) -> Founding:
    """Found a server whose register is a file in its folder."""
    address = Settings().database
    return Founding(folder, _found(folder, address), lambda: address)


def found_on_postgresql(folder: Path, server: PostgresqlServer) -> Founding:
    """Found a server whose register is emptied and filled for each copy: another one would take a tenth of a second."""
    founded = server.new_database()
    drawn = _found(folder, founded)
    return Founding(folder, drawn, _Register(server, founded).again)


class _Register:
    """A register on PostgreSQL that is put back into the state in which it was founded."""

    def __init__(self, server: PostgresqlServer, founded: str) -> None:
        self._server = server
        self._founded = founded
        with psycopg.connect(founded, autocommit=True) as connection:
            connection.execute(_KEEP)
            self._shape = connection.execute(_SHAPE).fetchone()
        self._present = server.new_database(founded)

    def again(self) -> str:
        """Put it back, and return its address; what was done to its tables themselves is not undone but left behind."""
        with psycopg.connect(self._present, autocommit=True) as connection:
            connection.execute(_ALONE)
            same = connection.execute(_SHAPE).fetchone() == self._shape
            if same:
                connection.execute(_RESTORE)
        if not same:
            self._server.drop(self._present)
            self._present = self._server.new_database(self._founded)
        return self._present


def _found(folder: Path, database: str) -> tuple[object, ...]:
    random = Random(7)
    initialise(folder, Settings(database=database), DEFAULT, None, lambda: FOUNDED, random.randbytes).engine.dispose()
    return random.getstate()
