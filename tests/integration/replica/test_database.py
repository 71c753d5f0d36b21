import fcntl
import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from stat import S_IMODE

import pytest

from sync.replica.claim import KIOSK_LOCK, Foreign
from sync.replica.database import (
    Corrupt,
    Folder,
    Locked,
    NewerSchema,
    ReplicaError,
    Schema,
    Unusable,
    atomic,
    is_held,
    only_one,
    open_database,
)
from sync.replica.find import Replica
from sync.replica.state import STATE
from tests.fakes.replica import new_folder

SCHEMA = Schema(2, ("CREATE TABLE thing (name TEXT PRIMARY KEY) STRICT", "INSERT INTO thing VALUES ('first')"))
HOLD = "import sys; from pathlib import Path; from sync.replica.database import only_one; \
only_one(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"


def names(connection: sqlite3.Connection) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM thing ORDER BY name")]


def test_the_folder_and_its_files_are_closed_to_others(tmp_path: Path) -> None:
    folder = new_folder(tmp_path / "a" / "b")
    with closing(open_database(folder.state, STATE)):
        modes = {path.name: S_IMODE(path.stat().st_mode) for path in folder.path.iterdir()}
    assert S_IMODE(folder.path.stat().st_mode) == 0o700
    assert {mode for name, mode in modes.items() if ".db" in name} == {0o600}
    assert {mode for name, mode in modes.items() if ".db" not in name} == {0o700}


def test_a_folder_that_cannot_be_made_is_said_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Unusable) as caught:
        Folder(tmp_path / "file" / "data").create()
    assert caught.value.code == "K-DATA-IO"
    assert caught.value.remedy
    assert caught.value.remedy in str(caught.value)


def test_a_database_is_made_once_and_opened_after_that(tmp_path: Path) -> None:
    for _ in range(2):
        with closing(open_database(tmp_path / "x.db", SCHEMA)) as connection:
            assert names(connection) == ["first"]


def test_two_may_make_it_at_the_same_time(tmp_path: Path) -> None:
    def make(number: int) -> list[str]:
        with closing(open_database(tmp_path / f"{number // 4}.db", SCHEMA)) as connection:
            return names(connection)

    with ThreadPoolExecutor(4) as makers:
        assert list(makers.map(make, range(40))) == [["first"]] * 40


def test_a_newer_file_is_refused_in_words(tmp_path: Path) -> None:
    open_database(tmp_path / "x.db", Schema(3, SCHEMA.statements)).close()
    with pytest.raises(NewerSchema, match=r"x\.db has version 3, this program knows 2"):
        open_database(tmp_path / "x.db", SCHEMA)


def test_a_newer_state_file_is_refused_by_its_reader_too(tmp_path: Path) -> None:
    folder = new_folder(tmp_path)
    open_database(folder.state, Schema(STATE.version + 1, STATE.statements)).close()
    with pytest.raises(NewerSchema):
        Replica(folder).held()


@pytest.mark.parametrize("content", [b"This is no database" * 99, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_what_is_no_database_is_corrupt(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.db").write_bytes(content)
    with pytest.raises(Corrupt):
        open_database(tmp_path / "x.db", SCHEMA)


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "x.db", SCHEMA)) as connection:
        with pytest.raises(sqlite3.IntegrityError), atomic(connection):
            connection.executemany("INSERT INTO thing VALUES (?)", [("lost",), ("first",)])
        with atomic(connection):
            connection.execute("INSERT INTO thing VALUES ('kept')")
        assert names(connection) == ["first", "kept"]


def test_a_second_process_is_refused_with_the_reason(tmp_path: Path) -> None:
    lock = tmp_path / "kiosk.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, lock], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Locked, match=f"kiosk already runs on .*process {holder.pid}"):
            only_one(lock)
        holder.kill()
        holder.wait()
        os.close(only_one(lock))


def test_asking_whether_a_lock_is_held_takes_and_makes_nothing(tmp_path: Path) -> None:
    lock = tmp_path / "agent.lock"
    assert not is_held(lock)
    assert not lock.exists()
    held = only_one(lock)
    assert is_held(lock)
    os.close(held)
    with lock.open() as asking:
        fcntl.flock(asking, fcntl.LOCK_SH)  # somebody else, who asks at the same moment
        assert not is_held(lock)


def test_every_fault_carries_a_code_and_a_remedy() -> None:
    kinds: list[type[ReplicaError]] = [ReplicaError, *ReplicaError.__subclasses__()]
    assert len({kind.code for kind in kinds}) == len(kinds)
    assert all(kind.code.startswith("K-") and kind("what").remedy for kind in kinds)


def test_a_folder_of_other_things_is_not_made_a_terminals(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    tmp_path.chmod(0o755)
    with pytest.raises(Foreign, match="holds other things"):
        Folder(tmp_path).create()
    assert [one.name for one in tmp_path.iterdir()] == ["notes.txt"]
    assert tmp_path.stat().st_mode & 0o777 == 0o755


def test_an_empty_disk_and_a_terminals_folder_are_taken(tmp_path: Path) -> None:
    (tmp_path / "lost+found").mkdir()
    (tmp_path / KIOSK_LOCK).touch()
    folder = Folder(tmp_path)
    folder.create()
    (tmp_path / "notes.txt").touch()
    folder.create()
    assert folder.is_there()
