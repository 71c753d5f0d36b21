import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sync.replica.journal import Journal
from sync.replica.journal_file import JournalCorrupt
from sync.replica.outgoing import Outgoing
from tests.fakes.replica import new_folder, visit


def test_a_journal_keeps_its_id_and_one_begun_in_its_place_has_another(tmp_path: Path) -> None:
    folder = new_folder(tmp_path)
    with closing(Journal(folder)) as journal:
        first = journal.append(visit(1))
    with closing(Journal(folder)) as reopened:
        assert reopened.append(visit(2)).journal == first.journal
    folder.journal.rename(folder.path / "kept")
    with closing(Journal(folder)) as begun:
        assert begun.append(visit(3)).journal != first.journal


def test_a_journal_of_before_the_first_release_is_refused_in_words(tmp_path: Path) -> None:
    folder = new_folder(tmp_path)
    Journal(folder).close()
    with closing(sqlite3.connect(folder.journal)) as connection:
        connection.execute("ALTER TABLE anchor DROP COLUMN journal")
    for side in (Journal, Outgoing):
        with pytest.raises(JournalCorrupt, match=r"K-JRN-1: journal\.db: no such column: journal\. Restart\."):
            side(folder)
