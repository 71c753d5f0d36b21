"""A terminal's data folder as large as asked, and the visitors who come to its door."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import numpy as np

from kiosk.vision.camera import Image
from sync.model.clock import after_contact
from sync.model.status import Status
from sync.replica.clock import change_clock, read_machine_clock
from sync.replica.database import Folder
from sync.replica.install import install_base
from sync.wire.digest import DIGEST_MASK, Keys, Values, rows_digest
from sync.wire.identity_key import identity_key
from sync.wire.snapshot_file import Header, write_base, write_delta
from tests.bench.kiosk_run.reel import Reel, write_reel
from tests.fakes import scenes
from tests.fakes.published import some_rows
from tests.fakes.terminal import PEPPER, Stocked, pass_text, store_rules, subject

PICTURES: Final = 6
"""Of each scene: a fifth of a second, played to and fro."""
UNKNOWN_EVERY: Final = 8
EXPIRED_EVERY: Final = 11


@dataclass(frozen=True)
class Door:
    """What was prepared: the terminal's folder, the rows in it, and the reel of who comes."""

    folder: Folder
    keys: Keys
    values: Values
    header: Header
    reel: Reel


def prepared(path: Path, rows: int, visitors: int, now: datetime, seed: int) -> Door:
    """Install a snapshot of `rows` invented people at `path`, `visitors` of them with scenes of a pass held up."""
    folder = Folder(path / "terminal")
    folder.create()
    keys, values = _rows(rows, visitors, seed)
    header = write_base(path / "base.parquet", 1, now, "pepper-1", [(keys, values)])
    install_base(folder, path / "base.parquet", PEPPER, lambda _done, _of: None)
    store_rules(folder, Stocked({}))
    change_clock(folder, lambda state: after_contact(state, now, read_machine_clock()))
    return Door(folder, keys, values, header, write_reel(path / "reel.jpegs", _scenes(visitors, now, seed)))


def write_deltas(path: Path, door: Door, number: int, changes: int, seed: int) -> list[Path]:
    """Write `number` deltas that follow the door's base, each of `changes` rows that take another status."""
    random = np.random.default_rng(seed)
    values, header, files = door.values.copy(), door.header, []
    for _ in range(number):
        at = np.sort(random.choice(len(door.keys), changes, replace=False))
        had = rows_digest(door.keys[at], values[at])
        values[at] = random.integers(0, 4, changes).astype(np.uint32) << 24
        digest = header.digest - had + rows_digest(door.keys[at], values[at]) & DIGEST_MASK
        instant = header.generated_at + timedelta(seconds=1)
        header = Header(header.seq + 1, header.seq, instant, header.pepper_id, header.rows, digest)
        files.append(path / f"delta-{header.seq:04}.parquet")
        write_delta(files[-1], header, door.keys[at], values[at])
    return files


def _rows(number: int, visitors: int, seed: int) -> tuple[Keys, Values]:
    people = {
        identity_key(subject(who), PEPPER): int(Status(who % len(Status))) << 24
        for who in range(1, visitors + 1)
        if who % UNKNOWN_EVERY
    }
    rows = some_rows(number, seed) | people
    keys = np.fromiter(rows.keys(), np.int64, len(rows))
    order = np.argsort(keys)
    return keys[order], np.fromiter(rows.values(), np.uint32, len(rows))[order]


def _scenes(visitors: int, now: datetime, seed: int) -> Iterator[Iterator[Image]]:
    yield _resting(seed)
    for who in range(1, visitors + 1):
        minutes = -60 if who % EXPIRED_EVERY == 0 else 600
        yield scenes.stream(pass_text(subject(who), now=now, minutes=minutes), seed + who, PICTURES)


def _resting(seed: int) -> Iterator[Image]:
    """Yield a place where nothing moves but the noise of the sensor."""
    place = scenes.background(seed).astype(np.int16)
    random = np.random.default_rng(seed)
    for _ in range(PICTURES):
        yield np.clip(place + random.normal(0.0, 2.5, place.shape), 0, 255).astype(np.uint8)


def today() -> datetime:
    """Return this instant, in whole seconds: kiosk and agent go by the machine's own clock."""
    return datetime.now(UTC).replace(microsecond=0)
