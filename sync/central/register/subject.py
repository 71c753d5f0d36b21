"""Visitor passes: the subject a person's passes are issued to, and the passes themselves."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, text

from sync.central.central import Central, registrar
from sync.central.errors import CentralError
from sync.central.publication.keys import pass_issuer
from sync.central.publication.policy_file import signed_policy_in
from sync.central.publication.publish_rules import ISSUER_NAME
from sync.central.register.ingest import Registrar, add_identity, find_person
from sync.model.identity import SUBJECT_BYTES, Identity, IdentityFault, PassSubject, parse_iin, parse_passport
from sync.passes import Pass, PassFault, sign, verify

PASS_ID_BYTES: Final = 8

_SUBJECTS: Final = text("SELECT identity FROM identity WHERE person_id = :person AND domain = 'pass' ORDER BY identity")


@dataclass(frozen=True, slots=True)
class IssuedPass:
    """A pass as its visitor gets it; `text` is what the QR code holds."""

    text: str
    expires_at: datetime


def issue_pass(
    central: Central,
    connection: Connection,
    key: Ed25519PrivateKey,
    identity: Identity,
    minutes: int | None,
    *,
    paper: bool,
) -> IssuedPass:
    """Issue a pass to a person of the register, inside a `writing_people` transaction.

    It lasts as many minutes as whoever asks for it says, or as long as the policy that holds. A person's first pass
    makes a subject; terminals know it from the next publication on.
    """
    keeper = registrar(central, connection)
    person = find_person(connection, keeper, identity)
    if person is None:
        raise CentralError("unknown_person", "the register does not know this person", "check the number")
    life = signed_policy_in(connection).pass_life if minutes is None else timedelta(minutes=minutes)
    return sign_pass(central, key, ensure_subject(central, connection, keeper, person), life, paper=paper)


def ensure_subject(central: Central, connection: Connection, keeper: Registrar, person: int) -> PassSubject:
    """Return the subject of a person's passes, making it if this is the first; inside `writing_people`."""
    found = subject_of(connection, person)
    if found is not None:
        return found
    made = PassSubject(central.random(SUBJECT_BYTES))
    add_identity(connection, keeper, person, made)
    return made


def subject_of(connection: Connection, person: int) -> PassSubject | None:
    """Return the subject that a person's passes are issued to, or None where there has been no pass."""
    return next(iter(subjects_of(connection, person)), None)


def subjects_of(connection: Connection, person: int) -> tuple[PassSubject, ...]:
    """Return all subjects of a person, always in the same order: one who was two records has two."""
    found = connection.execute(_SUBJECTS, {"person": person}).scalars()
    return tuple(PassSubject(bytes.fromhex(one)) for one in found)


def sign_pass(
    central: Central, key: Ed25519PrivateKey, subject: PassSubject, life: timedelta, *, paper: bool = False
) -> IssuedPass:
    """Sign a pass for a subject of the register, good from now on."""
    now = central.clock().replace(microsecond=0)
    claims = Pass(ISSUER_NAME, subject, now, now + life, central.random(PASS_ID_BYTES), paper=paper)
    return IssuedPass(sign(claims, key, pass_issuer(key, ISSUER_NAME).key_id), claims.expires_at)


def renewed_subject(shown: str, key: Ed25519PrivateKey, now: datetime) -> PassSubject:
    """Return whom a pass of this register that is still valid is for; raise CentralError where it is not one."""
    issuer = pass_issuer(key, ISSUER_NAME)
    found = verify(shown, {issuer.key_id: issuer}, now)
    if isinstance(found, PassFault):
        raise CentralError(found.value, "this is no valid pass of this register", "issue one by IIN or passport")
    return found.subject


def parse_identity(typed: str) -> Identity:
    """Read `IIN` or `STATE:NUMBER`; raise CentralError saying what is wrong."""
    state, colon, number = typed.partition(":")
    found = parse_passport(state, number) if colon else parse_iin(typed)
    if isinstance(found, IdentityFault):
        raise CentralError(found.value, "this is no IIN and no passport", "type 12 digits, or STATE:NUMBER")
    return found
