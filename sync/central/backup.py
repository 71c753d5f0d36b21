"""Backup and restore of a whole central server, as one tar file.

A restored register is older than what terminals have seen. They refuse what goes back, so everything numbered leaps
ahead: the metadata's versions and the seq of the next publication, which is a whole one.
"""

import sqlite3
import tarfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import text

from sync.central.ambient import Clock, Random
from sync.central.central import Central, open_central
from sync.central.database import address_of, reading, without_password, writing
from sync.central.errors import CentralError
from sync.central.fleet.bulletin import leap_bulletin
from sync.central.publication.keys import load_keys
from sync.central.publication.publish import Published, alone, publish, sign_data
from sync.central.publication.publish_accept import publishing_keys
from sync.central.publication.publish_list import last_publication
from sync.central.publication.publish_rules import SIGNING, sign_rules
from sync.central.publication.store import FolderStore
from sync.central.settings import FILE, Settings, check_settings, read_settings, write_settings
from sync.central.web.beside import servers_here
from sync.central.whole import new_folder

LEAP: Final = 1_000_000
"""More versions than a register publishes in decades of quarter hours."""

_REGISTER: Final = "register.db"
_UNPACKED: Final = f"sqlite:///{_REGISTER}"
_REPOSITORY: Final = "repository"
_SECRETS: Final = ("keys", FILE)
_NEXT_WHOLE: Final = text(
    """INSERT INTO register (name, value) VALUES ('next_whole_seq', :seq)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value"""
)


def back_up(central: Central, path: Path) -> None:
    """Write everything to a new tar file that only its owner may read; a PostgreSQL register needs its own dump."""
    with alone(central), TemporaryDirectory(dir=central.folder, prefix=".backup-") as folder:
        _make_secret(path)
        with tarfile.open(path, mode="w") as tar:
            for name in _SECRETS:
                if (central.folder / name).exists():
                    tar.add(central.folder / name, name)
            if central.engine.dialect.name == "sqlite":
                copy = Path(folder) / _REGISTER
                _copy_register(central, copy)
                tar.add(copy, _REGISTER)
            if isinstance(central.store, FolderStore):
                tar.add(central.store.folder, _REPOSITORY)


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restored server published; and why it could not sign the rules, where terminals must wait for that."""

    published: Published
    unsigned: str


@dataclass(frozen=True, slots=True)
class Aim:
    """Where a restored server keeps what its backup does not hold: elsewhere, or with `in_place` where that names."""

    database: str = ""
    store: str = ""
    repository_url: str = ""
    in_place: bool = False


def restore(path: Path, folder: Path, aim: Aim, passphrase: str | None, clock: Clock, random: Random) -> Restored:
    """Unpack a backup into a new folder and publish its state as the newest; sign the rules if their key is there.

    A PostgreSQL register must have been restored first. Raises CentralError where one would be written to unasked.
    """
    with new_folder(folder):
        _unpack(path, folder)
        _take_aim(folder, aim)
        central = _opened(folder, clock, random)
    try:
        return leap(central, passphrase)
    finally:
        central.engine.dispose()


def _take_aim(folder: Path, aim: Aim) -> None:
    """Let the settings name what was unpacked, and the addresses given for what was not."""
    kept = read_settings(folder)
    database = aim.database or _unpacked(folder, _REGISTER, _UNPACKED, kept.database, aim)
    store = aim.store or _unpacked(folder, _REPOSITORY, _REPOSITORY, kept.store, aim)
    address = aim.repository_url if aim.store else kept.repository_url
    settings = Settings(kept.url, database, store, address)
    check_settings(settings)
    if settings != kept:
        (folder / FILE).unlink()
        write_settings(folder, settings)


def _unpacked(folder: Path, name: str, address: str, kept: str, aim: Aim) -> str:
    if (folder / name).exists():
        return address
    if aim.in_place:
        return kept
    what = f"the backup does not hold {name}, and what it names may be in use: {without_password(kept)}"
    remedy = "to try a backup out give --database and --store of its own; where nothing else uses these, --in-place"
    raise CentralError("in_use", what, remedy)


def _opened(folder: Path, clock: Clock, random: Random) -> Central:
    """Open what is to be restored; raise CentralError where servers serve it, or where nothing was restored yet."""
    try:
        central = open_central(folder, clock, random)
    except CentralError as fault:
        if fault.code != "no_register":
            raise
        raise CentralError(fault.code, fault.what, "restore its dump there first, with pg_restore") from fault
    if central.settings.database != _UNPACKED:
        with reading(central.engine) as connection:
            servers = servers_here(connection, clock())
        if servers:
            central.engine.dispose()
            what = f"{address_of(central.engine)} is in service at this moment (servers: {servers})"
            raise CentralError("in_use", what, "restore into another database, or stop them and wait three minutes")
    return central


def _unpack(path: Path, folder: Path) -> None:
    try:
        with tarfile.open(path) as tar:
            tar.extractall(folder, filter="data")
            if not _is_ended(tar):
                raise tarfile.ReadError("it ends too early")
    except OSError as fault:
        what = f"{fault.filename or path} cannot be read or written: {fault.strerror or fault}"
        raise CentralError("backup", what, "check both paths, and that there is room") from fault
    except tarfile.TarError as fault:
        what = f"{path} cannot be read: it is no backup, or not all of one"
        raise CentralError("backup", what, "use a whole backup") from fault


def _is_ended(tar: tarfile.TarFile) -> bool:
    """Tell whether a block of zeros follows the last member: `tarfile` takes a file cut between two for a whole one."""
    assert tar.fileobj is not None
    tar.fileobj.seek(tar.offset)
    return tar.fileobj.read(tarfile.BLOCKSIZE) == bytes(tarfile.BLOCKSIZE)


def leap(central: Central, passphrase: str | None) -> Restored:
    """Publish a register that was restored to an earlier state so that every terminal takes it for the newest."""
    keys = publishing_keys(central)
    with writing(central.engine) as connection:
        last = last_publication(connection)
        if last is not None:
            connection.execute(_NEXT_WHOLE, {"seq": str(last.seq + LEAP)})
        leap_bulletin(connection, LEAP)
    unsigned = ""
    try:
        sign_rules(central, load_keys(central.folder, SIGNING, passphrase), leap=LEAP)
    except CentralError as fault:
        if fault.code not in {"key", "wrong_key", "not_enough_signatures"}:
            raise
        unsigned = fault.what
    sign_data(central, keys, central.clock(), leap=LEAP)
    return Restored(publish(central, keys, _quietly), unsigned)


def _make_secret(path: Path) -> None:
    try:
        path.touch(mode=0o600, exist_ok=False)
    except OSError as fault:
        raise CentralError("backup", f"{path} cannot be made: {fault.strerror}", "name a new file") from fault


def _copy_register(central: Central, path: Path) -> None:
    """Copy a SQLite register as of one instant, while others go on writing (SQLite's online backup)."""
    with reading(central.engine) as connection, closing(sqlite3.connect(path)) as copy:
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        source.backup(copy)


def _quietly(_done: int, _total: int) -> None:
    """Show no progress."""
