"""A venue's door where the visitor scans the poster: decide by the register itself, record, and show it once.

    phone ─► person ─► pass subject ─► identity key ─► decide ─► INSERT visit ─► DoorVisit

The rule (`sync.model.decision`) and the signed policy are a terminal's, with two differences. The register answers for
itself, so its data are of this moment. And the phone shows what was recorded for as long as a terminal would not let
the same pass in again: asking again, or twice at once, records nothing.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, text

from sync.central.central import Central
from sync.central.database import among
from sync.central.fleet.double_use import flag_double_use
from sync.central.fleet.venue import venue_of
from sync.central.fleet.visit_count import count_visits
from sync.central.instant import from_ms, to_ms
from sync.central.publication.peppers import pepper_in_force, read_pepper
from sync.central.publication.policy_file import signed_policy
from sync.central.register.subject import subjects_of
from sync.model.decision import Circumstances, Verdict, decide, held_back, refer
from sync.model.policy import Policy, Venue, enforced_at
from sync.model.status import Status, unpack
from sync.model.visit import Direction, Method, Outcome, Reason, Visit, content_hash, visit_fields, visit_id
from sync.wire.api import VenueMessage
from sync.wire.identity_key import identity_key

SAME_CHECK: Final = timedelta(seconds=10)
"""What a phone asks twice within this is one check, whatever came of it: a second touch, a page that was slow."""

_VALUE: Final = text("SELECT value FROM person WHERE id = :person")
_OF_PHONE: Final = """SELECT id, at, direction, outcome, reason, status, enforced FROM visit
    WHERE identity_key {AMONG} AND pepper_id = :pepper AND venue_id = :venue AND at > :since AND method = 'venue_qr'
    ORDER BY at DESC, id DESC LIMIT 1"""
_LET_IN: Final = """SELECT count(*) FROM visit AS came
    WHERE identity_key {AMONG} AND pepper_id = :pepper AND venue_id = :venue AND at > :since
        AND outcome = 'admit' AND direction = 'entry' AND NOT EXISTS (
            SELECT 1 FROM visit AS went WHERE went.identity_key {AMONG}
            AND went.pepper_id = came.pepper_id AND went.venue_id = came.venue_id
            AND went.direction = 'exit' AND went.at >= came.at)"""
_INSIDE: Final = text(
    """SELECT count(DISTINCT identity_key) + count(*) FILTER (WHERE identity_key IS NULL) FROM visit AS came
    WHERE venue_id = :venue AND at >= :midnight AND outcome = 'admit' AND direction = 'entry' AND NOT EXISTS (
        SELECT 1 FROM visit AS went WHERE went.identity_key = came.identity_key
        AND went.pepper_id = came.pepper_id AND went.venue_id = came.venue_id
        AND went.direction = 'exit' AND went.at >= came.at)"""
)
_ONE_AT_A_TIME: Final = text("SELECT id FROM venue WHERE id = :venue FOR NO KEY UPDATE")
"""On PostgreSQL, so that two phones at once do not count the same people; terminals may upload meanwhile."""
_INSERT: Final = text(
    """INSERT INTO visit (id, venue_id, at, received_at, direction, method, outcome, reason, status, enforced,
        identity_key, pepper_id, consent, content_hash)
    VALUES (:id, :venue_id, :at, :at, :direction, :method, :outcome, :reason, :status, :enforced,
        :identity_key, :pepper_id, 0, :content_hash)"""
)


@dataclass(frozen=True, slots=True)
class DoorVisit:
    """A recorded visit as its phone shows it."""

    at: datetime
    direction: Direction
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Holder:
    """Whoever holds a phone, at a venue's door: the first key stands for the person in a new visit, all in old ones."""

    person: int
    keys: tuple[int, ...]
    pepper_id: str


@dataclass(frozen=True, slots=True)
class Door:
    """A venue's door at one instant."""

    venue: Venue
    policy: Policy
    now: datetime


def door_of(central: Central, message: VenueMessage) -> Door:
    """Return a venue's door as it is now, by the policy that terminals obey; raise CentralError where there is none."""
    return Door(venue_of(message), signed_policy(central), central.clock())


def holder_of(connection: Connection, person: int) -> Holder | None:
    """Return a person as visits know them; None for one whose pass subject is gone."""
    subjects = subjects_of(connection, person)
    if not subjects:
        return None
    pepper_id = pepper_in_force(connection)
    pepper = read_pepper(connection, pepper_id)
    return Holder(person, tuple(identity_key(one, pepper) for one in subjects), pepper_id)


def shown_visit(connection: Connection, holder: Holder, door: Door) -> DoorVisit | None:
    """Return the visit that the holder's phone still shows at this door, if there is one."""
    row = among(connection, _OF_PHONE, holder.keys, **_about(holder, door)).one_or_none()
    if row is None:
        return None
    status = None if row.status is None else Status[row.status]
    verdict = Verdict(Outcome(row.outcome), Reason(row.reason), status, bool(row.enforced))
    return DoorVisit(from_ms(row.at), Direction(row.direction), verdict)


def is_inside(connection: Connection, holder: Holder, door: Door) -> bool:
    """Tell whether the holder came in today, by poster or terminal, and has not gone out."""
    return _let_in(connection, holder, door, _midnight(door) - timedelta(milliseconds=1))


def pass_door(central: Central, connection: Connection, holder: Holder, door: Door, direction: Direction) -> DoorVisit:
    """Let the holder in or out, or not, and record it; return the visit that is shown already where it is the same.

    The caller has seen the phone in this transaction (`see_phone`), so that a phone passes one door at a time.
    """
    shown = shown_visit(connection, holder, door)
    if shown is not None and shown.direction is direction and _is_same(shown, door.now):
        return shown
    made = DoorVisit(door.now, direction, _verdict(connection, holder, door, direction))
    _record(central, connection, holder, door, made)
    return made


def _is_same(shown: DoorVisit, now: datetime) -> bool:
    return shown.verdict.outcome is Outcome.ADMIT or now - shown.at < SAME_CHECK


def _verdict(connection: Connection, holder: Holder, door: Door, direction: Direction) -> Verdict:
    enforced = enforced_at(door.venue, door.now)
    if direction is Direction.EXIT:
        return Verdict(Outcome.ADMIT, Reason.EXIT, enforced=enforced)
    value = connection.execute(_VALUE, {"person": holder.person}).scalar()
    if value is None:
        return replace(refer(Reason.UNKNOWN_PERSON), enforced=enforced)
    here = Circumstances(door.venue, door.policy, door.now, door.now, _inside(connection, door))
    verdict = decide(unpack(int(value)), here)
    if verdict.outcome is Outcome.ADMIT and _let_in(connection, holder, door, door.now - door.policy.reuse_window):
        return held_back(verdict, Reason.ALREADY_USED_HERE)
    return verdict


def _record(central: Central, connection: Connection, holder: Holder, door: Door, made: DoorVisit) -> None:
    visit = Visit(
        id=visit_id(made.at, central.random(10)),
        at=made.at,
        direction=made.direction,
        method=Method.VENUE_QR,
        outcome=made.verdict.outcome,
        reason=made.verdict.reason,
        status=made.verdict.status,
        enforced=made.verdict.enforced,
        seq=None,
        identity_key=holder.keys[0],
        pepper_id=holder.pepper_id,
    )
    fields = visit_fields(visit)
    row = fields | {"venue_id": door.venue.id, "at": to_ms(made.at), "enforced": int(visit.enforced)}
    connection.execute(_INSERT, row | {"identity_key": holder.keys[0], "content_hash": content_hash(fields)})
    count_visits(connection, door.venue.id, [row])
    flag_double_use(connection, [str(visit.id)], to_ms(made.at))


def _let_in(connection: Connection, holder: Holder, door: Door, since: datetime) -> bool:
    about = _about(holder, door) | {"since": to_ms(since)}
    return bool(among(connection, _LET_IN, holder.keys, **about).scalar_one())


def _inside(connection: Connection, door: Door) -> int:
    """Return how many people came in since midnight at the venue and have not gone out; nobody else comes in meanwhile.

    Only somebody's own exit counts: whoever never came in takes nobody else's place away.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_ONE_AT_A_TIME, {"venue": door.venue.id})
    found = connection.execute(_INSIDE, {"venue": door.venue.id, "midnight": to_ms(_midnight(door))})
    return int(found.scalar_one())


def _midnight(door: Door) -> datetime:
    return door.now.astimezone(door.venue.timezone).replace(hour=0, minute=0, second=0, microsecond=0)


def _about(holder: Holder, door: Door) -> dict[str, object]:
    since = to_ms(door.now - door.policy.reuse_window)
    return {"pepper": holder.pepper_id, "venue": door.venue.id, "since": since}
