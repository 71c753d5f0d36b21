"""The people of a cast, and what they hold: passes from the register, forgeries, a menu's code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import numpy as np
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.central.publication.keys import KeyRole, key_path, load_key, pass_issuer
from sync.central.publication.publish_rules import ISSUER_NAME
from sync.model.identity import Iin, Passport, PassSubject, iin_check_digit
from sync.model.status import Status
from sync.passes import Pass, sign
from tests.demo.cast import CAST, Shows, Visitor, Who
from tests.demo.town import Town
from tests.fakes.people import Person, invented
from tests.fakes.scenes import CALM, background, stream

MENU: Final = "https://kafe.example.kz/menu?table=7"
FRAMES: Final = 8
EMPTY: Final = "empty.npy"
CALM_PLACE: Final = 18
PCR_LIFE: Final = timedelta(hours=72)
HOUR: Final = timedelta(hours=1)
STATUSES: Final = {
    Who.GREEN: Status.GREEN,
    Who.GREEN_BY_PCR: Status.GREEN,
    Who.LAPSING: Status.GREEN,
    Who.BLUE: Status.BLUE,
    Who.YELLOW: Status.YELLOW,
    Who.RED: Status.RED,
}
ISSUED: Final = frozenset({Shows.PASS, Shows.HELD_PASS, Shows.HAND_SCANNER})
_WITH_PASS: Final = ISSUED | {Shows.PAPER_PASS}
_FIRST_LAPSING: Final = next(place for place, one in enumerate(CAST) if one.who is Who.LAPSING)

Row = tuple[int, Visitor]


@dataclass(frozen=True, slots=True)
class Part:
    """One visitor of the play with what they hold: `payload` is what a code says, `typed` what staff type."""

    place: int
    visitor: Visitor
    payload: str
    typed: str


def known_people(rows: Sequence[Row], now: datetime, lapses_at: datetime) -> dict[int, Person]:
    """Return whom the register must know, by the place of the row that owns them."""
    owners = {_owner(place, one): one.who for place, one in rows if one.who is not Who.UNKNOWN}
    return {place: _person(place, who, now, lapses_at) for place, who in owners.items()}


def parts(rows: Sequence[Row], people: dict[int, Person], town: Town) -> list[Part]:
    """Return the rows with passes that the register issued, or that a forger made."""
    holders: dict[int, Shows] = {}
    for place, one in rows:
        if one.who is not Who.UNKNOWN:
            owner = _owner(place, one)
            holders[owner] = one.shows if one.shows in _WITH_PASS else holders.get(owner, one.shows)
    phones = [people[place] for place, shows in holders.items() if shows in ISSUED]
    sheets = [people[place] for place, shows in holders.items() if shows is Shows.PAPER_PASS]
    passes = town.issue(phones) | (town.issue(sheets, "--paper") if sheets else {})
    forge = Forge(town.central)
    return [_part(place, one, people, passes, forge) for place, one in rows]


class Forge:
    """Makes what the register would not: expired passes, passes of nobody, passes signed by somebody else."""

    def __init__(self, central: Path) -> None:
        self._key = load_key(key_path(central, KeyRole.PASSES))
        self._key_id = pass_issuer(self._key, ISSUER_NAME).key_id

    def expired(self, place: int) -> str:
        """Return a pass that ended an hour ago."""
        return self._signed(place, self._key, -HOUR)

    def forged(self, place: int) -> str:
        """Return a pass signed with another key under the register's key id."""
        return self._signed(place, Ed25519PrivateKey.generate(), HOUR)

    def of_nobody(self, place: int) -> str:
        """Return a good pass of a subject the register does not know."""
        return self._signed(place, self._key, HOUR)

    def _signed(self, place: int, key: Ed25519PrivateKey, life: timedelta) -> str:
        now = datetime.now(UTC).replace(microsecond=0)
        issued = now if life > timedelta(0) else now + 2 * life
        subject = PassSubject(b"nobody" + place.to_bytes(10, "big"))
        return sign(Pass(ISSUER_NAME, subject, issued, now + life, b"demopass"), key, self._key_id)


def render(payload: str, seed: int, file: Path) -> None:
    """Film a phone or a sheet that is held before the camera, or the empty place where `payload` is empty."""
    frames = stream(payload, seed, FRAMES, CALM) if payload else _empty(seed)
    np.save(file, np.stack(list(frames)))


def _empty(seed: int) -> Iterator[np.ndarray]:
    return (background(seed, frame) for frame in range(FRAMES))


def _part(place: int, one: Visitor, people: dict[int, Person], passes: dict[Person, str], forge: Forge) -> Part:
    person = people.get(_owner(place, one))
    typed = iin_of(place) if person is None else person.typed
    if one.shows is Shows.MISTYPED_IIN:
        typed = typed[:-1] + str((int(typed[-1]) + 1) % 10)
    issued = "" if person is None else passes.get(person, "")
    return Part(place, one, _payload(place, one.shows, issued, typed, forge), typed)


def _payload(place: int, shows: Shows, issued: str, typed: str, forge: Forge) -> str:
    match shows:
        case Shows.FOREIGN_QR:
            return MENU
        case Shows.BARE_IIN_QR:
            return typed
        case Shows.EXPIRED_PASS:
            return forge.expired(place)
        case Shows.FORGED_PASS:
            return forge.forged(place)
        case Shows.UNKNOWN_PASS:
            return forge.of_nobody(place)
        case Shows.TYPED_IIN | Shows.MISTYPED_IIN | Shows.PASSPORT:
            return ""
        case Shows.PASS | Shows.HELD_PASS | Shows.HAND_SCANNER | Shows.PAPER_PASS | Shows.SCREENSHOT_AGAIN:
            return issued


def _owner(place: int, one: Visitor) -> int:
    """Return whose row a person is of: a screenshot is the one shown before, who lapses comes twice."""
    if one.shows is Shows.SCREENSHOT_AGAIN:
        return place - 1
    return place - place % len(CAST) + _FIRST_LAPSING if one.who is Who.LAPSING else place


def _person(place: int, who: Who, now: datetime, lapses_at: datetime) -> Person:
    abroad = CAST[place % len(CAST)].shows is Shows.PASSPORT
    identity = Passport("D", f"C01X{place:05d}") if abroad else Iin(iin_of(place))
    if who is Who.LAPSING:
        return invented(identity, STATUSES[who], now, by_pcr=True, age=(now - (lapses_at - PCR_LIFE)) / HOUR)
    return invented(identity, STATUSES[who], now, by_pcr=who is Who.GREEN_BY_PCR)


def iin_of(place: int) -> str:
    """Invent an IIN that none of the register's crowd has."""
    for sex in range(3, 7):
        first = f"{900_000 + place:06d}{sex}0001"
        check = iin_check_digit(first)
        if check is not None:
            return f"{first}{check}"
    raise ValueError(f"no IIN for place {place}")
