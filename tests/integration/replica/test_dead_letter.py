import csv
import json
from contextlib import closing
from pathlib import Path
from stat import S_IMODE

import pytest

from sync.model.visit import Settlement
from sync.replica.database import Folder, Unusable
from sync.replica.dead_letter import export_dead_letters, read_dead_letters
from sync.replica.journal import Journal
from sync.replica.outgoing import Outgoing
from tests.fakes.replica import new_folder, receipt, visit


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    folder = new_folder(tmp_path / "data")
    journal = Journal(folder)
    journal.append(visit(1))
    refused = receipt(journal.append(visit(2)), Settlement.REJECTED, "venue, «Арман», is unknown")
    journal.close()
    with closing(Outgoing(folder)) as outgoing:
        outgoing.settle([refused])
    return folder


def test_dead_letters_go_to_a_table_with_the_reason(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "letters.csv").touch(mode=0o644)
    assert export_dead_letters(folder, tmp_path / "letters.csv") == 1
    with (tmp_path / "letters.csv").open(encoding="utf-8", newline="") as file:
        (letter,) = csv.DictReader(file)
    assert (letter["number"], letter["why"]) == ("2", "venue, «Арман», is unknown")
    assert letter["id"] == str(visit(2).id)
    assert S_IMODE((tmp_path / "letters.csv").stat().st_mode) == 0o600


def test_dead_letters_go_to_json_and_stay_in_the_journal(folder: Folder, tmp_path: Path) -> None:
    assert export_dead_letters(folder, tmp_path / "letters.json") == 1
    (letter,) = json.loads((tmp_path / "letters.json").read_text("utf-8"))
    assert letter["why"] == "venue, «Арман», is unknown"
    assert len(letter["content_hash"]) == 64
    assert len(read_dead_letters(folder)) == 1


def test_no_dead_letters_are_an_empty_file(tmp_path: Path) -> None:
    folder = new_folder(tmp_path / "data")
    assert export_dead_letters(folder, tmp_path / "letters.csv") == 0
    assert (tmp_path / "letters.csv").read_bytes() == b""


def test_a_place_that_cannot_be_written_is_said(folder: Folder, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="letters"):
        export_dead_letters(folder, tmp_path / "nowhere" / "letters.csv")
