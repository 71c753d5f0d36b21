"""The dead letters, visits that the register rejected: read them, or write them to a file for a technician."""

import csv
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sync.replica.chain import ChainEntry
from sync.replica.database import Folder, translated
from sync.replica.journal_file import journal_id, opened_journal
from sync.replica.visit_table import entry_of

_REJECTED: Final = "SELECT * FROM visit WHERE state = 'rejected' ORDER BY number"
_TABLE: Final = """
SELECT number, why, id, at, direction, method, outcome, reason, status, enforced, seq, identity_key, pepper_id, consent,
       staff, override, lower(hex(content_hash)) AS content_hash, lower(hex(entry_hash)) AS entry_hash
FROM visit WHERE state = 'rejected' ORDER BY number
"""


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A visit the register refused, and why it said so. It stays until a technician has dealt with it."""

    entry: ChainEntry
    why: str


def read_dead_letters(folder: Folder) -> tuple[DeadLetter, ...]:
    """Return the visits the register rejected, oldest first. Raises ReplicaError."""
    with opened_journal(folder) as connection:
        journal = journal_id(connection)
        return tuple(DeadLetter(entry_of(journal, row), row[-2]) for row in connection.execute(_REJECTED))


def export_dead_letters(folder: Folder, path: Path) -> int:
    """Write every rejected visit with the register's reason to `path`: JSON for a program where it ends so, else CSV.

    Return how many. They stay in the journal; the file is readable by its owner alone.
    """
    from sqlite_utils import Database

    with opened_journal(folder) as connection:
        letters = list(Database(connection).query(_TABLE))
    with translated(path), open(path, "w", encoding="utf-8", newline="", opener=_closed_to_others) as file:
        if path.suffix == ".json":
            json.dump(letters, file, ensure_ascii=False, indent=1)
        elif letters:
            table = csv.DictWriter(file, letters[0])
            table.writeheader()
            table.writerows(letters)
    return len(letters)


def _closed_to_others(path: str, flags: int) -> int:
    file = os.open(path, flags | os.O_CLOEXEC, 0o600)
    with suppress(PermissionError):  # a stick's file system may know no owners
        os.fchmod(file, 0o600)  # of a file that was there before, too
    return file
