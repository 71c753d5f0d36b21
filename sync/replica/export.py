"""Write the dead letters to a file that a technician can open: CSV for a table, JSON for a program."""

import csv
import json
from contextlib import closing
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
    with translated(path):
        path.touch(mode=0o600)
        with path.open("w", encoding="utf-8", newline="") as file:
            if path.suffix == ".json":
                json.dump(letters, file, ensure_ascii=False, indent=1)
            elif letters:
                table = csv.DictWriter(file, letters[0])
                table.writeheader()
                table.writerows(letters)
    return len(letters)
