"""A reader beside an agent that changes everything: each answer is one published version's, and never an older one."""

from contextlib import closing
from pathlib import Path
from threading import Event, Thread

from sync.model.status import EPOCH, HealthRecord, Status, minutes_since_epoch, pack
from sync.replica.database import Folder, Moved
from sync.replica.find import Replica
from sync.replica.install import apply_delta, install_base, remove_unused_bases
from tests.fakes.published import Published, some_rows
from tests.fakes.replica import new_folder, no_progress

PEPPERS = {"p1": bytes(32), "p2": bytes([2] * 32)}
SAME_PERSON = {"p1": 1 << 40, "p2": 1 << 41}
"""One person's identity key under each pepper; the value is the seq, written as an end."""
VERSIONS = 60


def said_at(seq: int) -> int:
    return 1 << 24 | seq


class Reader(Thread):
    """Asks for one person without pause and notes (seq held before, seq answered)."""

    def __init__(self, folder: Folder) -> None:
        super().__init__()
        self.folder, self.answers, self.moved, self.stop = folder, list[tuple[int, int]](), 0, Event()

    def run(self) -> None:
        with closing(Replica(self.folder)) as replica:
            while not self.stop.is_set() or not self.answers:
                held = replica.held()
                assert held is not None
                try:
                    record = replica.find(SAME_PERSON[held.pepper_id])
                except Moved:
                    self.moved += 1
                    continue
                self.answers.append((held.seq, seq_in(record)))


def seq_in(record: object) -> int:
    if isinstance(record, HealthRecord) and record.status is Status.GREEN and record.end is not None:
        return minutes_since_epoch(record.end)
    return -1


def test_every_answer_during_updates_is_one_version_s_and_none_goes_back(tmp_path: Path) -> None:
    folder, published = new_folder(tmp_path / "data"), Published(tmp_path, some_rows(3000))
    published.change({SAME_PERSON["p1"]: said_at(2)})
    install_base(folder, published.base(), PEPPERS["p1"], no_progress)
    reader = Reader(folder)
    reader.start()
    for seq in range(3, VERSIONS):
        if seq % 10 == 0:
            turn(folder, published, seq)
        else:
            apply_delta(folder, published.change({SAME_PERSON[published.pepper_id]: said_at(seq)}))
        remove_unused_bases(folder)
    reader.stop.set()
    reader.join()
    assert all(before <= answered < VERSIONS for before, answered in reader.answers)
    assert sorted(reader.answers) == reader.answers
    assert len({answered for _, answered in reader.answers}) > 5


def turn(folder: Folder, published: Published, seq: int) -> None:
    """Go on to a new base, every other time with the other pepper: the person's old key is then nobody's."""
    if seq % 20 == 0:
        published.rows.pop(SAME_PERSON[published.pepper_id])
        published.pepper_id = "p2" if published.pepper_id == "p1" else "p1"
    published.change({SAME_PERSON[published.pepper_id]: said_at(seq)})
    install_base(folder, published.base(), PEPPERS[published.pepper_id], no_progress)


def test_the_value_that_stands_for_a_seq_is_a_record_of_green() -> None:
    record = HealthRecord(Status.GREEN, EPOCH.replace(minute=7))
    assert pack(record) == said_at(7)
    assert seq_in(record) == 7
