"""A central server's parts, opened from its data folder."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, text

from sync.central.ambient import Clock, Random
from sync.central.database import address_of, is_there, open_database, reading
from sync.central.errors import CentralError
from sync.central.publication.peppers import pepper_in_force, read_pepper
from sync.central.publication.store import FolderStore, Store, holds_repository
from sync.central.register.ingest import Registrar
from sync.central.register.rule_set import load_rule_set
from sync.central.register.rules import RuleSet, effects_of
from sync.central.schema import NEWER, check_schema
from sync.central.settings import Settings, read_settings
from sync.model.status import minutes_since_epoch

_RULE_SET: Final = text("SELECT value FROM register WHERE name = 'rule_set'")


@dataclass(frozen=True, slots=True)
class Central:
    """Everything a command or the API works with."""

    folder: Path
    settings: Settings
    engine: Engine
    store: Store
    clock: Clock
    random: Random


def open_central(folder: Path, clock: Clock, random: Random) -> Central:
    """Open what `init` made; raise CentralError where settings, database or its version are not right."""
    settings = read_settings(folder)
    engine = open_database(settings.database, folder)
    try:
        _check_register(engine)
        store = _store_there(settings, folder)
    except CentralError:
        engine.dispose()
        raise
    return Central(folder, settings, engine, store, clock, random)


def _check_register(engine: Engine) -> None:
    """Raise CentralError, with the address, where there is no register that this program knows."""
    try:
        if not is_there(engine):
            raise CentralError("no_register", "there is no such file", "kiosk-central init makes one")
        with reading(engine) as connection:
            check_schema(connection)
    except CentralError as fault:
        if fault.code == NEWER:
            raise
        remedy = f"{fault.remedy}, or mend `database` in central.toml"
        raise CentralError(fault.code, f"{address_of(engine)}: {fault.what}", remedy) from fault


def _store_there(settings: Settings, folder: Path) -> Store:
    remedy = "mend `store` in central.toml, or restore the repository"
    try:
        store = open_store(settings.store, folder)
        if holds_repository(store):
            return store
    except OSError as fault:
        raise CentralError("store", f"{settings.store!r} cannot be read: {fault.strerror}", remedy) from fault
    raise CentralError("store", f"{settings.store!r} holds no repository of this server's", remedy)


def open_store(address: str, folder: Path) -> Store:
    """Open the place publications are written to; a relative folder lies in the data folder."""
    if address.startswith("s3://"):
        from sync.central.publication.s3_store import open_s3  # noqa: PLC0415  # 0.2 s that a folder does not need

        return open_s3(address)
    if "://" in address:
        remedy = "name a folder or s3://bucket/prefix in central.toml"
        raise CentralError("store", f"{address!r} is neither a folder nor an S3 store", remedy)
    return FolderStore(folder / address)


def rule_set_in_force(connection: Connection) -> RuleSet:
    """Load the rule set that kept statuses follow."""
    return load_rule_set(str(connection.execute(_RULE_SET).scalar_one()))


def registrar(central: Central, connection: Connection) -> Registrar:
    """Gather what taking records needs, as it holds within this transaction."""
    return Registrar(
        pepper=read_pepper(connection, pepper_in_force(connection)),
        effects=effects_of(rule_set_in_force(connection)),
        minute=minutes_since_epoch(central.clock()),
    )
