"""How many servers serve this register: each says so in it every minute, and until when that counts.

The others know of a new one within a minute, and of one that was killed within minutes.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, text

from sync.central.central import Central
from sync.central.database import writing
from sync.central.instant import to_ms

SAY_EVERY: Final = timedelta(minutes=1)
COUNTS_FOR: Final = timedelta(minutes=3)

_HERE: Final = text(
    """INSERT INTO register (name, value) VALUES (:name, :until)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value"""
)
_SERVERS: Final = text("SELECT name, value FROM register WHERE name LIKE 'server:%'")
_GONE: Final = text("DELETE FROM register WHERE name = :name")


def new_server(central: Central) -> str:
    """Return a name that no other server of the register has."""
    return f"server:{central.random(8).hex()}"


def say_here(central: Central, name: str) -> int:
    """Say that this server serves; return how many do."""
    now = central.clock()
    with writing(central.engine) as connection:
        connection.execute(_HERE, {"name": name, "until": str(to_ms(now + COUNTS_FOR))})
        found = connection.execute(_SERVERS).all()
        gone = [{"name": one.name} for one in found if int(one.value) < to_ms(now)]
        if gone:
            connection.execute(_GONE, gone)
    return len(found) - len(gone)


def servers_here(connection: Connection, now: datetime) -> int:
    """Return how many servers serve this register, or did minutes ago and were killed."""
    return sum(int(one.value) >= to_ms(now) for one in connection.execute(_SERVERS))


def say_gone(central: Central, name: str) -> None:
    """Say that this server serves no more."""
    with writing(central.engine) as connection:
        connection.execute(_GONE, {"name": name})
