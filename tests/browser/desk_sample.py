"""A register with a past: checks of a month, a bulletin, counted previews, invented people: what pages have to show."""

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from sync.central.central import Central
from sync.central.database import insert_rows, writing
from sync.central.fleet.bulletin import put_bulletin
from sync.central.fleet.visit_count import HOUR_MS
from sync.central.instant import to_ms
from sync.central.operator.edition import advance_any
from sync.central.register.import_file import import_file
from sync.wire.api import BulletinMessage, VaccinatedMessage

PLACES = (
    ("ALA", "cinema", 60),
    ("ALA", "food_court", 90),
    ("ALA", "fitness_club", 25),
    ("AST", "fitness_club", 30),
    ("AST", "airport", 70),
    ("SHY", "food_court", 40),
    ("SHY", "banquet_hall", 12),
    ("KAR", "swimming_pool", 9),
    ("YUZ", "sporting_event", 4),
)
OUTCOMES = {"admit": 0.9, "deny": 0.03, "refer": 0.07}
COLUMNS = ("hour", "region", "category", "direction", "outcome", "visits")
VACCINATED = {"ALA": (162_635, 24_110), "ALM": (111_831, 9_120), "AST": (78_174, 15_904), "KAR": (76_069, 8_004)}
PEOPLE = (
    {"iin": "000000300005", "kind": "pcr", "result": "negative", "days": 1},
    {"iin": "000000300005", "kind": "contact", "days": 3},
    {"iin": "000000300005", "kind": "dose", "product": "qazvac", "number": "1", "days": 20},
    {"iin": "800416100006", "kind": "pcr", "result": "negative", "days": 5},
    {"iin": "800416100016", "kind": "dose", "product": "qazvac", "number": "2", "days": 40},
    {"iin": "800416100709", "kind": "case", "days": 2},
)
PREVIEWS = {
    "a1": ("running", 250_000, ""),
    "a2": ("done", 1_000_000, '[["GREEN", "BLUE", 48120], ["BLUE", "GREEN", 3077], ["YELLOW", "BLUE", 12]]'),
    "a3": ("failed", 1_000_000, "the database is locked"),
}
_PREVIEW = text(
    """INSERT INTO rule_preview (id, rule_set, begun_at, heard_at, done, total, state, found)
    VALUES (:id, '2021-05-21', :begun, :heard, :done, 1000000, :state, :found)"""
)


def fill_desk(central: Central, folder: Path) -> None:
    """Put the sample into a register."""
    now = central.clock()
    with writing(central.engine) as connection:
        insert_rows(connection, "visit_count", COLUMNS, _counts(now))
        put_bulletin(connection, _bulletin(now))
        advance_any(connection, "bulletin")
        for name, (state, done, found) in PREVIEWS.items():
            row = {"id": name, "state": state, "done": done, "found": found}
            connection.execute(_PREVIEW, row | {"begun": to_ms(now), "heard": to_ms(now + timedelta(days=1))})
    path = folder / "people.ndjson"
    path.write_text("".join(json.dumps(line) + "\n" for line in _lines(now)), encoding="utf-8")
    import_file(central, path, "lab-7", lambda _refused: None, lambda _done, _total: None)


def _counts(now: datetime) -> list[tuple[int, str, str, str, str, int]]:
    chance = random.Random(1)
    last = int(now.timestamp() * 1000) // HOUR_MS
    rows = []
    for hour in range(last - 24 * 31, last + 1):
        clock = (hour + 6) % 24
        busy = max(0.0, 1 - abs(clock - 18) / 9) * chance.uniform(0.7, 1.3)
        for region, category, size in PLACES:
            for outcome, share in OUTCOMES.items():
                visits = round(size * busy * share * chance.uniform(0.6, 1.4))
                if visits:
                    rows.append((hour, region, category, "entry", outcome, visits))
    return rows


def _bulletin(now: datetime) -> BulletinMessage:
    vaccinated = tuple(VaccinatedMessage(region=code, first=one, full=both) for code, (one, both) in VACCINATED.items())
    day = (now.astimezone(UTC) - timedelta(days=1)).date()
    return BulletinMessage(date=day, infected=395_064, recovered=367_285, deaths=4_076, vaccinated=vaccinated)


def _lines(now: datetime) -> list[dict[str, str]]:
    lines = []
    for number, one in enumerate(PEOPLE):
        at = now - timedelta(days=int(str(one["days"])))
        plain = {name: str(value) for name, value in one.items() if name != "days"}
        lines.append({**plain, "at": at.isoformat(timespec="minutes"), "source_id": f"{number}"})
    return lines
