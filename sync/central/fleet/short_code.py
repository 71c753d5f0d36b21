"""Codes that people can read out and type: 80 random bits as 16 letters and digits in four groups.

At most 60 tries a minute and address are answered, so there is nothing to guess.
"""

import base64
import re
from typing import Final

CODE_BYTES: Final = 10

_CODE: Final = re.compile(r"[A-Z2-7]{16}")
_IGNORED: Final = re.compile(r"[\s\-‐-―]")
_MISREAD: Final = str.maketrans("0189", "OIBG")
"""Base32 (RFC 4648 section 6) has no 0, 1, 8 and 9: whoever types one has read another letter."""
_LONGEST_TYPED: Final = 64


def new_code(secret: bytes) -> str:
    """Return ten random bytes as a code."""
    if len(secret) != CODE_BYTES:
        raise ValueError(f"a code has {CODE_BYTES} bytes")
    letters = base64.b32encode(secret).decode("ascii")
    return "-".join(letters[place : place + 4] for place in range(0, len(letters), 4))


def read_code(typed: str) -> str | None:
    """Read a code as it was typed, in either case and with or without its hyphens; None where it is none."""
    if len(typed) > _LONGEST_TYPED:
        return None
    letters = _IGNORED.sub("", typed).upper().translate(_MISREAD)
    return new_code(base64.b32decode(letters)) if _CODE.fullmatch(letters) else None
