"""The rules once more, as one SQL query: everybody's value is worked out where the facts lie.

`rules.value_of` says the same of one person; a property holds the two against each other. That one is for a batch of
records, this one for a country: no fact leaves the database. Who has none is BLUE by any rules, and left out.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sync.central.register.rules import NEVER, OPEN, Effects, Says
from sync.model.status import END_BITS, LAST_END, Status

_JUDGED: Final = """
    SELECT id, value, CASE WHEN value = {YELLOW} AND in_contact <> {OPEN} THEN in_contact + 1 END AS review
    FROM (
        SELECT id, in_contact, CASE
            WHEN infected >= coalesce(recovered, {NEVER}) THEN {RED}
            WHEN in_contact >= :minute THEN {YELLOW}
            WHEN well IS NULL OR well < :minute OR well < 1 THEN {BLUE}
            WHEN well > {LAST_END} THEN {GREEN}
            ELSE {GREEN} + well END AS value
        FROM (
            SELECT person_id AS id, {EVIDENCE} FROM fact
            WHERE person_id > :after AND person_id <= :last GROUP BY person_id
        ) AS evidence
    ) AS judged"""
_HELD: Final = "person.id = said.id AND person.id > :after AND person.id <= :last"
"""The span is said again: PostgreSQL does not conclude it by itself, and would read everybody."""

_SEEN: Final = "CASE WHEN {0} % {UNIT} BETWEEN 1 AND :minute - 1 THEN {BLUE} ELSE {0} END / {UNIT}"
"""The status that a value shows at a minute (`sync.model.status.status_at`)."""

_CHANGING: Final = """
    SELECT old, new, count(*) FROM (
        SELECT {OLD} AS old, {NEW} AS new
        FROM ({JUDGED}) AS said CROSS JOIN person -- facts first, says that to SQLite
        WHERE {HELD}
    ) AS seen
    WHERE old <> new GROUP BY old, new"""
_TOUCHING: Final = """
    INSERT INTO touched (identity_key, before)
    SELECT identity.identity_key, person.value
    FROM ({JUDGED}) AS said CROSS JOIN person CROSS JOIN identity
    WHERE {HELD} AND person.value <> said.value
        AND identity.person_id = said.id AND identity.person_id > :after AND identity.person_id <= :last
    ORDER BY identity.identity_key
    ON CONFLICT (identity_key) DO NOTHING"""
"""In the order of `touched`, where each page is then met once a portion, and no two portions wait for each other."""

_KEEPING: Final = """
    UPDATE person SET value = said.value, review = said.review FROM ({JUDGED}) AS said
    WHERE {HELD} AND (person.value <> said.value OR person.review IS DISTINCT FROM said.review)"""
_NUMBERS: Final = {status.name: status << END_BITS for status in Status} | {
    "OPEN": OPEN,
    "NEVER": NEVER,
    "LAST_END": LAST_END,
    "UNIT": 1 << END_BITS,
}


@dataclass(frozen=True, slots=True)
class Query:
    """About people who have facts, after one to a last, at a minute (`after`, `last`, `minute`); the rest."""

    sql: str
    parameters: Mapping[str, str]


def judged(effects: Effects) -> Query:
    """Return the query for people by a rule set: id, value, review."""
    return _about(effects, "{JUDGED}")


def changing(effects: Effects) -> Query:
    """Return the query for who would change colour by a rule set: from which status, to which, how many."""
    now, then = (_SEEN.format(value, **_NUMBERS) for value in ("person.value", "said.value"))
    return _about(effects, _CHANGING.replace("{OLD}", now).replace("{NEW}", then))


def touching(effects: Effects) -> Query:
    """Return the statement that notes what was published of those whose value a rule set changes."""
    return _about(effects, _TOUCHING)


def keeping(effects: Effects) -> Query:
    """Return the statement that keeps values and reviews as a rule set has them."""
    return _about(effects, _KEEPING)


def _about(effects: Effects, statement: str) -> Query:
    products = sorted({product for _, product, _ in effects if product is not None})
    names = {product: f":product_{place}" for place, product in enumerate(products)}
    evidence = ", ".join(f"{_latest(effects, says, names)} AS {says.name.lower()}" for says in Says)
    sql = statement.format(JUDGED=_JUDGED.format(EVIDENCE=evidence, **_NUMBERS), HELD=_HELD)
    return Query(sql, {name[1:]: product for product, name in names.items()})


def _latest(effects: Effects, says: Says, names: Mapping[str, str]) -> str:
    """Return the last minute for which a person's facts say something; NULL where none says it."""
    plain: dict[int, str] = {}
    doses: defaultdict[int, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (kind, product, number), said in effects.items():
        for span in (span for one, span in said if one is says):
            if product is None:
                plain[kind] = _last(says, span)
            else:
                doses[kind][names[product]].append(f"WHEN {number} THEN {_last(says, span)}")
    for kind, products in doses.items():
        arms = " ".join(f"WHEN {name} THEN CASE fact.number {' '.join(each)} END" for name, each in products.items())
        plain[kind] = f"CASE fact.product {arms} END"
    if not plain:
        return "CAST(NULL AS BIGINT)"
    return f"max(CASE fact.kind {' '.join(f'WHEN {int(kind)} THEN {last}' for kind, last in plain.items())} END)"


def _last(says: Says, span: int) -> str:
    last = f"{OPEN}" if span == OPEN else f"fact.at + {span}"
    return f"coalesce(fact.until, {last})" if says >= Says.IN_CONTACT else last
