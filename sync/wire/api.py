"""The messages between a terminal and the central server, bounded before anything reads them.

Every message is JSON over HTTPS under `/v1`. Unknown members are refused, so that a typing error is one.
"""

from datetime import date, datetime
from typing import Annotated, Final, Literal
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, WithJsonSchema

from sync.model.visit import Direction, Method, Outcome, Settlement
from sync.wire.name import checked_name, checked_venue_id

LARGEST_BODY: Final = 4 << 20
LARGEST_BATCH: Final = 500
LARGEST_RECORD_BATCH: Final = 5_000

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_.:-]{1,64}$")]
Hex = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{2,256}$")]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Signature = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{128})?$")]
"""An Ed25519 signature (RFC 8032) by the register's online key over `answer.signed_form`; empty: not signed."""
Text = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00]*$")]  # no database keeps a NUL in a text
VenueId = Annotated[str, AfterValidator(checked_venue_id)]
Name = Annotated[str, AfterValidator(checked_name)]
Count = Annotated[int, Field(ge=0, lt=1 << 53)]  # what every JSON reader holds exactly


PlainRecord = Annotated[object, WithJsonSchema({"type": "object", "additionalProperties": True})]
"""A record that is yet to be judged: even one that is no object is refused alone."""


class Message(BaseModel):
    """What all messages share: immutable, and nothing in them that is not named."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class LocalNameMessage(Message):
    """A name in three languages."""

    kk: Name
    ru: Name
    en: Name


class VenueMessage(Message):
    """The venue a terminal stands in, as the register describes it."""

    id: VenueId
    name: LocalNameMessage
    category: Code
    region: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    timezone: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_+/-]{1,64}$")]
    in_force_from: AwareDatetime | None = None
    capacity: Annotated[int, Field(ge=1, le=1_000_000)] | None = None


class SealedPepper(Message):
    """A pepper that only the terminal it was sealed to can open (HPKE, RFC 9180), with the id snapshots name."""

    pepper_id: Code
    sealed: Hex


class EnrolRequest(Message):
    """A terminal's introduction: the one-time token it was given and the X25519 public key (32 bytes) it just made."""

    token: Text
    public_key: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    name: Text = ""


class EnrolResponse(Message):
    """What an enrolled terminal keeps. `root` is the TUF root metadata it pins, as it stands in the repository."""

    terminal_id: Code
    token: Text
    root: Annotated[str, StringConstraints(max_length=1 << 20)]
    repository: Text
    venue: VenueMessage
    peppers: Annotated[tuple[SealedPepper, ...], Field(max_length=8)]
    server_time: AwareDatetime
    signature: Signature = ""


def _checked_method(method: Method) -> Method:
    if method is Method.VENUE_QR:
        raise ValueError("what was scanned from a poster, the register records itself")
    return method


class VisitMessage(Message):
    """One visit: the members of `sync.model.visit.visit_fields`."""

    id: UUID
    at: AwareDatetime
    direction: Direction
    method: Annotated[Method, AfterValidator(_checked_method)]
    outcome: Outcome
    reason: Code
    status: Literal["BLUE", "GREEN", "YELLOW", "RED"] | None
    enforced: bool
    seq: Count | None
    identity_key: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{14}$")] | None
    pepper_id: Code | None
    consent: bool
    staff: Text | None
    override: Text | None


class ChainedVisit(Message):
    """A visit and its entry in a journal's chain: the journal's random id (16 bytes), and the number in it, from 1.

    The hashes (32 bytes each, BLAKE2b-256) are those of the content, of the entry before (zeros before the first) and
    of this one, which is the hash of the other two: `previous`, then `content_hash`.
    """

    journal: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
    number: Annotated[int, Field(ge=1, lt=1 << 53)]
    visit: VisitMessage
    content_hash: Hash
    previous: Hash
    entry_hash: Hash


class VisitBatch(Message):
    """An upload. Items are checked one by one, so that a bad one is rejected alone."""

    visits: Annotated[tuple[dict[str, object], ...], Field(max_length=LARGEST_BATCH)]


class ReceiptMessage(Message):
    """What became of one visit."""

    visit_id: UUID
    settlement: Settlement
    why: Text = ""


class VisitReceipts(Message):
    """The answer to an upload: one receipt a visit, in the order sent."""

    receipts: tuple[ReceiptMessage, ...]
    server_time: AwareDatetime
    signature: Signature = ""


class Heartbeat(Message):
    """How a terminal is: what the fleet page shows."""

    version: Text
    seq: Count | None
    generated_at: AwareDatetime | None
    waiting: Count
    dead_letters: Count
    camera: Text = ""
    disk_free: Count | None = None
    faults: Annotated[tuple[Code, ...], Field(max_length=32)] = ()


class HeartbeatAnswer(Message):
    """What the register has to tell this terminal alone."""

    venue: VenueMessage
    peppers: Annotated[tuple[SealedPepper, ...], Field(max_length=8)]
    server_time: AwareDatetime
    signature: Signature = ""


class RecordBatch(Message):
    """Records from a laboratory or clinic (docs/central.md lists their members). They are checked one by one."""

    records: Annotated[tuple[PlainRecord, ...], Field(max_length=LARGEST_RECORD_BATCH)]


class RefusedRecord(Message):
    """A record that was not taken: its place in the batch from 0, the member that is wrong, and how."""

    place: int
    field: str
    reason: str


class RecordReceipt(Message):
    """What became of a batch of records."""

    people: int
    facts: int
    repeated: int
    refused: tuple[RefusedRecord, ...]


class PassRequest(Message):
    """Ask for a visitor pass: by an IIN, by a passport, or with a pass that is to be renewed.

    Without `minutes` it lasts as long as the signed policy says.
    """

    iin: Text = ""
    passport_state: Text = ""
    passport_number: Text = ""
    renew: Annotated[str, StringConstraints(max_length=700)] = ""
    minutes: Annotated[int, Field(ge=1, le=366 * 24 * 60)] | None = None
    paper: bool = False


class PassResponse(Message):
    """A signed pass, as its QR code holds it. One of a new subject is known at doors from the next publication on."""

    text: str
    expires_at: AwareDatetime


class PassLinkRequest(Message):
    """Ask for a one-time link that puts a visitor's pass on a phone: by an IIN or by a passport."""

    iin: Text = ""
    passport_state: Text = ""
    passport_number: Text = ""


class PassLinkResponse(Message):
    """A one-time link; `code` may be typed instead of opening it."""

    url: str
    code: str
    expires_at: AwareDatetime


class VaccinatedMessage(Message):
    """How many people of a region have had a first dose, and the full course."""

    region: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    first: Count
    full: Count


class BulletinMessage(Message):
    """The register's notice of the day, as `data/bulletin.json` carries it and idle screens show it."""

    date: date
    infected: Count
    recovered: Count
    deaths: Count
    vaccinated: Annotated[tuple[VaccinatedMessage, ...], Field(max_length=64)] = ()


class Problem(BaseModel):
    """An error, as RFC 9457 problem details."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""


class TargetNote(Message):
    """The custom member of a `data/*` target in TUF metadata: enough to plan downloads without opening files.

    `line_ends` is when the last delta of the file's pepper is published; None while that pepper is in force.
    """

    kind: Literal["base", "delta", "daily"]
    seq: Annotated[int, Field(ge=1)]
    from_seq: Annotated[int, Field(ge=0)]
    generated_at: datetime
    pepper_id: Code
    rows: Annotated[int, Field(ge=0)]
    line_ends: AwareDatetime | None = None
