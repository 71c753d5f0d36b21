"""Offline keys that lie elsewhere: prepared here, signed there by enough of their holders, accepted here."""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.central.central import Central
from sync.central.errors import CentralError
from sync.central.initialise import initialise
from sync.central.publication.keys import KeyRole, key_path, load_key, load_keys
from sync.central.publication.publish_accept import accept, in_force, publishing_keys, signers_of
from sync.central.publication.publish_keys import prepare_keys, prepare_renewal
from sync.central.publication.publish_metadata import expiries, public_key
from sync.central.publication.publish_request import (
    Request,
    described,
    merged,
    read_request,
    request_document,
    signed_by,
)
from sync.central.publication.publish_rules import SIGNING, prepare_rules, sign_rules
from sync.central.publication.rotation import prepare_rotation
from sync.central.register.rule_set import DEFAULT
from sync.central.settings import Settings
from tests.integration.central.conftest import Clock
from tests.integration.central.tuf_client import newest
from tests.integration.central.world import published

HOLDERS = [Ed25519PrivateKey.from_private_bytes(bytes([number] * 32)) for number in range(5)]


@pytest.fixture
def made(tmp_path: Path, clock: Clock) -> Iterator[Central]:
    central = initialise(tmp_path / "central", Settings(), DEFAULT, None, clock, random.Random(7).randbytes)
    published(central)
    yield central
    central.engine.dispose()


@pytest.fixture
def shared(made: Central) -> Central:
    """A server whose rules two of three holders sign, and whose root three of five."""
    for role, holders, threshold in ((KeyRole.RULES, 3, 2), (KeyRole.ROOT, 5, 3)):
        request = prepare_keys(made, role, [public_key(key) for key in HOLDERS[:holders]], threshold)
        here = load_key(key_path(made.folder, KeyRole.TARGETS if role is KeyRole.RULES else KeyRole.ROOT))
        accept(made, [signed(request, here, *HOLDERS[:threshold])])
        key_path(made.folder, role).unlink()
    return made


def signed(request: Request, *keys: Ed25519PrivateKey) -> Request:
    """Carry a request round, as a file."""
    for key in keys:
        request = read_request(request_document(signed_by(read_request(request_document(request)), key)))
    return request


def refusal(work: Callable[[], object]) -> CentralError:
    with pytest.raises(CentralError) as found:
        work()
    return found.value


def rules_version(central: Central) -> int:
    return in_force(central.store).roles[KeyRole.RULES].version


def test_rules_signed_elsewhere_are_those_terminals_get(made: Central, tmp_path: Path) -> None:
    request = prepare_rules(made)
    key = load_key(key_path(made.folder, KeyRole.RULES))
    key_path(made.folder, KeyRole.RULES).unlink()
    accept(made, [signed(request, key)])
    assert rules_version(made) == request.parts[KeyRole.RULES].signed.version
    assert newest(made.folder, tmp_path / "seen") == {"data/base-1.parquet"}


def test_a_file_with_too_few_signatures_changes_nothing(shared: Central) -> None:
    before = rules_version(shared)
    request = prepare_rules(shared)
    one = signed(request, HOLDERS[0])
    assert refusal(lambda: accept(shared, [one])).what == "rules is signed by 1 of its keys, and needs 2"
    assert refusal(lambda: accept(shared, [one, one])).code == "not_enough_signatures"
    assert rules_version(shared) == before


@pytest.mark.parametrize("side_by_side", [True, False])
def test_signatures_are_collected_on_copies_or_one_after_the_other(
    shared: Central, tmp_path: Path, *, side_by_side: bool
) -> None:
    request = prepare_rules(shared)
    copies = [signed(request, HOLDERS[2]), signed(request, HOLDERS[1])]
    accept(shared, copies if side_by_side else [signed(request, HOLDERS[2], HOLDERS[1])])
    assert rules_version(shared) == request.parts[KeyRole.RULES].signed.version
    assert newest(shared.folder, tmp_path / "stranger") == {"data/base-1.parquet"}


def test_terminals_of_before_the_thresholds_follow(made: Central, tmp_path: Path) -> None:
    newest(made.folder, tmp_path / "seen")
    shared = made
    request = prepare_keys(shared, KeyRole.ROOT, [public_key(key) for key in HOLDERS], 3)
    old = load_key(key_path(shared.folder, KeyRole.ROOT))
    assert refusal(lambda: accept(shared, [signed(request, *HOLDERS)])).code == "not_enough_signatures"
    assert refusal(lambda: accept(shared, [signed(request, old, *HOLDERS[:2])])).code == "not_enough_signatures"
    accept(shared, [signed(request, old, *HOLDERS[2:])])
    published(shared)
    assert newest(shared.folder, tmp_path / "seen") == {"data/base-1.parquet", "data/delta-1-2.parquet"}
    assert signers_of(shared.store, KeyRole.ROOT).threshold == 3


def test_the_key_that_was_replaced_by_several_signs_nothing_any_more(made: Central) -> None:
    old = load_keys(made.folder, SIGNING)
    request = prepare_keys(made, KeyRole.RULES, [public_key(key) for key in HOLDERS[:3]], 2)
    accept(made, [signed(request, load_key(key_path(made.folder, KeyRole.TARGETS)), *HOLDERS[:2])])
    assert refusal(lambda: sign_rules(made, old)).code == "wrong_key"


def test_root_and_targets_are_renewed_by_their_holders(shared: Central, clock: Clock, tmp_path: Path) -> None:
    newest(shared.folder, tmp_path / "seen")
    clock.advance(timedelta(hours=1))
    accept(shared, [signed(prepare_renewal(shared, KeyRole.ROOT), *HOLDERS[1:4])])
    accept(
        shared, [signed(prepare_renewal(shared, KeyRole.TARGETS), load_key(key_path(shared.folder, KeyRole.TARGETS)))]
    )
    found = expiries(shared.store)
    assert found[KeyRole.ROOT] == found[KeyRole.TARGETS] == clock.now + timedelta(days=730)
    assert newest(shared.folder, tmp_path / "seen") == {"data/base-1.parquet"}


@pytest.mark.parametrize("role", [KeyRole.SNAPSHOT, KeyRole.TIMESTAMP, KeyRole.DATA])
def test_a_new_online_key_waits_until_the_holders_have_signed_for_it(
    shared: Central, tmp_path: Path, role: KeyRole
) -> None:
    newest(shared.folder, tmp_path / "seen")
    old = publishing_keys(shared)[role]
    request = prepare_rotation(shared, role, None)
    assert publishing_keys(shared)[role].private_bytes_raw() == old.private_bytes_raw()
    holders = [load_key(key_path(shared.folder, KeyRole.TARGETS))] if role is KeyRole.DATA else HOLDERS[:3]
    accept(shared, [signed(request, *holders)])
    assert publishing_keys(shared)[role].private_bytes_raw() != old.private_bytes_raw()
    assert not list((shared.folder / "keys").glob("*.new"))
    published(shared)
    assert newest(shared.folder, tmp_path / "seen") == {"data/base-1.parquet", "data/delta-1-2.parquet"}


def test_a_prepared_file_is_accepted_once_and_not_after_a_newer_one(made: Central) -> None:
    key = load_key(key_path(made.folder, KeyRole.RULES))
    first = signed(prepare_rules(made), key)
    accept(made, [first])
    assert refusal(lambda: accept(made, [first])).code == "outdated_request"


def test_copies_of_two_files_are_not_taken_for_one(shared: Central, clock: Clock) -> None:
    first = signed(prepare_rules(shared), HOLDERS[0])
    clock.advance(timedelta(seconds=1))
    second = signed(prepare_rules(shared), HOLDERS[1])
    assert refusal(lambda: merged([first, second])).code == "request"


def test_a_signature_that_was_tampered_with_counts_for_nothing(shared: Central) -> None:
    plain = json.loads(request_document(signed(prepare_rules(shared), *HOLDERS[:2])))
    sig = plain["metadata"]["rules"]["signatures"][0]
    sig["sig"] = ("0" if sig["sig"][0] != "0" else "1") + sig["sig"][1:]
    tampered = read_request(json.dumps(plain).encode())
    assert refusal(lambda: accept(shared, [tampered])).code == "not_enough_signatures"


def test_nobody_signs_what_the_file_does_not_show(made: Central) -> None:
    plain = json.loads(request_document(prepare_rules(made)))
    shown = plain["documents"]["rules/revocations.json"]
    for documents in (
        plain["documents"] | {"rules/revocations.json": [*shown, "more"]},
        {path: lines for path, lines in plain["documents"].items() if path != "rules/revocations.json"},
        plain["documents"] | {"rules/more.json": ["{}"]},
    ):
        with pytest.raises(CentralError, match="documents are not those"):
            read_request(json.dumps(plain | {"documents": documents}).encode())


def test_what_is_to_be_signed_is_said_in_words(shared: Central) -> None:
    said = "\n".join(described(signed(prepare_rules(shared), HOLDERS[0])))
    assert "carries 1 signatures, unverified here; needs 2 of 3:" in said
    assert '"reuse_window": 600' in said
    root = "\n".join(described(prepare_keys(shared, KeyRole.ROOT, [public_key(HOLDERS[0])], 1)))
    assert f"root: 1 of 1: {public_key(HOLDERS[0]).keyid[:16]}" in root
    assert "carries 0 signatures, unverified here; needs 3 of 5:" in root


def test_a_key_that_is_not_asked_is_told_so(shared: Central) -> None:
    assert refusal(lambda: signed_by(prepare_rules(shared), HOLDERS[4])).code == "wrong_key"


def test_signers_that_the_file_makes_up_change_nothing_at_the_server(shared: Central) -> None:
    request = prepare_rules(shared)
    (quorum,) = request.signers[KeyRole.RULES]
    mine = replace(quorum, keys=(public_key(HOLDERS[4]).keyid,), threshold=1)
    forged = signed(replace(request, signers={KeyRole.RULES: (mine,)}), HOLDERS[4])
    assert refusal(lambda: accept(shared, [forged])).code == "not_enough_signatures"


@pytest.mark.parametrize(("keys", "threshold"), [(HOLDERS[:2], 3), (HOLDERS[:2], 0), ([HOLDERS[0]] * 3, 2)])
def test_a_threshold_that_nobody_could_meet_is_refused(
    made: Central, keys: list[Ed25519PrivateKey], threshold: int
) -> None:
    fault = refusal(lambda: prepare_keys(made, KeyRole.RULES, [public_key(key) for key in keys], threshold))
    assert fault.code == "threshold"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
)


def spoilt(data: st.DataObject, plain: Any) -> Any:
    """Put something else somewhere into a document."""
    if isinstance(plain, dict | list) and plain and data.draw(st.integers(0, 9)):
        places: list[Any] = sorted(plain) if isinstance(plain, dict) else list(range(len(plain)))
        place = data.draw(st.sampled_from(places))
        copy = plain.copy()
        copy[place] = spoilt(data, plain[place])
        return copy
    return data.draw(json_values)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_spoilt_file_is_refused_or_does_nothing_that_the_whole_one_does_not(
    made: Central, data: st.DataObject
) -> None:
    before = in_force(made.store)
    request = signed(prepare_rules(made), load_key(key_path(made.folder, KeyRole.RULES)))
    document = json.dumps(spoilt(data, json.loads(request_document(request)))).encode()
    try:
        found = read_request(document)
        described(found)
        accept(made, [found])
    except CentralError:
        assert in_force(made.store).snapshot == before.snapshot
    else:
        assert found.parts[KeyRole.RULES].signed == request.parts[KeyRole.RULES].signed


@given(st.binary(max_size=200) | json_values.map(lambda plain: json.dumps(plain).encode()))
def test_what_is_no_prepared_file_is_refused_in_words(document: bytes) -> None:
    assert refusal(lambda: read_request(document)).code == "request"
