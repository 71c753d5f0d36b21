"""The notice of the day that idle screens show. Each new one is a version; the newest is published."""

from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError
from sqlalchemy import Connection, text

from sync.central.errors import CentralError
from sync.central.fleet.venue import REGIONS
from sync.wire.api import BulletinMessage

_INSERT: Final = text(
    """INSERT INTO bulletin (version, document)
    SELECT coalesce(max(version), 0) + 1, :document FROM bulletin"""
)
_NEWEST: Final = text("SELECT version, document FROM bulletin ORDER BY version DESC LIMIT 1")
_LEAP: Final = text("UPDATE bulletin SET version = version + :leap")


@dataclass(frozen=True, slots=True)
class BulletinVersion:
    """A bulletin as it is published; a terminal never goes back to a lower version."""

    version: int
    document: bytes


def read_bulletin(document: bytes) -> BulletinMessage:
    """Read a bulletin; raise CentralError naming the member that is wrong."""
    try:
        found = BulletinMessage.model_validate_json(document)
    except ValidationError as fault:
        first = fault.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "file"
        raise CentralError("bulletin", f"{where}: {first['msg']}", "mend this member") from fault
    if unknown := sorted({one.region for one in found.vaccinated} - REGIONS):
        raise CentralError("bulletin", f"no region is called {unknown[0]}", f"use one of {', '.join(sorted(REGIONS))}")
    return found


def put_bulletin(connection: Connection, bulletin: BulletinMessage) -> None:
    """Let the next publication carry a bulletin."""
    connection.execute(_INSERT, {"document": bulletin.model_dump_json()})


def newest_bulletin(connection: Connection) -> BulletinVersion | None:
    """Return the bulletin to publish, or None where there is none yet."""
    row = connection.execute(_NEWEST).one_or_none()
    return None if row is None else BulletinVersion(row.version, str(row.document).encode())


def leap_bulletin(connection: Connection, leap: int) -> None:
    """Let a restored register's bulletin count as newer than any that terminals have seen."""
    connection.execute(_LEAP, {"leap": leap})
