"""The enrolment ticket: what a terminal needs to find its register and to be sure that it is the right one.

    KZE1:<one-time token>.<SHA-256 of the root metadata to pin>.<address of the server>

Token and hash are 32 bytes in base64url without padding (RFC 4648 section 5). A terminal that is shown a ticket takes
no other root than the one named, so nobody on the way can lead it astray.
"""

import base64
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from sync.model.prefix import TICKET_PREFIX

LONGEST_TICKET: Final = 320
SECRET_BYTES: Final = 32

_TICKET: Final = re.compile(
    rf"{TICKET_PREFIX}([A-Za-z0-9_-]{{43}})\.([A-Za-z0-9_-]{{43}})\.(https?://[\x21-\x7e]{{1,200}})"
)


@dataclass(frozen=True, slots=True)
class EnrolmentTicket:
    """A one-time token (as the server expects it), the 32-byte hash of the root to pin, and the server's address."""

    token: str
    root_sha256: bytes
    url: str

    @property
    def text(self) -> str:
        """Return the text of the QR code."""
        return f"{TICKET_PREFIX}{self.token}.{_encode(self.root_sha256)}.{self.url}"


def new_token(secret: bytes) -> str:
    """Return 32 random bytes as a token."""
    if len(secret) != SECRET_BYTES:
        raise ValueError(f"a token has {SECRET_BYTES} bytes")
    return _encode(secret)


def parse(text: str) -> EnrolmentTicket | None:
    """Read a ticket; None where the text is none. Only the one form that `text` gives is accepted; no text raises."""
    found = _TICKET.fullmatch(text) if len(text) <= LONGEST_TICKET else None
    if found is None:
        return None
    token, root, url = found.groups()
    if _encode(_decode(token)) != token or _encode(_decode(root)) != root or not _is_address(url):
        return None
    return EnrolmentTicket(token, _decode(root), url)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    plain = not parts.query and not parts.fragment and "?" not in url and "#" not in url and "@" not in parts.netloc
    return plain and bool(parts.hostname) and port != 0 and not url.endswith("/")


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")


def _decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=")
