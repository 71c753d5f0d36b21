"""No room, at every byte of a write at which it can end: the old data stay, and all works again when there is room."""

import resource
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from sync.replica.database import Folder, ReplicaError
from sync.replica.find import Replica
from sync.replica.install import apply_delta, check_digest, install_base
from sync.replica.journal import Journal
from sync.replica.journal_file import verify
from sync.replica.mailbox import Mailbox
from sync.replica.outgoing import Outgoing
from tests.fakes.published import PEPPER, Published, some_rows
from tests.fakes.replica import new_folder, no_progress, serving, visit, wrong_answers

EVERYTHING_FITS = 4 << 20


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return new_folder(tmp_path / "data")


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Let this process write no file beyond `size` bytes (setrlimit(2); Python ignores SIGXFSZ)."""
    before, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, hard))


def sizes(largest: int) -> Iterator[int]:
    """Yield limits that end a write in every page, and within pages."""
    yield from range(0, largest, 3000)
    yield EVERYTHING_FITS


def test_a_base_that_does_not_fit_leaves_the_old_one_serving(folder: Folder, tmp_path: Path) -> None:
    published = Published(tmp_path, some_rows(1500))
    replica = serving(folder, published)
    published.change({99: 3 << 24})
    base, failed = published.base(), 0
    for size in sizes(60_000):
        try:
            with largest_file(size):
                install_base(folder, base, PEPPER, no_progress)
        except ReplicaError:
            failed += 1
            held = replica.held()
            assert held is not None
            assert held.seq == 1
            assert replica.find(99) is None
    assert failed > 5
    replica.held()
    assert wrong_answers(replica, published.rows, {}) == []
    check_digest(folder)


def test_a_delta_that_does_not_fit_changes_nothing(folder: Folder, tmp_path: Path) -> None:
    published = Published(tmp_path, some_rows(100))
    replica = serving(folder, published)
    delta, failed = published.change(some_rows(1500, seed=2)), 0
    for size in sizes(60_000):
        try:
            with largest_file(size):
                apply_delta(folder, delta)
            break
        except ReplicaError:
            failed += 1
            assert wrong_answers(replica, published.states[1], published.rows) == []
    assert failed > 5
    replica.held()
    assert wrong_answers(replica, published.rows, {}) == []
    check_digest(folder)


def test_a_visit_that_does_not_fit_is_said_and_the_journal_goes_on_when_there_is_room(folder: Folder) -> None:
    with closing(Journal(folder)) as journal:
        recorded = [journal.append(visit(1))]
        refused = 0
        for number, size in enumerate(sizes(60_000), start=2):
            try:
                with largest_file(size):
                    recorded.append(journal.append(visit(number)))
            except ReplicaError:
                refused += 1
        assert refused > 5
    with closing(Outgoing(folder)) as outgoing:
        assert [entry.fields["id"] for entry in outgoing.pending()] == [entry.fields["id"] for entry in recorded]
    assert verify(folder) is None


def test_a_word_that_does_not_fit_is_said_and_the_last_one_stands(folder: Folder) -> None:
    with closing(Mailbox(folder)) as mailbox:
        mailbox.say("health", "fine")
        with pytest.raises(ReplicaError), largest_file(100):
            mailbox.say("health", "x" * 10_000)
        assert mailbox.said("health") == "fine"
        mailbox.say("health", "fine again")
        assert mailbox.said("health") == "fine again"


def test_files_that_cannot_be_made_are_said(folder: Folder) -> None:
    with largest_file(100):
        with pytest.raises(ReplicaError):
            Journal(folder)
        with pytest.raises(ReplicaError):
            Mailbox(folder).take()
        assert Replica(folder).held() is None
    Journal(folder).close()
    assert sorted(path.name for path in folder.path.glob("*.db*")) == ["journal.db"]
