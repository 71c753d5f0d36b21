"""Read a travel document's machine-readable zone (ICAO 9303 part 4: TD3, two lines of 44; part 5: TD1, three of 30)."""

import re
from enum import Enum
from typing import Final

from sync.model.identity import IdentityFault, Passport, parse_passport

_WEIGHTS: Final = (7, 3, 1)
_FILLER: Final = "<"
_CHARACTERS: Final = re.compile(r"[A-Z0-9<]+")


class MrzFault(Enum):
    """Why a text is no machine-readable zone that counts."""

    NOT_AN_MRZ = "not_an_mrz"
    CHECK_DIGIT = "check_digit"


def is_zone(text: str) -> bool:
    """Tell whether a text claims to be a zone, or a piece of one: its fillers are in no other code (9303-3)."""
    return _FILLER in text and _CHARACTERS.fullmatch(_zone(text)) is not None


def lacks_lines(text: str) -> bool:
    """Tell whether whole lines of a zone have come, and more have to: the first of two, or of three."""
    lines = text.upper().split()
    lengths = {len(line) for line in lines}
    whole = all(_CHARACTERS.fullmatch(line) for line in lines)
    return whole and (lengths, len(lines)) in (({44}, 1), ({30}, 1), ({30}, 2))


def check_digit(field: str) -> str:
    """Return the check digit of a field: weights 7, 3, 1 mod 10, `<` = 0, A = 10 … Z = 35 (ICAO 9303-3 section 4.9)."""
    values = (0 if character == _FILLER else int(character, 36) for character in field)
    return str(sum(value * _WEIGHTS[place % 3] for place, value in enumerate(values)) % 10)


def parse_mrz(text: str) -> Passport | MrzFault | IdentityFault:
    """Return the document's identity if every check digit of its zone holds."""
    zone = _zone(text)
    if not _CHARACTERS.fullmatch(zone):
        return MrzFault.NOT_AN_MRZ
    match len(zone):
        case 88 if zone[0] == "P":
            return _td3(zone[:44], zone[44:])
        case 90 if zone[0] in "IAC":
            return _td1(zone[:30], zone[30:60])
    return MrzFault.NOT_AN_MRZ


def _zone(text: str) -> str:
    return "".join(text.upper().split()) if len(text) <= 200 else ""


def _td3(upper: str, lower: str) -> Passport | MrzFault | IdentityFault:
    composite = lower[0:10] + lower[13:20] + lower[21:43]
    optional_is_right = lower[42] == check_digit(lower[28:42]) or (lower[42] == _FILLER and not lower[28:42].strip("<"))
    sound = (
        _holds(lower[0:9], lower[9])
        and _holds(lower[13:19], lower[19])
        and _holds(lower[21:27], lower[27])
        and optional_is_right
        and _holds(composite, lower[43])
    )
    return _document(upper[2:5], lower[0:9]) if sound else MrzFault.CHECK_DIGIT


def _td1(upper: str, middle: str) -> Passport | MrzFault | IdentityFault:
    number, digit, optional = upper[5:14], upper[14], upper[15:30]
    if digit == _FILLER:  # a longer number goes on in the optional field, its digit behind it (9303-5 section 4.2.2)
        rest = optional.split(_FILLER, 1)[0]
        number, digit = number + rest[:-1], rest[-1:]
    composite = upper[5:30] + middle[0:7] + middle[8:15] + middle[18:29]
    sound = (
        _holds(number, digit)
        and _holds(middle[0:6], middle[6])
        and _holds(middle[8:14], middle[14])
        and _holds(composite, middle[29])
    )
    return _document(upper[2:5], number) if sound else MrzFault.CHECK_DIGIT


def _document(state: str, number: str) -> Passport | IdentityFault:
    return parse_passport(state.rstrip(_FILLER), number)


def _holds(field: str, digit: str) -> bool:
    return check_digit(field) == digit
