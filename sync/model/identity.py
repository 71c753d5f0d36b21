"""Who somebody is to the register: an IIN, a passport, or the subject of a visitor pass.

Each has one canonical byte form, so that the same person typed in two ways is the same identity.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from typing import Final

from sync.model.state_code import STATE_CODES

SEPARATOR: Final = b"\x1f"
SUBJECT_BYTES: Final = 16
IIN_DIGITS: Final = 12
LONGEST_TYPED: Final = 64

_IIN: Final = re.compile(r"[0-9]{12}")
_FIRST_WEIGHTS: Final = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND_WEIGHTS: Final = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
_NUMBER: Final = re.compile(r"[A-Z0-9]{5,20}")
_IGNORED_IN_NUMBERS: Final = re.compile(r"[\s\-.<]")
_LOOK_ALIKES: Final = str.maketrans("АВЕКМНОРСТУХІ", "ABEKMHOPCTYXI")


class IdentityFault(Enum):
    """Why a typed or scanned identity is none."""

    IIN_NOT_TWELVE_DIGITS = "iin_not_twelve_digits"
    IIN_CHECK_DIGIT = "iin_check_digit"
    PASSPORT_STATE = "passport_state"
    PASSPORT_NUMBER = "passport_number"


@dataclass(frozen=True, slots=True)
class Iin:
    """A Kazakhstan individual identification number whose check digit holds; build it with `parse_iin`."""

    digits: str


@dataclass(frozen=True, slots=True)
class Passport:
    """A foreign travel document: issuing state (ICAO 9303 part 3 section 5) and number; see `parse_passport`."""

    state: str
    number: str


@dataclass(frozen=True, slots=True)
class PassSubject:
    """The 16 random bytes a visitor pass is issued to; they name nobody outside the register."""

    value: bytes


Identity = Iin | Passport | PassSubject


def iin_check_digit(first_eleven: str) -> int | None:
    """Return the twelfth digit for eleven ASCII digits, or None where no number was ever issued.

    Weighted sum mod 11; where that is 10, again with the second weights; where that is 10 too, no digit is right.
    """
    digits = first_eleven.encode("ascii")  # their codes will do: what is added, 48 by 66, the sum of the weights, is 0
    for weights in (_FIRST_WEIGHTS, _SECOND_WEIGHTS):
        remainder = sum(map(int.__mul__, digits, weights)) % 11
        if remainder < 10:
            return remainder
    return None


def parse_iin(text: str) -> Iin | IdentityFault:
    """Read exactly twelve ASCII digits with a right check digit; nothing is trimmed or repaired."""
    if not _IIN.fullmatch(text):
        return IdentityFault.IIN_NOT_TWELVE_DIGITS
    if iin_check_digit(text[:11]) != int(text[11]):
        return IdentityFault.IIN_CHECK_DIGIT
    return Iin(text)


def parse_passport(state: str, number: str) -> Passport | IdentityFault:
    """Normalise and check a typed passport: NFKC, upper case, fillers dropped, Cyrillic look-alikes mapped."""
    if len(state) > LONGEST_TYPED or len(number) > LONGEST_TYPED:
        return IdentityFault.PASSPORT_NUMBER
    code = canonical_state(_normalised(state))
    if code is None:
        return IdentityFault.PASSPORT_STATE
    plain = _normalised(number)
    return Passport(code, plain) if _NUMBER.fullmatch(plain) else IdentityFault.PASSPORT_NUMBER


def canonical_state(code: str) -> str | None:
    """Return the machine-readable zone's own code of a state, or None; DEU is `D` there (ICAO 9303-3 section 5)."""
    code = "D" if code == "DEU" else code
    return code if code in STATE_CODES else None


def canonical_bytes(identity: Identity) -> bytes:
    """Return `domain ‖ 0x1F ‖ identity`, the only form an identity is hashed in."""
    match identity:
        case Iin(digits):
            return b"iin" + SEPARATOR + digits.encode("ascii")
        case Passport(state, number):
            return b"passport" + SEPARATOR + state.encode("ascii") + SEPARATOR + number.encode("ascii")
        case PassSubject(value):
            return b"pass" + SEPARATOR + value


def _normalised(text: str) -> str:
    upper = unicodedata.normalize("NFKC", text).upper().translate(_LOOK_ALIKES)
    return _IGNORED_IN_NUMBERS.sub("", upper)
