"""A fleet as it may be on a working day: invented venues, terminals that are well and not so well, operators."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from argon2 import PasswordHasher
from sqlalchemy import Connection, text

from sync.central.central import Central
from sync.central.database import writing
from sync.central.fleet.terminal import revoke
from sync.central.fleet.venue import add_venue, new_venue
from sync.central.instant import to_ms
from sync.central.operator.capability import Role
from sync.central.operator.operator_account import add_operator, disable
from sync.central.operator.password import Passwords
from sync.wire.api import Heartbeat

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
GONE = "erlan"
"""An operator who has left."""

VENUES = (
    ("arman", "«Арман» кинотеатры", "Кинотеатр «Арман»", "Arman cinema", "cinema", "ALA", 240),
    ("tulpar", "«Тұлпар» фитнес-клубы", "Фитнес-клуб «Тулпар»", "Tulpar fitness club", "fitness_club", "AST", 80),
    ("dastarkhan", "«Дастархан» фудкорты", "Фудкорт «Дастархан»", "Dastarkhan food court", "food_court", "SHY", None),
    ("airport-ala", "Алматы әуежайы", "Аэропорт Алматы", "Almaty airport", "airport", "ALA", None),
    ("saltanat", "«Салтанат» банкет залы", "Зал «Салтанат»", "Saltanat banquet hall", "banquet_hall", "ALA", None),
)

_INSERT = text(
    """INSERT INTO terminal (id, venue_id, name, token_hash, public_key, enrolled_at, heard_at, heartbeat)
    VALUES (:id, :venue, :name, :hash, :key, :enrolled, :heard, :heartbeat)"""
)


@dataclass(frozen=True)
class Sample:
    """A terminal: where it stands, and how it is; ages are in minutes."""

    venue: str
    name: str
    heard: int | None = 2
    data: int | None = 12
    waiting: int = 0
    dead: int = 0
    camera: str = "good"
    disk: int = 41_000_000_000
    faults: tuple[str, ...] = ()


FLEET = (
    Sample("arman", "1-кіреберіс"),
    Sample("arman", "Экран алды", camera="black"),
    Sample("tulpar", "Ресепшен", heard=190, data=200, waiting=12),
    Sample("dastarkhan", "Солтүстік", data=400, disk=1_200_000_000, dead=3),
    Sample("dastarkhan", "Оңтүстік", heard=4, waiting=1),
    Sample("airport-ala", "Зал A", faults=("metadata_expired",), waiting=731),
    Sample("airport-ala", "Зал B", heard=None, data=None),
    Sample("airport-ala", "Ескі", heard=90_000),
)


def fill(central: Central, names: Sequence[str], password: str) -> None:
    """Put the sample into a register; of the operators the first is an administrator, one has left, the rest look."""
    now = central.clock()
    with writing(central.engine) as connection:
        for venue_id, kk, ru, en, category, region, capacity in VENUES:
            name, later = {"kk": kk, "ru": ru, "en": en}, now + timedelta(days=9) if category == "airport" else None
            members = {"category": category, "region": region, "timezone": "Asia/Almaty", "capacity": capacity}
            add_venue(connection, new_venue(id=venue_id, name=name, in_force_from=later, **members))
        for number, one in enumerate(FLEET):
            _add(connection, f"t-{number:016x}", one, now)
        revoke(connection, f"t-{len(FLEET) - 1:016x}", to_ms(now))
        _employ(connection, names, Passwords(QUICK).hash(password), to_ms(now))


def _employ(connection: Connection, names: Sequence[str], password: str, now: int) -> None:
    for place, name in enumerate((*names, GONE)):
        add_operator(connection, name, Role.VIEWER if place else Role.ADMIN, password, now)
    disable(connection, GONE, now)


def _add(connection: Connection, terminal_id: str, one: Sample, now: datetime) -> None:
    def ago(minutes: int) -> datetime:
        return now - timedelta(minutes=minutes)

    heartbeat = Heartbeat(
        version="0.1.0",
        seq=None if one.data is None else 7,
        generated_at=None if one.data is None else ago(one.data),
        waiting=one.waiting,
        dead_letters=one.dead,
        camera=one.camera,
        disk_free=one.disk,
        faults=one.faults,
    )
    row = {
        "id": terminal_id,
        "venue": one.venue,
        "name": one.name,
        "hash": sha256(terminal_id.encode()).digest(),
        "key": bytes(32),
        "enrolled": to_ms(ago(100_000 if one.heard else 3)),
        "heard": None if one.heard is None else to_ms(ago(one.heard)),
        "heartbeat": None if one.heard is None else heartbeat.model_dump_json(),
    }
    connection.execute(_INSERT, row)
