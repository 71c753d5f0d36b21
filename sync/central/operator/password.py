"""Passwords: hashed with argon2id (RFC 9106), a few at a time, since each hash takes 64 MiB and some 50 ms."""

import unicodedata
from threading import BoundedSemaphore
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST: Final = 12
LONGEST: Final = 200
AT_ONCE: Final = 2


class Passwords:
    """Hashes and compares passwords. However many ask, only a few are worked on at once."""

    def __init__(self, hasher: PasswordHasher) -> None:
        self._hasher = hasher
        self._at_once = BoundedSemaphore(AT_ONCE)
        self._nobody = self.hash("nobody's password")

    def hash(self, password: str) -> str:
        """Return the form in which a password is kept."""
        with self._at_once:
            return self._hasher.hash(_normal(password))

    def matches(self, kept: str | None, password: str) -> bool:
        """Tell whether a password is the one that was kept; with none kept it takes as long, and is never right."""
        with self._at_once:
            try:
                self._hasher.verify(self._nobody if kept is None else kept, _normal(password))
            except (VerificationError, InvalidHashError):
                return False
        return kept is not None


def too_weak(password: str) -> bool:
    """Tell whether a password is too short, too long, or one character repeated (NIST SP 800-63B: length counts)."""
    return not SHORTEST <= len(password) <= LONGEST or len(set(password)) == 1


def is_same(one: str, other: str) -> bool:
    """Tell whether two texts are one password."""
    return _normal(one) == _normal(other)


def _normal(password: str) -> str:
    """Make the forms in which keyboards may send one text the same (RFC 8265)."""
    return unicodedata.normalize("NFC", password)
