"""Keys replaced: terminals that trusted the first root follow, and the old keys sign nothing any more."""

import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tuf.api.exceptions import UnsignedMetadataError

from sync.central.central import Central
from sync.central.errors import CentralError
from sync.central.initialise import initialise
from sync.central.publication.keys import KeyRole, key_path, load_key, load_keys, pass_issuer
from sync.central.publication.publish_rules import SIGNING, sign_rules
from sync.central.publication.rotation import rotate, rotate_issuer
from sync.central.register.rule_set import DEFAULT
from sync.central.settings import Settings
from sync.passes import read_issuers
from tests.integration.central.conftest import Clock
from tests.integration.central.tuf_client import newest
from tests.integration.central.world import published

ROLES = [role for role in KeyRole if role is not KeyRole.PASSES]


@pytest.fixture
def made(tmp_path: Path, clock: Clock) -> Iterator[Central]:
    central = initialise(tmp_path / "central", Settings(), DEFAULT, "secret", clock, random.Random(7).randbytes)
    yield central
    central.engine.dispose()


@pytest.mark.parametrize("role", ROLES)
def test_terminals_follow_a_new_key(made: Central, tmp_path: Path, role: KeyRole) -> None:
    published(made)
    old = key_path(made.folder, role).read_bytes()
    assert newest(made.folder, tmp_path / "seen") == {"data/base-1.parquet"}
    rotate(made, role, "secret")
    assert newest(made.folder, tmp_path / "seen") == {"data/base-1.parquet"}
    assert newest(made.folder, tmp_path / "stranger") == {"data/base-1.parquet"}
    assert key_path(made.folder, role).read_bytes() != old
    published(made)
    sign_rules(made, load_keys(made.folder, SIGNING, "secret"))
    assert newest(made.folder, tmp_path / "seen") == {"data/base-1.parquet", "data/delta-1-2.parquet"}


def test_every_key_may_be_replaced_one_after_the_other(made: Central, tmp_path: Path) -> None:
    published(made)
    newest(made.folder, tmp_path / "seen")
    for role in (*ROLES, *reversed(ROLES)):
        rotate(made, role, "secret")
    assert newest(made.folder, tmp_path / "seen") == {"data/base-1.parquet"}


@pytest.mark.parametrize("role", [KeyRole.DATA, KeyRole.SNAPSHOT, KeyRole.TIMESTAMP])
def test_an_old_key_signs_nothing_any_more(made: Central, tmp_path: Path, role: KeyRole) -> None:
    published(made)
    stolen = key_path(made.folder, role).read_bytes()
    rotate(made, role, "secret")
    key_path(made.folder, role).write_bytes(stolen)
    published(made)
    with pytest.raises(UnsignedMetadataError):
        newest(made.folder, tmp_path / "seen")


def test_a_rotation_without_the_passphrase_changes_nothing(made: Central, tmp_path: Path) -> None:
    published(made)
    old = key_path(made.folder, KeyRole.SNAPSHOT).read_bytes()
    with pytest.raises(CentralError, match="passphrase"):
        rotate(made, KeyRole.SNAPSHOT, "wrong")
    assert key_path(made.folder, KeyRole.SNAPSHOT).read_bytes() == old
    assert newest(made.folder, tmp_path / "seen") == {"data/base-1.parquet"}


def issuing(made: Central) -> bytes:
    """Return the id of the key that signs passes."""
    return pass_issuer(load_key(key_path(made.folder, KeyRole.PASSES)), "ashyq").key_id


def trusted(made: Central) -> dict[bytes, bool]:
    """Sign the rules; return whether each issuer that they name is retired."""
    version = sign_rules(made, load_keys(made.folder, SIGNING, "secret"))
    documents = [file.read_bytes() for file in made.folder.rglob("*.issuers.json")]
    (document,) = [one for one in documents if f'"version": {version}' in one.decode()]
    return {key: issuer.retired for key, issuer in (read_issuers(document) or {}).items()}


@pytest.mark.parametrize("at_once", [False, True])
def test_passes_of_the_old_key_hold_until_they_expire_or_end_at_once(
    made: Central, clock: Clock, *, at_once: bool
) -> None:
    old = issuing(made)
    assert trusted(made) == {old: False}
    rotate_issuer(made, at_once=at_once)
    new = issuing(made)
    assert trusted(made) == ({new: False} if at_once else {new: False, old: True})
    clock.advance(timedelta(days=367))
    assert trusted(made) == {new: False}


def test_a_cut_while_an_issuer_is_retired_leaves_it_in_force(made: Central, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(_path: Path, _target: Path) -> None:
        raise OSError("cut")

    with monkeypatch.context() as during:
        during.setattr(Path, "replace", cut)
        with pytest.raises(OSError, match="cut"):
            rotate_issuer(made)
    assert trusted(made) == {issuing(made): False}


def test_a_file_that_is_no_whole_key_is_not_taken_for_one_with_another_passphrase(tmp_path: Path) -> None:
    file = tmp_path / "torn.pem"
    file.write_text("-----BEGIN PRIVATE KEY-----\nMC4CAQ\n-----END PRIVATE KEY-----\n")
    with pytest.raises(CentralError, match=r"is no whole private key; name the file that new-key wrote"):
        load_key(file)
