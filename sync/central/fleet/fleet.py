"""How each terminal is, judged from its last heartbeat: what is the matter with it, how grave, and so what to do.

Pure, but for the query. What to do stands in the pages' words, one for each trouble.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Final

from pydantic import ValidationError
from sqlalchemy import Connection, TextClause, text

from sync.central.instant import from_ms
from sync.wire.api import Heartbeat, LocalNameMessage

MANY_WAITING: Final = 500
DISK_LOW: Final = 2 * 10**9
DISK_FULL: Final = 200 * 10**6
CAMERA_WELL: Final = frozenset({"", "starting", "good", "slow"})
NO_CONTACT: Final = frozenset({"dns", "route", "refused", "timeout", "cut", "slow", "tls", "captive_portal"})
"""Faults of the agent that its own heartbeat, having arrived, has overtaken."""
NOBODY_ADMITTED: Final = frozenset(
    {
        "k-jrn-1",
        "k-jrn-2",
        "k-data-corrupt",
        "k-data-io",
        "k-data-newer",
        "k-disk-full",
        "disk",
        "disk_full",
        "read_only",
    }
)
"""Faults with which a terminal refers everybody to staff."""


class Severity(IntEnum):
    """How grave something is; the gravest first."""

    BAD = 0
    WARN = 1
    GOOD = 2
    IDLE = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """From when on something is a trouble: silence, and the age of the data (the policy's own two)."""

    silent_after: timedelta
    warn_after: timedelta
    refer_after: timedelta


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is the matter, by the code of its word; `detail` is a code that the terminal gave."""

    code: str
    severity: Severity
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """A terminal of the fleet as the register knows it. `heartbeat` is None until it was heard of."""

    id: str
    name: str
    venue_id: str
    venue: LocalNameMessage
    region: str
    enrolled_at: datetime
    heard_at: datetime | None
    heartbeat: Heartbeat | None
    chain_fault: str
    revoked: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A terminal and what is the matter with it, the gravest first."""

    member: Member
    troubles: tuple[Trouble, ...] = field(default=())

    @property
    def severity(self) -> Severity:
        """Return how grave the gravest is."""
        if self.member.revoked:
            return Severity.IDLE
        return self.troubles[0].severity if self.troubles else Severity.GOOD


_COLUMNS: Final = """SELECT terminal.id, terminal.name, venue_id, name_kk, name_ru, name_en, region,
    enrolled_at, heard_at, heartbeat, chain_fault, revoked_at
    FROM terminal JOIN venue ON venue.id = terminal.venue_id"""
_ALL: Final = text(f"{_COLUMNS} ORDER BY venue_id, terminal.name, terminal.id")
_OF_VENUE: Final = text(f"{_COLUMNS} WHERE venue_id = :venue ORDER BY terminal.name, terminal.id")


def fleet(connection: Connection, limits: Limits, now: datetime) -> list[Standing]:
    """Return every terminal, the gravest troubles first, revoked ones last."""
    return _standings(connection, _ALL, {}, limits, now)


def terminals_of(connection: Connection, venue_id: str, limits: Limits, now: datetime) -> list[Standing]:
    """Return a venue's terminals in the same order."""
    return _standings(connection, _OF_VENUE, {"venue": venue_id}, limits, now)


def troubles_of(member: Member, limits: Limits, now: datetime) -> tuple[Trouble, ...]:
    """Return what is the matter with a terminal, the gravest first; nothing where it was revoked."""
    if member.revoked:
        return ()
    found = [*_of_contact(member, limits, now), *_of_heartbeat(member.heartbeat, limits, now)]
    if member.chain_fault:
        found.append(Trouble("chain", Severity.BAD))
    return tuple(sorted(found, key=lambda trouble: trouble.severity))


def _of_contact(member: Member, limits: Limits, now: datetime) -> Iterator[Trouble]:
    last = member.heard_at or member.enrolled_at
    if now - last > limits.silent_after:
        yield Trouble("silent" if member.heard_at else "never_heard", Severity.BAD)
    elif member.heard_at is None:
        yield Trouble("not_heard_yet", Severity.WARN)


def _of_heartbeat(said: Heartbeat | None, limits: Limits, now: datetime) -> Iterator[Trouble]:
    if said is None:
        return
    yield from _of_data(said, limits, now)
    if said.dead_letters:
        yield Trouble("dead_letters", Severity.WARN)
    if said.waiting >= MANY_WAITING:
        yield Trouble("many_waiting", Severity.WARN)
    if said.camera not in CAMERA_WELL:
        yield Trouble("camera", Severity.BAD, said.camera)
    if said.disk_free is not None and said.disk_free < DISK_LOW:
        full = said.disk_free < DISK_FULL
        yield Trouble("disk_full" if full else "disk_low", Severity.BAD if full else Severity.WARN)
    for fault in said.faults:
        if fault not in NO_CONTACT:
            yield Trouble("fault", Severity.BAD if fault in NOBODY_ADMITTED else Severity.WARN, fault)


def _of_data(said: Heartbeat, limits: Limits, now: datetime) -> Iterator[Trouble]:
    if said.generated_at is None:
        yield Trouble("no_data", Severity.BAD)
    elif now - said.generated_at > limits.refer_after:
        yield Trouble("data_too_old", Severity.BAD)
    elif now - said.generated_at > limits.warn_after:
        yield Trouble("data_old", Severity.WARN)


def _standings(
    connection: Connection, statement: TextClause, parameters: dict[str, str], limits: Limits, now: datetime
) -> list[Standing]:
    members = [_member(*row) for row in connection.execute(statement, parameters)]
    found = [Standing(member, troubles_of(member, limits, now)) for member in members]
    return sorted(found, key=lambda standing: standing.severity)


def _member(
    terminal_id: str,
    name: str,
    venue_id: str,
    kk: str,
    ru: str,
    en: str,
    region: str,
    enrolled_at: int,
    heard_at: int | None,
    heartbeat: str | None,
    chain_fault: str | None,
    revoked_at: int | None,
) -> Member:
    return Member(
        id=terminal_id,
        name=name,
        venue_id=venue_id,
        venue=LocalNameMessage(kk=kk, ru=ru, en=en),
        region=region,
        enrolled_at=from_ms(enrolled_at),
        heard_at=None if heard_at is None else from_ms(heard_at),
        heartbeat=None if heartbeat is None else _heartbeat(heartbeat),
        chain_fault=chain_fault or "",
        revoked=revoked_at is not None,
    )


def _heartbeat(kept: str) -> Heartbeat | None:
    """Read a heartbeat back; one that another version of this program stored says nothing until the next."""
    try:
        return Heartbeat.model_validate_json(kept)
    except ValidationError:
        return None
