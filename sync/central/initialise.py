"""A new central server: settings, keys, register and an empty signed repository."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, text

from sync.central.ambient import Clock, Random
from sync.central.central import Central, open_central, open_store
from sync.central.database import open_database, writing
from sync.central.errors import CentralError
from sync.central.publication.keys import KeyRole, load_keys, make_keys
from sync.central.publication.peppers import make_pepper, put_in_force
from sync.central.publication.policy_file import save_policy
from sync.central.publication.publish_metadata import create_repository
from sync.central.publication.publish_rules import sign_rules
from sync.central.publication.store import Store, holds_repository
from sync.central.register.rule_set import load_rule_set
from sync.central.schema import create_schema, has_schema
from sync.central.settings import Settings, check_settings, write_settings
from sync.central.whole import new_folder
from sync.model.policy import Policy

_RULE_SET: Final = text("INSERT INTO register (name, value) VALUES ('rule_set', :name)")


def initialise(
    folder: Path, settings: Settings, rule_set: str, passphrase: str | None, clock: Clock, random: Random
) -> Central:
    """Make a central server in a folder that holds none; raise CentralError where it does."""
    load_rule_set(rule_set)
    check_settings(settings)
    with new_folder(folder), _empty_database(folder, settings) as connection:
        create_schema(connection)
        connection.execute(_RULE_SET, {"name": rule_set})
        put_in_force(connection, make_pepper(connection, random))
        save_policy(connection, Policy(version=1))
        make_keys(folder, passphrase)
        keys = load_keys(folder, [role for role in KeyRole if role is not KeyRole.PASSES], passphrase)
        create_repository(_empty_store(folder, settings), keys, clock())
        write_settings(folder, settings)
    central = open_central(folder, clock, random)
    sign_rules(central, keys)
    return central


@contextmanager
def _empty_database(folder: Path, settings: Settings) -> Iterator[Connection]:
    engine = open_database(settings.database, folder)
    try:
        with writing(engine) as connection:
            if has_schema(connection):
                raise CentralError("not_empty", "the database holds a register already", "name an empty database")
            yield connection
    finally:
        engine.dispose()


def _empty_store(folder: Path, settings: Settings) -> Store:
    """Open the store; what another server publishes there stays."""
    store = open_store(settings.store, folder)
    if holds_repository(store):
        raise CentralError("not_empty", f"{settings.store!r} holds publications already", "name an empty store")
    return store
