"""Write the dead letters to a file that a technician can open: CSV for a table, JSON for a program."""

import csv
import json
import os
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from sync.replica.database import Folder, open_database, translated
from sync.replica.visit_table import JOURNAL

_DEAD_LETTERS: Final = """
SELECT number, why, id, at, direction, method, outcome, reason, status, enforced, seq, identity_key, pepper_id, consent,
       staff, override, lower(hex(content_hash)) AS content_hash, lower(hex(entry_hash)) AS entry_hash
FROM visit WHERE state = 'rejected' ORDER BY number
"""


def export_dead_letters(folder: Folder, path: Path) -> int:
    """Write every rejected visit with the register's reason to `path`, as JSON where it ends so, else as CSV.

    Return how many. They stay in the journal; the file is readable by its owner alone.
    """
    from sqlite_utils import Database

    with translated(folder.journal), closing(open_database(folder.journal, JOURNAL)) as connection:
        letters = list(Database(connection).query(_DEAD_LETTERS))
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
