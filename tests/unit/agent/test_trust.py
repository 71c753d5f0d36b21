"""Nothing but what the register signed is trusted, and what was trusted before stays so after every refusal.

The attacks are those of the TUF specification, section 1.5.2.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tuf.api.metadata import DelegatedRole

from sync.agent.errors import Cause, SyncError
from sync.agent.trust import Trusted, refresh
from tests.fakes.repository import Repository, new_key

NOW = datetime(2021, 6, 6, 12, tzinfo=UTC)
GREEN = 1 << 24


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    folder = tmp_path / "register"
    folder.mkdir()
    repository = Repository(NOW, folder)
    repository.put_base(1, {5: GREEN, 9: 0})
    repository.publish()
    return repository


@pytest.fixture
def trust(tmp_path: Path) -> Path:
    return tmp_path / "trust"


def look(repository: Repository, trust: Path, now: datetime = NOW) -> Trusted:
    return refresh(trust, repository.pinned_root, repository, now)


def refused(repository: Repository, trust: Path, cause: Cause, now: datetime = NOW) -> None:
    before = kept(trust)
    with pytest.raises(SyncError) as fault:
        look(repository, trust, now)
    assert fault.value.cause is cause, fault.value
    assert kept(trust) == before


def kept(trust: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in trust.glob("*.json") if file.name != "root.json"}


def names(trusted: Trusted) -> set[str]:
    return {file.name for file in trusted.files()}


def test_lists_what_was_signed(repository: Repository, trust: Path) -> None:
    trusted = look(repository, trust)
    assert names(trusted) == {"data/base-1.parquet"}
    assert {document.name for document in trusted.documents()} == {"policy", "issuers", "revocations"}
    assert trusted.files()[0].note.rows == 2


def test_a_second_look_fetches_only_what_may_have_changed(repository: Repository, trust: Path) -> None:
    look(repository, trust)
    repository.asked.clear()
    look(repository, trust)
    assert repository.asked == ["metadata/2.root.json", "metadata/timestamp.json"]


def test_rollback_of_the_timestamp_is_refused(repository: Repository, trust: Path) -> None:
    old = repository.files["metadata/timestamp.json"]
    repository.publish()
    look(repository, trust)
    repository.files["metadata/timestamp.json"] = old
    refused(repository, trust, Cause.ROLLBACK)


def test_rollback_of_a_delegated_role_is_refused(repository: Repository, trust: Path) -> None:
    repository.publish()
    look(repository, trust)
    repository.signed["data"].version -= 1
    repository.publish_snapshot()
    repository.publish_timestamp()
    with pytest.raises(SyncError) as fault:
        look(repository, trust)
    assert fault.value.cause is Cause.ROLLBACK


def test_freeze_ends_when_the_timestamp_expires(repository: Repository, trust: Path) -> None:
    look(repository, trust)
    refused(repository, trust, Cause.EXPIRED, NOW + timedelta(days=8))


def test_expired_timestamp_is_refused_although_the_wall_clock_would_let_it_pass(
    repository: Repository, trust: Path
) -> None:
    """The time that counts is the caller's, who knows the floor, not the machine's: here that is years later."""
    repository.now = datetime.now(UTC) + timedelta(days=400)
    repository.publish()
    refused(repository, trust, Cause.EXPIRED, repository.now + timedelta(days=8))


def test_valid_metadata_count_although_the_wall_clock_is_years_off(repository: Repository, trust: Path) -> None:
    assert names(look(repository, trust, NOW + timedelta(days=6)))  # the wall clock says 2026 or later: all expired


def test_mix_and_match_of_two_publications_is_refused(repository: Repository, trust: Path) -> None:
    look(repository, trust)
    old = repository.files[f"metadata/{repository.signed['data'].version}.data.json"]
    repository.put_base(2, {5: GREEN})
    repository.publish()
    repository.files[f"metadata/{repository.signed['data'].version}.data.json"] = old
    with pytest.raises(SyncError) as fault:
        look(repository, trust)
    assert fault.value.cause is Cause.ROLLBACK


@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets", "data", "rules"])
def test_a_role_signed_with_the_wrong_key_is_refused(repository: Repository, trust: Path, role: str) -> None:
    look(repository, trust)
    right = repository.signers[role]
    repository.publish()
    repository.signers[role] = new_key()
    if role in {"data", "rules"}:  # the delegation names the right key, the metadata has another
        repository.signed[role].version -= 1
        repository._write(role)
        repository.signers[role] = right
    else:
        repository.publish()
    with pytest.raises(SyncError) as fault:
        look(repository, trust)
    assert fault.value.cause is Cause.SIGNATURE


@pytest.mark.parametrize("name", ["timestamp.json", "2.snapshot.json", "2.data.json"])
def test_endless_metadata_are_refused(repository: Repository, trust: Path, name: str) -> None:
    look(repository, trust)
    repository.publish()
    repository.files[f"metadata/{name}"] += b" " * 6_000_000
    with pytest.raises(SyncError) as fault:
        look(repository, trust)
    assert fault.value.cause is Cause.TOO_LARGE


def test_garbage_in_place_of_metadata_is_named(repository: Repository, trust: Path) -> None:
    look(repository, trust)
    repository.files["metadata/timestamp.json"] = b"\x00garbage"
    refused(repository, trust, Cause.ANSWER)


def test_recovers_from_fast_forward_when_keys_are_rotated(repository: Repository, trust: Path) -> None:
    """A thief of the online keys who published version 2^31 does not lock the register out for ever."""
    for role in ("timestamp", "snapshot"):
        repository.signed[role].version = 2**31
    repository.publish()
    look(repository, trust)
    for role in ("timestamp", "snapshot"):
        repository.signed[role].version = 7
    repository.publish_snapshot()
    repository.publish_timestamp()
    refused(repository, trust, Cause.ROLLBACK)
    repository.rotate("timestamp")
    repository.rotate("snapshot")
    repository.publish()
    assert names(look(repository, trust))


def test_follows_a_chain_of_root_rotations_from_the_pinned_one(repository: Repository, trust: Path) -> None:
    for _ in range(3):
        repository.rotate("root")
    repository.rotate("targets")
    repository.publish()
    assert look(repository, trust).root_version() == 5


def test_a_root_that_its_predecessor_did_not_sign_is_refused(repository: Repository, trust: Path) -> None:
    repository.rotate("root")
    repository.signers["root"] = new_key()
    repository.root.version -= 1
    repository.publish_root()
    refused(repository, trust, Cause.SIGNATURE)


def fetched(trusted: Trusted, downloads: Path) -> bytes:
    (base,) = (file for file in trusted.files() if file.name == "data/base-1.parquet")
    return trusted.fetch(base, downloads, lambda _: None).read_bytes()


def test_target_of_other_bytes_is_refused_and_fetched_anew(repository: Repository, trust: Path, tmp_path: Path) -> None:
    name = next(name for name in repository.files if name.endswith("base-1.parquet"))
    right = repository.files[name]
    repository.files[name] = right[:-1] + b"?"
    downloads = tmp_path / "downloads"
    with pytest.raises(SyncError) as fault:
        fetched(look(repository, trust), downloads)
    assert fault.value.cause is Cause.NOT_AS_SIGNED
    assert not list(downloads.iterdir())
    repository.files[name] = right
    assert fetched(look(repository, trust), downloads) == right


def test_target_comes_whole_however_often_it_is_cut(repository: Repository, trust: Path, tmp_path: Path) -> None:
    repository.largest_answer = 100
    trusted, downloads = look(repository, trust), tmp_path / "downloads"
    right = next(data for name, data in repository.files.items() if name.endswith("base-1.parquet"))
    for _ in range(len(right) // 100):
        with pytest.raises(SyncError) as fault:
            fetched(trusted, downloads)
        assert fault.value.cause is Cause.CUT
    assert fetched(trusted, downloads) == right


def test_temporary_files_of_a_killed_process_are_removed(repository: Repository, trust: Path) -> None:
    trust.mkdir()
    (trust / "tmpabc").write_bytes(b"half")
    look(repository, trust)
    assert not list(trust.glob("tmp*"))


def test_unknown_kinds_of_targets_are_left_out(repository: Repository, trust: Path) -> None:
    repository.put("data/base-9.zst", b"of a later version")
    repository.publish()
    assert names(look(repository, trust)) == {"data/base-1.parquet"}


def test_a_rule_is_read_from_the_rules_even_where_data_claims_its_path(
    repository: Repository, trust: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Holders who were not told so may have signed that the online key of `data` answers for `rules/*`, too."""
    path, real = "rules/policy.json", repository.targets["rules"]["rules/policy.json"]
    repository.put(path, b'{"forged": true}')
    repository.targets["data"][path] = repository.targets["rules"][path]
    repository.targets["rules"][path] = real
    monkeypatch.setattr("tests.fakes.repository.DelegatedRole", both_folders)
    repository.publish()
    trusted = look(repository, trust)
    (policy,) = (document for document in trusted.documents() if document.name == "policy")
    assert b"forged" not in trusted.read(policy)


def both_folders(role: str, keys: list[str], threshold: int, *, terminating: bool, paths: list[str]) -> DelegatedRole:
    wide = ["data/*", "rules/*"] if role == "data" else paths
    return DelegatedRole(role, keys, threshold, terminating=terminating, paths=wide)
