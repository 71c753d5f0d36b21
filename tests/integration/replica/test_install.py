from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sync.model.status import TOMBSTONE
from sync.replica.base import build_base
from sync.replica.database import Corrupt, DiskFull, Folder, Moved, WrongFile
from sync.replica.find import Replica
from sync.replica.install import (
    apply_delta,
    check_digest,
    erase,
    install_base,
    quick_check,
    remove_unused_bases,
    store_document,
)
from sync.replica.journal import Journal
from sync.replica.journal_file import verify
from sync.replica.outgoing import Outgoing
from sync.replica.state import bases, building
from sync.wire.snapshot_file import write_delta
from tests.fakes.published import PEPPER, Published, arrays, digest, some_rows
from tests.fakes.replica import new_folder, no_progress, receipt, serving, visit, wrong_answers

OTHER_PEPPER = bytes(32)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return new_folder(tmp_path / "data")


@pytest.fixture
def published(tmp_path: Path) -> Published:
    return Published(tmp_path, some_rows(3000), seq=7)


def test_before_the_first_base_nothing_is_held(folder: Folder) -> None:
    assert Replica(folder).held() is None
    check_digest(folder)
    assert Replica(folder).held() is None


def test_an_installed_base_answers_for_every_row_and_for_nobody_else(folder: Folder, published: Published) -> None:
    replica = serving(folder, published)
    assert wrong_answers(replica, published.rows, some_rows(500, seed=2)) == []


def test_held_says_what_the_register_said(folder: Folder, published: Published) -> None:
    held = serving(folder, published).held()
    assert held is not None
    assert (held.seq, held.base_seq, held.generated_at) == (7, 7, published.generated_at)
    assert (held.rows, held.digest) == (len(published.rows), digest(published.rows))
    assert (held.pepper_id, held.pepper) == ("p1", PEPPER)
    assert PEPPER.hex() not in repr(held)
    assert str(PEPPER) not in repr(held)


def test_progress_is_told_from_nothing_to_all(folder: Folder, published: Published) -> None:
    told: list[tuple[int, int]] = []
    install_base(folder, published.base(), PEPPER, lambda done, total: told.append((done, total)))
    assert told[0] == (0, len(published.rows))
    assert told[-1] == (len(published.rows), len(published.rows))


def test_an_empty_base_and_an_empty_delta_are_published_versions_too(folder: Folder, tmp_path: Path) -> None:
    published = Published(tmp_path)
    replica = serving(folder, published)
    apply_delta(folder, published.change({}))
    held = replica.held()
    assert held is not None
    assert (held.seq, held.rows, held.generated_at) == (2, 0, published.generated_at)
    check_digest(folder)


def test_a_delta_sets_changes_and_removes_rows(folder: Folder, published: Published) -> None:
    replica = serving(folder, published)
    changed, removed, *_ = published.rows
    apply_delta(folder, published.change({changed: 3 << 24, removed: TOMBSTONE, 99: 1 << 24, 98: TOMBSTONE}))
    assert wrong_answers(replica, published.rows, {removed: 0, 98: 0}) == []
    check_digest(folder)


def test_a_base_replaces_everything_that_deltas_had_changed(folder: Folder, published: Published) -> None:
    replica = serving(folder, published)
    apply_delta(folder, published.change({99: 3 << 24}))
    published.change({99: TOMBSTONE})
    install_base(folder, published.base(), PEPPER, no_progress)
    assert replica.find(99) is None
    assert wrong_answers(replica, published.rows, {}) == []


def test_a_base_and_the_deltas_after_it_come_in_at_one_moment(folder: Folder, published: Published) -> None:
    replica = serving(folder, published)
    seen: list[int] = []

    def look(done: int, total: int) -> None:
        held = replica.held()
        assert held is not None
        seen.append(held.seq)

    base, deltas = published.base(), [published.change({99: 1}), published.change({99: 2, 98: 3})]
    assert install_base(folder, base, PEPPER, look, deltas).seq == 9
    assert set(seen) == {7}
    held = replica.held()
    assert held is not None
    assert (held.seq, held.base_seq) == (9, 7)
    assert wrong_answers(replica, published.rows, {}) == []


def test_pepper_and_base_change_together_and_a_key_of_the_old_one_is_not_unknown(
    folder: Folder, published: Published
) -> None:
    replica = serving(folder, published)
    published.pepper_id = "p2"
    install_base(folder, published.base(), OTHER_PEPPER, no_progress)
    with pytest.raises(Moved):
        replica.find(next(iter(published.rows)))
    held = replica.held()
    assert held is not None
    assert (held.pepper_id, held.pepper) == ("p2", OTHER_PEPPER)
    assert wrong_answers(replica, published.rows, {}) == []


def test_a_base_with_the_same_pepper_is_followed_without_a_word(folder: Folder, published: Published) -> None:
    replica = serving(folder, published)
    published.change({99: 3 << 24})
    install_base(folder, published.base(), PEPPER, no_progress)
    assert replica.find(99) is not None


def test_the_same_base_can_be_installed_again(folder: Folder, published: Published) -> None:
    replica = serving(folder, published)
    install_base(folder, published.base(), PEPPER, no_progress)
    assert wrong_answers(replica, published.rows, {}) == []


def test_the_old_base_goes_only_when_no_reader_holds_it(folder: Folder, published: Published) -> None:
    replica = serving(folder, published)
    (old,) = bases(folder)
    install_base(folder, published.base(), PEPPER, no_progress)
    assert remove_unused_bases(folder) == ()
    replica.held()
    assert remove_unused_bases(folder) == (old,)
    assert len(bases(folder)) == 1
    assert wrong_answers(replica, published.rows, {}) == []


def test_a_delta_from_elsewhere_is_refused_and_the_old_data_stay(folder: Folder, published: Published) -> None:
    replica = serving(folder, published)
    early, late = published.change({99: 1}), published.change({99: 2})
    with pytest.raises(WrongFile, match="7 is held"):
        apply_delta(folder, late)
    apply_delta(folder, early)
    with pytest.raises(WrongFile, match="8 is held"):
        apply_delta(folder, early)
    assert wrong_answers(replica, published.states[8], {}) == []


def test_a_delta_is_no_base_and_a_base_is_no_delta(folder: Folder, published: Published) -> None:
    base, delta = published.base(), published.change({99: 1})
    with pytest.raises(WrongFile, match="no base yet"):
        apply_delta(folder, delta)
    with pytest.raises(WrongFile, match="not a base"):
        install_base(folder, delta, PEPPER, no_progress)
    install_base(folder, base, PEPPER, no_progress)
    with pytest.raises(WrongFile, match="from 0 to 7"):
        apply_delta(folder, base)


def test_a_delta_of_another_pepper_is_refused(folder: Folder, published: Published) -> None:
    serving(folder, published)
    published.pepper_id = "p2"
    with pytest.raises(WrongFile, match="pepper p2"):
        apply_delta(folder, published.change({99: 1}))


@pytest.mark.parametrize("lie", [{"digest": 1}, {"rows": 1}])
def test_a_delta_that_does_not_lead_where_it_says_changes_nothing(
    folder: Folder, published: Published, lie: dict[str, Any]
) -> None:
    replica = serving(folder, published)
    file = published.change({99: 1})
    write_delta(file, replace(published.header(7, 8), **lie), *arrays({99: 1}))
    with pytest.raises(Corrupt, match="do not add up"):
        apply_delta(folder, file)
    held = replica.held()
    assert held is not None
    assert held.seq == 7
    assert replica.find(99) is None
    check_digest(folder)


def test_a_base_whose_deltas_do_not_fit_changes_nothing(folder: Folder, published: Published) -> None:
    replica = serving(folder, published)
    base = published.base()
    published.change({99: 1})
    with pytest.raises(WrongFile):
        install_base(folder, base, PEPPER, no_progress, [published.change({99: 2})])
    assert replica.find(99) is None
    assert len(bases(folder)) == 1


def test_a_pepper_of_the_wrong_length_is_our_own_mistake(folder: Folder, published: Published) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        install_base(folder, published.base(), bytes(31), no_progress)


def test_a_disk_without_room_is_said_before_anything_is_written(
    folder: Folder, published: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.replica.install.free_bytes", lambda path: 1 << 20)
    with pytest.raises(DiskFull, match="1 MiB"):
        install_base(folder, published.base(), PEPPER, no_progress)
    assert not building(folder).exists()


def test_keys_that_are_no_hashes_are_refused_before_they_make_a_bucket_slow(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.replica.base.LARGEST_BUCKET", 100)
    crowded = Published(tmp_path, dict.fromkeys(range(1, 102), 0))
    with pytest.raises(Corrupt, match="spread"):
        install_base(folder, crowded.base(), PEPPER, no_progress)


def test_rows_of_one_bucket_may_come_in_many_chunks(folder: Folder, tmp_path: Path) -> None:
    published = Published(tmp_path, dict.fromkeys([1, 2, 3, 4, 1 << 38, (1 << 38) + 1, 1 << 55], 0))
    keys, values = arrays(published.rows)
    chunks = [(keys[at : at + 1], values[at : at + 1]) for at in range(len(keys))]
    build_base(building(folder), published.header(0, 1), chunks, no_progress)
    one_by_one = building(folder).read_bytes()
    build_base(building(folder), published.header(0, 1), [(keys, values)], no_progress)
    assert building(folder).read_bytes() == one_by_one


def test_documents_are_stored_and_an_older_version_is_refused(folder: Folder) -> None:
    replica = Replica(folder)
    assert replica.document("policy") is None
    store_document(folder, "policy", 2, b"two")
    assert replica.document("policy") == b"two"
    with pytest.raises(WrongFile, match="older"):
        store_document(folder, "policy", 1, b"one")
    store_document(folder, "policy", 3, b"three")
    assert replica.document("policy") == b"three"
    assert replica.document("issuers") is None


def test_a_revoked_terminal_keeps_only_unsent_visits_and_documents(folder: Folder, published: Published) -> None:
    replica = serving(folder, published)
    store_document(folder, "revocations", 1, b"{}")
    (folder.downloads / "base-9.parquet").write_bytes(b"half a base")
    journal = Journal(folder)
    sent, unsent = journal.append(visit(1)), journal.append(visit(2))
    outgoing = Outgoing(folder)
    outgoing.settle([receipt(sent)])
    erase(folder)
    assert replica.held() is None
    assert replica.document("revocations") == b"{}"
    assert outgoing.pending() == (unsent,)
    assert verify(folder) is None
    everything = b"".join(path.read_bytes() for path in folder.path.rglob("*") if path.is_file())
    assert PEPPER not in everything
    assert str(sent.fields["id"]).encode() not in everything
    assert list(folder.downloads.iterdir()) == []
    assert bases(folder) == ()


def test_after_an_erasure_a_lookup_says_moved_not_unknown(folder: Folder, published: Published) -> None:
    replica = serving(folder, published)
    erase(folder)
    with pytest.raises(Moved):
        replica.find(next(iter(published.rows)))


def test_an_erased_terminal_can_be_enrolled_again(folder: Folder, published: Published) -> None:
    replica = serving(folder, published)
    erase(folder)
    install_base(folder, published.base(), PEPPER, no_progress)
    assert replica.held() is not None
    assert wrong_answers(replica, published.rows, {}) == []


def test_sound_files_pass_both_checks(folder: Folder, published: Published) -> None:
    serving(folder, published)
    apply_delta(folder, published.change({next(iter(published.rows)): TOMBSTONE, 99: 1}))
    check_digest(folder)
    quick_check(folder)
