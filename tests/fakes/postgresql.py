"""A PostgreSQL server of the tests' own: in a temporary folder, on a Unix socket, as a user who is not root."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Final

import psycopg

_DEBIAN: Final = Path("/usr/lib/postgresql")
_QUICK: Final = ("-c", "fsync=off", "-c", "full_page_writes=off")


def find_postgresql() -> Path | None:
    """Return the folder of the newest server's programs, or None where this machine has none."""
    found = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    path = shutil.which("initdb")
    return Path(path).parent if path else None


class PostgresqlServer:
    """A running server; each database of it is made on demand."""

    def __init__(self, folder: Path, role: str) -> None:
        self._folder = folder
        self._role = role
        self._numbers = count(1)

    def new_database(self, like: str | None = None) -> str:
        """Make an empty database, or one like that of a URL that nobody holds open, and return its URL."""
        name = f"register{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {'template1' if like is None else _name(like)}")
        return f"postgresql://{self._role}@/{name}?host={self._folder}"

    def drop(self, url: str) -> None:
        """Drop a database, whoever still holds it open."""
        self._run(f"DROP DATABASE {_name(url)} WITH (FORCE)")

    def empty(self, url: str) -> None:
        """Put an empty database in the place of one."""
        self.drop(url)
        self._run(f"CREATE DATABASE {_name(url)}")

    def _run(self, statement: str) -> None:
        with psycopg.connect(host=str(self._folder), user=self._role, dbname="postgres", autocommit=True) as connection:
            connection.execute(statement.encode())


def _name(url: str) -> str:
    return url.partition("@/")[2].partition("?")[0]


@contextmanager
def postgresql(programs: Path, *, durable: bool = False, where: Path | None = None) -> Iterator[PostgresqlServer]:
    """Run a server while the context lasts; `durable` as in production, else as fast as it goes."""
    user = "postgres" if os.geteuid() == 0 else None  # initdb refuses root
    role = user or pwd.getpwuid(os.geteuid()).pw_name
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir=where or "/tmp"))  # a socket's path must be short
    try:
        if user:
            shutil.chown(folder, user, user)
        data = folder / "data"
        make = [str(programs / "initdb"), "-A", "trust", "-U", role, "-E", "UTF8", "--locale=C.UTF-8", "-D", str(data)]
        subprocess.run([*make, "--no-sync"], user=user, check=True, stdout=subprocess.DEVNULL, cwd=folder)
        options = ["-k", str(folder), "-c", "listen_addresses=", *(() if durable else _QUICK)]
        control = [str(programs / "pg_ctl"), "-D", str(data), "-w", "-s", "-l", str(folder / "log")]
        subprocess.run([*control, "-o", " ".join(options), "start"], user=user, check=True, cwd=folder)
        try:
            yield PostgresqlServer(folder, role)
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], user=user, check=True, cwd=folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
