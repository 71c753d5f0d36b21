"""What a scanned payload claims to be, before any signature or snapshot is asked. Hostile input yields a value."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from kiosk.domain.mrz import is_zone, parse_mrz
from sync.model.identity import Iin, Passport, parse_iin
from sync.model.prefix import PASS_PREFIX, TICKET_PREFIX

LONGEST_PAYLOAD: Final = 4096
"""A QR code of version 40 holds 2,953 bytes; more than this is no code of ours and is not looked at."""


class Oddity(Enum):
    """Why a payload is nothing the door knows; the log says it to technicians, never the payload."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_ASCII = "not_ascii"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class PassText:
    """A text that claims to be a visitor pass; nothing in it is believed yet."""

    text: str


@dataclass(frozen=True, slots=True)
class TicketText:
    """A text that claims to be a terminal's enrolment ticket."""

    text: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A payload that is no credential. A bare IIN or passport number in a QR code is one of these."""

    oddity: Oddity


Credential = PassText | TicketText | Unreadable


def parse(payload: bytes) -> Credential:
    """Read the payload of a QR code or of a hand-scanner's burst."""
    if len(payload) > LONGEST_PAYLOAD:
        return Unreadable(Oddity.TOO_LONG)
    text = _plain_ascii(payload)
    if text is None:
        return Unreadable(Oddity.NOT_ASCII)
    if text.startswith(PASS_PREFIX):
        return PassText(text)
    if text.startswith(TICKET_PREFIX):
        return TicketText(text)
    return Unreadable(Oddity.FOREIGN if text else Oddity.EMPTY)


def parse_document(payload: bytes) -> Iin | Passport | None:
    """Read what staff scanned from a document while a document was asked for: a card's 12 digits, or an MRZ."""
    text = _text(payload)
    iin = parse_iin(text.strip(" \r\n"))
    if isinstance(iin, Iin):
        return iin
    passport = parse_mrz(text)
    return passport if isinstance(passport, Passport) else None


def claims_zone(payload: bytes) -> bool:
    """Tell whether a payload claims to be a machine-readable zone, or a piece of one, right or not."""
    return is_zone(_text(payload))


def _text(payload: bytes) -> str:
    return payload[:LONGEST_PAYLOAD].decode("ascii", "replace")


def _plain_ascii(payload: bytes) -> str | None:
    if not payload.isascii() or any(byte < 0x20 or byte == 0x7F for byte in payload):
        return None
    return payload.decode("ascii")
