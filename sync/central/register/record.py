"""One record as laboratories and clinics send it, read strictly: whose it is, and what happened.

A record is a flat set of members, the same in a CSV line, an NDJSON line and an API batch. It names a person by `iin`,
by `passport_state` and `passport_number`, or by both. `kind` is `person` (only that the person exists), `pcr` (with
`result`), `dose` (`product`, `number`), `case`, `contact` (`until`), `recovery` or `exemption` (`until`). All but
`person` need `at`, and `source_id`: the number of the fact where it comes from. `born` is optional.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final

from sync.central.errors import CentralError
from sync.central.register.rules import MOST_DOSES, FactRow, Kind
from sync.model.identity import Identity, IdentityFault, Iin, parse_iin, parse_passport
from sync.model.status import EPOCH, minutes_since_epoch

TOLERATED_SKEW: Final = timedelta(minutes=5)
LONGEST_TEXT: Final = 64
OLDEST: Final = date(1880, 1, 1).toordinal()
CENTURY: Final = 100 * 365 * 24 * 60
MEMBERS: Final = frozenset(
    {
        "iin",
        "passport_state",
        "passport_number",
        "born",
        "kind",
        "at",
        "until",
        "result",
        "product",
        "number",
        "source_id",
    }
)

_KINDS: Final[Mapping[tuple[str, str], Kind]] = {
    ("pcr", "negative"): Kind.NEGATIVE_PCR,
    ("pcr", "positive"): Kind.POSITIVE_PCR,
    ("dose", ""): Kind.DOSE,
    ("case", ""): Kind.CASE,
    ("contact", ""): Kind.CONTACT,
    ("recovery", ""): Kind.RECOVERY,
    ("exemption", ""): Kind.EXEMPTION,
}
_KIND_NAMES: Final = frozenset({"person"} | {name for name, _ in _KINDS})
_WITH_END: Final = frozenset({Kind.CONTACT, Kind.EXEMPTION})


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a record is not taken: the member that is wrong and a code that says how."""

    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Happening:
    """A fact with its number at its source."""

    source_id: str
    row: FactRow


@dataclass(frozen=True, slots=True)
class Record:
    """A person by one or two identities, and what happened, if anything did. `born` is a date's ordinal."""

    identities: tuple[Identity, ...]
    born: int | None
    happening: Happening | None


_parse_iin: Final = lru_cache(1024)(parse_iin)
"""Facts of one person mostly come in a row."""


class _Wrong(Exception):  # not an error: how the reader below leaves a record it refuses
    def __init__(self, field: str, reason: str) -> None:
        self.refused = Refused(field, reason)


def check_source(name: str) -> None:
    """Raise CentralError where this is no name of a source of records."""
    if not 0 < len(name) <= LONGEST_TEXT or not name.isprintable():
        raise CentralError(
            "source", f"{name[:LONGEST_TEXT]!a} is no name", f"use 1 to {LONGEST_TEXT} printable characters"
        )


def read_record(plain: Mapping[str, object], products: Collection[str], now: datetime) -> Record | Refused:
    """Read a record; what is wrong with it is a value. Empty texts and nulls count as absent."""
    try:
        return _record({name: value for name, value in plain.items() if value not in {None, ""}}, products, now)
    except _Wrong as wrong:
        return wrong.refused
    except TypeError:  # a list or an object where a text or a number belongs
        return Refused("record", "not_flat")


def _record(plain: Mapping[str, object], products: Collection[str], now: datetime) -> Record:
    if not MEMBERS.issuperset(plain):
        raise _Wrong(_shown(min(plain.keys() - MEMBERS)), "unknown_member")
    identities = _identities(plain)
    born = _born(plain, now)
    kind = _kind(plain)
    if kind is None:
        return Record(identities, born, None)
    row = _row(plain, kind, products, now)
    if born is not None and row[1] < birth_minute(born):
        raise _Wrong("at", "before_birth")
    return Record(identities, born, Happening(_text(plain, "source_id"), row))


def _shown(name: str) -> str:
    """Return a name that anybody may have chosen so that a terminal and a report show it and no more."""
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in name[:LONGEST_TEXT]) or "?"


def birth_minute(born: int) -> int:
    """Return the first minute of a date of birth, an ordinal."""
    return (born - EPOCH.toordinal()) * 24 * 60


def _identities(plain: Mapping[str, object]) -> tuple[Identity, ...]:
    found: list[Identity] = []
    if "iin" in plain:
        iin = _parse_iin(_text(plain, "iin"))
        if not isinstance(iin, Iin):
            raise _Wrong("iin", iin.value)
        found.append(iin)
    if "passport_number" in plain or "passport_state" in plain:
        passport = parse_passport(_text(plain, "passport_state"), _text(plain, "passport_number"))
        if passport is IdentityFault.PASSPORT_STATE:
            raise _Wrong("passport_state", "unknown_state")
        if isinstance(passport, IdentityFault):
            raise _Wrong("passport_number", "not_a_passport_number")
        found.append(passport)
    if not found:
        raise _Wrong("iin", "no_identity")
    return tuple(found)


def _born(plain: Mapping[str, object], now: datetime) -> int | None:
    if "born" not in plain:
        return None
    born = _ordinal(_text(plain, "born"))
    if born is None:
        raise _Wrong("born", "not_a_date")
    if not OLDEST <= born <= now.toordinal():
        raise _Wrong("born", "out_of_range")
    return born


@lru_cache(1 << 15)
def _ordinal(text: str) -> int | None:
    """Read a date; a century has few enough days to know them all."""
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return None


def _kind(plain: Mapping[str, object]) -> Kind | None:
    name, result = _text(plain, "kind"), plain.get("result", "")
    if name not in _KIND_NAMES:
        raise _Wrong("kind", "unknown_kind")
    if name == "person":
        return None
    kind = _KINDS.get((name, result)) if isinstance(result, str) else None
    if kind is None:
        raise _Wrong("result", "not_negative_or_positive" if name == "pcr" else "not_wanted")
    return kind


def _row(plain: Mapping[str, object], kind: Kind, products: Collection[str], now: datetime) -> FactRow:
    at = _instant(plain, "at")
    if at > now + TOLERATED_SKEW:
        raise _Wrong("at", "in_the_future")
    until = None
    if "until" in plain:
        if kind not in _WITH_END:
            raise _Wrong("until", "not_wanted")
        until = _minutes(_instant(plain, "until"), "until")
        if until < _minutes(at, "at"):
            raise _Wrong("until", "before_at")
    product, number = _dose(plain, kind, products)
    return (int(kind), _minutes(at, "at"), until, product, number)


def _dose(plain: Mapping[str, object], kind: Kind, products: Collection[str]) -> tuple[str | None, int | None]:
    if kind is not Kind.DOSE:
        for field in ("product", "number"):
            if field in plain:
                raise _Wrong(field, "not_wanted")
        return None, None
    product = _text(plain, "product")
    if product not in products:
        raise _Wrong("product", "unknown_product")
    number = str(plain.get("number", ""))
    if len(number) != 1 or number not in "123456789"[:MOST_DOSES]:
        raise _Wrong("number", "not_a_dose_number")
    return product, int(number)


def _instant(plain: Mapping[str, object], field: str) -> datetime:
    """Read an instant with its offset, or a date, which is its first minute in UTC."""
    try:
        instant = datetime.fromisoformat(_text(plain, field))
    except ValueError:
        raise _Wrong(field, "not_an_instant") from None
    if instant.tzinfo is not None:
        return instant
    if len(_text(plain, field)) == len("2021-06-06"):
        return instant.replace(tzinfo=UTC)
    raise _Wrong(field, "without_offset")


def _minutes(instant: datetime, field: str) -> int:
    minutes = minutes_since_epoch(instant)
    if not -CENTURY <= minutes <= CENTURY:
        raise _Wrong(field, "out_of_range")
    return minutes


def _text(plain: Mapping[str, object], field: str) -> str:
    value = plain.get(field)
    if isinstance(value, str) and 0 < len(value) <= LONGEST_TEXT and value.isprintable():
        return value
    raise _Wrong(field, "missing" if value is None else "not_a_text")
