"""Peppers sealed to terminals: each once, however often a terminal asks (HPKE costs more than all else it asks for)."""

from collections import OrderedDict
from threading import Lock
from typing import Final

from sqlalchemy import Connection

from sync.central.publication.peppers import read_pepper
from sync.wire.api import SealedPepper
from sync.wire.sealed import seal

MOST_KEPT: Final = 100_000


class Sealer:
    """Seals, and remembers what it sealed."""

    def __init__(self) -> None:
        self._sealed: OrderedDict[tuple[str, bytes], SealedPepper] = OrderedDict()
        self._lock = Lock()

    def seal(self, connection: Connection, pepper_id: str, public_key: bytes) -> SealedPepper:
        """Return a pepper sealed to a terminal's public key."""
        with self._lock:
            found = self._sealed.get((pepper_id, public_key))
        if found is not None:
            return found
        sealed = seal(public_key, read_pepper(connection, pepper_id), pepper_id)
        made = SealedPepper(pepper_id=pepper_id, sealed=sealed.hex())
        with self._lock:
            self._sealed[pepper_id, public_key] = made
            if len(self._sealed) > MOST_KEPT:
                self._sealed.popitem(last=False)
        return made
