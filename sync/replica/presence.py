"""Who is inside: a person counts once however often they enter, and nobody goes out who did not come in.

Visits tell people apart by key, under one pepper. Who has none (admitted on an employee's word, or erased after the
retention time), or one of another pepper, is a stranger: the exit of somebody who is not known to be inside takes one
of them off, for it may be theirs.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sync.model.visit import Direction


@dataclass(frozen=True, slots=True)
class Movement:
    """Somebody was let in or went out."""

    direction: Direction
    identity_key: str | None
    pepper_id: str | None


@dataclass(frozen=True, slots=True)
class Presence:
    """The keys of those inside, under one pepper, and how many others are; no more than came in since midnight."""

    keys: frozenset[str] = frozenset()
    pepper_id: str | None = None
    strangers: int = 0

    @property
    def inside(self) -> int:
        """Return how many people are inside."""
        return len(self.keys) + self.strangers


def moved(presence: Presence, movements: Iterable[Movement]) -> Presence:
    """Return who is inside after these movements, given in the order they happened in."""
    keys, pepper_id, strangers = set(presence.keys), presence.pepper_id, presence.strangers
    for movement in movements:
        key = movement.identity_key
        if key is not None and movement.pepper_id != pepper_id:
            strangers += len(keys)
            keys, pepper_id = set(), movement.pepper_id
        came = movement.direction is Direction.ENTRY
        if key is not None and came:
            keys.add(key)
        elif key in keys:
            keys.remove(key)
        else:
            strangers = strangers + 1 if came else max(0, strangers - 1)
    return Presence(frozenset(keys), pepper_id, strangers)
