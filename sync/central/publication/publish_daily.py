"""The daily roll-up: the deltas of the days before, as one that leads from the last roll-up to the end of yesterday."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import numpy as np
from sqlalchemy import Connection

from sync.central.publication.publish_list import delta_files, last_publication_before, last_whole, newest
from sync.central.publication.store import Store
from sync.wire.snapshot_file import Header, Rows, read_rows, write_delta


def roll_up(connection: Connection, store: Store, path: Path, pepper_id: str, now: datetime) -> Header | None:
    """Write a line's roll-up that is due at `now` to `path`; None where none is, or a delta on its way is gone."""
    midnight = now.replace(hour=0, minute=0, second=0)
    end = last_publication_before(connection, pepper_id, midnight)
    there = newest(connection, "daily", pepper_id)
    start = last_whole(connection, pepper_id)
    if there is not None and there[0] > start:
        start = there[0]
    if end is None or end.seq <= start:
        return None
    names = delta_files(connection, pepper_id, start, end.seq)
    if names is None:
        return None
    header = Header(end.seq, start, end.generated_at, end.pepper_id, end.rows, end.digest)
    write_delta(path, header, *merged([_rows(store, name, path) for name in names]))
    return header


def merged(deltas: Sequence[Rows]) -> Rows:
    """Return deltas, oldest first, as one: of each key the last word counts, a tombstone too."""
    keys = np.concatenate([np.empty(0, np.int64), *(delta[0] for delta in deltas)])
    values = np.concatenate([np.empty(0, np.uint32), *(delta[1] for delta in deltas)])
    order = np.argsort(keys, kind="stable")
    keys, values = keys[order], values[order]
    last = np.append(np.diff(keys) != 0, True)[: len(keys)]
    return keys[last], values[last]


def _rows(store: Store, name: str, path: Path) -> Rows:
    copy = path.with_suffix(".delta")
    data = store.read(name)
    assert data is not None
    copy.write_bytes(data)
    parts = list(read_rows(copy))
    copy.unlink()
    keys = np.concatenate([np.empty(0, np.int64), *(part[0] for part in parts)])
    return keys, np.concatenate([np.empty(0, np.uint32), *(part[1] for part in parts)])
